"""Which words of a text a dictionary may know, and whether one of them is right."""

import re
import unicodedata
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from playbook.languages import LANGUAGES, Language

_DOMAIN: Final = re.compile(r"[\w.-]+\.(?:be|belgium|ca|com|dk|org)\b\S*")
_WORD: Final = re.compile(r"[^\W_](?:[\w’'-]*[^\W_])?")
_ELISION: Final = re.compile(r"^(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu)’", re.IGNORECASE)
_ENDING: Final = re.compile(r"’s$|(?<=[A-Z]{2})s$|’$")
_NO_WORD: Final = re.compile(r"[\d_]")

Names = Mapping[Language, re.Pattern[str]]
"""What finds the names that stand in another language than the text, by the language of the text."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a text.

    Attributes:
        written: As it stands there.
        start: Where it begins, as an index of the text.
        end: Where it ends.
    """

    written: str
    start: int
    end: int


def names_in_other_languages(names: Iterable[tuple[str, str]]) -> Names:
    """Return what finds names in a text of another language.

    Args:
        names: Each with its own language.
    """
    names = list(names)
    patterns = {
        language: [r"\s+".join(map(re.escape, name.split())) for name, own in names if own != language]
        for language in LANGUAGES
    }
    return {language: re.compile("|".join(found) or "(?!)") for language, found in patterns.items()}


def written_words(hidden: str) -> list[str]:
    """Return all words of a text, with marks hidden, among them those that no dictionary needs to know."""
    return _WORD.findall(hidden)


def words_of(hidden: str, language: Language, names: Names) -> Iterator[Word]:
    """Yield the words of a text: no names of another language, no addresses, no numbers.

    Args:
        hidden: The text with marks hidden.
        language: Its language.
        names: The names that stand in another language.
    """
    for pattern in (names[language], _DOMAIN):
        hidden = pattern.sub(lambda match: " " * len(match.group()), hidden)
    for match in _WORD.finditer(hidden):
        if not _NO_WORD.search(match.group()):
            yield Word(match.group(), match.start(), match.end())


def forms(word: str, language: Language) -> list[str]:
    """Return a word as it is, and without what is joined to it: an article, an ending, the capital of a sentence."""
    word = unicodedata.normalize("NFC", word).replace("'", "’")
    stem = _ENDING.sub("", word) if language == "en" else _ELISION.sub("", word)
    return list(dict.fromkeys([word, stem, stem[:1].lower() + stem[1:]]))


def is_spelt(word: str, language: Language, listed: Collection[str], knows: Callable[[str], bool]) -> bool:
    """Tell whether a word is right, as a whole or in all its parts between hyphens.

    Args:
        word: The word.
        language: The language of the text.
        listed: The words that are right though no dictionary has them.
        knows: Tells whether the dictionary has a word.
    """
    shapes = forms(word, language)
    return (
        any(shape in listed for shape in shapes)
        or any(knows(shape) for shape in shapes[:2])
        or ("-" in word and all(is_spelt(part, language, listed, knows) for part in word.split("-")))
    )


def is_name(word: str) -> bool:
    """Tell whether a word looks like a name: a capital after what is joined to it."""
    return _ELISION.sub("", word.replace("'", "’"))[:1].isupper()


def stem_of(word: str) -> str:
    """Return a word without the article and the ending of either language."""
    return _ENDING.sub("", _ELISION.sub("", word.replace("'", "’")))


def parts_listed(word: str, language: Language, listed: Collection[str]) -> Iterator[str]:
    """Yield the words of a list by which a word, or a part of it, is right."""
    shape = next((shape for shape in forms(word, language) if shape in listed), None)
    if shape:
        yield shape
    elif "-" in word:
        for part in word.split("-"):
            yield from parts_listed(part, language, listed)
