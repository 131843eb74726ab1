"""Texts of records: how long they may be, and on how many lines."""

from collections.abc import Callable
from typing import Annotated, Final

from pydantic import AfterValidator
from pydantic_core import PydanticCustomError

MAX_LINE_LENGTH: Final = 300

MAX_TEXT_LENGTH: Final = 20_000
"""The longest text of a field, in characters; the longest real one is under 3,000."""


def filled(value: str) -> str:
    """Take the spaces around a text away, and refuse one that is empty."""
    stripped = value.strip()
    if not stripped:
        raise PydanticCustomError("empty-text", "is empty")
    return stripped


def no_longer_than(limit: int) -> Callable[[str], str]:
    """Return what refuses a text of more than `limit` characters."""

    def check(value: str) -> str:
        if len(value) > limit:
            raise PydanticCustomError("text-too-long", "is too long", {"limit": str(limit), "length": str(len(value))})
        return value

    return check


def _on_one_line(value: str) -> str:
    if "\n" in value:
        raise PydanticCustomError("more-than-one-line", "is more than one line")
    return value


LineText = Annotated[
    str, AfterValidator(filled), AfterValidator(_on_one_line), AfterValidator(no_longer_than(MAX_LINE_LENGTH))
]
"""Plain text on one line; no Markdown."""

MarkdownText = Annotated[str, AfterValidator(filled), AfterValidator(no_longer_than(MAX_TEXT_LENGTH))]
"""Markdown without raw HTML, one paragraph or more."""
