"""The words of new records and of the questions about them."""

from collections.abc import Mapping
from pathlib import Path
from typing import Final

from playbook.languages import Language
from playbook.languages.words import read_words

_HERE: Final = Path(__file__).parent


def editing_words(language: Language) -> Mapping[str, str]:
    """Return the words in a language, by name."""
    return read_words(_HERE, language, "words")
