"""The font files that Typst needs, of the one that pages load: unpacked, and one for each weight."""

import hashlib
import io
import os
import threading
from pathlib import Path
from typing import Final

from fontTools.ttLib import TTFont
from fontTools.varLib import instancer

FONTS: Final = ".cache/fonts"
"""Where they are kept between builds, from the project's root, for pictures and papers."""

_WEIGHTS: Final = (400, 500, 700)
_MAKING: Final = threading.Lock()
"""Pictures and papers are set side by side, and need the same files."""


def font_files(woff2: bytes, folder: Path) -> Path:
    """Write the font's files, unless they are there.

    Args:
        woff2: The variable font.
        folder: Where they are kept; each font has a folder of its own in it.

    Returns:
        The folder that holds them.
    """
    ours = folder / hashlib.sha256(woff2).hexdigest()[:16]
    with _MAKING:
        ours.mkdir(parents=True, exist_ok=True)
        for weight in _WEIGHTS:
            file = ours / f"{weight}.ttf"
            if not file.is_file():
                unfinished = ours / f"{weight}.{os.getpid()}"
                unfinished.write_bytes(_of_weight(woff2, weight))
                unfinished.replace(file)
    return ours


def _of_weight(woff2: bytes, weight: int) -> bytes:
    font = TTFont(io.BytesIO(woff2), recalcTimestamp=False)
    fixed = instancer.instantiateVariableFont(font, {"wght": weight})
    fixed.flavor = None
    output = io.BytesIO()
    fixed.save(output)
    return output.getvalue()
