"""The stages of work that can take long, told to whoever wants to show how far it is."""

from collections.abc import Callable
from typing import Literal

Stage = Literal[
    "reading", "checking", "reviewing", "planning", "proofreading", "mending", "comparing", "site", "links", "asking"
]

Tell = Callable[[Stage], None]
"""Is called as each stage begins."""


def untold(_: Stage) -> None:
    """Tell nobody."""
