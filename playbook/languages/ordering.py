"""Alphabetical order as readers expect it: accents, case and punctuation set aside."""

import re
import unicodedata
from collections.abc import Callable, Iterable
from functools import cache
from typing import TypeVar

T = TypeVar("T")


@cache
def plain(text: str) -> str:
    """Return the words of a text in small letters, without accents, ligatures and signs, one space apart."""
    folded = unicodedata.normalize("NFKD", text.casefold().replace("œ", "oe").replace("æ", "ae"))
    letters = "".join(character for character in folded if not unicodedata.combining(character))
    return " ".join(re.findall(r"\w+", letters))


def alphabetical(items: Iterable[T], text: Callable[[T], str]) -> list[T]:
    """Return the items in the alphabetical order of a text of each.

    Args:
        items: What to put in order.
        text: Gives the text of an item; two items with the same text keep their order.
    """
    return sorted(items, key=lambda item: plain(text(item)))


def first_letter(text: str) -> str | None:
    """Return the letter under which a text stands in an index: a capital without accent; `None` when it has no letter."""
    found = next((character for character in plain(text) if character.isalpha()), None)
    return found.upper() if found else None
