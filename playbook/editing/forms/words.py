"""The words of the forms that no declaration of a record has."""

from pathlib import Path
from typing import Final

from playbook.languages import Language
from playbook.languages.words import read_words

_HERE: Final = Path(__file__).parent


def said(key: str, language: Language, **arguments: object) -> str:
    """Return the words of `key` with its placeholders filled in."""
    text: str = read_words(_HERE, language)[key]
    return text.format(**arguments)
