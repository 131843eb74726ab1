"""What a record must have and has not."""

from collections.abc import Mapping
from typing import Final

from pydantic import BaseModel

from playbook.findings import Finding, Path
from playbook.reading.comments import comment_in_place_of
from playbook.reading.places import field_path, finding_at, keys_at, name_of
from playbook.reading.values import Document
from playbook.records import CaseStudy, EditorsNote, Record, SourcedRecord, Verification
from playbook.records.declarations import declared_at

MISSING_TEXT: Final[Mapping[str, str]] = {"fr": "missing-fr", "en": "missing-en"}

MISSING_FIELDS: Final[Mapping[tuple[type[BaseModel], str], str]] = {
    (CaseStudy, "as_of"): "missing-as-of",
    (EditorsNote, "date"): "undated-note",
    (SourcedRecord, "source"): "missing-source",
    (Verification, "by"): "verified-by-nobody",
}
"""The fields whose absence is a finding of its own, by the declaration that has them."""

_ANY_OTHER: Final = "missing-field"

CODES_OF_MISSING: Final = frozenset({_ANY_OTHER, *MISSING_TEXT.values(), *MISSING_FIELDS.values()})
"""The findings that are about what is not there."""


def missing(path: Path, document: Document, record_type: type[Record]) -> Finding:
    """Return what is found of a field or an item that is empty or not there."""
    field = path[-1]
    comment = comment_in_place_of(path, document)
    if comment:
        return comment
    if isinstance(field, int):
        return finding_at("empty-item", document, path, arguments={"field": name_of(path)})
    # An empty value stands somewhere; a field that is not there is missed where its surroundings begin.
    written = field in keys_at(document, path[:-1])
    place = document.key_position(path) if written else document.parent_key_position(path)
    if field in MISSING_TEXT:
        code, arguments = MISSING_TEXT[field], {"field": name_of(path[:-1])}
    else:
        declared = declared_at(record_type, path[:-1])
        missing = next(
            (
                code
                for (holder, name), code in MISSING_FIELDS.items()
                if name == field and declared and issubclass(declared, holder)
            ),
            _ANY_OTHER,
        )
        code, arguments = "empty-field" if written else missing, {"field": field}
    return Finding(code, document.file, place, field_path(path), arguments=arguments)
