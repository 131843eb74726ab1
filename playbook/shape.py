"""Holding a document against its record type: what pydantic refuses becomes findings with places and hints."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final, TypeVar, get_args, get_origin

from pydantic import BaseModel, ValidationError

from playbook.findings import Finding, closest
from playbook.languages import LANGUAGES
from playbook.reading import TYPE_NAMES, Document, Path
from playbook.records import Record

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
        "more-than-one-line",
        "text-too-long",
    }
)
"""The error types of `playbook.records.fields`, which are finding codes already."""

_TYPE_CODES: Final = {
    "bool_parsing": "not-a-boolean",
    "bool_type": "not-a-boolean",
    "finite_number": "not-a-number",
    "float_parsing": "not-a-number",
    "float_type": "not-a-number",
    "not-a-number": "not-a-number",
    "greater_than_equal": "not-a-whole-number",
    "int_from_float": "not-a-whole-number",
    "int_parsing": "not-a-whole-number",
    "int_parsing_size": "not-a-whole-number",
    "int_type": "not-a-whole-number",
    "model_type": "not-fields",
    "string_type": "not-a-text",
    "tuple_type": "not-a-list",
}
"""The finding for each of pydantic's type errors that the declarations can raise."""


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
        return None, [_finding(detail, document, record_type) for detail in details]


def _finding(detail: Mapping[str, Any], document: Document, record_type: type[Record]) -> Finding:
    path: Path = detail["loc"]
    kind: str = detail["type"]
    given = detail["input"]
    field = str(path[-1]) if path else ""
    if kind == "missing" or (given is None and kind != "extra_forbidden"):
        return _missing(path, document)
    if kind == "extra_forbidden":
        fields = _fields_at(record_type, path[:-1])
        return Finding(
            "unknown-field",
            document.file,
            document.key_position(path),
            field_path(path),
            arguments={"field": field, "fields": _listed(fields)},
            suggestion=closest(field, set(fields) - set(_keys_at(document, path[:-1]))),
        )
    if kind == "literal_error":
        allowed = _allowed_values(record_type, path)
        return Finding(
            "unknown-value",
            document.file,
            document.position(path),
            field_path(path),
            arguments={"value": str(given), "field": field, "values": _listed(allowed)},
            suggestion=closest(str(given), allowed),
        )
    if kind == "too_short":
        return Finding(
            "empty-list", document.file, document.position(path), field_path(path), arguments={"field": field}
        )
    if kind in _OWN_CODES:
        arguments = {"value": str(given), "field": field} | detail.get("ctx", {})
        return Finding(kind, document.file, document.position(path), field_path(path), arguments=arguments)
    code = _TYPE_CODES[kind]
    if code == "not-fields" and set(_fields_at(record_type, path)) == set(LANGUAGES):
        code = "not-both-languages"
    return Finding(
        code,
        document.file,
        document.position(path),
        field_path(path),
        arguments={"field": _nearest_name(path), "given": TYPE_NAMES[type(given)], "value": str(given)[:60]},
    )


def _missing(path: Path, document: Document) -> Finding:
    field = str(path[-1])
    # An empty value stands somewhere; a field that is not there is missed where its surroundings begin.
    written = field in _keys_at(document, path[:-1])
    place = document.key_position(path) if written else document.parent_key_position(path)
    if field in LANGUAGES:
        arguments = {"field": _nearest_name(path[:-1])}
        return Finding(f"missing-{field}", document.file, place, field_path(path), arguments=arguments)
    return Finding("missing-field", document.file, place, field_path(path), arguments={"field": field})


def field_path(path: Path) -> str:
    """Write the way to a field, as in `figures[2].date`; items count from 1."""
    written = ""
    for step in path:
        written += f"[{step + 1}]" if isinstance(step, int) else f".{step}" if written else step
    return written


def _nearest_name(path: Path) -> str:
    return next((step for step in reversed(path) if isinstance(step, str)), "")


def _keys_at(document: Document, path: Path) -> Iterable[str]:
    value = document.root
    for step in path:
        value = value.children[step]
    return value.keys


def _fields_at(record_type: type[Record], path: Path) -> list[str]:
    declared = _declared_at(record_type, path)
    return list(declared.model_fields) if declared else []


def _declared_at(record_type: type[BaseModel], path: Path) -> type[BaseModel] | None:
    annotation: Any = record_type
    for step in path:
        if isinstance(step, int):
            annotation = get_args(annotation)[0]
        else:
            declared = _model_of(annotation)
            annotation = declared.model_fields[step].annotation if declared else None
        annotation = _without_none(annotation)
    return _model_of(annotation)


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
