"""A list names nothing twice: no place, no tool, no contact."""

from collections.abc import Iterator
from typing import Any, Final

from playbook.checking.rule import Rule
from playbook.findings import Finding, Path, excerpt
from playbook.reading.collection import Collection, Entry
from playbook.reading.places import finding_at
from playbook.records import ContactUnit, Fit, Line, Record
from playbook.records.references import references
from playbook.records.remembering import remembered


def check_lists(collection: Collection) -> Iterator[Finding]:
    """Find what one list of a record names twice; two units or leads of a contact, or two sub-types of a model, are two things."""
    for entry, _ in collection.all():
        yield from _found_in(entry)


@remembered
def _found_in(entry: Entry[Any]) -> tuple[Finding, ...]:
    return tuple(_listed_twice(entry, entry.record)) if entry.record else ()


def _listed_twice(entry: Entry[Any], record: Record) -> Iterator[Finding]:
    seen: set[tuple[Path, str, Line | str | None]] = set()
    for path, _, id_ in references(record):
        way = path if isinstance(path[-1], int) else path[:-1]
        item = _at(record, way)
        if isinstance(item, str | ContactUnit | Fit):
            named = (way[:-1], id_, _part(item))
            if named in seen:
                shown = {"id": excerpt(id_), "field": str(way[-2])}
                yield finding_at("listed-twice", entry.document, path, arguments=shown)
            seen.add(named)


def _part(item: str | ContactUnit | Fit) -> Line | str | None:
    """Return which part of what it names is meant."""
    if isinstance(item, str):
        return None
    return item.unit or item.lead if isinstance(item, ContactUnit) else item.subtype


def _at(record: Record, way: Path) -> Any:
    """Return what stands at a place of a record."""
    value: Any = record
    for step in way:
        value = value[step] if isinstance(step, int) else getattr(value, step)
    return value


RULE: Final = Rule(check_lists, needed_by="build")
