"""The records of a project before they are linked, each with the document it came from."""

import datetime
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

from playbook.findings import Path
from playbook.languages import LANGUAGES
from playbook.reading.settings import Settings
from playbook.reading.values import Document
from playbook.records import Record
from playbook.records.fields import Line, Text

R = TypeVar("R", bound=Record)


@dataclass(frozen=True, slots=True)
class Entry(Generic[R]):
    """A record and where it stands; `record` is `None` when a field of it is wrong."""

    id: str
    document: Document
    record: R | None


@dataclass(frozen=True, slots=True)
class Collection:
    """All entries, by folder of `data/` and by id.

    Attributes:
        entries: What could be read.
        ids: The ids of all files, also of those that could not be read, so that a reference to one of those is not
            reported a second time.
        today: The day that dates are compared with; without it, no date is old or in the future.
        settings: What the project decides of the checks.
    """

    entries: Mapping[str, Mapping[str, Entry[Any]]]
    ids: Mapping[str, frozenset[str]]
    today: datetime.date | None = None
    settings: Settings = field(default_factory=Settings)

    def of(self, folder: str, record_type: type[R]) -> Iterator[tuple[Entry[R], R]]:
        """Yield the entries of a folder whose fields are all right, in the order of their ids."""
        for _, entry in sorted(self.entries.get(folder, {}).items()):
            if isinstance(entry.record, record_type):
                yield entry, entry.record

    def all(self) -> Iterator[tuple[Entry[Any], Record]]:
        """Yield every entry whose fields are all right."""
        for folder in sorted(self.entries):
            yield from self.of(folder, Record)


def bilingual_texts(record: Record, path: tuple[str | int, ...] = ()) -> Iterator[tuple[Path, Line | Text]]:
    """Yield every text of a record, in both languages side by side, with the way to it."""
    for name in type(record).model_fields:
        value = getattr(record, name)
        here = (*path, name)
        if isinstance(value, Line | Text):
            yield here, value
        elif isinstance(value, Record):
            yield from bilingual_texts(value, here)
        elif isinstance(value, tuple):
            for index, item in enumerate(value):
                if isinstance(item, Line | Text):
                    yield (*here, index), item
                elif isinstance(item, Record):
                    yield from bilingual_texts(item, (*here, index))


def markdown_texts(record: Record) -> Iterator[tuple[Path, str]]:
    """Yield every Markdown text of a record with the way to it."""
    for path, text in bilingual_texts(record):
        if isinstance(text, Text):
            for language in LANGUAGES:
                yield (*path, language), text.in_language(language)
