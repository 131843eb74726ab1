"""Putting the events of a YAML file together: values with their places, within bounds and without recursion.

The events are assembled here rather than by PyYAML's own constructor, because every value keeps its line and column,
scalars follow YAML 1.2 (https://yaml.org/spec/1.2.2/#103-core-schema: `ON`, `no` and `yes` are text), keys that stand
twice are refused, and neither depth nor aliases can exhaust the machine.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    Event,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from playbook.findings import Finding, Position, excerpt
from playbook.reading.text import MAX_BYTES, UNSEEN, RefusedError, unseen_finding
from playbook.reading.values import NOTHING, Scalar, Value

MAX_VALUES: Final = 20_000
"""How many values and names of fields a file may hold once its aliases are written out."""

MAX_CHARACTERS: Final = MAX_BYTES
"""How much text a file may hold once its aliases are written out."""

MAX_DEPTH: Final = 32
"""How deep lists and mappings may nest; real records need 6."""

_NULLS: Final = frozenset({"", "~", "null", "Null", "NULL"})

_BOOLEANS: Final = {"true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False}

_INTEGER: Final = re.compile(r"0|-?[1-9]\d{0,17}")

_DECIMAL: Final = re.compile(r"-?(0|[1-9]\d{0,14})\.\d{1,6}")

_CORE_TAGS: Final = frozenset(f"tag:yaml.org,2002:{name}" for name in ("str", "map", "seq"))

_NON_BREAKING: Final = re.compile("[\xa0\u202f]")


@dataclass(slots=True)
class _Open:
    """A list or mapping whose end has not been seen yet, with what is inside so far."""

    value: Value
    children: dict[str | int, Value]
    keys: dict[str, Position]
    anchor: str | None
    is_on_line: bool
    key: str | None = None
    expects_key: bool = False


class Assembly:
    """Puts the events of a file together, within bounds and without recursion."""

    def __init__(self, file: str) -> None:
        """Begin a file, whose name stands in findings."""
        self.file = file
        self.root: Value | None = None
        self.findings: list[Finding] = []
        self._open: list[_Open] = []
        self._anchors: dict[str, Value | None] = {}
        self._unused: dict[str, Position] = {}
        self._documents = 0

    def add(self, event: Event) -> None:
        """Take the next event.

        Raises:
            RefusedError: The file goes beyond what is read.
        """
        match event:
            case ScalarEvent():
                value = self._scalar_value(event)
                if event.tag or event.anchor:
                    self._refuse_tag(event)
                    self._name(event, value)
                self._place(value, event)
            case MappingStartEvent() | SequenceStartEvent():
                self._refuse_tag(event)
                self._begin(event)
            case MappingEndEvent() | SequenceEndEvent():
                self._end(event)
            case AliasEvent():
                self._place(self._target(event), event)
            case DocumentStartEvent():
                self._documents += 1
                if self._documents > 1:
                    raise RefusedError(Finding("several-documents", self.file, _start(event)))

    def unused_anchors(self) -> Iterator[Finding]:
        """Yield the anchors that no alias repeats: text after an ampersand, which YAML would drop without a word."""
        for anchor, position in self._unused.items():
            yield Finding("unused-anchor", self.file, position, arguments={"anchor": excerpt(anchor)})

    def _scalar_value(self, event: ScalarEvent) -> Value:
        text: str = event.value
        # In double quotes, escapes can write what may not stand in the file itself.
        unseen = UNSEEN.search(text) if event.style == '"' else None
        if unseen:
            raise RefusedError(unseen_finding(unseen.group(), self.file, _start(event)))
        return Value(_scalar(event, text), _start(event), NOTHING, NOTHING, *_indices(event), length=len(text))

    def _begin(self, event: MappingStartEvent | SequenceStartEvent) -> None:
        mapping = isinstance(event, MappingStartEvent)
        if len(self._open) >= MAX_DEPTH:
            raise RefusedError(Finding("too-deep", self.file, _start(event), arguments={"limit": str(MAX_DEPTH)}))
        self._name(event, None)
        children: dict[str | int, Value] = {}
        keys: dict[str, Position] = {}
        value = Value({} if mapping else [], _start(event), children, keys)
        self._open.append(_Open(value, children, keys, event.anchor, bool(event.flow_style), expects_key=mapping))

    def _end(self, event: Event) -> None:
        closed = self._open.pop()
        if closed.is_on_line:
            closed.value.end = _indices(event)[1]
        if closed.anchor:
            self._anchors[closed.anchor] = closed.value
        self._place(closed.value, event)

    def _name(self, event: ScalarEvent | MappingStartEvent | SequenceStartEvent, value: Value | None) -> None:
        if event.anchor:
            self._anchors[event.anchor] = value
            self._unused[event.anchor] = _start(event)

    def _target(self, event: AliasEvent) -> Value:
        alias = event.anchor or ""
        shown = {"alias": excerpt(alias)}
        if alias not in self._anchors:
            raise RefusedError(Finding("unknown-alias", self.file, _start(event), arguments=shown))
        target = self._anchors[alias]
        if target is None:
            raise RefusedError(Finding("recursive-alias", self.file, _start(event), arguments=shown))
        self._unused.pop(alias, None)
        return target

    def _place(self, value: Value, event: Event) -> None:
        if not self._open:
            self.root = value
            return
        parent = self._open[-1]
        around = parent.value
        around.size += value.size
        around.length += value.length
        if around.size > MAX_VALUES or around.length > MAX_CHARACTERS:
            limits = {"values": str(MAX_VALUES), "characters": str(MAX_CHARACTERS)}
            raise RefusedError(Finding("too-many-values", self.file, _start(event), arguments=limits))
        if parent.expects_key:
            self._take_key(parent, value, event)
        elif isinstance(around.data, list):
            parent.children[len(around.data)] = value
            around.data.append(value.data)
        else:
            assert isinstance(around.data, dict)
            if parent.key is not None:
                parent.children[parent.key] = value
                around.data[parent.key] = value.data
            parent.expects_key = True

    def _take_key(self, parent: _Open, value: Value, event: Event) -> None:
        parent.expects_key = False
        parent.key = None
        place = _start(event) if isinstance(event, AliasEvent) else value.position
        if not isinstance(value.data, str):
            finding = Finding("key-not-text", self.file, place)
            if value.children:
                # Two braces, as of a template: what is meant can't be guessed, nor the rest of the file understood.
                raise RefusedError(finding)
            self.findings.append(finding)
            return
        key = value.data
        if _NON_BREAKING.search(key):
            key = _NON_BREAKING.sub("", key)
            self.findings.append(Finding("non-breaking-space", self.file, place, arguments={"key": excerpt(key)}))
        if key in parent.keys:
            first = parent.keys[key]
            shown = {"key": excerpt(key), "line": str(first.line)}
            self.findings.append(Finding("duplicate-key", self.file, place, arguments=shown))
        else:
            parent.keys[key] = place
            parent.key = key

    def _refuse_tag(self, event: ScalarEvent | MappingStartEvent | SequenceStartEvent) -> None:
        if event.tag is not None and event.tag not in _CORE_TAGS:
            shown = excerpt(event.tag.replace("tag:yaml.org,2002:", "!!"))
            raise RefusedError(Finding("unsupported-tag", self.file, _start(event), arguments={"tag": shown}))


def _scalar(event: ScalarEvent, text: str) -> Scalar:
    if event.style or event.tag is not None:
        return text
    if text in _NULLS:
        return None
    if text in _BOOLEANS:
        return _BOOLEANS[text]
    # A number becomes one only when nothing of its text is lost: 0123 and 1.10 stay text, which number fields accept.
    if _INTEGER.fullmatch(text):
        return int(text)
    if _DECIMAL.fullmatch(text) and repr(float(text)) == text:
        return float(text)
    return text


def _start(event: Event) -> Position:
    assert event.start_mark is not None
    return Position(event.start_mark.line + 1, event.start_mark.column + 1)


def _indices(event: Event) -> tuple[int, int]:
    assert event.start_mark is not None
    assert event.end_mark is not None
    return event.start_mark.index, event.end_mark.index
