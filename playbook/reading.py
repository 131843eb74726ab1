"""Reading one YAML file: values, and where each of them stands.

The parser is PyYAML on libyaml. Its events are assembled here rather than by its own constructor, because every value
keeps its line and column, scalars follow YAML 1.2 (https://yaml.org/spec/1.2.2/#103-core-schema: `ON`, `no` and `yes`
are text), keys that stand twice are refused, and neither depth nor aliases can exhaust the machine.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

import yaml
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
from playbook.syntax import syntax_finding

MAX_BYTES: Final = 128 * 1024
"""The largest file that is read; the longest real record is under 25 kB."""

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

_LINE_END: Final = re.compile(r"\r\n?")
_UNSEEN: Final = re.compile(
    # What YAML refuses (https://yaml.org/spec/1.2.2/#51-character-set), and U+0085, a line break to some programs only.
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff"
    # More such line breaks, soft hyphens, marks without width, and marks that turn the direction of the text: pasted
    # without being noticed, they move words out of their field and hide them from search.
    "\xad\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff]"
)
"""Characters that an editor can't see and no record needs."""

_NON_BREAKING: Final = re.compile("[\xa0\u202f]")

TYPE_NAMES: Final = {dict: "mapping", list: "list", str: "text", bool: "boolean", int: "number", float: "number"}

Scalar = str | int | float | bool | None
Path = Sequence[str | int]


@dataclass(slots=True)
class Value:
    """A value of a YAML file and its place.

    Attributes:
        data: A scalar, a list of plain values or a mapping of plain values, ready for a record type.
        position: Where the value begins.
        start: The same place, as an index of the file's text.
        end: Where a scalar ends, as an index of the file's text.
        size: How many values and names of fields it holds, itself included, aliases written out.
        length: How many characters these have.
        children: The values inside, by key or by index.
        keys: Where each key of a mapping stands.
    """

    data: object
    position: Position
    start: int = 0
    end: int = 0
    size: int = 1
    length: int = 0
    children: dict[str | int, "Value"] = field(default_factory=dict)
    keys: dict[str, Position] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Document:
    """A YAML file that was read: a mapping of fields."""

    file: str
    root: Value
    text: str

    @property
    def data(self) -> Mapping[str, object]:
        """The fields, as plain values."""
        assert isinstance(self.root.data, dict)
        return self.root.data

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
                yield self._position_at(begin, value)

    def _find(self, words: str, start: int, end: int) -> tuple[int, int] | None:
        index = self.text.find(words, start, end)
        if index >= 0:
            return index, index + len(words)
        if " " not in words:
            return None
        # Words that are on one line of the value may be on several of the file.
        match = re.compile(r"\s+".join(map(re.escape, words.split()))).search(self.text, start, end)
        return match.span() if match else None

    def _position_at(self, index: int, value: Value) -> Position:
        lines = self.text.count("\n", value.start, index)
        column = index - self.text.rfind("\n", 0, index) if lines else value.position.column + index - value.start
        return Position(value.position.line + lines, column)

    def position_at(self, index: int) -> Position:
        """Return the place of an index of the file's text."""
        return _position_at(self.text, index)

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


class _RefusedError(Exception):
    """The file can't be read; the finding says why."""

    def __init__(self, finding: Finding) -> None:
        super().__init__(finding.code)
        self.finding = finding


@dataclass(slots=True)
class _Open:
    """A list or mapping whose end has not been seen yet."""

    value: Value
    anchor: str | None
    key: str | None = None
    expects_key: bool = False


def read(source: bytes, file: str) -> tuple[Document | None, list[Finding]]:
    """Read a YAML file.

    Args:
        source: The bytes of the file.
        file: Its name in findings.

    Returns:
        The document, or `None` when it can't be read; and what was found. A key that stands twice is found, and the
        first value is kept, so that the rest of the file is checked too.
    """
    try:
        return _read(source, file)
    except _RefusedError as refused:
        return None, [refused.finding]


def read_text(source: bytes, file: str) -> tuple[str | None, list[Finding]]:
    """Read the text of a file: UTF-8, not too long, without characters that an editor can't see.

    Args:
        source: The bytes of the file.
        file: Its name in findings.

    Returns:
        The text, its lines ended by line feeds, or `None` where it can't be read; and what was found.
    """
    try:
        return _text(source, file), []
    except _RefusedError as refused:
        return None, [refused.finding]


