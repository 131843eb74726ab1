"""Numbers that stand in a text without digits: in words, in Roman figures, as a month or a span of time.

They are listed in `number-words.yml`. Each is given as `playbook.checking.wording.numerals` gives what stands in digits.
"""

import re
from collections.abc import Iterator, Mapping
from fractions import Fraction
from functools import cache
from itertools import chain
from pathlib import Path
from typing import Any, Final

from playbook.languages import Language
from playbook.languages.data_files import read_data
from playbook.languages.formats import months

_FILE: Final = Path(__file__).with_name("number-words.yml")

_ROMAN: Final = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
_ROMAN_NUMBER: Final = r"(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})"
_LETTERS: Final = re.compile(r"[^\W\d_]+")
_SPACES: Final = re.compile(r"\s+")
_BESIDE: Final = re.compile(r"[\s-]{1,2}")

_LONGEST_WORD: Final = 20

_LARGEST: Final = 10**15
"""Numbers that are larger are not multiplied any more."""

_HALF: Final[Mapping[Language, re.Pattern[str]]] = {
    "fr": re.compile(r"(?:\s[^\W\d_]+)?\set\sdemie?\b"),
    "en": re.compile(r"(?:\s[^\W\d_]+)?\sand\sa\shalf\b"),
}

_RAISED: Final = str.maketrans("¹²³₁₂₃", "123123")
_RAISED_DIGIT: Final = re.compile("[¹²³₁₂₃]")
"""Digits of units and formulas: km², CO₂."""

_FRACTION_SIGNS: Final = {"½": "1/2", "⅓": "1/3", "⅔": "2/3", "¼": "1/4", "¾": "3/4", "⅕": "1/5", "⅛": "1/8"}


@cache
def stated() -> Mapping[str, Any]:
    """Return what the file states."""
    read: Mapping[str, Any] = read_data(_FILE)
    return read


@cache
def values(subject: str, language: Language) -> Mapping[str, int]:
    """Return the words of a subject of the file with their values, each with its plural."""
    words = {word: value for value, words in stated()[subject][language].items() for word in words}
    return {f"{word}s": value for word, value in words.items()} | words


@cache
def month_names(language: Language) -> Mapping[str, int]:
    """Return the names of the months as they stand in a text, in full and shortened, with their numbers."""
    names = [(name, number) for number, name in enumerate(months(language), 1)]
    names += [(name, number) for number, short in stated()["short_months"][language].items() for name in short]
    # A French sentence may begin with a month; in English, a small letter makes other words of May and March.
    return {form: number for name, number in names for form in (name, name[0].upper() + name[1:])}


def numbers_in_words(text: str, language: Language) -> set[str]:
    """Return all numbers that a text may mean without writing digits.

    Args:
        text: A text in which marks are hidden.
        language: Its language.
    """
    found = {f"month {month_names(language)[name]}" for name in _month_pattern(language).findall(text)}
    found.update(chain.from_iterable(_in_phrases(text, language)))
    found.update(str(_roman(match.group())) for match in _roman_pattern(language).finditer(text))
    found.update(digit.translate(_RAISED) for digit in _RAISED_DIGIT.findall(text))
    found.update(_FRACTION_SIGNS[sign] for sign in _FRACTION_SIGNS.keys() & set(text))
    for value, end in _spelled(text.casefold(), language):
        found.update((str(value), *with_unit(Fraction(value), text, end, language)))
        half = _HALF[language].match(text, end)
        for place in (end, half.end()) if half else ():
            more = value + Fraction(_last_multiple(text, end, language), 2)
            found.update((str(more), *with_unit(more, text, place, language)))
    return found


def _last_multiple(text: str, end: int, language: Language) -> int:
    """Return of what a half is added to a number in words: of one, or of a million."""
    *_, last = _LETTERS.findall(text, max(0, end - _LONGEST_WORD), end)
    factor = values("multiples", language).get(last.casefold(), 1)
    return factor if factor >= 1000 else 1


