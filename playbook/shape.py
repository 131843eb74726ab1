"""Holding a document against its record type: what pydantic refuses becomes findings with places and hints."""

import re
import unicodedata
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from functools import cache
from itertools import takewhile
from typing import Any, Final, TypeVar, get_args, get_origin

from pydantic import BaseModel, ValidationError

from playbook.findings import Finding, Severity, closest, excerpt
from playbook.languages import LANGUAGES, other
from playbook.reading import TYPE_NAMES, Document, Path, Value
from playbook.records import Figure, Record, otherwise
from playbook.records.fields import field_names
from playbook.reports.words import messages
from playbook.syntax import indentation_of_text

R = TypeVar("R", bound=Record)

_OWN_CODES: Final = frozenset(
    {
        "bad-date",
        "bad-email",
        "bad-extension",
        "bad-identifier",
        "bad-period",
        "bad-slug",
        "bad-telephone",
        "bad-url",
        "empty-text",
        "extension-in-telephone",
        "more-than-one-line",
        "negative-number",
        "no-such-day",
        "no-such-month",
        "no-such-telephone",
        "noreply-email",
        "number-too-large",
        "period-out-of-order",
        "text-too-long",
    }
)
"""The error types of `playbook.records.fields`, which are finding codes already."""

_TYPE_CODES: Final = {
    "bool_parsing": "not-true-or-false",
    "bool_type": "not-true-or-false",
    "finite_number": "not-a-number",
    "float_parsing": "not-a-number",
    "float_type": "not-a-number",
    "not-a-number": "not-a-number",
    "not-a-whole-number": "not-a-whole-number",
    "greater_than_equal": "not-a-whole-number",
    "int_from_float": "not-a-whole-number",
    "int_parsing": "not-a-whole-number",
    "int_parsing_size": "not-a-whole-number",
    "int_type": "not-a-whole-number",
    "literal_error": "unknown-value",
    "model_type": "not-fields",
    "string_type": "not-a-text",
    "too_short": "empty-list",
    "tuple_type": "not-a-list",
}
"""The finding for each of pydantic's own errors that the declarations can raise."""

_MENDS: Final[Mapping[str, Callable[[str], str | None]]] = {
    "bad-date": otherwise.date,
    "bad-period": otherwise.period,
    "bad-telephone": otherwise.telephone,
}
"""What gives the right form of a value that is written otherwise."""

_FIELD_NAME: Final = re.compile("[a-z_]+")
_WITHOUT_SPACE: Final = re.compile(r"([a-z_]+):(\S.*)")
_FIELD_IN_ITEM: Final = re.compile(r"-[^\s-]")

_NEIGHBOURS: Final = 3
"""How many of the fields are named beside which a field belongs."""

_CODES_OF_STRUCTURES: Final = frozenset({"not-fields", "not-a-list", "empty-list"})
"""The findings that are about lists or fields; all others are about a single value."""

_MISSING_TEXT: Final[Mapping[str, str]] = {"fr": "missing-fr", "en": "missing-en"}

_MISSING_FIELDS: Final[Mapping[tuple[type[BaseModel], str], str]] = {(Figure, "date"): "undated-figure"}
"""The fields whose absence is a finding of its own."""


def check_shape(document: Document, record_type: type[R]) -> tuple[R | None, list[Finding]]:
    """Make a record of a document.

    Args:
        document: A file that was read.
        record_type: What the file's folder holds.

    Returns:
        The record, or `None` when a field is wrong; and a finding for each wrong field.
    """
    try:
        return record_type.model_validate(document.data), []
    except ValidationError as error:
        details = error.errors(include_url=False)
    findings = [_finding(detail, document, record_type) for detail in details if not _is_consequence(detail)]
    return None, _without_consequences(findings)


def _is_consequence(detail: Mapping[str, Any]) -> bool:
    # A list whose items are wrong has too few right ones; only the items are to be mended.
    return detail["type"] == "too_short" and len(detail["input"]) > 0


