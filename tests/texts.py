"""Every text that the project shows, with the place where it stands and its language."""

from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from playbook.languages import LANGUAGES, Language
from playbook.outputs.downloads import OFFERED, declared
from playbook.reading.collection import bilingual_texts
from playbook.reading.documents import read
from playbook.reading.places import field_path
from playbook.reading.prose import read_prose
from playbook.reading.shape import check_shape
from playbook.reading.sources import collect
from playbook.records import RECORD_TYPES, Record, UntranslatedName
from playbook.reports.codes import files_of_codes

ROOT = Path(__file__).parent.parent
ENGINE = ROOT / "playbook"

_NO_TEXTS = ("spelling.", "typography.", "typos.")
"""What readers type, and patterns with examples of what is wrong: nobody reads these."""


class Place(NamedTuple):
    """A text and where it stands.

    Attributes:
        file: The file.
        field: The field or key; empty for the body of a page.
        language: The language that the text claims.
        text: The text.
    """

    file: str
    field: str
    language: Language
    text: str


@cache
def records() -> tuple[tuple[str, Record], ...]:
    """Return every record with its file."""
    return tuple(_records())


def _records() -> Iterator[tuple[str, Record]]:
    for source in collect(ROOT)[0]:
        document, _ = read(source.content, source.file)
        assert document is not None
        record, found = check_shape(document, RECORD_TYPES[source.folder])
        assert record is not None, found
        yield source.file, record


def names_without_translation() -> list[UntranslatedName]:
    """Return the names that stand in their own language on both sides."""
    return [record for _, record in records() if isinstance(record, UntranslatedName)]


def texts_of_records() -> Iterator[Place]:
    """Yield both sides of every text of the records."""
    for file, record in records():
        for path, text in bilingual_texts(record):
            for language in LANGUAGES:
                yield Place(file, field_path(path), language, text.in_language(language))


def texts_of_pages() -> Iterator[Place]:
    """Yield the header's texts and the body of every prose page."""
    for page in read_prose(ROOT)[0]:
        header = page.header
        yield Place(page.file, "title", page.language, header.title)
        yield Place(page.file, "description", page.language, header.description)
        if header.menu:
            yield Place(page.file, "menu", page.language, header.menu)
        yield Place(page.file, "", page.language, page.body)


def texts_of_messages() -> Iterator[Place]:
    """Yield every text of the site itself and of what its tools say."""
    for language in LANGUAGES:
        files = (file for file in ENGINE.rglob(f"*.{language}.yml") if not file.name.startswith(_NO_TEXTS))
        for path in sorted(files):
            for key, text in _leaves(yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader), ""):
                yield Place(path.relative_to(ROOT).as_posix(), key, language, text)
        for section in declared():
            for way, offered in bilingual_texts(section):
                file = OFFERED.relative_to(ROOT).as_posix()
                yield Place(file, f"{section.id}.{field_path(way)}", language, offered.in_language(language))
        for path in files_of_codes():
            for code, said in yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader).items():
                for part in ("title", "message", "why", "hint", "guide"):
                    if part in said:
                        yield Place(path.relative_to(ROOT).as_posix(), f"{code}.{part}", language, said[part][language])


def _leaves(messages: Mapping[str, Any], above: str) -> Iterator[tuple[str, str]]:
    for key, value in messages.items():
        if isinstance(value, dict):
            yield from _leaves(value, f"{above}{key}.")
        else:
            yield f"{above}{key}", value
