"""Remembering what follows from a record: a program that goes on, such as the preview, is given the same one again."""

from collections.abc import Callable
from functools import wraps
from typing import Final, TypeVar

from playbook.records.fields import Record

T = TypeVar("T")

_MOST: Final = 50_000
"""Of how many records a function remembers what it returned."""


def by_identity(function: Callable[[Record], T]) -> Callable[[Record], T]:
    """Have a function remember what it returned for a record.

    A record never changes, so the same one has the same result; to compare two by what they say would take longer.

    Args:
        function: The function.
    """
    known: dict[int, tuple[Record, T]] = {}

    @wraps(function)
    def remembering(record: Record) -> T:
        found = known.get(id(record))
        if found is None:  # what is known is kept, so that nothing else gets its number
            if len(known) >= _MOST:
                known.clear()
            found = known[id(record)] = (record, function(record))
        return found[1]

    return remembering
