"""Dates, numbers and telephone numbers as each language writes them."""

import datetime
from functools import lru_cache
from typing import Final, Literal

from babel import Locale
from babel.dates import format_date
from babel.numbers import format_decimal

from playbook.languages import Language

Unit = Literal["count", "percent", "dollars", "kilometres", "minutes"]
"""What a number is expressed in."""

LOCALES: Final[dict[Language, Locale]] = {"fr": Locale("fr", "CA"), "en": Locale("en", "CA")}

NBSP: Final = "\u00a0"

MOST_NUMBERS: Final = 10_000
"""Of how many numbers it is remembered how they are written: the same ones stand on many pages."""

_SEASONS: Final[dict[Language, dict[str, str]]] = {
    "fr": {"spring": "printemps", "summer": "été", "autumn": "automne", "winter": "hiver"},
    "en": {"spring": "spring", "summer": "summer", "autumn": "fall", "winter": "winter"},
}

_UNITS: Final[dict[Language, dict[Unit, str]]] = {
    "fr": {
        "count": "{}",
        "percent": f"{{}}{NBSP}%",
        "dollars": f"{{}}{NBSP}$",
        "kilometres": f"{{}}{NBSP}km",
        "minutes": f"{{}}{NBSP}minutes",
    },
    "en": {
        "count": "{}",
        "percent": "{}%",
        "dollars": "${}",
        "kilometres": f"{{}}{NBSP}km",
        "minutes": f"{{}}{NBSP}minutes",
    },
}

_BILLION: Final = 1_000_000_000


@lru_cache
def date(day: datetime.date, language: Language) -> str:
    """Write a day in full: 3 juin 2013; June 3, 2013."""
    written = format_date(day, "long", locale=LOCALES[language])
    return written.replace("1 ", "1er ", 1) if language == "fr" and day.day == 1 else written


@lru_cache
def period(value: str, language: Language) -> str:
    """Write a period as exactly as it is known: juin 2017; fall 2017; années 1990; 2017-2018."""
    parts = value.split("-")
    if len(parts) == 3:
        return date(datetime.date.fromisoformat(value), language)
    if value.endswith("s"):
        return f"années {value[:-1]}" if language == "fr" else value
    if len(parts) == 2 and parts[1] in _SEASONS[language]:
        return f"{_SEASONS[language][parts[1]]} {parts[0]}"
    if len(parts) == 2 and len(parts[1]) == 2:
        day = datetime.date(int(parts[0]), int(parts[1]), 1)
        return format_date(day, "LLLL y", locale=LOCALES[language])
    return value


@lru_cache
def months(language: Language) -> tuple[str, ...]:
    """Return the names of the twelve months, as they stand in a date."""
    return tuple(LOCALES[language].months["format"]["wide"].values())


def machine_date(value: str) -> str | None:
    """Return a period in the form of HTML's `datetime` attribute, or `None` when that has no such form."""
    head, _, tail = value.partition("-")
    return value if head.isdigit() and (not tail or (tail[:2].isdigit() and len(tail) != len("2018"))) else None


@lru_cache(MOST_NUMBERS)
def quantity(value: float, unit: Unit, language: Language) -> str:
    """Write a number with its unit: 18 019; 87 %; $200; 2 milliards de dollars."""
    if unit == "dollars" and value >= _BILLION and value % (_BILLION / 10) == 0:
        billions = number(value / _BILLION, language)
        if language == "en":
            return f"${billions} billion"
        plural = "s" if value >= 2 * _BILLION else ""
        return f"{billions}{NBSP}milliard{plural} de dollars"
    return _UNITS[language][unit].format(number(value, language))


@lru_cache(MOST_NUMBERS)
def number(value: float, language: Language) -> str:
    """Write a number: 18 019 or 2,5 in French, 18,019 or 2.5 in English."""
    return format_decimal(value, locale=LOCALES[language]).replace("\u202f", NBSP)


def telephone(digits: str, language: Language) -> str:
    """Write a telephone number: 819 654-6110 in French, 819-654-6110 in English."""
    return digits.replace("-", NBSP, 1) if language == "fr" else digits
