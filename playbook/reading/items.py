"""Slips of the hand in lists and in what their items are made of: one finding each, that says which sign or name is missing."""

import re
from dataclasses import replace
from typing import get_origin

from pydantic import BaseModel

from playbook.findings import Finding, Path, excerpt
from playbook.languages import LANGUAGES
from playbook.reading.missing import CODES_OF_MISSING
from playbook.reading.places import field_path, finding_at, name_of, value_at
from playbook.reading.values import Document
from playbook.records import Record
from playbook.records.declarations import declared_at, item_fields, model_of, without_none
from playbook.records.fields import Bilingual
from playbook.records.references import folder_of


def slip_in_list(code: str, path: Path, given: object, document: Document, record_type: type[Record]) -> Finding | None:
    """Find an id without the name of its field, or fields without the hyphen of an item."""
    if code == "not-a-list" and isinstance(given, dict) and given.keys() & item_fields(record_type, path):
        first = next(iter(given))
        arguments = {"field": name_of(path), "first": excerpt(first)}
        return Finding(
            "fields-without-hyphen",
            document.file,
            document.key_position((*path, first)),
            field_path(path),
            arguments=arguments,
        )
    item = path if code == "not-fields" else (*path, 0)
    field = _only_id(declared_at(record_type, item)) if code in ("not-a-list", "not-fields") else None
    if field is None or not isinstance(given, str | int) or isinstance(given, bool) or not isinstance(item[-1], int):
        return None
    id_ = str(given).strip()
    if code == "not-fields" and re.fullmatch(rf"{field}[ \u00a0=;]+\S+", id_):
        meant = re.sub(rf"^{field}[ \u00a0=;]+", f"{field}: ", id_)
        return finding_at("missing-colon", document, path, arguments={"value": excerpt(id_)}, suggestion=meant)
    arguments = {"field": name_of(path), "value": excerpt(id_), "line": f"- {field}: {excerpt(id_)}"}
    # In a list that is on one line, this may stand in its place too.
    suggestion = f"{field}: {excerpt(id_)}" if code == "not-fields" else None
    return Finding(
        "id-without-field",
        document.file,
        document.position(path),
        field_path(path),
        arguments=arguments,
        suggestion=suggestion,
    )


def _only_id(declared: type[BaseModel] | None) -> str | None:
    """Return the field that an item needs, where that is one id of another record."""
    needed = [name for name, field in declared.model_fields.items() if field.is_required()] if declared else []
    if len(needed) != 1 or declared is None:
        return None
    field = declared.model_fields[needed[0]]
    return needed[0] if any(folder_of(part) for part in (*field.metadata, field.annotation)) else None


def joined(found: list[tuple[Path, Finding]], document: Document, record_type: type[Record]) -> list[Finding]:
    """Say of an unknown field and of the one that is missed beside it in one finding, where the one is meant by the other.

    Args:
        found: What was found of the shape of the record, each with the way to it.
        document: The record.
        record_type: What it is meant to be.
    """
    unknown: dict[Path, list[Finding]] = {}
    missed: dict[Path, list[Finding]] = {}
    for path, finding in found:
        kind = unknown if finding.code == "unknown-field" else missed if finding.code in CODES_OF_MISSING else None
        if kind is not None:
            kind.setdefault(path[:-1], []).append(finding)
    instead: dict[int, Finding | None] = {}
    for place, findings in unknown.items():
        meant = _meant(place, findings, missed.get(place, []), document, record_type)
        if meant:
            instead |= dict.fromkeys(map(id, (*findings, *missed[place])))
            instead[id(findings[0])] = meant
    joint = [instead.get(id(finding), finding) for _, finding in found]
    return [finding for finding in joint if finding]


def _meant(
    place: Path, unknown: list[Finding], missed: list[Finding], document: Document, record_type: type[Record]
) -> Finding | None:
    """Return the one finding for fields that are not known where just one is missed."""
    declared = declared_at(record_type, place)
    field = missed[0].path.rpartition(".")[2] if len(missed) == 1 and missed[0].code == "missing-field" else None
    if declared is None or field is None:
        return None
    wanted = without_none(declared.model_fields[field].annotation)
    written = {finding.path.rpartition(".")[2]: finding for finding in unknown}
    if written.keys() <= set(LANGUAGES) and _is_bilingual(wanted):
        arguments = {"field": field}
        return replace(unknown[0], code="texts-without-field", arguments=arguments, suggestion=None)
    if len(unknown) != 1 or unknown[0].suggestion:
        return None
    given = value_at(document, place).children.get(next(iter(written)))
    # At the top of a record, too many single values could be meant.
    is_likely = given is not None and (_takes(wanted, given.data) or (bool(place) and _is_single(wanted, given.data)))
    return replace(unknown[0], suggestion=field) if is_likely else None


def _is_single(annotation: object, data: object) -> bool:
    return not isinstance(data, dict | list) and model_of(annotation) is None and get_origin(annotation) is not tuple


def _is_bilingual(annotation: object) -> bool:
    declared = model_of(annotation)
    return declared is not None and issubclass(declared, Bilingual)


def _takes(annotation: object, data: object) -> bool:
    """Whether a field may hold a value of this kind; if not, another name was meant."""
    if _is_bilingual(annotation):
        return isinstance(data, dict) and data.keys() <= set(LANGUAGES)
    if model_of(annotation):
        return isinstance(data, dict)
    return isinstance(data, list) if get_origin(annotation) is tuple else False
