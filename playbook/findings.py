"""What the checks report: one value, collected, never raised half-way."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches
from enum import StrEnum
from types import MappingProxyType
from typing import Final

MOST_LISTED: Final = 50
"""How many names a finding lists at most before it lists the nearest ones only."""

NEAREST_LISTED: Final = 10

Path = Sequence[str | int]
"""The way to a field: names, and the indices of items."""

_NOTHING: Mapping[str, str] = MappingProxyType({})


class Severity(StrEnum):
    """How much a finding matters.

    An error stops the checks from passing, a warning is to be looked at by somebody, a notice is worth knowing.
    """

    ERROR = "error"
    WARNING = "warning"
    NOTICE = "notice"


def gravest(severities: Iterable[Severity]) -> Severity:
    """Return the severity that matters most."""
    return min(severities, key=list(Severity).index)


@dataclass(frozen=True, slots=True)
class Position:
    """A place in a file; lines and columns count from 1."""

    line: int = 1
    column: int = 1


START = Position()


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that a check found.

    Attributes:
        code: The permanent name of the finding; its words are in the file beside the module that finds it.
        file: The file, relative to the project's root, with forward slashes.
        position: Where in the file.
        path: The field, as in `figures[2].date`; empty for the file as a whole.
        severity: How much it matters.
        arguments: What the words of the finding quote.
        suggestion: The word that was probably meant.
    """

    code: str
    file: str
    position: Position = START
    path: str = ""
    severity: Severity = Severity.ERROR
    arguments: Mapping[str, str] = field(default_factory=lambda: _NOTHING, hash=False)
    suggestion: str | None = None

    @property
    def sort_key(self) -> tuple[str, int, int, str, str]:
        """The order in which findings are shown: by file, then by place."""
        return (self.file, self.position.line, self.position.column, self.code, self.path)


def errors(findings: Iterable[Finding]) -> list[Finding]:
    """Return the findings that are errors."""
    return [finding for finding in findings if finding.severity is Severity.ERROR]


def closest(word: str, known: Iterable[str]) -> str | None:
    """Return the one of `known` that is nearest to `word`, or `None` when none is near."""
    candidates = {candidate.casefold(): candidate for candidate in sorted(known, reverse=True)}
    matches = get_close_matches(word.casefold(), candidates, n=1, cutoff=0.6)
    return candidates[matches[0]] if matches else None


def listed(word: str, known: Iterable[str]) -> str:
    """List what might have been written in place of `word`: all of `known`, or the nearest ones of very many."""
    names = sorted(known)
    if len(names) <= MOST_LISTED:
        return ", ".join(names)
    return ", ".join([*sorted(get_close_matches(word, names, n=NEAREST_LISTED, cutoff=0)), "…"])


_PRIVATE: Final = re.compile("[\ue000-\uf8ff\U000f0000-\U0010ffff]")
_BOX: Final = "\N{WHITE SQUARE}"


def boxed(text: str) -> str:
    """Return a text in which boxes stand for what each program shows otherwise, such as the bullets of a word processor."""
    return _PRIVATE.sub(_BOX, text)


def excerpt(text: str, limit: int = 60) -> str:
    """Return `text` as a finding quotes it: on one line, and cut when it is long."""
    line = boxed(re.sub(r"[ \t\n]+", " ", text))
    return line if len(line) <= limit else f"{line[:limit].rstrip()}…"
