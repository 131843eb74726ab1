"""What a title is not: a sentence with its period, nor words in capitals; and no text has emoji."""

import re
from collections.abc import Iterator
from typing import Final

from playbook.checking.wording.slips import Slip
from playbook.findings import Severity

TITLES: Final = ("title", "menu")
"""The fields that are titles."""

PERIOD: Final = re.compile(r"(?<![.\s])(?<!\b\w)(?<!\binc)(?<!\bltd)(?<!\bltée)(?<!\betc)\.\s*\Z", re.IGNORECASE)
EMOJI: Final = re.compile("[\U0001f000-\U0001faff\ufe0f\u20e3]+")
_WORD: Final = re.compile(r"[^\W\d_]{4,}")


def title_slips(text: str) -> Iterator[Slip]:
    """Find titles in capitals or with a period at the end.

    Args:
        text: What is read of a title.
    """
    words = _WORD.findall(text)
    if len(words) > 1 and all(word.isupper() for word in words):
        yield Slip("title-in-capitals", 0, len(text), severity=Severity.WARNING)
    period = PERIOD.search(text)
    if period:
        start = text.rfind(" ", 0, period.start()) + 1
        yield Slip("title-with-period", start, len(text), text[start : period.start()], severity=Severity.WARNING)


def emoji(text: str) -> Iterator[Slip]:
    """Find emoji in any text."""
    for match in EMOJI.finditer(text):
        yield Slip("emoji", match.start(), match.end(), severity=Severity.WARNING)
