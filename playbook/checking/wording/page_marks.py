"""The marks that only prose pages know: headings, pictures and tables."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from playbook.checking.wording.marks import HIDDEN
from playbook.checking.wording.slips import Slip

_PICTURE: Final = re.compile(r"!\[\s*\]\([^()\n]*\)")
_TABLE: Final = re.compile(r"(?:^[ ]{0,3}\|[^\n]*(?:\n|\Z))+", re.MULTILINE)
_RULE: Final = re.compile(r"\|?[\s:|-]*-[\s:|-]*")
_TITLE: Final = 1
"""The level of the page's title, which stands in its header."""


def skipped_headings(headings: Sequence[tuple[int, int, int]]) -> Iterator[Slip]:
    """Find headings that are more than one level below the one before them.

    Args:
        headings: Their levels, and where the mark of each begins and ends.
    """
    before = _TITLE
    for level, start, end in headings:
        if level > before + 1:
            yield Slip("skipped-heading", start, end, arguments={"wanted": "#" * (before + 1)})
        before = level


def pictures_without_words(text: str, hidden: str) -> Iterator[Slip]:
    """Find pictures that have no words for those who don't see them.

    Args:
        text: The Markdown of a page.
        hidden: The same with marks hidden.
    """
    for match in _PICTURE.finditer(text):
        if hidden[match.start()] != HIDDEN:
            yield Slip("missing-alternative-text", match.start(), match.end())


def tables_without_header(text: str, hidden: str) -> Iterator[Slip]:
    """Find tables without a first row, or whose first row is empty, or without the line of hyphens that ends it.

    Args:
        text: The Markdown of a page.
        hidden: The same with marks hidden.
    """
    for match in _TABLE.finditer(text):
        rows = match.group().rstrip("\n").split("\n")
        # A single line between two bars may be words; two are a table.
        if len(rows) < 2 or hidden[match.start() : match.end()].lstrip()[:1] == HIDDEN:
            continue
        has_rule = _RULE.fullmatch(rows[1].strip()) is not None
        has_words = any(cell.strip() for cell in rows[0].split("|")) and not _RULE.fullmatch(rows[0].strip())
        if not has_rule or not has_words:
            yield Slip("table-without-header", match.start(), match.start() + len(rows[0]))
