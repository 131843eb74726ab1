"""The words of the commands, and the language in which a command speaks."""

from collections.abc import Mapping, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any, Final

from playbook.languages import LANGUAGES, Language
from playbook.languages.words import read_words
from playbook.reports import terminal_language

_HERE: Final = Path(__file__).parent

_OPTION: Final = "--lang"


def command_words(language: Language) -> Mapping[str, Any]:
    """Return the words in a language, by name."""
    return read_words(_HERE, language)


def said(key: str, language: Language, **arguments: object) -> str:
    """Return the words of `key` with its placeholders filled in."""
    text: str = command_words(language)[key]
    return text.format(**arguments)


def language_of(arguments: Sequence[str]) -> Language:
    """Return the language that a command is told to speak, or that of the terminal, before its options are read.

    Args:
        arguments: What the command was given.
    """
    named = None
    for argument, following in pairwise([*arguments, ""]):
        if argument == "--":
            break
        if argument == _OPTION:
            named = following
        elif argument.startswith(f"{_OPTION}="):
            named = argument.partition("=")[2]
    return next((language for language in LANGUAGES if language == named), terminal_language())
