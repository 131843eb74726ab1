"""No text is still to be written: a new record begins with such texts, and is published when there are none left."""

from collections.abc import Iterator
from typing import Any, Final

from playbook.checking.rule import Rule
from playbook.findings import Finding, Path, excerpt
from playbook.reading.collection import Collection, Entry
from playbook.reading.places import field_path
from playbook.reading.values import Document, Value
from playbook.records.placeholders import MARKERS
from playbook.records.remembering import remembered


def check_written(collection: Collection) -> Iterator[Finding]:
    """Find the texts that are still to be written, of every record that could be read."""
    for entry in collection.every():
        yield from _found_in(entry)


@remembered
def _found_in(entry: Entry[Any]) -> tuple[Finding, ...]:
    return tuple(_texts_to_write(entry.document))


def _texts_to_write(document: Document) -> Iterator[Finding]:
    for path, text in _texts(document.root, ()):
        marker = next((marker for marker in MARKERS.values() if marker in text), None)
        if marker:
            (place,) = document.positions_of([marker], path)
            yield Finding(
                "text-to-write",
                document.file,
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
