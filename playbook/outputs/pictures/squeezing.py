"""Making pictures small: at most sixteen colours, chosen beforehand, so that a picture is half a byte a pixel."""

import io
from typing import Final

from PIL import Image

from playbook.outputs.pictures.colours import Tones, channels, mixed

_SQUARES: Final = ("#3fa7b8", "#e8a93a", "#ffffff")
"""The colours of the site's own sign, which are the same everywhere."""

_BITS: Final = 4
_EFFORTS: Final = (8, 9)
"""How hard zlib tries; the last step takes twice as long for 2 %, and is for the few pictures that need it."""

LARGEST: Final = 25_000
"""How many bytes a picture is to have at most."""


def palette(tones: Tones, ink: str) -> Image.Image:
    """Choose at most sixteen colours for the pictures of a model: its own, and what lies between them along edges.

    Args:
        tones: The colours of the model.
        ink: The colour of the title.
    """
    chosen = [tones.tint, tones.strong, tones.pale, ink, *_SQUARES]
    chosen += [mixed(tones.tint, ink, share) for share in (0.25, 0.5, 0.75)]
    chosen += [mixed(tones.tint, tones.strong, share) for share in (0.5, 0.75)]
    image = Image.new("P", (1, 1))
    image.putpalette([channel for colour in chosen for channel in channels(colour)])
    return image


def squeezed(png: bytes, colours: Image.Image) -> bytes:
    """Return a picture in few colours.

    Args:
        png: The picture.
        colours: An image with the palette.
    """
    with Image.open(io.BytesIO(png)) as drawn:
        few = drawn.convert("RGB").quantize(palette=colours, dither=Image.Dither.NONE)
    written = b""
    for effort in _EFFORTS:
        output = io.BytesIO()
        few.save(output, "PNG", bits=_BITS, compress_level=effort)
        written = output.getvalue()
        if len(written) <= LARGEST:
            break
    return written