def _without_consequences(findings: list[Finding]) -> list[Finding]:
    # A field whose name is misspelt, or that stands elsewhere, is missing too: that is one slip, and one finding.
    meant = {_beside(finding.path, finding.suggestion) for finding in findings if finding.code == "unknown-field"}
    meant |= {finding.arguments["place"] for finding in findings if finding.code == "misplaced-field"}
    missing = {"missing-field", *_MISSING_TEXT.values(), *_MISSING_FIELDS.values()}
    # Of lines that are not set in far enough, the first is enough to see what is wrong.
    begun: dict[str, Finding] = {}
    for finding in findings:
        if finding.code == "not-indented":
            first = begun.setdefault(finding.arguments["place"], finding)
            begun[finding.arguments["place"]] = min(first, finding, key=lambda one: one.sort_key)
    return [
        finding
        for finding in findings
        if (finding.code not in missing or finding.path not in meant | begun.keys())
        and (finding.code != "empty-text" or finding.path not in begun)
        and (finding.code != "not-indented" or finding is begun[finding.arguments["place"]])
    ]


def _beside(path: str, field: str | None) -> str | None:
    parents, dot, _ = path.rpartition(".")
    return field and f"{parents}{dot}{field}"


def _finding(detail: Mapping[str, Any], document: Document, record_type: type[Record]) -> Finding:
    path: Path = detail["loc"]
    kind: str = detail["type"]
    given = detail["input"]
    if kind == "missing" or (given is None and kind != "extra_forbidden"):
        return _missing(path, document, record_type)
    if kind == "extra_forbidden":
        return _unknown_field(path, document, record_type)
    code = kind if kind in _OWN_CODES else _TYPE_CODES[kind]
    arguments = {"field": _name(path), "value": _shown(given), "given": TYPE_NAMES[type(given)]}
    suggestion = None
    slip = _slip_in_structure(code, path, given, document, record_type)
    if slip:
        return slip
    if isinstance(given, dict | list) and code not in _CODES_OF_STRUCTURES:
        code = "not-one-value"
    elif code == "unknown-value":
        allowed = _allowed_values(record_type, path)
        arguments["values"] = _listed(allowed)
        suggestion = closest(_shown(given), allowed)
    elif code == "not-a-list" and isinstance(given, str) and not _item_fields(record_type, path):
        suggestion = f"[{given}]" if re.fullmatch(r"[\w-]+(, ?[\w-]+)*", given) else None
    elif code == "not-fields" and set(_fields_at(record_type, path)) == set(LANGUAGES):
        code = "not-both-languages"
    elif kind in _OWN_CODES:
        arguments |= detail.get("ctx", {})
        suggestion = arguments.get("meant") or (_MENDS[code](str(given)) if code in _MENDS else None)
    return finding_at(code, document, path, arguments=arguments, suggestion=suggestion)


def _slip_in_structure(
    code: str, path: Path, given: object, document: Document, record_type: type[Record]
) -> Finding | None:
    """Find the slip of the hand by which a value is of another kind than its field."""
    if code == "not-a-list" and isinstance(given, dict):
        item = next((key for key in given if _FIELD_IN_ITEM.match(key)), None)
        if item:
            return Finding("missing-space", document.file, document.key_position((*path, item)), field_path(path))
    if code == "not-fields" and isinstance(given, str):
        written = _WITHOUT_SPACE.fullmatch(given)
        if written and written[1] in _fields_at(record_type, path):
            return finding_at(
                "missing-colon",
                document,
                path,
                arguments={"value": excerpt(given)},
                suggestion=f"{written[1]}: {written[2]}",
            )
    if isinstance(given, dict) and code not in _CODES_OF_STRUCTURES:
        # The items of a list whose own name is gone belong to the list above, as far as the file tells.
        for field in given:
            meant = _place_of(field, (*path, field), document, record_type)
            if meant and meant[0] not in document.root.keys:
                return _misplaced((*path, field), meant, document, record_type)
    return None


def _misplaced(path: Path, meant: Path, document: Document, record_type: type[Record]) -> Finding:
    field = str(path[-1])
    return Finding(
        "misplaced-field",
        document.file,
        document.key_position(path),
        field_path(path),
        arguments={
            "field": field,
            "place": field_path(meant),
            "fields": _listed([name for name in _fields_at(record_type, meant[:-1]) if name != field][:_NEIGHBOURS]),
        },
    )


