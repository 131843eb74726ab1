"""Slips of the hand in how a record is built: a field that is misspelt, stands elsewhere, or is not set in far enough."""

import re
import unicodedata
from collections.abc import Collection, Iterator, Mapping
from functools import cache
from itertools import takewhile
from typing import Any, Final, get_args, get_origin

from pydantic import BaseModel

from playbook.findings import Finding, Path, closest, excerpt
from playbook.languages import LANGUAGES, other
from playbook.reading.missing import CODES_OF_MISSING
from playbook.reading.places import field_path, finding_at, keys_at, listed_names, name_of, value_at
from playbook.reading.syntax import indentation_of_text
from playbook.reading.values import Document
from playbook.records import Record
from playbook.records.declarations import declared_at, fields_at, model_of, without_none
from playbook.records.words import field_words

CODES_OF_STRUCTURES: Final = frozenset({"not-fields", "not-a-list", "empty-list"})
"""The findings that are about lists or fields; all others are about a single value."""

_FIELD_NAME: Final = re.compile("[a-z_]+")

_WITHOUT_SPACE: Final = re.compile(r"([a-z_]+):(\S.*)")

_FIELD_IN_ITEM: Final = re.compile(r"-[^\s-]")

MOST_LOOKED_AT: Final = 100
"""How many fields stand beside each other at most where it is told for each what may be meant; a record has some 30."""

_NEIGHBOURS: Final = 3
"""How many of the fields are named beside which a field belongs."""


def slip_in_structure(
    code: str, path: Path, given: object, document: Document, record_type: type[Record]
) -> Finding | None:
    """Find the slip of the hand by which a value is of another kind than its field."""
    if code == "not-a-list" and isinstance(given, dict):
        item = next((key for key in given if _FIELD_IN_ITEM.match(key)), None)
        if item:
            return Finding("missing-space", document.file, document.key_position((*path, item)), field_path(path))
    if code == "not-fields" and isinstance(given, str):
        written = _WITHOUT_SPACE.fullmatch(given)
        if written and written[1] in fields_at(record_type, path):
            return finding_at(
                "missing-colon",
                document,
                path,
                arguments={"value": excerpt(given)},
                suggestion=f"{written[1]}: {written[2]}",
            )
    if isinstance(given, dict) and code not in CODES_OF_STRUCTURES:
        # The items of a list whose own name is gone belong to the list above, as far as the file tells.
        for field in given:
            meant = _place_of(field, (*path, field), document, record_type)
            if meant and meant[0] not in document.root.keys:
                return _misplaced((*path, field), meant, document, record_type)
    return None


def without_consequences(findings: list[Finding]) -> list[Finding]:
    """Leave out what is only found of a field because of a slip of the hand that is found as well."""
    # A field whose name is misspelt, or that stands elsewhere, is missing too: that is one slip, and one finding.
    meant = {_beside(finding.path, finding.suggestion) for finding in findings if finding.code == "unknown-field"}
    meant |= {finding.arguments["place"] for finding in findings if finding.code == "misplaced-field"}
    # Of lines that are not set in far enough, the first is enough to see what is wrong.
    begun: dict[str, Finding] = {}
    for finding in findings:
        if finding.code == "not-indented":
            first = begun.setdefault(finding.arguments["place"], finding)
            begun[finding.arguments["place"]] = min(first, finding, key=lambda one: one.sort_key)
    return [
        finding
        for finding in findings
        if (finding.code not in CODES_OF_MISSING or finding.path not in meant | begun.keys())
        and (finding.code != "empty-text" or finding.path not in begun)
        and (finding.code != "not-indented" or finding is begun[finding.arguments["place"]])
    ]


def _beside(path: str, field: str | None) -> str | None:
    parents, dot, _ = path.rpartition(".")
    return field and f"{parents}{dot}{field}"


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
            "fields": listed_names(
                [name for name in fields_at(record_type, meant[:-1]) if name != field][:_NEIGHBOURS]
            ),
        },
    )


