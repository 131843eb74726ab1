"""The records of a project before they are linked, each with the document it came from."""

import datetime
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any, Final, Generic, TypeVar

from pydantic import ValidationError

from playbook.findings import Path
from playbook.languages import LANGUAGES
from playbook.reading.declared import places
from playbook.reading.places import field_path
from playbook.reading.settings import Settings
from playbook.reading.values import Document
from playbook.records import Record
from playbook.records.fields import Line, Text, fields_with_records

R = TypeVar("R", bound=Record)

MOST_DOUBTFUL: Final = 200
"""Where more fields are wrong, nothing more is said of the record."""


@dataclass(frozen=True, slots=True, eq=False)
class Entry(Generic[R]):
    """A record and where it stands. It equals itself alone, so that what is found of it can be remembered.

    Attributes:
        id: Its id.
        document: The file.
        record: What it says; `None` when a field of it is wrong.
        declared: What it is meant to be.
        doubtful: The ways to the fields that are wrong, so that nothing else is said of them.
    """

    id: str
    document: Document
    record: R | None
    declared: type[Record] = Record
    doubtful: frozenset[str] = frozenset()

    def is_sure(self, path: Path) -> bool:
        """Whether nothing is wrong with the field at `path`, with one inside it, or with one around it."""
        here = field_path(path)
        return len(self.doubtful) <= MOST_DOUBTFUL and not any(
            _is_inside(one, other) for wrong in self.doubtful for one, other in ((here, wrong), (wrong, here))
        )


@dataclass(frozen=True, slots=True)
class Collection:
    """All entries, by folder of `data/` and by id.

    Attributes:
        entries: What could be read.
        ids: The ids of all files, also of those that could not be read, so that a reference to one of those is not
            reported a second time.
        today: The day that dates are compared with; without it, no date is old or in the future.
        settings: What the project decides of the checks.
        meant: Tells of which files something is asked; nothing where all are meant. The others are there for what leads
            to them.
    """

    entries: Mapping[str, Mapping[str, Entry[Any]]]
    ids: Mapping[str, frozenset[str]]
    today: datetime.date | None = None
    settings: Settings = field(default_factory=Settings)
    meant: Callable[[str], bool] | None = None

    def of(self, folder: str, record_type: type[R]) -> Iterator[tuple[Entry[R], R]]:
        """Yield the entries of a folder whose fields are all right, in the order of their ids."""
        for _, entry in sorted(self.entries.get(folder, {}).items()):
            if isinstance(entry.record, record_type):
                yield entry, entry.record

    def is_meant(self, file: str) -> bool:
        """Tell whether something is asked of a file."""
        return self.meant is None or self.meant(file)

    def every(self) -> Iterator[Entry[Any]]:
        """Yield every entry that is meant and could be read, in the order of folders and ids."""
        for folder in sorted(self.entries):
            for _, entry in sorted(self.entries[folder].items()):
                if self.is_meant(entry.document.file):
                    yield entry

    def all(self) -> Iterator[tuple[Entry[Any], Record]]:
        """Yield every entry that is meant and whose fields are all right."""
        for entry in self.every():
            if entry.record is not None:
                yield entry, entry.record


def _is_inside(path: str, around: str) -> bool:
    return path == around or path.startswith((f"{around}.", f"{around}["))


def legible_texts(entry: Entry[Any]) -> Iterator[tuple[Path, Line | Text]]:
    """Yield every text of an entry, in both languages side by side; of one with wrong fields, those that are right."""
    if entry.record is not None:
        yield from bilingual_texts(entry.record)
        return
    for place in places(entry.document, entry.declared):
        if place.fields in (Line, Text) and entry.is_sure(place.path):
            with suppress(ValidationError):  # what follows from another slip is not told
                yield place.path, place.declared.model_validate(place.value.data)


def bilingual_texts(record: Record, path: tuple[str | int, ...] = ()) -> Iterator[tuple[Path, Line | Text]]:
    """Yield every text of a record, in both languages side by side, with the way to it."""
    for name in fields_with_records(type(record)):
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
