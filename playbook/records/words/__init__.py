"""How record types, their fields and the forms of their values are called, one file a module of declarations."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from playbook.languages import Language
from playbook.languages.words import read_words

_HERE: Final = Path(__file__).parent


def field_words(language: Language) -> Mapping[str, Any]:
    """Return the words of every type in a language, by the name of its declaration, and `forms`."""
    return read_words(_HERE, language)
