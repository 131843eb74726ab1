"""The parts that records are made of: texts in both languages, and what every record has.

Each constraint of a value raises an error whose type is a finding code of its own (see `playbook.reading.shape`), so that an
editor reads "this is not a telephone number", not "the string does not match a pattern".
"""

from functools import cache
from typing import Any, get_args

from pydantic import BaseModel, ConfigDict

from playbook.languages import Language
from playbook.records.addresses import WebAddress
from playbook.records.dates import CalendarDate
from playbook.records.identifiers import SlugText
from playbook.records.texts import LineText, MarkdownText


class Record(BaseModel):
    """What all declarations share: unknown fields are refused and nothing changes after reading."""

    # Most declarations are parts of others, and are never checked by themselves: they need no validator of their own.
    model_config = ConfigDict(extra="forbid", frozen=True, coerce_numbers_to_str=True, defer_build=True)


class Bilingual(Record):
    """The same in both languages; what each language holds is for those that come of this one."""

    fr: str
    en: str

    def in_language(self, language: Language) -> str:
        """Return what it is in `language`."""
        return self.fr if language == "fr" else self.en


class Line(Bilingual):
    """One line of plain text in both languages."""

    fr: LineText
    """In French."""
    en: LineText
    """In English."""


class Text(Bilingual):
    """Markdown in both languages."""

    fr: MarkdownText
    """In French."""
    en: MarkdownText
    """In English."""


class Slug(Bilingual):
    """The last part of a page's address in both languages."""

    fr: SlugText
    """In French."""
    en: SlugText
    """In English."""


class LocalizedAddress(Bilingual):
    """The web address of each language's version of a page."""

    fr: WebAddress
    """In French."""
    en: WebAddress
    """In English."""


class Suppression(Record):
    """An exception: a finding that does not hold for this record."""

    code: LineText
    """The code of the finding, as it stands in brackets in the report."""
    reason: LineText
    """Why it does not hold here."""
    until: CalendarDate
    """The last day on which it is left out."""


class RootRecord(Record):
    """What the record of a whole file has besides its own fields."""

    suppress: tuple[Suppression, ...] = ()
    """Findings that don't hold for this record, each with a reason and an end."""


def field_names(record_type: type[BaseModel]) -> list[str]:
    """Return the fields of a record type in the order in which they are written: its own, then those of all files."""
    inherited = [base for base in record_type.__mro__[1:] if issubclass(base, RootRecord)]
    common = [name for base in inherited for name in base.model_fields]
    # What a type declares itself stands before what it has in common with others, the most common last.
    ranks = {name: common.count(name) for name in record_type.model_fields}
    return sorted(record_type.model_fields, key=lambda name: ranks[name])


@cache
def fields_with_records(record_type: type[Record]) -> tuple[str, ...]:
    """Return the fields of a record type that may hold records, such as texts, alone or in a list."""
    return tuple(name for name, info in record_type.model_fields.items() if _may_hold_record(info.annotation))


def _may_hold_record(annotation: Any) -> bool:
    if isinstance(annotation, type) and issubclass(annotation, Record):
        return True
    return any(map(_may_hold_record, get_args(annotation)))
