"""The words of a comment, in one language or in both."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from playbook.languages import LANGUAGES, Language
from playbook.languages.words import read_words

_HERE: Final = Path(__file__).parent
_BETWEEN: Final = " · "


@dataclass(frozen=True, slots=True)
class Speaker:
    """Says things in one language, or in both side by side.

    Attributes:
        languages: The languages.
    """

    languages: Sequence[Language] = LANGUAGES

    def says(self, key: str, **arguments: object) -> str:
        """Return the words of a key, with its placeholders filled in."""
        return self.each(lambda language: read_words(_HERE, language)[key].format(**arguments))

    def counts(self, what: str, number: int, **arguments: object) -> str:
        """Say how many of something there are; `what` is the beginning of two keys."""
        return self.each(lambda language: counted(what, number, language, **arguments))

    def each(self, words: Callable[[Language], str], between: str = _BETWEEN) -> str:
        """Return what is said in each language; once where it is the same."""
        return between.join(dict.fromkeys(words(language) for language in self.languages))


def counted(what: str, number: int, language: Language, **arguments: object) -> str:
    """Say in a language how many of something there are."""
    singular = number == 1 or (number == 0 and language == "fr")
    text: str = read_words(_HERE, language)[f"{what}-{'one' if singular else 'many'}"]
    return text.format(number=number, **arguments)
