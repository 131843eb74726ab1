"""Whether a text is in the language that it claims, told by the small words that each language can't do without."""

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from playbook.checking.wording.sentences import sentences
from playbook.checking.wording.slips import Slip
from playbook.languages import Language, other
from playbook.languages.data_files import read_data

MIN_WORDS: Final = 6
"""Shorter texts are often names, which are the same in both languages."""

MIN_WORDS_FOR_ONE: Final = 8
"""From here up, one small word of the other language tells, when there is none of the claimed one."""

SMALL_WORDS: Final[dict[Language, frozenset[str]]] = {
    language: frozenset(words.split())
    for language, words in read_data(Path(__file__).parent / "small-words.yml").items()
}
"""The small words that only one of the two languages has."""


def foreign_passages(text: str, language: Language) -> Iterator[Slip]:
    """Find what is in the other language: sentences, or the text as a whole.

    Args:
        text: A text in which marks are hidden.
        language: The language that the text claims.
    """
    if SMALL_WORDS[other(language)].isdisjoint(_words(text)):
        return
    total = own = foreign = 0
    slips: list[Slip] = []
    for start, end in sentences(text):
        words = _words(text[start:end])
        own_here = sum(map(SMALL_WORDS[language].__contains__, words))
        foreign_here = sum(map(SMALL_WORDS[other(language)].__contains__, words))
        total, own, foreign = total + len(words), own + own_here, foreign + foreign_here
        if _is_foreign(len(words), own_here, foreign_here):
            slips.append(Slip(f"not-in-{language}", start, end))
    if not slips and _is_foreign(total, own, foreign):
        # Sentences that are too short to tell may tell together.
        slips.append(Slip(f"not-in-{language}", 0, len(text)))
    yield from slips


def is_foreign(text: str, language: Language) -> bool:
    """Tell whether a text as a whole is in the other language than the one that it claims."""
    words = _words(text)
    if SMALL_WORDS[other(language)].isdisjoint(words):
        return False
    counts = [sum(map(SMALL_WORDS[side].__contains__, words)) for side in (language, other(language))]
    return _is_foreign(len(words), *counts)


def _words(text: str) -> list[str]:
    return text.lower().replace("’", "’ ").split()


def _is_foreign(words: int, own: int, foreign: int) -> bool:
    # A name of the other language brings some of its words along; a sentence in it has hardly any others.
    return foreign > 4 * own and words >= (MIN_WORDS if foreign > 1 else MIN_WORDS_FOR_ONE)
