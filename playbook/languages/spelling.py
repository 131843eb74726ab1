"""How readers type: words that say nothing, articles before apostrophes, other words for what the playbook says."""

import unicodedata
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any, Final

from playbook.languages import Language
from playbook.languages.data_files import read_data
from playbook.languages.words import read_words

_HERE: Final = Path(__file__).parent
_JOINING: Final = str.maketrans("", "", "-.'’ ")


def spelling(language: Language) -> Mapping[str, Any]:
    """Return how readers of a language type: words that say nothing, articles before apostrophes."""
    return read_words(_HERE, language, "spelling")


@cache
def gazetteer(language: Language) -> Mapping[str, str]:
    """Return what the playbook calls the whereabouts of a place or of a people: words, parted by commas.

    Args:
        language: The language of the playbook.

    Returns:
        The words by the name of the place, as `as_key` writes it.
    """
    also = spelling(language)["also"]
    entries = read_data(_HERE / "gazetteer.yml")
    return {
        as_key(name): ", ".join(also.get(where.lower(), where) for where in entry["in"].split(", "))
        for entry in entries
        for name in entry["names"].split(", ")
    }


def as_key(name: str) -> str:
    """Write a name as the search looks it up: without capitals, accents and what joins its words."""
    decomposed = unicodedata.normalize("NFD", name.lower().translate(_JOINING))
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))
