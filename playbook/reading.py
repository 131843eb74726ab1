"""Reading one YAML file: values, and where each of them stands.

The parser is PyYAML on libyaml. Its events are assembled here rather than by its own constructor, because every value
keeps its line and column, scalars follow YAML 1.2 (https://yaml.org/spec/1.2.2/#103-core-schema: `ON`, `no` and `yes`
are text), keys that stand twice are refused, and neither depth nor aliases can exhaust the machine.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

import yaml
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    Event,
    MappingEndEvent,
    MappingStartEvent,
    NodeEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from playbook.findings import Finding, Position

MAX_BYTES: Final = 256 * 1024
"""The largest file that is read; the longest real record is under 20 kB."""

MAX_VALUES: Final = 20_000
"""How many values a file may hold once its aliases are written out."""

MAX_DEPTH: Final = 32
"""How deep lists and mappings may nest; real records need 6."""

_NULLS: Final = frozenset({"", "~", "null", "Null", "NULL"})
_BOOLEANS: Final = {"true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False}
_INTEGER: Final = re.compile(r"-?(0|[1-9]\d{0,17})")
_DECIMAL: Final = re.compile(r"-?(0|[1-9]\d{0,14})\.\d{1,6}")
_CORE_TAGS: Final = frozenset(f"tag:yaml.org,2002:{name}" for name in ("str", "map", "seq"))

_SYNTAX_CODES: Final = {
    "mapping values are not allowed in this context": "unexpected-colon",
    "found unexpected end of stream": "unclosed-quote",
    "did not find expected key": "bad-indentation",
    "did not find expected '-' indicator": "bad-indentation",
    "did not find expected ',' or ']'": "unclosed-bracket",
    "did not find expected ',' or '}'": "unclosed-bracket",
    "found character that cannot start any token": "reserved-character",
    "could not find expected ':'": "missing-colon",
}
"""What libyaml says of the slips that editors make most, and the finding that says it in their words."""

TYPE_NAMES: Final = {dict: "mapping", list: "list", str: "text", bool: "boolean", int: "number", float: "number"}

Scalar = str | int | float | bool | None
Path = Sequence[str | int]


@dataclass(slots=True)
class Value:
    """A value of a YAML file and its place.

    Attributes:
        data: A scalar, a list of plain values or a mapping of plain values, ready for a record type.
        position: Where the value begins.
        size: How many values it holds, itself included, aliases written out.
        children: The values inside, by key or by index.
        keys: Where each key of a mapping stands.
    """

    data: object
    position: Position
    size: int = 1
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

    def position_of(self, words: str, path: Path) -> Position:
        """Return where `words` stand in the text at `path`, or where that text begins when they can't be found."""
        begin = self.position(path)
        lines = self.text.split("\n")
        offset = sum(len(line) + 1 for line in lines[: begin.line - 1]) + begin.column - 1
        index = self.text.find(words, offset)
        return begin if index < 0 else _position_at(self.text, index)

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


