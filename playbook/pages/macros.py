"""What prose pages can call: functions that a package outside the engine gives, and names as an entry point."""

from collections.abc import Callable
from functools import cache
from importlib.metadata import entry_points
from typing import Final

from playbook.checking.macro_calls import Functions
from playbook.pages.rendering import Place, Renderer

GROUP: Final = "playbook.macros"
"""The group of entry points (https://packaging.python.org/specifications/entry-points/) in which macros are named."""

Macros = Callable[[Renderer, Callable[[], Place]], Functions]
"""Gives macros, from what renders records and what tells the place of the page that calls."""


@cache
def installed_macros() -> Macros:
    """Return the macros that installed packages give."""
    given: list[Macros] = [point.load() for point in sorted(entry_points(group=GROUP), key=lambda point: point.name)]

    def functions(renderer: Renderer, place: Callable[[], Place]) -> Functions:
        return {name: function for macros in given for name, function in macros(renderer, place).items()}

    return functions