def _text(source: bytes, file: str) -> str:
    if len(source) > MAX_BYTES:
        raise _RefusedError(Finding("file-too-large", file, arguments={"limit": str(MAX_BYTES // 1024)}))
    text = _decode(source, file)
    unseen = _UNSEEN.search(text)
    if unseen:
        raise _RefusedError(_unseen_finding(unseen.group(), file, _position_at(text, unseen.start())))
    return text


def _read(source: bytes, file: str) -> tuple[Document | None, list[Finding]]:
    text = _text(source, file)
    if not text.strip():
        raise _RefusedError(Finding("empty-file", file))
    assembly = _Assembly(file)
    try:
        for event in _events(text):
            assembly.add(event)
    except yaml.YAMLError as error:
        raise _RefusedError(syntax_finding(error, text, file)) from None
    root = assembly.root
    if root is None or root.data is None:
        raise _RefusedError(Finding("empty-file", file))
    if not isinstance(root.data, dict):
        raise _RefusedError(
            Finding("not-a-record", file, root.position, arguments={"type": TYPE_NAMES[type(root.data)]})
        )
    return Document(file, root, text), [*assembly.findings, *assembly.unused_anchors()]


def _decode(source: bytes, file: str) -> str:
    try:
        return _with_line_feeds(source.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        # The error counts from after the byte order mark, and so does its own copy of the bytes.
        before = _with_line_feeds(error.object[: error.start].decode("utf-8"))
        shown = {"byte": f"0x{error.object[error.start]:02X}"}
        raise _RefusedError(Finding("not-utf8", file, _position_at(before, len(before)), arguments=shown)) from None


def _with_line_feeds(text: str) -> str:
    # YAML reads all three ways of ending a line as one; with one of them in the text, places can be counted.
    return _LINE_END.sub("\n", text)


def _unseen_finding(character: str, file: str, position: Position) -> Finding:
    return Finding("control-character", file, position, arguments={"character": f"U+{ord(character):04X}"})


def _events(text: str) -> Iterator[Event]:
    return yaml.parse(text, Loader=yaml.CSafeLoader)


class _Assembly:
    """Puts the events of a file together, within bounds and without recursion."""

    def __init__(self, file: str) -> None:
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
            _RefusedError: The file goes beyond what is read.
        """
        match event:
            case ScalarEvent():
                self._refuse_tag(event)
                value = self._scalar_value(event)
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
                    raise _RefusedError(Finding("several-documents", self.file, _start(event)))

    def unused_anchors(self) -> Iterator[Finding]:
        """Yield the anchors that no alias repeats: text after an ampersand, which YAML would drop without a word."""
        for anchor, position in self._unused.items():
            yield Finding("unused-anchor", self.file, position, arguments={"anchor": excerpt(anchor)})

    def _scalar_value(self, event: ScalarEvent) -> Value:
        text: str = event.value
        start, end = _indices(event)
        # In double quotes, escapes can write what may not stand in the file itself.
        unseen = _UNSEEN.search(text) if event.style == '"' else None
        if unseen:
            raise _RefusedError(_unseen_finding(unseen.group(), self.file, _start(event)))
        return Value(_scalar(event), _start(event), start, end, length=len(text))

    def _begin(self, event: MappingStartEvent | SequenceStartEvent) -> None:
        mapping = isinstance(event, MappingStartEvent)
        if len(self._open) >= MAX_DEPTH:
            raise _RefusedError(Finding("too-deep", self.file, _start(event), arguments={"limit": str(MAX_DEPTH)}))
        self._name(event, None)
        value = Value({} if mapping else [], _start(event))
        self._open.append(_Open(value, event.anchor, expects_key=mapping))

    def _end(self, event: Event) -> None:
        closed = self._open.pop()
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
            raise _RefusedError(Finding("unknown-alias", self.file, _start(event), arguments=shown))
        target = self._anchors[alias]
        if target is None:
            raise _RefusedError(Finding("recursive-alias", self.file, _start(event), arguments=shown))
        self._unused.pop(alias, None)
        return target

    def _place(self, value: Value, event: Event) -> None:
        if not self._open:
            self.root = value
            return
        parent = self._open[-1]
        parent.value.size += value.size
        parent.value.length += value.length
        if parent.value.size > MAX_VALUES or parent.value.length > MAX_CHARACTERS:
            limits = {"values": str(MAX_VALUES), "characters": str(MAX_CHARACTERS)}
            raise _RefusedError(Finding("too-many-values", self.file, _start(event), arguments=limits))
        if parent.expects_key:
            self._take_key(parent, value, event)
        elif isinstance(parent.value.data, list):
            parent.value.children[len(parent.value.data)] = value
            parent.value.data.append(value.data)
        else:
            assert isinstance(parent.value.data, dict)
            if parent.key is not None:
                parent.value.children[parent.key] = value
                parent.value.data[parent.key] = value.data
            parent.expects_key = True

    def _take_key(self, parent: _Open, value: Value, event: Event) -> None:
        parent.expects_key = False
        parent.key = None
        place = _start(event) if isinstance(event, AliasEvent) else value.position
        if not isinstance(value.data, str):
            finding = Finding("key-not-text", self.file, place)
            if value.children:
                # Two braces, as of a template: what is meant can't be guessed, nor the rest of the file understood.
                raise _RefusedError(finding)
            self.findings.append(finding)
            return
        key = value.data
        if _NON_BREAKING.search(key):
            key = _NON_BREAKING.sub("", key)
            self.findings.append(Finding("non-breaking-space", self.file, place, arguments={"key": excerpt(key)}))
        if key in parent.value.keys:
            first = parent.value.keys[key]
            shown = {"key": excerpt(key), "line": str(first.line)}
            self.findings.append(Finding("duplicate-key", self.file, place, arguments=shown))
        else:
            parent.value.keys[key] = place
            parent.key = key

    def _refuse_tag(self, event: ScalarEvent | MappingStartEvent | SequenceStartEvent) -> None:
        if event.tag is not None and event.tag not in _CORE_TAGS:
            shown = excerpt(event.tag.replace("tag:yaml.org,2002:", "!!"))
            raise _RefusedError(Finding("unsupported-tag", self.file, _start(event), arguments={"tag": shown}))


def _scalar(event: ScalarEvent) -> Scalar:
    text: str = event.value
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


def _position_at(text: str, index: int) -> Position:
    line = text.count("\n", 0, index)
    return Position(line + 1, index - (text.rfind("\n", 0, index) + 1) + 1)
