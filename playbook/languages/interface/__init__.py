"""The words of the site itself: labels, headings, buttons; one subject a file."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from playbook.languages import Language
from playbook.languages.words import read_words

_HERE: Final = Path(__file__).parent


def words(language: Language) -> Mapping[str, Any]:
    """Return the words of the site in a language, by name."""
    return read_words(_HERE, language)
