"""The last parts of addresses: from titles, each once."""

import re
import unicodedata
from collections.abc import Collection
from typing import Final

MAX_SLUG_LENGTH: Final = 60
"""Longer addresses made of a title are cut after a word."""


def slug(title: str) -> str:
    """Make the last part of an address from a title: what stands before its colon, without accents.

    Returns:
        The slug, which is empty when the title holds neither letters nor digits that an address may have.
    """
    name = re.split(r"\s*:\s", title, maxsplit=1)[0]
    folded = unicodedata.normalize("NFKD", name.lower().replace("œ", "oe").replace("æ", "ae"))
    plain = re.sub(r"[’'](?=s\b)", "", "".join(c for c in folded if not unicodedata.combining(c)))
    words = re.findall(r"[a-z0-9]+", plain)
    while len(words) > 1 and len("-".join(words)) > MAX_SLUG_LENGTH:
        words.pop()
    return "-".join(words)[:MAX_SLUG_LENGTH]


def folded(name: str) -> str:
    """Write a name without what an id leaves out: capitals, accents, hyphens, more than one space."""
    letters = unicodedata.normalize("NFKD", name.casefold().replace("-", " "))
    return " ".join("".join(letter for letter in letters if not unicodedata.combining(letter)).split())


def unused(wanted: str, taken: Collection[str]) -> str:
    """Return `wanted`, or with a number behind it when it is taken; the case of letters makes no difference."""
    folded = {name.casefold() for name in taken}
    number = 1
    candidate = wanted
    while candidate.casefold() in folded:
        number += 1
        candidate = f"{wanted}-{number}"
    return candidate
