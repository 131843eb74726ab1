"""The style sheet of the site: one file, made of the parts that the theme has, without what only its authors read."""

import re
from pathlib import Path
from typing import Final

THEME: Final = "theme"
STYLESHEET: Final = "assets/stylesheets/playbook.css"
STYLESHEET_PARTS: Final = "assets/stylesheets/parts"

_COMMENT: Final = re.compile(r"/\*.*?\*/", re.DOTALL)
# Browsers before 2024 do not know light-dark() (https://caniuse.com/mdn-css_types_color_light-dark).
_TWO_COLOURS: Final = re.compile(r"(--[\w-]+: ?)light-dark\(([^,()]+),([^,()]+)\)")
_TOKENS: Final = re.compile(r":root\{[^}]*\}")
_STRING: Final = re.compile(r"(\"[^\"\n]*\"|'[^'\n]*'|url\([^)]*\))")


def stylesheet(folder: Path) -> str:
    """Join the parts of the style sheet.

    Args:
        folder: Where they are; they follow one another in the order of their names.

    Returns:
        The rules, without comments and spaces that say nothing; older browsers get the colours of the light palette.
    """
    parts = (file.read_text(encoding="utf-8") for file in sorted(folder.glob("*.css")))
    return with_light_colours("".join(minified(part) for part in parts)) + "\n"


def with_light_colours(css: str) -> str:
    """Return minified rules whose tokens of two colours are the light one where a browser does not know light-dark()."""
    tokens = _TOKENS.search(css)
    if not tokens:
        return css
    both = ";".join(found[0] for found in _TWO_COLOURS.finditer(tokens[0]))
    supported = f"@supports (color:light-dark(#000,#fff)){{:root{{{both}}}}}" if both else ""
    return css[: tokens.start()] + _TWO_COLOURS.sub(r"\1\2", tokens[0]) + supported + css[tokens.end() :]


def minified(css: str) -> str:
    """Return rules without comments, line ends and indentation; what stands in quotation marks stays as it is."""
    pieces = _STRING.split(_COMMENT.sub("", css))
    return "".join(piece if number % 2 else _squeezed(piece) for number, piece in enumerate(pieces)).strip()


def _squeezed(css: str) -> str:
    css = re.sub(r"\s+", " ", css)
    # A space before a colon, a plus or a parenthesis can mean something in a selector or in a calculation.
    css = re.sub(r" ?([{};]) ?", r"\1", css)
    css = re.sub(r", ", ",", css)
    css = re.sub(r"([{;][a-z0-9-]+): ", r"\1:", css)
    return css.replace(";}", "}")
