"""The font files that Typst needs, of the one that pages load: unpacked, and one for each weight."""

import hashlib
import io
import os
from pathlib import Path
from typing import Final

from fontTools.ttLib import TTFont
from fontTools.varLib import instancer

_WEIGHTS: Final = (400, 500, 700)


def font_files(woff2: bytes, folder: Path) -> Path:
    """Write the font's files, unless they are there.

    Args:
        woff2: The variable font.
        folder: Where they are kept; each font has a folder of its own in it.

    Returns:
        The folder that holds them.
    """
    ours = folder / hashlib.sha256(woff2).hexdigest()[:16]
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
