"""Reading on after a slip of syntax, so that everything that is wrong with a record can be said at once.

YAML gives up at the first slip. The lines of the field that has it are left out, and the rest is read, until the next one.
"""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from playbook.findings import Finding, Position, closest
from playbook.reading.documents import read
from playbook.reading.text import read_text
from playbook.reading.values import Document

MOST_SLIPS: Final = 10
"""After how many slips of syntax the rest is left unread: somebody who makes more is not writing YAML."""

_MOST_READ: Final = 600_000
"""How many characters are read again at most, for the sake of long files."""

_OF_THE_WHOLE: Final = frozenset(
    {
        "empty-file",
        "file-too-large",
        "merge-conflict",
        "not-a-record",
        "not-utf8",
        "several-documents",
        "too-many-values",
    }
)
"""The findings after which nothing can be said of single fields."""

_IN_TEXT: Final = frozenset({"not-indented", "unexpected-text"})
"""The findings that are about a line of the text above."""

_NAME: Final = re.compile(r"[\"'“«]?([A-Za-z_]\w*)")
_NAME_SET_IN: Final = re.compile(r"[\s-]*[\"'“«]?([A-Za-z_]\w*)")
_FIELD: Final = re.compile(r"[\"'“«]?[A-Za-z_]\w*[\"'”»]?[ \u00a0]*:(\s|$)")


@dataclass(frozen=True, slots=True)
class _Attempt:
    """What came of leaving lines out."""

    left_out: range
    lines: list[str]
    document: Document | None
    found: list[Finding]

    @property
    def reach(self) -> float:
        """How far the file can be read without these lines."""
        if self.document:
            return float("inf")
        return -1 if self.found[-1].code in _OF_THE_WHOLE else self.found[-1].position.line


def read_in_part(source: bytes, file: str, fields: Collection[str]) -> tuple[Document | None, list[Finding]]:
    """Read a record, but for the fields at its top that have a slip of syntax.

    Args:
        source: The bytes of the file.
        file: Its name in findings.
        fields: The fields that such a record has.

    Returns:
        The document with the fields that can be read, and what was found: one slip of each of the others. `None` where
        nothing can be read.
    """
    document, found = read(source, file)
    text = None if document else read_text(source, file)[0]
    if text is None or found[-1].code in _OF_THE_WHOLE:
        return document, found
    lines, slips, broken = text.split("\n"), [found[-1]], dict[str, Position]()
    starts = _starts(lines, fields)
    for _ in range(min(MOST_SLIPS, 1 + _MOST_READ // (3 * len(text)))):
        attempt = _further(lines, slips[-1], starts, file)
        if attempt is None:
            break
        whole = _whole(attempt.left_out, lines, slips[-1], starts, fields)
        if whole != attempt.left_out:
            attempt = _without(lines, whole, file)
        broken |= _names(lines, attempt.left_out, fields)
        lines = attempt.lines
        if attempt.document:
            attempt.document.root.keys = {**attempt.document.root.keys, **broken}
            return replace(attempt.document, broken=frozenset(broken)), [*slips, *attempt.found]
        slips.append(attempt.found[-1])
    return None, slips


def _starts(lines: Sequence[str], fields: Collection[str]) -> list[int]:
    """Return the indices of the lines with which a field at the top begins, even one with a slip."""
    return [0, *(number for number, line in enumerate(lines) if number and _begins(line, fields))]


def _begins(line: str, fields: Collection[str]) -> bool:
    name = _NAME.match(line)
    return name is not None and (name[1] in fields or _FIELD.match(line) is not None)


def _further(lines: list[str], slip: Finding, starts: Sequence[int], file: str) -> _Attempt | None:
    """Leave out the field in which the slip was found, or the one before, where the parser may have stumbled only later."""
    here = next(index for index in reversed(range(len(starts))) if starts[index] < max(slip.position.line, 1))
    ends = [*starts[1:], len(lines)]
    begins = [starts[here], *(starts[here - 1 : here] if here else [])]
    attempts = [
        _without(lines, left_out, file)
        for left_out in (range(begins[0], ends[here]), *(range(begin, ends[here - 1]) for begin in begins[1:]))
    ]
    best = max(attempts, key=lambda attempt: attempt.reach)
    if best.reach <= slip.position.line and best.left_out.start == starts[here] and here:
        best = _without(lines, range(begins[-1], ends[here]), file)
    return best if best.reach > slip.position.line else None


def _whole(
    left_out: range, lines: Sequence[str], slip: Finding, starts: Sequence[int], fields: Collection[str]
) -> range:
    """Leave out what is cut in two, too: the text of the field above, where a line that is not set in stands in it."""
    before = [start for start in starts if start < left_out.start]
    start, is_of_text = left_out.start, slip.code in _IN_TEXT
    while before and (is_of_text or not any(_meant(lines[start], fields))):
        start, is_of_text = before.pop(), False
    return range(start, left_out.stop)


def _without(lines: list[str], left_out: range, file: str) -> _Attempt:
    kept = [line if number not in left_out or line.startswith("#") else "" for number, line in enumerate(lines)]
    return _Attempt(left_out, kept, *read("\n".join(kept).encode(), file))


def _names(lines: list[str], left_out: range, fields: Collection[str]) -> dict[str, Position]:
    """Return the fields that begin on the lines, by the names that are written and by those that were meant."""
    return {name: Position(number + 1) for number in left_out for name in _meant(lines[number], fields)}


def _meant(line: str, fields: Collection[str]) -> Iterator[str]:
    name = _NAME_SET_IN.match(line)
    near = name[1] if name and name[1] in fields else None
    if name and near is None and name.start(1) <= 1:
        near = closest(name[1], fields)
    yield from [near] if near else []
