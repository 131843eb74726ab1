"""The records for spreadsheets, both languages side by side.

The form is CSV as https://www.rfc-editor.org/rfc/rfc4180 describes it.
"""

import csv
import io
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

from playbook.languages import LANGUAGES
from playbook.outputs.open_data.records_json import Folder
from playbook.outputs.open_data.tables import Column, Table, tables

_RUN_BY_SPREADSHEETS: Final = ("=", "+", "-", "@", "\t", "\r")
"""What a cell begins with that a spreadsheet would calculate."""

PAGES: Final = tuple(f"page_{language}" for language in LANGUAGES)
"""The columns that say where a record's page is."""


def spreadsheets(listed: Mapping[str, Folder]) -> dict[str, str]:
    """Write the tables in which there are lines.

    Args:
        listed: The records by folder and id.

    Returns:
        The text of each file by its name, from the folder of the data.
    """
    return {
        f"{table.name}.csv": _csv(
            [header(table), *(row for record in records.values() for row in _rows(table, record))]
        )
        for folder, records in listed.items()
        for table in tables_with_lines(folder, records)
    }


def tables_with_lines(folder: str, records: Folder) -> list[Table]:
    """Return the tables of a folder that are written."""
    return [
        table
        for table in tables(folder)
        if any(next(_items(record, table.steps), None) is not None for record in records.values())
    ]


def header(table: Table) -> list[str]:
    """Return the names of a table's columns."""
    return [*table.keys, *(() if table.steps else PAGES), *(column.name for column in table.columns)]


def harmless(text: str) -> str:
    """Return a text that no spreadsheet calculates: an apostrophe before what would make a formula of it."""
    return f"'{text}" if text.startswith(_RUN_BY_SPREADSHEETS) else text


def _rows(table: Table, record: Mapping[str, Any]) -> Iterator[list[str]]:
    pages = record["pages"] or {}
    own = [] if table.steps else [pages.get(language, "") for language in LANGUAGES]
    for numbers, item in _items(record, table.steps):
        keys = [record["id"], *map(str, numbers)]
        yield [*keys, *own, *(_cell(column, item) for column in table.columns)]


def _items(
    value: Mapping[str, Any], steps: tuple[tuple[str, bool], ...]
) -> Iterator[tuple[tuple[int, ...], Mapping[str, Any]]]:
    """Yield what the lines of a table show, each with its numbers in the lists that lead to it."""
    if not steps:
        yield (), value
        return
    (name, is_list), *rest = steps
    inside = value[name]
    if is_list:
        for number, item in enumerate(inside, 1):
            yield from (((number, *numbers), found) for numbers, found in _items(item, tuple(rest)))
    elif inside is not None:
        yield from _items(inside, tuple(rest))


def _cell(column: Column, item: Mapping[str, Any]) -> str:
    value: Any = item
    for name in column.path:
        value = None if value is None else value[name]
    if not column.field.many:
        return _written(value, column)
    # Texts of several lines have an empty one between them.
    between = "\n\n" if column.field.form == "text" else "\n"
    return harmless(between.join(_plain(one, column) for one in value or ()))


def _written(value: Any, column: Column) -> str:
    text = _plain(value, column)
    # A number below zero is what it says.
    return text if isinstance(value, int | float) else harmless(text)


def _plain(value: Any, column: Column) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    return str(value[column.language] if column.language else value)


def _csv(rows: Iterable[list[str]]) -> str:
    file = io.StringIO(newline="")
    # The mark at the beginning tells spreadsheets that this is UTF-8.
    file.write("\ufeff")
    csv.writer(file, lineterminator="\r\n").writerows(rows)
    return file.getvalue()
