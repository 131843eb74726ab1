"""Which tables the records of a folder make, and their columns: from the declarations, so that no record changes them.

A list whose items have fields of their own is a table of its own, whose lines name the record and their number in it. Other
lists stand in one cell, an item a line.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from playbook.editing.descriptions import FieldDescription, describe
from playbook.languages import LANGUAGES, Language
from playbook.records import RECORD_TYPES

BILINGUAL: Final = ("line", "text", "slug", "addresses")
"""The forms of values that are written once in each language."""

NUMBER: Final = "_number"
"""What the name of a column ends with that counts the items of a list."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table.

    Attributes:
        name: Its name, with the language at its end where there is one for each: `title_fr`.
        path: The fields that lead to the value in a line's item.
        field: What the last of them is for, in English.
        language: The language that is taken of a value, where it has both.
    """

    name: str
    path: tuple[str, ...]
    field: FieldDescription
    language: Language | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """A table of a folder.

    Attributes:
        name: The name of its file, without the ending: `casestudies-figures`.
        folder: The folder of `data/` whose records it holds.
        steps: The fields that lead to the items that are its lines, and whether each is a list; none for the records.
        columns: Its columns, without those that say of which record and list a line is.
    """

    name: str
    folder: str
    steps: tuple[tuple[str, bool], ...]
    columns: tuple[Column, ...]

    @property
    def keys(self) -> list[str]:
        """The names of the columns that tell a line from every other."""
        return ["record" if self.steps else "id", *(f"{step}{NUMBER}" for step, is_list in self.steps if is_list)]


def tables(folder: str) -> tuple[Table, ...]:
    """Return the tables of a folder, that of the records first."""
    return tuple(_tables(folder, folder, describe(RECORD_TYPES[folder], "en").fields, ()))


def _tables(
    name: str, folder: str, fields: tuple[FieldDescription, ...], steps: tuple[tuple[str, bool], ...]
) -> Iterator[Table]:
    yield Table(name, folder, steps, tuple(_columns(fields, ())))
    for field in fields:
        if field.form == "fields":
            inside = _tables(f"{name}-{field.name}", folder, field.fields, (*steps, (field.name, field.many)))
            # What is no list stands in the table above; only the lists inside it have their own.
            yield from (table for table in inside if field.many or table.steps != (*steps, (field.name, False)))


def _columns(fields: tuple[FieldDescription, ...], above: tuple[str, ...]) -> Iterator[Column]:
    for field in fields:
        path = (*above, field.name)
        name = "_".join(path)
        if field.form in BILINGUAL:
            yield from (Column(f"{name}_{language}", path, field, language) for language in LANGUAGES)
        elif field.form != "fields":
            yield Column(name, path, field)
        elif not field.many:
            yield from _columns(field.fields, path)
