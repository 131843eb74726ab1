"""Marking what is code in a text."""

import re
from typing import Final

from markupsafe import Markup, escape

_CODE: Final = re.compile(r"\{\{.*?\}\}|\{%.*?%\}")


def marked_code(text: str) -> Markup:
    """Return a text as HTML, with what it says of macros marked as code."""
    pieces: list[Markup] = []
    end = 0
    for match in _CODE.finditer(text):
        pieces += [escape(text[end : match.start()]), Markup("<code>{}</code>").format(match[0])]
        end = match.end()
    return Markup("").join([*pieces, escape(text[end:])])