def _unknown_field(path: Path, document: Document, record_type: type[Record]) -> Finding:
    field = str(path[-1])
    fields = _fields_at(record_type, path[:-1])
    present = _keys_at(document, path[:-1])
    not_indented = _not_indented(path, document, record_type)
    if not_indented:
        return not_indented
    meant = _place_of(field, path, document, record_type)
    if meant:
        return _misplaced(path, meant, document, record_type)
    return Finding(
        "unknown-field",
        document.file,
        document.key_position(path),
        field_path(path),
        arguments={"field": excerpt(field), "fields": _listed(fields)},
        suggestion=_by_title(field, path, present, record_type)
        or closest(field, [name for name in fields if name not in present]),
    )


def _not_indented(path: Path, document: Document, record_type: type[Record]) -> Finding | None:
    """Find out whether a line is taken for a field because it is not set in as far as what it belongs to."""
    *parents, field = path
    holder = _value_at(document, parents)
    # A line of the same text may have been taken for a field before this one.
    before_it = list(holder.keys)[: list(holder.keys).index(str(field))]
    above = [name for name in before_it if _FIELD_NAME.fullmatch(name)]
    before = holder.children.get(above[-1]) if above else None
    if before is None:
        return None
    place: Path = (*parents, above[-1])
    if field in LANGUAGES:
        side = other("fr" if field == "fr" else "en")
        if set(_fields_at(record_type, place)) != set(LANGUAGES) or list(before.keys) != [side]:
            return None
        place, spaces = (*place, str(field)), before.keys[side].column - 1
    elif _FIELD_NAME.fullmatch(str(field)):
        return None
    else:
        while before.children:
            step, before = list(before.children.items())[-1]
            place = (*place, step)
        if document.text[before.start : before.start + 1] not in ("|", ">"):
            return None
        spaces = indentation_of_text(document.text.split("\n"), before.position.line - 1)
    arguments = {"field": _name(place), "place": field_path(place), "spaces": str(spaces)}
    return Finding("not-indented", document.file, document.key_position(path), field_path(path), arguments=arguments)


def _by_title(field: str, path: Path, present: Collection[str], record_type: type[Record]) -> str | None:
    """Return the field whose title in the guide is what was written, in either language."""
    declared = _declared_at(record_type, path[:-1])
    name = _titles(declared).get(_folded(field)) if declared else None
    return name if name not in present else None


@cache
def _titles(declared: type[BaseModel]) -> Mapping[str, str]:
    said = {language: messages("fields", language)["types"].get(declared.__name__, {}) for language in LANGUAGES}
    return {
        _folded(words["title"]): name
        for language in LANGUAGES
        for name, words in said[language].get("fields", {}).items()
        if name in declared.model_fields
    }


def _folded(words: str) -> str:
    plain = unicodedata.normalize("NFKD", words.casefold().replace("_", " ").replace("-", " "))
    return "".join(letter for letter in plain if not unicodedata.combining(letter))


def _place_of(field: str, path: Path, document: Document, record_type: type[Record]) -> Path | None:
    """Find where a field belongs that stands at `path`: where it is missed and near, before where it may be."""
    if field in LANGUAGES:
        return None
    places = [place for place in _places(field, record_type, document.data) if place[:-1] != path[:-1]]
    order = [(*_urgency(place, document, record_type), -_shared(place, path)) for place in places]
    return places[order.index(min(order))] if places else None


def _places(field: str, declared: type[BaseModel], data: object, path: Path = ()) -> Iterator[Path]:
    # A list that is not there yet counts as one with a first item.
    written: Mapping[str, Any] = data if isinstance(data, dict) else {}
    if field in declared.model_fields:
        yield (*path, field)
    for name, info in declared.model_fields.items():
        annotation = _without_none(info.annotation)
        value = written.get(name)
        if get_origin(annotation) is tuple:
            inside, items = _model_of(get_args(annotation)[0]), value if isinstance(value, list) and value else [None]
            for index, item in enumerate(items if inside else ()):
                assert inside
                yield from _places(field, inside, item, (*path, name, index))
        elif _model_of(annotation):
            yield from _places(field, annotation, value, (*path, name))


