"""What a title is not: a sentence with its period, nor words in capitals; and no text has emoji."""

import re
from collections.abc import Iterator
from typing import Final

from playbook.checking.wording.slips import Slip
from playbook.findings import Severity

TITLES: Final = ("title", "menu")
"""The fields that are titles."""

PERIOD: Final = re.compile(r"(?<![.\s])(?<!\b\w)(?<!\binc)(?<!\bltd)(?<!\bltée)(?<!\betc)\.\s*\Z", re.IGNORECASE)
EMOJI: Final = re.compile(
    # Those that programs show in colours by themselves, and the marks that make one of another sign.
    "[\U0001f000-\U0001faff\ufe0f\u20e3\u231a\u231b\u23e9-\u23f3\u25fd\u25fe\u2614\u2615\u2648-\u2653\u267f\u2693\u26a1\u26aa"
    "\u26ab\u26bd\u26be\u26c4\u26c5\u26ce\u26d4\u26ea\u26f2\u26f3\u26f5\u26fa\u26fd\u2705\u270a\u270b\u2728\u274c\u274e\u2753-\u2755"
    "\u2757\u2795-\u2797\u27b0\u27bf\u2b1b\u2b1c\u2b50\u2b55]+"
)
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
