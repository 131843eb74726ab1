"""The numbers of a text and of its counterpart in the other language are the same.

Each language's way of writing is read: 18 019 and 18,019; 2,5 and 2.5; 3 juin 2013 and June 3, 2013; 1er and 1; 16 h 30
and 4:30 p.m.; 2 milliards and 2 billion. How often a number stands in a text does not matter.
"""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from playbook.checking.wording.slips import Slip
from playbook.languages import LANGUAGES, Language, other
from playbook.languages.formats import months

_DIGIT: Final = re.compile("[0-9]")
_SPACE: Final = "[ \u00a0\u202f\n]"
_TELEPHONE: Final = rf"(?P<telephone>[0-9]{{3}}(?:-|{_SPACE})[0-9]{{3}}-[0-9]{{4}}(?![0-9]))"

_NUMBERS: Final[dict[Language, re.Pattern[str]]] = {
    "fr": re.compile(
        rf"{_TELEPHONE}"
        rf"|(?P<hour>[0-9]{{1,2}})(?:{_SPACE}?h(?![^\W0-9]){_SPACE}?|:(?=[0-5]))(?P<minutes>[0-5][0-9](?![0-9]))?(?P<half>)"
        rf"|(?P<number>[0-9]{{1,3}}(?:{_SPACE}[0-9]{{3}})+(?![0-9])(?:,[0-9]+)?|[0-9]+(?:[.,][0-9]+)?)"
        rf"(?:{_SPACE}(?P<scale>million|milliard)s?\b)?"
    ),
    "en": re.compile(
        rf"{_TELEPHONE}"
        rf"|(?P<hour>[0-9]{{1,2}})(?=:[0-5]|{_SPACE}?[AaPp]\.?[Mm]\b)(?::(?P<minutes>[0-5][0-9](?![0-9])))?"
        rf"(?:{_SPACE}?(?P<half>[AaPp])\.?[Mm]\b\.?)?"
        rf"|(?P<number>[0-9]{{1,3}}(?:[, \u00a0][0-9]{{3}})+(?![0-9])(?:\.[0-9]+)?|[0-9]+(?:\.[0-9]+|,[0-9]{{1,2}}\b)?)"
        rf"(?:{_SPACE}(?P<scale>thousand|million|billion)\b)?"
    ),
}
"""What may begin with a digit; also the form of the other language, which is a slip of typography only."""

_SCALES: Final = {"thousand": 3, "million": 6, "milliard": 9, "billion": 9}

_MONTHS: Final[dict[Language, dict[str, int]]] = {
    # A French sentence may begin with a month; in English, a small letter makes other words of May and March.
    language: {form: number for number, name in enumerate(months(language), 1) for form in (name, name.capitalize())}
    for language in LANGUAGES
}


def _beside(before: str, after: str) -> dict[Language, re.Pattern[str]]:
    return {language: re.compile(rf"{before}({'|'.join(_MONTHS[language])}){after}") for language in LANGUAGES}


_MONTH_AFTER: Final = _beside(rf"(?:er|st|nd|rd|th)?{_SPACE}", r"\b")
_MONTH_BEFORE: Final = _beside(r"\b", rf"{_SPACE}$")
"""A month counts beside a number only; elsewhere, `mars` and `May` may be other words."""

_LONGEST_MONTH: Final = len("September ")


def differing_numbers(french: str, english: str) -> Iterator[tuple[Language, Slip]]:
    """Find the numbers that one of two texts lacks.

    Args:
        french: The French text, in which marks are hidden.
        english: The English one.

    Yields:
        The language of the text that has the number, and where the number stands there.
    """
    found: dict[Language, dict[str, tuple[int, int]]] = {"fr": numbers(french, "fr"), "en": numbers(english, "en")}
    for language in LANGUAGES:
        counterpart = other(language)
        for number, (start, end) in found[language].items():
            if number not in found[counterpart]:
                yield language, Slip(f"number-missing-{counterpart}", start, end)


def numbers(text: str, language: Language) -> dict[str, tuple[int, int]]:
    """Return the numbers of a text, written the same way whatever the language, and where each stands first."""
    found: dict[str, tuple[int, int]] = {}
    digit = _DIGIT.search(text)
    while digit:
        match = _NUMBERS[language].match(text, digit.start())
        assert match is not None
        found.setdefault(_read(match, language), match.span())
        before = max(0, match.start() - _LONGEST_MONTH - 1)
        for month, start in (
            (_MONTH_AFTER[language].match(text, match.end()), 0),
            (_MONTH_BEFORE[language].search(text[before : match.start()]), before),
        ):
            if month:
                name = f"month {_MONTHS[language][month.group(1)]}"
                found.setdefault(name, (start + month.start(1), start + month.end(1)))
        digit = _DIGIT.search(text, match.end())
    return found


def _read(match: re.Match[str], language: Language) -> str:
    telephone, hour, minutes, half, number, scale = match.group(
        "telephone", "hour", "minutes", "half", "number", "scale"
    )
    if telephone:
        return re.sub("[^0-9]", "-", telephone)
    if hour:
        return _time(int(hour), minutes, half)
    number = re.sub(_SPACE if language == "fr" else r"[ \u00a0]|,(?=[0-9]{3})", "", number)
    value = Decimal(number.replace(",", ".")) * 10 ** _SCALES.get(scale, 0)
    return f"{value.normalize():f}"


def _time(hour: int, minutes: str | None, half: str) -> str:
    if half:
        hour = hour % 12 + (12 if half in "Pp" else 0)
    # On the hour, only the number counts: 24 h may be a time or 24 hours.
    return str(hour) if minutes in (None, "00") else f"{hour}:{minutes}"
