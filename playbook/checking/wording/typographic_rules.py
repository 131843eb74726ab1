"""A rule of typography: one way of being wrong, where it is looked for, and what is right instead."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Final

from playbook.findings import Severity
from playbook.languages.formats import NBSP

Right = Callable[[re.Match[str]], str | None]
"""Gives what is right in the place of what was matched, or `None` where it can't be known."""

Stated = str | tuple[tuple[re.Pattern[str], str], ...] | Callable[[re.Match[str]], str | None] | None
"""How what is right is stated: a template, replacements by their patterns, a function, or nothing."""

_SPACES: Final = f" {NBSP}\u202f"

_LONGEST_BESIDE: Final = 100
"""How far the words before what was matched matter."""

compiled = cache(re.compile)
"""A pattern is compiled when it is first needed: most texts need few rules, and a build needs only what pages are set by."""


@dataclass(frozen=True, slots=True)
class Edit:
    """What is to be changed in a text.

    Attributes:
        code: The code of the finding.
        start: Where it begins, as an index of the text.
        end: Where it ends.
        right: What is right there, where it is known.
        severity: How much it matters.
        by_hand: Whether only a person may change it.
        is_set: Whether pages are set as is right, whatever the file has.
    """

    code: str
    start: int
    end: int
    right: str | None
    severity: Severity = Severity.ERROR
    by_hand: bool = False
    is_set: bool = False


@dataclass(frozen=True, slots=True)
class Beside:
    """What may stand beside what was matched.

    Attributes:
        before: The pattern of what may end where it begins.
        after: The pattern of what may begin where it ends.
        within: The marks of which the first may have been opened and not closed before it.
    """

    before: str | None = None
    after: str | None = None
    within: str | None = None

    def stands_by(self, match: re.Match[str]) -> bool:
        """Tell whether any of it stands there."""
        text, start = match.string, match.start()
        if self.before and compiled(self.before).search(text[max(0, start - _LONGEST_BESIDE) : start]):
            return True
        if self.after and compiled(self.after).match(text, match.end()):
            return True
        if self.within:
            return text.rfind(self.within[0], 0, start) > text.rfind(self.within[1], 0, start)
        return False


@dataclass(frozen=True, slots=True)
class Rule:
    """One way of being wrong; `typography.both.yml` says what its parts are.

    Attributes:
        name: What it is called.
        code: The code of the finding.
        wrong: The pattern of what may be wrong.
        right: What is right in its place. Where that is what the text has, nothing is wrong.
        stated: The same as the file states it.
        spaces_after: The pattern of the character after which spaces before what was matched belong to it; after others,
            nothing is wrong.
        doubt: Beside this, what is right can't be known.
        exceptions: Beside this, nothing is wrong.
        certainty: What is right is known beside this only, if it is anything; elsewhere the finding is a notice.
        by_hand: Whether only a person may change it.
        is_set: Whether pages are set as is right, whatever the file has.
        characters: A text without any of these is not searched, if there are any.
        phrases: The same for what is longer than a character.
    """

    name: str
    code: str
    wrong: str
    right: Right
    stated: Stated
    spaces_after: str | None
    doubt: Beside | None
    exceptions: Beside | None
    certainty: Beside | None
    by_hand: bool
    is_set: bool
    characters: frozenset[str]
    phrases: tuple[str, ...]

    def has_phrase(self, text: str) -> bool:
        """Tell whether a text has any of the phrases."""
        for phrase in self.phrases:  # noqa: SIM110 - `any` would take twice as long, for each text and rule
            if phrase in text:
                return True
        return False

    def edits(self, text: str) -> Iterator[Edit]:
        """Yield what is to be changed in a text."""
        for match in compiled(self.wrong).finditer(text):
            start, end = match.span()
            if self.spaces_after:
                while start and text[start - 1] in _SPACES:
                    start -= 1
                if not start or not compiled(self.spaces_after).match(text, start - 1):
                    continue
            if self.doubt and self.doubt.stands_by(match):
                yield Edit(self.code, start, end, None)
            elif not (self.exceptions and self.exceptions.stands_by(match)):
                right = self.right(match)
                if right != text[start:end]:
                    yield self._edit(match, start, right)

    def _edit(self, match: re.Match[str], start: int, right: str | None) -> Edit:
        if self.certainty and not self.certainty.stands_by(match):
            return Edit(self.code, start, match.end(), None, Severity.NOTICE)
        is_set = self.is_set and right is not None
        severity = Severity.NOTICE if is_set else Severity.ERROR
        return Edit(self.code, start, match.end(), right, severity, self.by_hand, is_set)
