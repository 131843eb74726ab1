"""No two pages share an address."""

from collections.abc import Iterator
from typing import Final

from playbook.catalogue.linked import PAGE_FOLDERS, slug_of
from playbook.checking.rule import Rule
from playbook.findings import Finding
from playbook.languages import LANGUAGES
from playbook.reading.collection import Collection, Entry
from playbook.reading.places import finding_at
from playbook.records import Record


def check_slugs(collection: Collection) -> Iterator[Finding]:
    """Find records of one folder whose pages would have the same address in a language.

    The finding stands in the record that is not at home there: where a file is copied, its slug is often kept.
    """
    for folder in PAGE_FOLDERS:
        for language in LANGUAGES:
            by_slug: dict[str, list[tuple[Entry[Record], Record]]] = {}
            for entry, record in collection.of(folder, Record):
                by_slug.setdefault(slug_of(entry.id, record, language), []).append((entry, record))
            for slug, holders in by_slug.items():
                owner = next((entry for entry, record in holders if is_at_home(entry.id, record)), holders[0][0])
                for entry, _ in holders:
                    if entry is not owner:
                        yield finding_at(
                            "duplicate-slug",
                            entry.document,
                            ("slug", language),
                            arguments={"slug": slug, "language": language, "other": owner.document.file},
                        )


def is_at_home(id_: str, record: Record) -> bool:
    """Whether the address of a record ends with its own id in one of the languages."""
    return any(slug_of(id_, record, language) == id_ for language in LANGUAGES)


RULE: Final = Rule(check_slugs, needed_by="build")
