"""No text is still to be written: a new record begins with such texts, and is published when there are none left."""

from collections.abc import Iterator
from typing import Final

from playbook.checking.rule import Rule
from playbook.findings import Finding, Path, excerpt
from playbook.reading.collection import Collection
from playbook.reading.places import field_path
from playbook.reading.values import Value
from playbook.records.placeholders import MARKERS


def check_written(collection: Collection) -> Iterator[Finding]:
    """Find the texts that are still to be written, of every record that could be read."""
    for folder in sorted(collection.entries):
        for _, entry in sorted(collection.entries[folder].items()):
            for path, text in _texts(entry.document.root, ()):
                marker = next((marker for marker in MARKERS.values() if marker in text), None)
                if marker:
                    (place,) = entry.document.positions_of([marker], path)
                    yield Finding(
                        "text-to-write",
                        entry.document.file,
                        place,
                        field_path(path),
                        arguments={"field": field_path(path), "words": excerpt(text[text.index(marker) :], 200)},
                    )


def _texts(value: Value, path: Path) -> Iterator[tuple[Path, str]]:
    if isinstance(value.data, str):
        yield path, value.data
    for step, child in value.children.items():
        yield from _texts(child, (*path, step))


RULE: Final = Rule(check_written, needed_by="build")
