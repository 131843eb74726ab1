"""Finding the ids in a record that name other records."""

from collections.abc import Iterator
from functools import cache
from typing import Any, get_args

from playbook.records.fields import Record
from playbook.records.identifiers import RefersTo


def references(record: Record, path: tuple[str | int, ...] = ()) -> Iterator[tuple[tuple[str | int, ...], str, str]]:
    """Yield every id in a record that names another record, as its fields declare.

    Args:
        record: The record.
        path: The way to it, when it is inside another.

    Yields:
        The way to the id, the folder of `data/` that it refers to, and the id.
    """
    for name in type(record).model_fields:
        value = getattr(record, name)
        folder = _folder(type(record), name)
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
def _folder(record_type: type[Record], name: str) -> str | None:
    field = record_type.model_fields[name]
    return next((mark.folder for mark in _marks([*field.metadata, field.annotation])), None)


def _marks(parts: list[Any]) -> Iterator[RefersTo]:
    # The mark of an id stands inside the list or the choice that holds it: tuple[ModelId, ...], ModelId | None.
    for part in parts:
        if isinstance(part, RefersTo):
            yield part
        elif not isinstance(part, type) or get_args(part):
            yield from _marks([*get_args(part), *getattr(part, "__metadata__", ())])
