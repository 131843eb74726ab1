"""The lines of a file of fields, and which of them are inside a text."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
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
    plain = re.sub(f"[{ODD}]", " ", line)
    return len(plain) - len(plain.lstrip(" \t")) if BEGIN_OF_TEXT.fullmatch(plain) else -1
