"""Dates, periods and telephone numbers that are written otherwise, and mean one thing only."""

import datetime
import re
import unicodedata
from typing import Final

from playbook.records.constraints import TELEPHONE_PATTERN

_MONTHS: Final = {
    name: number
    for number, names in enumerate(
        (
            "janvier janv january jan",
            "fevrier fevr february feb",
            "mars march mar",
            "avril avr april apr",
            "mai may",
            "juin june jun",
            "juillet juil july jul",
            "aout august aug",
            "septembre september sept sep",
            "octobre october oct",
            "novembre november nov",
            "decembre december dec",
        ),
        1,
    )
    for name in names.split()
}
"""The months in both languages, in full and shortened, without accents."""

_SEASONS: Final = {
    "printemps": "spring",
    "spring": "spring",
    "ete": "summer",
    "summer": "summer",
    "automne": "autumn",
    "autumn": "autumn",
    "fall": "autumn",
    "hiver": "winter",
    "winter": "winter",
}

_YEAR: Final = r"(?P<year>[12]\d{3})"
_MONTH: Final = r"(?P<month>[a-z]+)\.?"
_DAY: Final = r"(?P<day>\d{1,2})"

_DATES: Final = tuple(
    re.compile(pattern, re.ASCII)
    for pattern in (
        rf"{_YEAR}(?P<mark>[-/.])(?P<month>\d{{1,2}})(?P=mark){_DAY}",
        rf"{_MONTH} {_DAY}(?:st|nd|rd|th)?,? {_YEAR}",
        rf"(?:le )?{_DAY}(?:er|st|nd|rd|th)? {_MONTH},? {_YEAR}",
    )
)
_YEAR_AND_NUMBER: Final = re.compile(rf"{_YEAR}[-/](?P<month>\d{{1,2}})", re.ASCII)
_MONTH_AND_YEAR: Final = re.compile(rf"{_MONTH},? {_YEAR}", re.ASCII)
_DECADE: Final = re.compile(r"(?:les )?annees (\d{3}0)|(?:the )?(\d{3}0)['’]?s", re.ASCII)
_YEARS: Final = re.compile(r"([12]\d{3}) ?[-–/] ?([12]\d{3})", re.ASCII)

_NUMBER: Final = re.compile(
    r"(?:\+?1[ .-]?)?(?:\((?P<area>\d{3})\)|(?P<plain>\d{3}))[ .-]?(?P<office>\d{3})[ .-]?(?P<line>\d{4})",
    re.ASCII,
)
_OTHER_HYPHENS: Final = re.compile("[\u2010-\u2013]")


def date(written: str) -> str | None:
    """Return a date as records write it, as in 2018-07-18; `None` where it is no date or could be two."""
    words = _plain(written)
    for pattern in _DATES:
        match = pattern.fullmatch(words)
        if match:
            return _iso(match["year"], match["month"], match["day"])
    return None


def period(written: str) -> str | None:
    """Return a period as records write it: 2018-07-18, 2016-06, 2017-autumn, 1990s, 2017-2018; else `None`."""
    words = _plain(written)
    if match := _DECADE.fullmatch(words):
        return f"{match[1] or match[2]}s"
    if match := _MONTH_AND_YEAR.fullmatch(words):
        if match["month"] in _SEASONS:
            return f"{match['year']}-{_SEASONS[match['month']]}"
        return _year_and_month(match["year"], match["month"])
    if match := _YEAR_AND_NUMBER.fullmatch(words):
        # 2010/11 may be two years, 2005-7 three; 2016/06 can be nothing but a month.
        years_end = int(match["year"]) % 10 ** len(match["month"])
        return _year_and_month(match["year"], match["month"]) if int(match["month"]) <= years_end else None
    if match := _YEARS.fullmatch(words):
        return f"{match[1]}-{match[2]}" if match[1] < match[2] else None
    return date(written)


def telephone(written: str) -> str | None:
    """Return a North American telephone number as records write it, as in 819-555-0123; `None` where it is none."""
    match = _NUMBER.fullmatch(_OTHER_HYPHENS.sub("-", " ".join(written.split())))
    if not match:
        return None
    number = f"{match['area'] or match['plain']}-{match['office']}-{match['line']}"
    return number if re.fullmatch(TELEPHONE_PATTERN, number) else None


def _plain(written: str) -> str:
    """Give the words on one line, in lower case and without accents."""
    folded = unicodedata.normalize("NFD", " ".join(written.split()).casefold())
    return "".join(character for character in folded if not unicodedata.combining(character))


def _iso(year: str, month: str, day: str) -> str | None:
    number = _number(month)
    try:
        return datetime.date(int(year), number, int(day)).isoformat() if number else None
    except ValueError:
        return None


def _year_and_month(year: str, month: str) -> str | None:
    first = _iso(year, month, "1")
    return first and first.removesuffix("-01")


def _number(month: str) -> int | None:
    return int(month) if month.isdigit() else _MONTHS.get(month)
