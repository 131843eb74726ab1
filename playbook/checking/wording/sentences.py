"""Where the sentences of a text begin and end."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from playbook.checking.wording.marks import BORDER, HIDDEN
from playbook.languages.data_files import read_data

GAP: Final = re.compile(rf"\n[ \t]*\n|{BORDER}+")
"""What stands between two pieces of text: an empty line, the mark of a list item or of a cell."""

END: Final = re.compile(
    rf"[.!?…][\"”»)\]*_\u00a0]*[ \n]+(?=[«“(\[*_\u00a0]*[A-ZÀ-ÖØ-Þ0-9{HIDDEN}])"  # what follows looks like a beginning
)
_LAST_WORD: Final = re.compile(r"[^\s«“(\[*_]*$")

ABBREVIATIONS: Final = frozenset(read_data(Path(__file__).parent / "abbreviations.yml").split())
"""After these, a point does not end a sentence; nor does it after an initial."""

_LONGEST_ABBREVIATION: Final = max(map(len, ABBREVIATIONS))

_WORD: Final = re.compile(rf"(?:[0-9]+\u00a0(?=[0-9]))*[^\s{BORDER}]*[\w{HIDDEN}][^\s{BORDER}]*")


def sentences(text: str) -> Iterator[tuple[int, int]]:
    """Yield where each sentence of a text begins and ends.

    Args:
        text: A text in which marks are hidden. List items, headings and cells of tables are sentences of their own.
    """
    start = 0
    if "\n" in text or BORDER in text:
        for gap in GAP.finditer(text):
            yield from _in_piece(text, start, gap.start())
            start = gap.end()
    yield from _in_piece(text, start, len(text))


def _in_piece(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    for match in END.finditer(text, start, end):
        if text[match.start()] != "." or not _is_abbreviation(text, start, match.start()):
            yield start, match.end()
            start = match.end()
    if text[start:end].strip():
        yield start, end


def _is_abbreviation(text: str, start: int, point: int) -> bool:
    match = _LAST_WORD.search(text[max(start, point - _LONGEST_ABBREVIATION - 1) : point])
    assert match is not None
    word = match.group()
    return word in ABBREVIATIONS or (len(word) == 1 and word.isupper())


def count_words(text: str) -> int:
    """Count the words of a sentence; `l’école`, `18 019` and a macro are one word each, a sign alone is none."""
    return len(_WORD.findall(text))
