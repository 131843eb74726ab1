"""Makes the icons that browsers and phones ask for as pixels, from the drawing of the site's sign.

Run it after a change of `theme/assets/images/icon.svg`, with the project's optional dependencies `takeaway` installed.
"""

import io
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Final

import typst
from PIL import Image

THEME: Final = Path(__file__).parent.parent / "theme"
IMAGES: Final = THEME / "assets/images"

FAVICON_SIZES: Final = (16, 32, 48)
MARGIN: Final = 0.2
"""How much of a side phones may cut off, or round."""


def main() -> int:
    """Write the icons.

    Returns:
        The exit status.
    """
    sign = (IMAGES / "icon.svg").read_text(encoding="utf-8")
    _write_ico(THEME / "favicon.ico", [_drawn(sign, size, margin=0) for size in FAVICON_SIZES])
    for name, size, margin in (("apple-touch-icon", 180, 0.12), ("icon-192", 192, 0.0), ("icon-512", 512, MARGIN)):
        ground = "#ffffff" if margin else None
        few = _drawn(sign, size, margin=margin, ground=ground).quantize(32)
        few.save(IMAGES / f"{name}.png", optimize=True)
    return 0


def _drawn(sign: str, size: int, *, margin: float, ground: str | None = None) -> Image.Image:
    """Draw the sign in a square, with a margin on each side that is a share of it."""
    fill = f'rgb("{ground}")' if ground else "none"
    inside = size * (1 - 2 * margin)
    document = (
        f"#set page(width: {size}pt, height: {size}pt, margin: 0pt, fill: {fill})\n"
        f'#align(center + horizon, image(bytes(sys.inputs.sign), format: "svg", width: {inside}pt))\n'
    )
    png = typst.compile(document.encode(), format="png", ppi=72, sys_inputs={"sign": sign})
    assert isinstance(png, bytes)
    return Image.open(io.BytesIO(png)).convert("RGBA")


def _write_ico(file: Path, images: Sequence[Image.Image]) -> None:
    largest = images[-1]
    largest.save(file, "ICO", sizes=[image.size for image in images], append_images=list(images[:-1]))


if __name__ == "__main__":
    sys.exit(main())
