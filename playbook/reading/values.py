"""The values of a YAML file, each with its place."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, Final

from playbook.findings import Path, Position

TYPE_NAMES: Final = {dict: "mapping", list: "list", str: "text", bool: "boolean", int: "number", float: "number"}

Scalar = str | int | float | bool | None

NOTHING: Final[Mapping[Any, Any]] = MappingProxyType({})
"""What is inside a scalar; one for all of them, since they are many."""


@dataclass(slots=True)
class Value:
    """A value of a YAML file and its place.

    Attributes:
        data: A scalar, a list of plain values or a mapping of plain values, ready for a record type.
        position: Where the value begins.
        children: The values inside, by key or by index.
        keys: Where each key of a mapping stands.
        start: Where the value begins, as an index of the file's text.
        end: Where it ends, as an index of the file's text; 0 where it goes over the lines below its field.
        size: How many values and names of fields it holds, itself included, aliases written out.
        length: How many characters these have.
    """

    data: object
    position: Position
    children: Mapping[str | int, "Value"]
    keys: Mapping[str, Position]
    start: int = 0
    end: int = 0
    size: int = 1
    length: int = 0


@dataclass(frozen=True, slots=True)
class Document:
    """A YAML file that was read: a mapping of fields.

    Attributes:
        file: Its name in findings.
        root: The fields.
        text: The text of which they are read, its lines ended by line feeds.
        broken: The names of the fields that could not be read; they are there, but have no value.
    """

    file: str
    root: Value
    text: str
    broken: frozenset[str] = frozenset()

    @property
    def data(self) -> Mapping[str, object]:
        """The fields, as plain values."""
        assert isinstance(self.root.data, dict)
        return self.root.data

    def value(self, path: Path) -> Value | None:
        """Return the value at `path`, if there is one."""
        value, found = self._nearest(path)
        return value if found else None

    def position(self, path: Path) -> Position:
        """Return where the value at `path` begins, or the nearest value around it."""
        return self._nearest(path)[0].position

    def key_position(self, path: Path) -> Position:
        """Return where the key at the end of `path` stands, or the nearest value around it."""
        *parents, last = path
        value, found = self._nearest(parents)
        if found and isinstance(last, str) and last in value.keys:
            return value.keys[last]
        return self.position(path)

    def positions_of(self, excerpts: Iterable[str], path: Path) -> Iterator[Position]:
        """Yield where each of `excerpts` stands in the text at `path`.

        They are looked for one after the other, so that the second of two equal ones is found in its own place. One
        that can't be found, because it is written with escapes, has the place where the text begins.
        """
        value = self._nearest(path)[0]
        index = value.start
        for words in excerpts:
            found = self._find(words, index, value.end)
            if found is None:
                yield value.position
            else:
                begin, index = found
                yield self._position_in(begin, value)

    def _find(self, words: str, start: int, end: int) -> tuple[int, int] | None:
        index = self.text.find(words, start, end)
        if index >= 0:
            return index, index + len(words)
        if " " not in words:
            return None
        # Words that are on one line of the value may be on several of the file.
        match = re.compile(r"\s+".join(map(re.escape, words.split()))).search(self.text, start, end)
        return match.span() if match else None

    def _position_in(self, index: int, value: Value) -> Position:
        lines = self.text.count("\n", value.start, index)
        column = index - self.text.rfind("\n", 0, index) if lines else value.position.column + index - value.start
        return Position(value.position.line + lines, column)

    def position_at(self, index: int) -> Position:
        """Return the place of an index of the file's text."""
        return position_at(self.text, index)

    def parent_key_position(self, path: Path) -> Position:
        """Return where the thing that holds `path` is named: its key, its list item, or the start of the file."""
        parents = list(path[:-1])
        return self.key_position(parents) if parents else self.root.position

    def _nearest(self, path: Path) -> tuple[Value, bool]:
        value = self.root
        for step in path:
            child = value.children.get(step)
            if child is None:
                return value, False
            value = child
        return value, True


def position_at(text: str, index: int) -> Position:
    """Return the place of an index of a text."""
    line = text.count("\n", 0, index)
    return Position(line + 1, index - (text.rfind("\n", 0, index) + 1) + 1)
