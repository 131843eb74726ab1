"""A slip: words of a text that are not as they should be."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from playbook.findings import Finding, Path, Position, Severity, boxed, excerpt
from playbook.reading.values import Document

_NOTHING: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Slip:
    """Words that are not as they should be.

    Attributes:
        code: The code of the finding.
        start: Where the words begin, as an index of the text.
        end: Where they end.
        correction: The right words, where they are known.
        severity: Whether it stops the build.
        arguments: What the words of the finding quote besides these.
        by_hand: Whether only a person may put the right words there, because these may be something else after all.
    """

    code: str
    start: int
    end: int
    correction: str | None = None
    severity: Severity = Severity.ERROR
    arguments: Mapping[str, str] = field(default_factory=lambda: _NOTHING, hash=False)
    by_hand: bool = False

    def words(self, text: str) -> str:
        """Return the words, of the text in which they stand."""
        return text[self.start : self.end].strip()

    def position_in(self, document: Document, path: Path, text: str) -> Position:
        """Return where the words stand in a YAML file whose value at `path` is the text."""
        words = self.words(text)
        # The same words may stand in the text before, where they are right, hidden or reported already.
        times = text.count(words, 0, self.start) + 1
        *_, position = document.positions_of([words] * times, path)
        return position

    def finding(self, text: str, file: str, position: Position, path: str = "") -> Finding:
        """Report the slip.

        Args:
            text: The text, with nothing hidden.
            file: The file in which it stands.
            position: Where the words stand in that file.
            path: The field of the text, when it is one.
        """
        return Finding(
            self.code,
            file,
            position,
            path,
            self.severity,
            arguments={"words": excerpt(self.words(text)), **self.arguments},
            suggestion=self.correction and boxed(self.correction.replace("\n", " ")),
        )