def unknown_field(path: Path, document: Document, record_type: type[Record]) -> Finding:
    """Return what is found of a field that its place does not have: not set in, elsewhere, or misspelt."""
    field = str(path[-1])
    fields = fields_at(record_type, path[:-1])
    present = keys_at(document, path[:-1])
    if len(present) > MOST_LOOKED_AT:
        arguments = {"field": excerpt(field), "fields": listed_names(fields)}
        return Finding(
            "unknown-field", document.file, document.key_position(path), field_path(path), arguments=arguments
        )
    not_indented = _not_indented(path, document, record_type)
    if not_indented:
        return not_indented
    near = closest(field, [name for name in fields if name not in present])
    meant = _place_of(field, path, document, record_type)
    # Where nothing misses it and a name of its own place is almost the same, it is misspelt.
    if meant and not (near and _urgency(meant, document, record_type) == _NOWHERE):
        return _misplaced(path, meant, document, record_type)
    return Finding(
        "unknown-field",
        document.file,
        document.key_position(path),
        field_path(path),
        arguments={"field": excerpt(field), "fields": listed_names(fields)},
        suggestion=_by_title(field, path, present, record_type) or near,
    )


def _not_indented(path: Path, document: Document, record_type: type[Record]) -> Finding | None:
    """Find out whether a line is taken for a field because it is not set in as far as what it belongs to."""
    *parents, field = path
    holder = value_at(document, parents)
    # A line of the same text may have been taken for a field before this one.
    before_it = list(holder.keys)[: list(holder.keys).index(str(field))]
    above = [name for name in before_it if _FIELD_NAME.fullmatch(name)]
    before = holder.children.get(above[-1]) if above else None
    if before is None:
        return None
    place: Path = (*parents, above[-1])
    if field in LANGUAGES:
        side = other("fr" if field == "fr" else "en")
        if set(fields_at(record_type, place)) != set(LANGUAGES) or list(before.keys) != [side]:
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
    arguments = {"field": name_of(place), "place": field_path(place), "spaces": str(spaces)}
    return Finding("not-indented", document.file, document.key_position(path), field_path(path), arguments=arguments)


def _by_title(field: str, path: Path, present: Collection[str], record_type: type[Record]) -> str | None:
    """Return the field whose title in the guide is what was written, in either language."""
    declared = declared_at(record_type, path[:-1])
    name = _titles(declared).get(_folded(field)) if declared else None
    return name if name not in present else None


@cache
def _titles(declared: type[BaseModel]) -> Mapping[str, str]:
    said = {language: field_words(language).get(declared.__name__, {}) for language in LANGUAGES}
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
        annotation = without_none(info.annotation)
        value = written.get(name)
        if get_origin(annotation) is tuple:
            inside, items = model_of(get_args(annotation)[0]), value if isinstance(value, list) and value else [None]
            for index, item in enumerate(items if inside else ()):
                assert inside
                yield from _places(field, inside, item, (*path, name, index))
        elif model_of(annotation):
            yield from _places(field, annotation, value, (*path, name))


_NOWHERE: Final = (True, True)
"""The urgency of a place that may have a field and does not miss it."""


def _urgency(place: Path, document: Document, record_type: type[Record]) -> tuple[bool, bool]:
    declared = declared_at(record_type, place[:-1])
    assert declared
    surroundings = document.root
    for depth, step in enumerate(place[:-1]):
        if step not in surroundings.children:
            # What holds it is not there: it is missed where that is.
            holder = declared_at(record_type, place[:depth])
            is_missed = holder and isinstance(step, str) and step not in surroundings.keys
            is_needed = bool(is_missed and holder and holder.model_fields[str(step)].is_required())
            return not is_needed, not is_needed
        surroundings = surroundings.children[step]
    missed = isinstance(surroundings.data, dict) and place[-1] not in surroundings.keys
    needed = missed and declared.model_fields[str(place[-1])].is_required()
    return not needed, not missed


def _shared(one: Path, other: Path) -> int:
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))
