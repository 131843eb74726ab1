"""The style sheet of the site: one file, made of the parts that the theme has, without what only its authors read."""

import re
from pathlib import Path
from typing import Final

THEME: Final = "theme"
STYLESHEET: Final = "assets/stylesheets/playbook.css"
STYLESHEET_PARTS: Final = "assets/stylesheets/parts"

_COMMENT: Final = re.compile(r"/\*.*?\*/", re.DOTALL)
_STRING: Final = re.compile(r"(\"[^\"\n]*\"|'[^'\n]*'|url\([^)]*\))")


def stylesheet(folder: Path) -> str:
    """Join the parts of the style sheet.

    Args:
        folder: Where they are; they follow one another in the order of their names.

    Returns:
        The rules, without comments and spaces that say nothing.
    """
    parts = (file.read_text(encoding="utf-8") for file in sorted(folder.glob("*.css")))
    return "".join(minified(part) for part in parts) + "\n"


def minified(css: str) -> str:
    """Return rules without comments, line ends and indentation; what stands in quotation marks stays as it is."""
    pieces = _STRING.split(_COMMENT.sub("", css))
    return "".join(piece if number % 2 else _squeezed(piece) for number, piece in enumerate(pieces)).strip()


def _squeezed(css: str) -> str:
    css = re.sub(r"\s+", " ", css)
    # A space before a colon, a plus or a parenthesis can mean something in a selector or in a calculation.
    css = re.sub(r" ?([{};]) ?", r"\1", css)
    css = re.sub(r", ", ",", css)
    css = re.sub(r"([{;][a-z-]+): ", r"\1:", css)
    return css.replace(";}", "}")
