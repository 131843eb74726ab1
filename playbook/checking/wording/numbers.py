"""The numbers of a text and of its counterpart in the other language are the same.

What stands in digits on one side must stand on the other, in digits or in words, as each language writes it
(`playbook.checking.wording.numerals`, `playbook.checking.wording.number_words`). A number in words is never asked for. How
often a number stands in a text does not matter.
"""

from collections.abc import Iterator

from playbook.checking.wording.number_words import numbers_in_words
from playbook.checking.wording.numerals import numerals
from playbook.checking.wording.slips import Slip
from playbook.languages import LANGUAGES, Language, other


def differing_numbers(french: str, english: str) -> Iterator[tuple[Language, Slip]]:
    """Find the numbers that one of two texts lacks.

    Args:
        french: The French text, in which marks are hidden.
        english: The English one.

    Yields:
        The language of the text that has the number, and where the number stands there.
    """
    texts: dict[Language, str] = {"fr": french, "en": english}
    found = {language: list(numerals(texts[language], language)) for language in LANGUAGES}
    for language in LANGUAGES:
        counterpart = other(language)
        if not found[language]:
            continue
        known = {number for numeral in found[counterpart] for number in numeral.said()}
        if all(numeral.stands_in(known) for numeral in found[language]):
            continue  # most do, and words take long to read as numbers
        known |= numbers_in_words(texts[counterpart], counterpart)
        for numeral in found[language]:
            if not numeral.stands_in(known):
                # Said once, it need not be said where it stands again.
                known |= numeral.readings
                yield language, Slip(f"number-missing-{counterpart}", numeral.start, numeral.end)
