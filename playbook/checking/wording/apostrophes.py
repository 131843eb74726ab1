"""Straight marks after a letter: an apostrophe, or the end of a quotation."""

import re
from typing import Final

_OPENING: Final = re.compile(r"(?<!\w)['´](?=\w)")

_LONGEST_QUOTATION: Final = 100
"""How far from its end the beginning of a quotation is looked for."""


def apostrophe(match: re.Match[str]) -> str | None:
    """Return the apostrophe for a straight mark after a letter, or `None` where a quotation may end there."""
    text, start, end = match.string, match.start(), match.end()
    if text[end : end + 1].isalpha():
        return "’"
    return None if _OPENING.search(text, max(0, start - _LONGEST_QUOTATION), start) else "’"
