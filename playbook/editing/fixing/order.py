"""Fields in the order of their declaration, with the comments that belong to them."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import Any, Final

from playbook.editing.fixing.lines import index_of, starts_of_lines
from playbook.editing.fixing.mends import Mend, Replacement, mended, readable
from playbook.findings import Position
from playbook.languages import Language
from playbook.reading.declared import Place, places
from playbook.reading.values import Document, Value
from playbook.records.fields import Record, field_names

_FOR_EDITORS_TOOLS: Final = re.compile(r"#\s*yaml-language-server\s*:")
"""The comment at the top of a file that names its schema; it stays there."""

_Slice = tuple[int, int]


def mend_order(document: Document, record_type: type[Record], _language: Language | None) -> str:
    """Put the fields of each level in the order of their declaration; items of lists stay in theirs."""
    # What is inside of something else moves with it: one level after the other, from the outside.
    for depth in sorted({len(place.path) for place in _out_of_order(document, record_type)}):
        layout = _Layout(document)
        wrong = [place for place in _out_of_order(document, record_type) if len(place.path) == depth]
        text = mended(document, [mend for place in wrong for mend in layout.mends(place)])
        if text != document.text:
            changed = readable(text)
            assert changed
            document = changed
    return document.text


def _out_of_order(document: Document, record_type: type[Record]) -> Iterator[Place]:
    for place in places(document, record_type):
        if place.fields and place.value.children.keys() == place.value.keys.keys():
            names = field_names(place.fields)
            present = list(place.value.keys)
            # Nobody knows where an unknown field belongs.
            if all(name in names for name in present) and present != _ordered(present, names):
                yield place


def _ordered(present: list[str], names: list[str]) -> list[str]:
    return sorted(present, key=names.index)


class _Layout:
    """Where the fields of a file stand, with their comments."""

    def __init__(self, document: Document) -> None:
        self._text = document.text
        self._lines = starts_of_lines(document.text)
        self._ends: dict[tuple[str | int, ...], int] = {(): len(document.text)}
        self._find_ends(document.root, (), len(document.text))

    def mends(self, place: Place) -> Iterator[Mend]:
        """Yield the change that puts the fields of a place in order, unless that would tear something apart."""
        assert place.fields
        slices = self._slices_in_line(place.value) or self._slices(place.value, self._ends.get(tuple(place.path), 0))
        if not slices:
            return
        present = list(place.value.keys)
        texts = [
            self._text[slice(*slices[present.index(name)])] for name in _ordered(present, field_names(place.fields))
        ]
        replacements = [Replacement(*here, text) for here, text in zip(slices, texts, strict=True)]
        yield Mend(tuple(one for one in replacements if self._text[one.start : one.end] != one.words))

    def _find_ends(self, value: Value, path: tuple[str | int, ...], end: int) -> None:
        """Note for everything inside a value where the next thing begins."""
        steps: list[Any] = list(value.children)
        if not steps:
            return
        if value.keys:
            starts = [self._start_of_line(self._index(value.keys[key])) for key in steps]
        else:
            starts = [self._line_of_item(value.children[step]) for step in steps]
        for step, following in zip(steps, [*starts[1:], end], strict=True):
            self._ends[(*path, step)] = following
            self._find_ends(value.children[step], (*path, step), following)

    def _line_of_item(self, item: Value) -> int:
        """Return the start of the line with the hyphen of an item."""
        line = item.position.line - 1
        while line and self._line(line).lstrip()[:1] in ("#", ""):
            line -= 1
        if not self._line(line).lstrip().startswith("-"):
            line = max(line - 1, 0)
        return self._lines[line]

    def _slices_in_line(self, value: Value) -> list[_Slice]:
        """Return where each field stands between braces on one line."""
        start = self._index(value.position)
        if self._text[start : start + 1] != "{":
            return []
        slices = [(self._index(position), value.children[key].end) for key, position in value.keys.items()]
        simple = all(not isinstance(child.data, dict | list) for child in value.children.values())
        in_line = "\n" not in self._text[slices[0][0] : slices[-1][1]]
        return slices if simple and in_line and all(begin < end for begin, end in slices) else []

    def _slices(self, value: Value, end: int) -> list[_Slice]:
        """Return where each field stands, from the comments above it to the end of its last line.

        There are none where a comment belongs to no field in particular: what it is about would be torn apart.
        """
        starts = [self._index(position) for position in value.keys.values()]
        column = next(iter(value.keys.values())).column - 1
        begin = self._above_first(starts[0], column)
        slices = []
        for start, child, following in zip(
            starts, value.children.values(), [*map(self._start_of_line, starts[1:]), end], strict=True
        ):
            stop = self._stop(start, child, following, column)
            gap = self._text[stop:following]
            slices.append((begin, stop))
            if following == end:
                if gap.startswith("\n") and _column_of_comment(gap.split("\n")[1]) >= column:
                    return []
            else:
                attached = self._attached(following, stop, column)
                if "#" in self._text[stop:attached]:
                    return []
                begin = attached + column
        return slices if all(first < last for first, last in slices) else []

    def _above_first(self, start: int, column: int) -> int:
        line = self._start_of_line(start)
        if self._text[line:start].strip(" "):
            return start  # after the hyphen of a list: what is above belongs to the item
        return self._attached(line, 0, column) + column

    def _attached(self, line: int, stop: int, column: int) -> int:
        """Return where the first of the comments begins that stand directly above a line, as deep as it."""
        number = bisect_right(self._lines, line) - 1
        while (
            number
            and self._lines[number - 1] >= stop
            and _column_of_comment(self._line(number - 1)) == column
            and not _FOR_EDITORS_TOOLS.match(self._line(number - 1).strip())
        ):
            number -= 1
        return self._lines[number]

    def _stop(self, start: int, value: Value, following: int, column: int) -> int:
        """Return the end of the last line of a field."""
        words_end = len(self._text[: max(start + 1, min(_last(value), following))].rstrip())
        number = bisect_right(self._lines, words_end - 1) - 1
        last = number
        touching = True
        for index in range(number + 1, bisect_right(self._lines, following - 1)):
            line = self._line(index)
            if line.strip() and not line.lstrip().startswith("#"):
                last = index
                touching = True
            elif not (touching and _column_of_comment(line) > column):
                touching = False
            else:
                last = index
        return min(self._lines[last] + len(self._line(last)), following)

    def _index(self, position: Position) -> int:
        return index_of(position, self._lines)

    def _start_of_line(self, index: int) -> int:
        return self._lines[bisect_right(self._lines, index) - 1]

    def _line(self, number: int) -> str:
        end = self._lines[number + 1] - 1 if number + 1 < len(self._lines) else len(self._text)
        return self._text[self._lines[number] : end]


def _last(value: Value) -> int:
    return max([value.end, *map(_last, value.children.values())])


def _column_of_comment(line: str) -> int:
    """Return the column of a comment that has a line for itself, or -1."""
    words = line.lstrip(" ")
    return len(line) - len(words) if words.startswith("#") else -1