def _read(source: bytes, file: str) -> tuple[Document | None, list[Finding]]:
    if len(source) > MAX_BYTES:
        raise _RefusedError(Finding("file-too-large", file, arguments={"limit": str(MAX_BYTES // 1024)}))
    text = _decode(source, file)
    if not text.strip():
        raise _RefusedError(Finding("empty-file", file))
    assembly = _Assembly(file)
    try:
        for event in _events(text):
            assembly.add(event)
    except yaml.YAMLError as error:
        raise _RefusedError(_syntax_finding(error, text, file)) from None
    root = assembly.root
    if root is None or root.data is None:
        raise _RefusedError(Finding("empty-file", file))
    if not isinstance(root.data, dict):
        raise _RefusedError(
            Finding("not-a-mapping", file, root.position, arguments={"type": TYPE_NAMES[type(root.data)]})
        )
    return Document(file, root, text), assembly.findings


def _decode(source: bytes, file: str) -> str:
    try:
        return source.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = source[: error.start].decode("utf-8", errors="replace")
        raise _RefusedError(
            Finding(
                "not-utf8", file, _position_at(before, len(before)), arguments={"byte": f"0x{source[error.start]:02X}"}
            )
        ) from None


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
        self._documents = 0

    def add(self, event: Event) -> None:
        """Take the next event.

        Raises:
            _RefusedError: The file goes beyond what is read.
        """
        match event:
            case ScalarEvent():
                self._refuse_tag(event)
                value = Value(_scalar(event), _start(event))
                self._remember(event.anchor, value)
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

    def _begin(self, event: MappingStartEvent | SequenceStartEvent) -> None:
        mapping = isinstance(event, MappingStartEvent)
        if len(self._open) >= MAX_DEPTH:
            raise _RefusedError(Finding("too-deep", self.file, _start(event), arguments={"limit": str(MAX_DEPTH)}))
        if event.anchor:
            self._anchors[event.anchor] = None
        value = Value({} if mapping else [], _start(event))
        self._open.append(_Open(value, event.anchor, expects_key=mapping))

    def _end(self, event: Event) -> None:
        closed = self._open.pop()
        self._remember(closed.anchor, closed.value)
        self._place(closed.value, event)

    def _remember(self, anchor: str | None, value: Value) -> None:
        if anchor:
            self._anchors[anchor] = value

    def _target(self, event: AliasEvent) -> Value:
        alias = event.anchor or ""
        target = self._anchors.get(alias, _UNKNOWN)
        if target is _UNKNOWN:
            raise _RefusedError(Finding("unknown-alias", self.file, _start(event), arguments={"alias": alias}))
        if target is None:
            raise _RefusedError(
                Finding("too-many-values", self.file, _start(event), arguments={"limit": str(MAX_VALUES)})
            )
        return target

    def _place(self, value: Value, event: Event) -> None:
        if not self._open:
            self.root = value
            return
        parent = self._open[-1]
        if parent.expects_key:
            self._take_key(parent, value, event)
            return
        parent.value.size += value.size
        if parent.value.size > MAX_VALUES:
            raise _RefusedError(
                Finding("too-many-values", self.file, _start(event), arguments={"limit": str(MAX_VALUES)})
            )
        if isinstance(parent.value.data, list):
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
        place = _start(event) if isinstance(event, NodeEvent) else value.position
        if not isinstance(value.data, str):
            shown = "" if value.data is None else str(value.data)
            self.findings.append(Finding("key-not-text", self.file, place, arguments={"key": shown}))
        elif value.data in parent.value.keys:
            first = parent.value.keys[value.data]
            self.findings.append(
                Finding("duplicate-key", self.file, place, arguments={"key": value.data, "line": str(first.line)})
            )
        else:
            parent.value.keys[value.data] = place
            parent.key = value.data

    def _refuse_tag(self, event: ScalarEvent | MappingStartEvent | SequenceStartEvent) -> None:
        if event.tag is not None and event.tag not in _CORE_TAGS and event.tag != "!":
            shown = event.tag.replace("tag:yaml.org,2002:", "!!")
            raise _RefusedError(Finding("unsupported-tag", self.file, _start(event), arguments={"tag": shown}))


_UNKNOWN: Final = Value(None, Position())


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


def _position_at(text: str, index: int) -> Position:
    line = text.count("\n", 0, index)
    return Position(line + 1, index - (text.rfind("\n", 0, index) + 1) + 1)


def _syntax_finding(error: yaml.YAMLError, text: str, file: str) -> Finding:
    if isinstance(error, yaml.reader.ReaderError):
        index = next((i for i, character in enumerate(text) if not _printable(character)), 0)
        return Finding(
            "control-character",
            file,
            _position_at(text, index),
            arguments={"character": f"U+{ord(text[index]):04X}"},
        )
    assert isinstance(error, yaml.MarkedYAMLError)
    mark = error.problem_mark or error.context_mark
    position = Position(mark.line + 1, mark.column + 1) if mark else Position()
    tab = _tab_in_indentation(text, position.line)
    if tab:
        return Finding("tab-indentation", file, tab)
    problem = error.problem or str(error)
    code = _SYNTAX_CODES.get(problem)
    if code:
        return Finding(code, file, position)
    return Finding("yaml-syntax", file, position, arguments={"problem": problem})


def _printable(character: str) -> bool:
    # https://yaml.org/spec/1.2.2/#51-character-set
    code = ord(character)
    return (
        code in (0x09, 0x0A, 0x0D, 0x85)
        or 0x20 <= code <= 0x7E
        or 0xA0 <= code <= 0xD7FF
        or 0xE000 <= code <= 0xFFFD
        or code >= 0x10000
    ) and code != 0xFEFF


def _tab_in_indentation(text: str, line: int) -> Position | None:
    """Find a tab before the first word of `line`, or of the line before it, where libyaml sometimes points."""
    lines = text.split("\n")
    for number in (line, line - 1):
        if 1 <= number <= len(lines):
            indentation = re.match(r"[ \t]*", lines[number - 1])
            if indentation and "\t" in indentation.group():
                return Position(number, indentation.group().index("\t") + 1)
    return None
