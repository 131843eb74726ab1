"""A text as the rules read it: marks hidden, character references read as their characters."""

import html
import re
from bisect import bisect
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from typing import Final

from playbook.checking.wording.marks import BORDER, HIDDEN, hide
from playbook.checking.wording.slips import Slip

REFERENCE: Final = re.compile(r"&(?:[A-Za-z][A-Za-z0-9]{1,31}|#[0-9]{1,7}|#[Xx][0-9A-Fa-f]{1,6});")
"""How HTML and Markdown write a character by its name or number: `&nbsp;`, `&#39;`."""

_SPACE: Final = "Zs"
_HIDDEN: Final = re.compile(f"[{HIDDEN}{BORDER}]")


def character(reference: str) -> str | None:
    """Return the character that a reference such as `&nbsp;` stands for, or `None` where it is none that can be seen."""
    found = html.unescape(reference)
    return found if len(found) == 1 and (found.isprintable() or found.isspace()) and found not in "\n\r\t" else None


@dataclass(frozen=True)
class Words:
    """A text as the rules read it.

    Attributes:
        written: The text as it is written.
        hidden: The same with marks hidden, as long as it was.
    """

    written: str
    hidden: str

    @classmethod
    @lru_cache(8192)  # several rules read the same texts
    def of(cls, written: str) -> "Words":
        """Take a text, Markdown or plain."""
        return cls(written, hide(written))

    def part(self, start: int, end: int) -> "Words":
        """Return a part of it; marks that begin outside of it stay hidden."""
        return Words(self.written[start:end], self.hidden[start:end])

    @cached_property
    def read(self) -> str:
        """What the rules read; shorter than the text where that has character references."""
        return "".join(part for part, _ in self._parts())

    def place(self, index: int) -> int:
        """Return where in the text stands what stands at a place of what is read."""
        before = bisect(self._ends, index, key=lambda end: end[0])
        read, written = self._ends[before - 1] if before else (0, 0)
        return index + written - read

    @cached_property
    def _ends(self) -> list[tuple[int, int]]:
        """Where each reference ends, in what is read and in the text."""
        ends, read, written = [], 0, 0
        for part, length in self._parts():
            read, written = read + len(part), written + length
            if len(part) != length:
                ends.append((read, written))
        return ends

    def _parts(self) -> Iterator[tuple[str, int]]:
        """Yield what is read piece by piece, each with its length in the text."""
        start = 0
        for match in REFERENCE.finditer(self.hidden) if "&" in self.hidden else ():
            meant = character(match.group())
            # One that stands for no character is no words of the language either.
            yield self.hidden[start : match.start()], match.start() - start
            yield meant or HIDDEN * len(match.group()), len(match.group())
            start = match.end()
        yield self.hidden[start:], len(self.hidden) - start

    def in_place(self, slip: Slip) -> Slip:
        """Return a slip of what is read as one of the text, its right words with the marks that were hidden."""
        start, end = self.place(slip.start), self.place(slip.end)
        correction = slip.correction
        if correction is not None:
            marks = [self.written[start + match.start()] for match in _HIDDEN.finditer(self.hidden[start:end])]
            filled = iter(marks)
            is_whole = len(_HIDDEN.findall(correction)) == len(marks)
            correction = _HIDDEN.sub(lambda _: next(filled), correction) if is_whole else None
        return replace(slip, start=start, end=end, correction=correction)
