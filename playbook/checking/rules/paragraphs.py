"""Paragraphs and list items of records stay apart on the page, however the text is written in the file."""

from collections.abc import Iterator
from typing import Final

from playbook.checking.rule import Rule
from playbook.checking.wording.paragraphs import RUN_TOGETHER, run_together
from playbook.findings import Finding, Path, excerpt
from playbook.reading.collection import Collection, markdown_texts
from playbook.reading.places import field_path
from playbook.reading.values import Document


def check_paragraphs(collection: Collection) -> Iterator[Finding]:
    """Find texts whose empty lines or list items are lost because they are written with `>` instead of `|`."""
    for entry, record in collection.all():
        for path, text in markdown_texts(record):
            words = run_together(text, _source(entry.document, path))
            if words:
                (place,) = entry.document.positions_of([words], path)
                yield Finding(
                    RUN_TOGETHER,
                    entry.document.file,
                    place,
                    field_path(path),
                    arguments={"words": excerpt(words)},
                )


def _source(document: Document, path: Path) -> str:
    value = document.root
    for step in path:
        value = value.children[step]
    return document.text[value.start : value.end]


RULE: Final = Rule(check_paragraphs, needed_by="review")
