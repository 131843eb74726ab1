"""Making changes to a YAML file, and only those after which it says what it is expected to say."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from copy import deepcopy
from dataclasses import dataclass
from typing import Any, Final

from playbook.findings import Path
from playbook.reading.documents import read
from playbook.reading.values import Document

MOST_ATTEMPTS: Final = 200
"""How often a file is read again to tell the changes that hold from the others; far more than a person's slips need."""

_HARMLESS: Final = frozenset({"non-breaking-space", "unused-anchor"})
"""What may be found in a file whose values are nevertheless all known."""

Meaning = Callable[[Any], object]
"""Gives what counts of the values of a file."""


@dataclass(frozen=True, slots=True)
class Replacement:
    """Words to be put in the place of others; `start` and `end` are indices of the file's text."""

    start: int
    end: int
    words: str


@dataclass(frozen=True, slots=True)
class Mend:
    """A change that is made whole or not at all.

    Attributes:
        replacements: What is replaced in the file.
        path: The value that is meant to change.
        change: Gives the new value from the old one; without it, no value changes.
    """

    replacements: tuple[Replacement, ...]
    path: Path = ()
    change: Callable[[Any], object] | None = None

    @property
    def start(self) -> int:
        """Where it begins in the file."""
        return self.replacements[0].start


def readable(text: str) -> Document | None:
    """Read a file whose every value is known.

    Args:
        text: The file.

    Returns:
        The document, or `None` where it can't be read, or only in part: what a field that stands twice holds is in the
        file but not among the values, and nobody could tell whether a change has spoilt it.
    """
    document, findings = read(text.encode(), "")
    return None if any(finding.code not in _HARMLESS for finding in findings) else document


def mended(document: Document, mends: Iterable[Mend], meaning: Meaning = lambda data: data) -> str:
    """Make changes and return the text of the file.

    After each change the file is read again. A change is left out when a value is not what it was meant to become,
    when another value is no longer the same, or when something new is found in the file.

    Args:
        document: The file.
        mends: The changes, in any order.
        meaning: What of the values has to be as expected; all of it, when left out.
    """
    ordered = sorted(mends, key=lambda mend: mend.start)
    if not ordered:
        return document.text
    trial = _Trial(document, meaning)
    return trial.text_with(trial.kept(ordered)) or document.text


class _Trial:
    def __init__(self, document: Document, meaning: Meaning) -> None:
        self._document = document
        self._meaning = meaning
        self._found = _codes(document.text)
        self._attempts = 0

    def kept(self, mends: Sequence[Mend]) -> Sequence[Mend]:
        """Return the changes that hold: all of them, else those of each half."""
        if self._holds(mends):
            return mends
        if len(mends) < 2:
            return []
        middle = len(mends) // 2
        first, second = self.kept(mends[:middle]), self.kept(mends[middle:])
        if not first or not second:
            return first or second
        together = [*first, *second]
        return together if self._holds(together) else first

    def text_with(self, mends: Sequence[Mend]) -> str | None:
        """Return the file with changes, or `None` where two of them concern the same words."""
        text, parts, index = self._document.text, [], 0
        for replacement in sorted(
            (replacement for mend in mends for replacement in mend.replacements), key=lambda one: (one.start, one.end)
        ):
            if replacement.start < index:
                return None
            parts += [text[index : replacement.start], replacement.words]
            index = replacement.end
        return "".join([*parts, text[index:]])

    def _holds(self, mends: Sequence[Mend]) -> bool:
        self._attempts += 1
        text = self.text_with(mends)
        if text is None or self._attempts > MOST_ATTEMPTS:
            return False
        after, findings = read(text.encode(), "")
        if after is None or not Counter(finding.code for finding in findings) <= self._found:
            return False
        expected = deepcopy(self._document.data)
        # The last one first: a name that changes is on the way to nothing that is still to be changed.
        for mend in reversed(mends):
            expected = _changed(expected, mend.path, mend.change) if mend.change else expected
        return _identical(self._meaning(expected), self._meaning(after.data))


def _codes(text: str) -> Counter[str]:
    return Counter(finding.code for finding in read(text.encode(), "")[1])


def _changed(data: Any, path: Path, change: Callable[[Any], object]) -> Any:
    if not path:
        return change(data)
    parent = data
    for step in path[:-1]:
        parent = parent[step]
    parent[path[-1]] = change(parent[path[-1]])
    return data


def _identical(one: Any, other: Any) -> bool:
    """Compare values with their types: 1, 1.0 and true are not the same."""
    if type(one) is not type(other):
        return False
    if isinstance(one, dict):
        return one.keys() == other.keys() and all(_identical(one[key], other[key]) for key in one)
    if isinstance(one, list):
        return len(one) == len(other) and all(map(_identical, one, other))
    return bool(one == other)
