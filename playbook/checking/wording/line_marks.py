"""Marks in texts of one line: titles, names, labels and summaries are shown as they stand."""

import re
from collections.abc import Iterator
from typing import Final

from playbook.checking.wording.bullets import BULLETS
from playbook.checking.wording.character_codes import UNENDED
from playbook.checking.wording.foreign_marks import foreign_marks
from playbook.checking.wording.slips import Slip
from playbook.languages import Language

MARK_IN_LINE: Final = "mark-in-line"

MARK: Final = re.compile(
    rf"""
    \*\*(?=\S)[^*\n]+\*\* | __(?=\S)[^_\n]+__ | ~~[^~\n]+~~ | ==(?=\S)[^=\n]+==
    | (?<![\w*])\*(?=[^\s*])[^*\n]*[^\s*]?\*(?![\w*]) | (?<![\w_])_(?=[^\s_])[^_\n]*_(?![\w_])
    | `[^`\n]+`
    | !?\[[^\[\]\n]*\]\([^()\n]*\) | \[\[[^\[\]\n]+\]\] | \[\^[^\]\n]+\] | \[[^\[\]\n]+\]\[[^\[\]\n]*\]
    | \{{\{{[^\n]*?\}}\}} | \{{%[^\n]*?%\}} | \{{[:\#.][^{{}}\n]*\}}
    | ^[ ]*(?:\#{{1,6}}|[-*+>]|[{BULLETS}]|o[ ]{{2,}})[ \t\u00a0]+ | ^[{BULLETS}]
    | </?[A-Za-z][^<>\n]*>?|<!--
    | &(?:[A-Za-z][A-Za-z0-9]{{1,30}}|\#[0-9]{{1,7}}|\#[xX][0-9A-Fa-f]{{1,6}});
    | \bhttps?://\S+ | \\(?:u[0-9A-Fa-f]{{4}}|x[89A-Fa-f][0-9A-Fa-f])
    | \A[“«‹][^“”«»‹›\n]*\Z | \A[^“”«»‹›\n]*[”»›]\Z                  # one of the marks around it is missing
    """,
    re.VERBOSE,
)
_SIGNS: Final = frozenset("*_`[{#-+><&~=/o\\“«‹”»›" + BULLETS)


def line_marks(text: str) -> Iterator[Slip]:
    """Find Markdown, HTML, entities, macros and addresses in a text that has no marks.

    Args:
        text: A text of one line.
    """
    if not _SIGNS.isdisjoint(text):
        for match in MARK.finditer(text):
            yield Slip(MARK_IN_LINE, match.start(), match.end())
        for match in UNENDED.finditer(text) if "&" in text else ():
            yield Slip(MARK_IN_LINE, match.start(), match.end())


def line_slips(text: str, language: Language) -> Iterator[Slip]:
    """Find these, and the marks of other programs that no text has.

    Args:
        text: A text of one line.
        language: Its language.
    """
    found = list(line_marks(text))
    yield from found
    for slip in foreign_marks(text, language, knows_references=False):
        if not any(slip.start < one.end and one.start < slip.end for one in found):
            yield slip
