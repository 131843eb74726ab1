"""A record that names another names one that exists."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

from playbook.checking.rule import Rule
from playbook.findings import Finding, Path, closest, excerpt, listed
from playbook.languages import LANGUAGES
from playbook.languages.slugs import folded
from playbook.reading.collection import Collection, Entry
from playbook.reading.declared import places
from playbook.reading.places import finding_at
from playbook.reading.values import Document
from playbook.records import Line
from playbook.records.references import folder_of, references
from playbook.records.remembering import remembered

_CODES = {
    "communities": "unknown-community",
    "contacts": "unknown-contact",
    "jurisdictions": "unknown-place",
    "models": "unknown-model",
    "situations": "unknown-situation",
    "sources": "unknown-source",
    "steps": "unknown-step",
    "tools": "unknown-tool",
}
"""The finding for an id that no record of a folder has."""


def check_references(collection: Collection) -> Iterator[Finding]:
    """Find ids that no record has; where a name stands in place of an id, the id of the record with that name is meant."""
    names: dict[str, Mapping[str, str]] = {}
    for entry in collection.every():
        for path, folder, id_ in _named_in(entry):
            known = collection.ids[folder]
            if id_ not in known:
                if folder not in names:
                    names[folder] = _by_name(collection.entries.get(folder, {}))
                yield unknown_id(folder, id_, known, entry.document, path, names[folder].get(folded(id_)))


@remembered
def _named_in(entry: Entry[Any]) -> tuple[tuple[Path, str, str], ...]:
    """Return the ids in a record, each with the way to it and the folder that it refers to."""
    return tuple(references(entry.record) if entry.record else _written(entry))


def _written(entry: Entry[Any]) -> Iterator[tuple[Path, str, str]]:
    """Yield the ids in a record of which other fields are wrong."""
    for place in places(entry.document, entry.declared):
        id_ = place.value.data
        folder = folder_of(place.declared) if isinstance(id_, str) and id_.strip() else None
        if folder and isinstance(id_, str) and entry.is_sure(place.path):
            yield place.path, folder, id_


def unknown_id(
    folder: str, id_: str, known: Iterable[str], document: Document, path: Path, meant: str | None = None
) -> Finding:
    """Return what is found of an id that no record has.

    Args:
        folder: The folder of `data/` in which the record would be.
        id_: The id.
        known: The ids that there are.
        document: Where it is written.
        path: The way to it.
        meant: The id that was probably meant; the nearest one when left out.
    """
    arguments = {"id": excerpt(id_), "known": listed(id_, known)}
    return finding_at(_CODES[folder], document, path, arguments=arguments, suggestion=meant or closest(id_, known))


def _by_name(entries: Mapping[str, Entry[Any]]) -> Mapping[str, str]:
    """Return the ids of records by what people call them; names that two records share are left out."""
    found: dict[str, set[str]] = {}
    for id_, entry in sorted(entries.items()):
        for field in ("name", "title", "short_title", "abbreviation"):
            text = getattr(entry.record, field, None)
            if isinstance(text, Line):
                for language in LANGUAGES:
                    found.setdefault(folded(text.in_language(language)), set()).add(id_)
    return {name: next(iter(ids)) for name, ids in found.items() if len(ids) == 1}


RULE: Final = Rule(check_references, needed_by="build")