def _urgency(place: Path, document: Document, record_type: type[Record]) -> tuple[bool, bool]:
    declared = _declared_at(record_type, place[:-1])
    assert declared
    surroundings = document.root
    for depth, step in enumerate(place[:-1]):
        if step not in surroundings.children:
            # What holds it is not there: it is missed where that is.
            holder = _declared_at(record_type, place[:depth])
            is_missed = holder and isinstance(step, str) and step not in surroundings.keys
            is_needed = bool(is_missed and holder and holder.model_fields[str(step)].is_required())
            return not is_needed, not is_needed
        surroundings = surroundings.children[step]
    missed = isinstance(surroundings.data, dict) and place[-1] not in surroundings.keys
    needed = missed and declared.model_fields[str(place[-1])].is_required()
    return not needed, not missed


def _shared(one: Path, other: Path) -> int:
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))


def _missing(path: Path, document: Document, record_type: type[Record]) -> Finding:
    field = path[-1]
    if isinstance(field, int):
        return finding_at("empty-item", document, path, arguments={"field": _name(path)})
    # An empty value stands somewhere; a field that is not there is missed where its surroundings begin.
    written = field in _keys_at(document, path[:-1])
    place = document.key_position(path) if written else document.parent_key_position(path)
    if field in _MISSING_TEXT:
        code, arguments = _MISSING_TEXT[field], {"field": _name(path[:-1])}
    else:
        declared = _declared_at(record_type, path[:-1])
        missing = _MISSING_FIELDS.get((declared, field), "missing-field") if declared else "missing-field"
        code, arguments = "empty-field" if written else missing, {"field": field}
    return Finding(code, document.file, place, field_path(path), arguments=arguments)


def finding_at(
    code: str,
    document: Document,
    path: Path,
    severity: Severity = Severity.ERROR,
    *,
    arguments: Mapping[str, str],
    suggestion: str | None = None,
) -> Finding:
    """Return what was found of the value at `path` of a document."""
    place = document.position(path)
    return Finding(code, document.file, place, field_path(path), severity, arguments, suggestion)


def field_path(path: Path) -> str:
    """Write the way to a field, as in `figures[2].date`; items count from 1."""
    written = ""
    for step in path:
        written += f"[{step + 1}]" if isinstance(step, int) else f".{step}" if written else step
    return written


def _name(path: Path) -> str:
    """Name the field at `path` as an editor knows it; a text in one language has the name of both, as in `title.fr`."""
    names = [step for step in path if isinstance(step, str)]
    return ".".join(names[-2:]) if names[-1:] and names[-1] in LANGUAGES else "".join(names[-1:])


def _shown(given: object) -> str:
    """Write a value as it is written in the file."""
    return str(given).lower() if isinstance(given, bool) else excerpt(str(given))


def _keys_at(document: Document, path: Path) -> Collection[str]:
    return _value_at(document, path).keys


def _value_at(document: Document, path: Path) -> Value:
    value = document.root
    for step in path:
        value = value.children[step]
    return value


def _fields_at(record_type: type[Record], path: Path) -> list[str]:
    declared = _declared_at(record_type, path)
    return field_names(declared) if declared else []


def _declared_at(record_type: type[BaseModel], path: Path) -> type[BaseModel] | None:
    annotation: Any = record_type
    for step in path:
        if isinstance(step, int):
            annotation = next(iter(get_args(annotation)), None)
        else:
            declared = _model_of(annotation)
            field = declared.model_fields.get(step) if declared else None
            annotation = field.annotation if field else None
        annotation = _without_none(annotation)
    return _model_of(annotation)


def _item_fields(record_type: type[BaseModel], path: Path) -> list[str]:
    declared = _declared_at(record_type, (*path, 0))
    return field_names(declared) if declared else []


def _model_of(annotation: Any) -> type[BaseModel] | None:
    return annotation if isinstance(annotation, type) and issubclass(annotation, BaseModel) else None


def _without_none(annotation: Any) -> Any:
    choices = [choice for choice in get_args(annotation) if choice is not type(None)]
    if get_origin(annotation) is not tuple and type(None) in get_args(annotation):
        return choices[0]
    return annotation


def _allowed_values(record_type: type[Record], path: Path) -> list[str]:
    declared = _declared_at(record_type, path[:-1])
    assert declared is not None
    annotation = _without_none(declared.model_fields[str(path[-1])].annotation)
    return [str(value) for value in get_args(annotation)]


def _listed(words: Sequence[str]) -> str:
    return ", ".join(words)
