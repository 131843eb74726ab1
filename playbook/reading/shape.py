"""Holding a document against its record type: what pydantic refuses becomes findings with places and hints."""

import re
from collections.abc import Iterator, Mapping
from typing import Any, Final, TypeVar

from pydantic import ValidationError

from playbook.findings import Finding, Path, closest
from playbook.languages import LANGUAGES
from playbook.reading.items import joined, slip_in_list
from playbook.reading.missing import missing
from playbook.reading.places import finding_at, listed_names, name_of, shown
from playbook.reading.structure import CODES_OF_STRUCTURES, slip_in_structure, unknown_field, without_consequences
from playbook.reading.values import TYPE_NAMES, Document
from playbook.records import Record
from playbook.records.declarations import allowed_values, fields_at, item_fields

R = TypeVar("R", bound=Record)

_TYPE_CODES: Final = {
    "bool_parsing": "not-true-or-false",
    "bool_type": "not-true-or-false",
    "finite_number": "not-a-number",
    "float_parsing": "not-a-number",
    "float_type": "not-a-number",
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
"""The finding for each of pydantic's own errors that the declarations can raise; what the records raise is one already."""


def check_shape(document: Document, record_type: type[R]) -> tuple[R | None, list[Finding]]:
    """Make a record of a document.

    Args:
        document: A file that was read.
        record_type: What the file's folder holds.

    Returns:
        The record, or `None` when a field is wrong or could not be read; and a finding for each wrong field.
    """
    try:
        record = record_type.model_validate(document.data)
    except ValidationError as error:
        details = error.errors(include_url=False)
    else:
        return None if document.broken else record, []
    found: list[tuple[Path, Finding]] = [
        (detail["loc"], _finding(detail, document, record_type))
        for detail in details
        if not _is_consequence(detail, document)
    ]
    return None, without_consequences(joined(found, document, record_type))


def concerned(finding: Finding) -> Iterator[str]:
    """Yield the ways to the fields that a finding of the shape makes doubtful."""
    yield finding.path
    if "place" in finding.arguments:
        yield finding.arguments["place"]


def _is_consequence(detail: Mapping[str, Any], document: Document) -> bool:
    # A list whose items are wrong has too few right ones; only the items are to be mended.
    if detail["type"] == "too_short" and len(detail["input"]) > 0:
        return True
    return detail["type"] == "missing" and len(detail["loc"]) == 1 and detail["loc"][0] in document.broken


def _finding(detail: Mapping[str, Any], document: Document, record_type: type[Record]) -> Finding:
    path: Path = detail["loc"]
    kind: str = detail["type"]
    given = detail["input"]
    if kind == "missing" or (given is None and kind != "extra_forbidden"):
        return missing(path, document, record_type)
    if kind == "extra_forbidden":
        return unknown_field(path, document, record_type)
    code = _TYPE_CODES.get(kind, kind)
    arguments = {"field": name_of(path), "value": shown(given), "given": TYPE_NAMES[type(given)]}
    suggestion = None
    slip = slip_in_structure(code, path, given, document, record_type) or slip_in_list(
        code, path, given, document, record_type
    )
    if slip:
        return slip
    if isinstance(given, dict | list) and code not in CODES_OF_STRUCTURES:
        code = "not-one-value"
    elif code == "unknown-value":
        allowed = allowed_values(record_type, path)
        arguments["values"] = listed_names(allowed)
        suggestion = closest(shown(given), allowed)
    elif code == "not-a-list" and isinstance(given, str) and not item_fields(record_type, path):
        suggestion = f"[{given}]" if re.fullmatch(r"[\w-]+(, ?[\w-]+)*", given) else None
    elif code == "not-fields" and set(fields_at(record_type, path)) == set(LANGUAGES):
        code = "not-both-languages"
    elif code == kind:
        arguments |= detail.get("ctx", {})
        suggestion = arguments.get("meant")
    return finding_at(code, document, path, arguments=arguments, suggestion=suggestion)
