"""Finding the ids in a record that name other records."""

from collections.abc import Iterator
from functools import cache
from typing import Any, get_args

from playbook.records.fields import Record, fields_with_records
from playbook.records.identifiers import RefersTo


def references(record: Record, path: tuple[str | int, ...] = ()) -> Iterator[tuple[tuple[str | int, ...], str, str]]:
    """Yield every id in a record that names another record, as its fields declare.

    Args:
        record: The record.
        path: The way to it, when it is inside another.

    Yields:
        The way to the id, the folder of `data/` that it refers to, and the id.
    """
    for name, folder in _fields(type(record)):
        value = getattr(record, name)
        items = enumerate(value) if isinstance(value, tuple) else [(None, value)]
        for index, item in items:
            here = (*path, name) if index is None else (*path, name, index)
            if isinstance(item, Record):
                yield from references(item, here)
            elif folder and isinstance(item, str):
                yield here, folder, item


def folder_of(declared: Any) -> str | None:
    """Return the folder of `data/` that a value refers to by what it is declared to be, if it is an id of another record."""
    return next((mark.folder for mark in _marks([declared])), None)


@cache
def _fields(record_type: type[Record]) -> tuple[tuple[str, str | None], ...]:
    """Return the fields that may hold ids or records, each with the folder that ids in it refer to."""
    inside = fields_with_records(record_type)
    folders = {
        name: next((mark.folder for mark in _marks([*field.metadata, field.annotation])), None)
        for name, field in record_type.model_fields.items()
    }
    return tuple((name, folder) for name, folder in folders.items() if folder or name in inside)


def _marks(parts: list[Any]) -> Iterator[RefersTo]:
    # The mark of an id stands inside the list or the choice that holds it: tuple[ModelId, ...], ModelId | None.
    for part in parts:
        if isinstance(part, RefersTo):
            yield part
        elif not isinstance(part, type) or get_args(part):
            yield from _marks([*get_args(part), *getattr(part, "__metadata__", ())])
