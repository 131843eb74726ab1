"""The ids by which an element of a page names another one."""

from dataclasses import dataclass
from typing import Final

NAMING: Final = frozenset(
    [
        "aria-activedescendant",
        "aria-controls",
        "aria-describedby",
        "aria-details",
        "aria-errormessage",
        "aria-flowto",
        "aria-labelledby",
        "aria-owns",
        "commandfor",
        "for",
        "form",
        "headers",
        "itemref",
        "list",
        "popovertarget",
    ]
)
"""The attributes that name ids."""


@dataclass(frozen=True, slots=True)
class NamedId:
    """An id that an attribute names; `in_template` where the page gets both only when a script puts them there."""

    attribute: str
    id: str
    line: int
    in_template: bool
