"""Values that are made when they are asked for, each once: who shows one page does not wait for what is on the others."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TypeVar

V = TypeVar("V")


class WhenAsked(Mapping[str, V]):
    """A mapping whose values are made when they are asked for."""

    def __init__(self, names: Iterable[str], make: Callable[[str], V | None]) -> None:
        """Make none yet.

        Args:
            names: The names that may have a value, in the order of the mapping.
            make: Makes the value of a name; `None` where it has none.
        """
        self._names = dict.fromkeys(names)
        self._make = make
        self._made: dict[str, V | None] = {}

    def __getitem__(self, name: str) -> V:
        """Return the value of a name."""
        if name not in self._made:
            self._made[name] = self._make(name) if name in self._names else None
        value = self._made[name]
        if value is None:
            raise KeyError(name)
        return value

    def __iter__(self) -> Iterator[str]:
        """Yield the names that have a value."""
        return (name for name in self._names if name in self)

    def __len__(self) -> int:
        """Return how many there are."""
        return sum(1 for _ in self)
