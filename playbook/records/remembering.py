"""Remembering what follows from a file or a record: a program that goes on, such as the preview, is given the same one again."""

from collections.abc import Callable
from functools import lru_cache, wraps
from typing import Final, ParamSpec, TypeVar, cast

from playbook.records.fields import Record

P = ParamSpec("P")
T = TypeVar("T")

_MOST: Final = 50_000
"""Of how many files or records a function remembers what it returned."""

_FORGET: Final[list[Callable[[], None]]] = []


def remembered(function: Callable[P, T]) -> Callable[P, T]:
    """Have a function remember what it returned for a file, or for what was read of it, until `forget`.

    Args:
        function: The function, whose arguments can be compared.
    """
    remembering = lru_cache(_MOST)(function)
    _FORGET.append(remembering.cache_clear)
    return cast("Callable[P, T]", remembering)


def forget() -> None:
    """Forget what was read of files: who reads a project once needs the room for its pages."""
    for clear in _FORGET:
        clear()


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
