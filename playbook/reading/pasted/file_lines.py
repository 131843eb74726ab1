"""The lines of a file of fields, and which of them are inside a text."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

ODD: Final = "\u00a0\u202f\u2007"
"""Spaces that don't break, which indent nothing."""

INDENTATION: Final = re.compile(rf"[ \t{ODD}]*")
"""What a line begins with."""

BEGIN_OF_TEXT: Final = re.compile(r"[ \t]*(?:- +)*(?:[\w-]+ *:|-) +[|>][-+0-9]*[ \t]*(?:#.*)?")
"""The name of a field, and the sign after which its text follows on lines of its own."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a file of fields.

    Attributes:
        start: Where it begins, as an index of the text.
        text: What it says.
        is_words: Whether it is inside a text, and not a field.
    """

    start: int
    text: str
    is_words: bool


LIKE_BAR: Final = "¦│┃∣ǀ❘"
LETTER_LIKE_BAR: Final = "[Il1!/]"
_LIKE_BAR: Final = re.compile(
    rf"(?P<before> *(?:- +)*[a-z_]+: +)(?:(?P<sign>[{LIKE_BAR}])[-+]?|(?P<letter>{LETTER_LIKE_BAR})[-+])[ ]*"
)
"""The name of a field, and a sign that looks like the bar after which a text follows."""


def like_bars(lines: Sequence[Line]) -> Iterator[tuple[Line, int]]:
    """Yield the lines that end with a sign in place of a bar, each with the place of the sign in it."""
    for line, after in pairwise(lines):
        match = None if line.is_words else _LIKE_BAR.fullmatch(line.text)
        inside = INDENTATION.match(after.text)
        if match and inside and after.text.strip() and len(inside.group()) > len(line.text) - len(line.text.lstrip()):
            yield line, match.start("sign") if match["sign"] else match.start("letter")


def lines_of(text: str, begin: int, end: int) -> Iterator[Line]:
    """Yield the lines of a part of a text, from one index to another."""
    start, depth = begin, -1
    for line in text[begin:end].split("\n"):
        indentation = INDENTATION.match(line)
        inside = len(indentation.group()) if indentation else 0
        is_words = depth >= 0 and (not line.strip() or inside > depth)
        yield Line(start, line, is_words)
        if not is_words:
            depth = _depth_of_text(line)
        start += len(line) + 1


def _depth_of_text(line: str) -> int:
    """Return how far the field is set in whose text begins at the end of a line; -1 where none does."""
    if "|" not in line and ">" not in line:
        return -1
    plain = re.sub(f"[{ODD}]", " ", line)
    return len(plain) - len(plain.lstrip(" \t")) if BEGIN_OF_TEXT.fullmatch(plain) else -1
