"""A text whose pasted faults are put right one kind after the other, and where each character stood in the file."""

from bisect import bisect_left
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from playbook.findings import Finding, Position, Severity
from playbook.reading.values import position_at

_NOTHING: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Slip:
    """What a file has that is found, whether it is understood or not.

    Attributes:
        code: The code of the finding.
        start: Where it begins, as an index of the text.
        severity: How much it matters.
        arguments: What the words of the finding quote.
        suggestion: What is right.
    """

    code: str
    start: int
    severity: Severity = Severity.ERROR
    arguments: Mapping[str, str] = field(default_factory=lambda: _NOTHING, hash=False)
    suggestion: str | None = None


@dataclass(frozen=True, slots=True)
class Repair:
    """What is read in the place of a part of the text; `start` and `end` are indices of it. No line ends in between."""

    start: int
    end: int
    right: str


class Repaired:
    """A text, and how it came of that of its file.

    Attributes:
        text: The text as it is now.
    """

    def __init__(self, raw: str) -> None:
        """Begin with the text of a file, its lines ended by line feeds."""
        self.text = raw
        self._raw = raw
        self._origins: list[int] | None = None
        self._slips: list[Slip] = []

    @property
    def is_changed(self) -> bool:
        """Whether anything was put right."""
        return self._origins is not None

    def note(self, slips: Iterable[Slip]) -> None:
        """Keep what was found in the text as it is now."""
        origins = self._origins
        self._slips += [
            slip
            if origins is None
            else Slip(slip.code, origins[slip.start], slip.severity, slip.arguments, slip.suggestion)
            for slip in slips
        ]

    def apply(self, repairs: Iterable[Repair]) -> None:
        """Put parts of the text right; they stand apart, in their order."""
        before = list(range(len(self.text) + 1)) if self._origins is None else self._origins
        parts: list[str] = []
        origins: list[int] = []
        index = 0
        for repair in repairs:
            if not repair.right:
                # What follows something that is left out stands where that began, so that both have a place.
                before[repair.end] = before[repair.start]
            # Of a part that is written anew, each character stands where it stood, those beyond all at its end.
            last = max(repair.end - 1, repair.start)
            parts += [self.text[index : repair.start], repair.right]
            origins += before[index : repair.start]
            origins += [before[min(repair.start + step, last)] for step in range(len(repair.right))]
            index = repair.end
        if parts:
            self.text = "".join([*parts, self.text[index:]])
            self._origins = [*origins, *before[index:]]

    def position_in_file(self, position: Position) -> Position:
        """Return where in the file something stands of which the place in the text is known."""
        if self._origins is None:
            return position
        starts = [0]
        for words in self.text.split("\n"):
            starts.append(starts[-1] + len(words) + 1)
        line = min(position.line, len(starts) - 1)
        index = min(starts[line - 1] + position.column - 1, len(self._origins) - 1)
        return position_at(self._raw, self._origins[index])

    def findings(self, file: str) -> list[Finding]:
        """Return what was found, at its places in the text as it is now."""
        return [
            Finding(slip.code, file, self._position(slip.start), "", slip.severity, slip.arguments, slip.suggestion)
            for slip in self._slips
        ]

    def _position(self, raw: int) -> Position:
        return position_at(self.text, raw if self._origins is None else bisect_left(self._origins, raw))