def with_unit(value: Fraction, text: str, end: int, language: Language) -> Iterator[str]:
    """Yield how much time a number is with the unit that follows it at `end`."""
    match = _unit_pattern(language).match(text, end)
    for unit, subject in (("min", "minutes"), ("month", "months")) if match else ():
        assert match
        factor = values(subject, language).get(match.group(1).casefold())
        if factor:
            yield f"{value * factor} {unit}"


def _spelled(text: str, language: Language) -> Iterator[tuple[int, int]]:
    """Yield each number that is spelled out, and where it ends: the sum of the words that stand beside each other."""
    added, times, joint = values("numbers", language), values("multiples", language), stated()["joints"][language]
    number, end = _Number(), -1
    for match in _LETTERS.finditer(text):
        word = match.group()
        is_beside = end >= 0 and _BESIDE.fullmatch(text, end, match.start()) is not None
        if is_beside and word == joint:
            end = match.end()
            continue
        if end >= 0 and not (is_beside and number.takes(word, added, times)):
            yield number.value, number.end
            number, end = _Number(), -1
        if word in added or word in times:
            end = match.end()
            number.take(word, added, times, end)
    if end >= 0:
        yield number.value, number.end


class _Number:
    """A number whose words are read one after the other."""

    def __init__(self) -> None:
        self._whole, self._group, self.end = 0, 0, -1

    @property
    def value(self) -> int:
        return self._whole + self._group

    def takes(self, word: str, added: Mapping[str, int], times: Mapping[str, int]) -> bool:
        """Whether a word goes on with it: four-twenty and sixty-ten are French, two three are two numbers."""
        value = added.get(word)
        if value is None:
            return word in times and self.value < _LARGEST
        below = self._group % 100
        return (
            below == 0 or (below, value) == (4, 20) or (below % 10 == 0 and value < (20 if below in (60, 80) else 10))
        )

    def take(self, word: str, added: Mapping[str, int], times: Mapping[str, int], end: int) -> None:
        self.end = end
        value = added.get(word)
        if value is not None:
            self._group = self._group - 4 + 80 if (self._group % 100, value) == (4, 20) else self._group + value
        elif times[word] < 1000:
            self._group = max(self._group, 1) * times[word]
        else:
            self._whole, self._group = self._whole + max(self._group, 1) * times[word], 0


def _in_phrases(text: str, language: Language) -> Iterator[list[str]]:
    plain = _SPACES.sub(" ", text.casefold())
    for pattern, readings in _phrases(language):
        if pattern.search(plain):
            yield readings


@cache
def _phrases(language: Language) -> list[tuple[re.Pattern[str], list[str]]]:
    return [(re.compile(rf"\b(?:{words})s?\b"), readings) for words, readings in stated()["phrases"][language].items()]


@cache
def _month_pattern(language: Language) -> re.Pattern[str]:
    return re.compile(rf"\b({'|'.join(month_names(language))})\b")


@cache
def _unit_pattern(language: Language) -> re.Pattern[str]:
    words = {word for subject in ("minutes", "months") for word in values(subject, language)}
    return re.compile(rf"[\s-]?({'|'.join(sorted(words, key=len, reverse=True))})\b", re.IGNORECASE)


@cache
def _roman_pattern(language: Language) -> re.Pattern[str]:
    before = "|".join(stated()["before_roman"][language])
    ordinal = r"(?:i?[eè]me|[eᵉ]|er|re|nde?)"
    return re.compile(
        rf"(?<![\w-])(?=[IVXLC]{{2}}){_ROMAN_NUMBER}(?={ordinal}?s?(?!\w))"
        rf"|(?<![\w-])[IVX](?={ordinal}\b)"
        rf"|(?<!\w)(?i:(?:{before})s?\s)[IVX](?![\w’'])"
    )


def _roman(written: str) -> int:
    digits = [_ROMAN[letter] for letter in written.split()[-1]]
    return sum(-one if one < after else one for one, after in zip(digits, [*digits[1:], 0], strict=True))
