"""Emphasis that begins and does not end, or ends and did not begin: its marks would be shown as they stand.

Marks are paired as CommonMark does (https://spec.commonmark.org/0.31.2/#emphasis-and-strong-emphasis).
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from playbook.checking.wording.marks import BORDER
from playbook.checking.wording.slips import Slip

_RUN: Final = re.compile(r"\\.|\*+|_+", re.DOTALL)
_GAP: Final = re.compile(rf"\n[ \t]*\n|{BORDER}+")
_AFTER: Final = re.compile(r"[*_]*[ \n]*(?:[^\s]+[ \n]+){0,2}[^\s]+")
_BEFORE: Final = re.compile(r"(?:[^\s]+[ \n]+){0,2}[^\s]*$")

_LONGEST_EXCERPT: Final = 60
_BLANK: Final = 3
"""From here up, low lines are a blank to fill in."""


@dataclass(slots=True)
class _Run:
    """Marks of emphasis that stand side by side: how many of them have no counterpart yet, and what they can do."""

    sign: str
    start: int
    end: int
    left: int
    opens: bool
    closes: bool

    @property
    def length(self) -> int:
        return self.end - self.start


def unclosed_emphasis(text: str, hidden: str) -> Iterator[Slip]:
    """Find marks of emphasis without a counterpart, the first of each paragraph or list item.

    Args:
        text: A Markdown text.
        hidden: The same with marks hidden.
    """
    if "*" not in hidden and "_" not in hidden:
        return
    start = 0
    for gap in [*_GAP.finditer(hidden), None]:
        end = gap.start() if gap else len(hidden)
        slip = _first_slip(text, _runs(text, hidden, start, end), start, end)
        if slip:
            yield slip
        start = gap.end() if gap else end


def _runs(text: str, hidden: str, start: int, end: int) -> list[_Run]:
    runs: list[_Run] = []
    for match in _RUN.finditer(hidden, start, end):
        if match.group()[0] != "\\":
            before = text[match.start() - 1] if match.start() > start else " "
            after = text[match.end()] if match.end() < end else " "
            runs.append(_run(match, before, after))
    _pair(runs)
    return runs


def _run(match: re.Match[str], before: str, after: str) -> _Run:
    left = not after.isspace() and (not _is_punctuation(after) or before.isspace() or _is_punctuation(before))
    right = not before.isspace() and (not _is_punctuation(before) or after.isspace() or _is_punctuation(after))
    sign = match.group()[0]
    opens, closes = left, right
    if sign == "_":
        opens, closes = left and (not right or _is_punctuation(before)), right and (not left or _is_punctuation(after))
    return _Run(sign, match.start(), match.end(), len(match.group()), opens, closes)


def _is_punctuation(character: str) -> bool:
    return unicodedata.category(character)[0] in "PS"


def _pair(runs: list[_Run]) -> None:
    openers: list[_Run] = []
    # Below these, no opener fits a closer of the same kind: looking again would take a hostile text forever.
    bottoms: dict[tuple[str, bool, int], int] = {}
    for run in runs:
        kind = (run.sign, run.opens, run.length % 3)
        while run.closes and run.left:
            candidates = range(len(openers) - 1, bottoms.get(kind, 0) - 1, -1)
            index = next((index for index in candidates if _fit(openers[index], run)), None)
            if index is None:
                bottoms[kind] = len(openers)
                break
            opener = openers[index]
            used = 2 if min(opener.left, run.left) > 1 else 1
            opener.left -= used
            run.left -= used
            # What opened between the two can't close any more.
            del openers[index + (1 if opener.left else 0) :]
            bottoms = {kind: min(bottom, len(openers)) for kind, bottom in bottoms.items()}
        if run.opens and run.left:
            openers.append(run)


def _fit(opener: _Run, closer: _Run) -> bool:
    if opener.sign != closer.sign:
        return False
    both_ways = opener.closes or closer.opens
    of_three = (opener.length + closer.length) % 3 == 0 and (opener.length % 3 or closer.length % 3)
    return not (both_ways and of_three)


def _first_slip(text: str, runs: list[_Run], start: int, end: int) -> Slip | None:
    left = [run for run in runs if run.left]
    spaced = [run for run in left if run.sign == "*" and run.length == 2 and not run.opens and not run.closes]
    if len(spaced) > 1:
        first, last = spaced[:2]
        inside = text[first.end : last.start].strip()
        return Slip("unclosed-emphasis", first.start, last.end, f"**{inside}**")
    for run in left:
        if _is_meant(run, text, start, end):
            return Slip("unclosed-emphasis", *_shown(run, text, start, end))
    return None


def _is_meant(run: _Run, text: str, start: int, end: int) -> bool:
    if run.sign == "_" and run.length >= _BLANK:
        return False
    inside_word = (
        text[max(start, run.start - 1) : run.start].isalnum() and text[run.end : min(end, run.end + 1)].isalnum()
    )
    return (run.opens or run.closes) and not (inside_word and run.length == 1)


def _shown(run: _Run, text: str, start: int, end: int) -> tuple[int, int]:
    """Return where the words begin and end by which an editor finds a mark."""
    if run.opens:
        after = _AFTER.match(text, run.start, end)
        return run.start, min(after.end() if after else run.end, run.start + _LONGEST_EXCERPT)
    before = _BEFORE.search(text[max(start, run.start - _LONGEST_EXCERPT) : run.start])
    return run.start - len(before.group() if before else ""), run.end
