"""No two pages share an address."""

from collections.abc import Iterator

from playbook.catalogue import PAGE_FOLDERS, slug_of
from playbook.collection import Collection
from playbook.findings import Finding
from playbook.languages import LANGUAGES
from playbook.records import Record
from playbook.shape import finding_at


def check_slugs(collection: Collection) -> Iterator[Finding]:
    """Find records of one folder whose pages would have the same address in a language."""
    for folder in PAGE_FOLDERS:
        for language in LANGUAGES:
            taken: dict[str, str] = {}
            for entry, record in collection.of(folder, Record):
                slug = slug_of(entry.id, record, language)
                if slug in taken:
                    yield finding_at(
                        "duplicate-slug",
                        entry.document,
                        ("slug", language),
                        arguments={"slug": slug, "language": language, "other": taken[slug]},
                    )
                else:
                    taken[slug] = entry.document.file
