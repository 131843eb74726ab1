"""Dates, periods, telephone numbers and web addresses that are written otherwise, and mean one thing only."""

import datetime
import re
import unicodedata
from typing import Final

from playbook.records.constraints import TELEPHONE_PATTERN

MONTHS: Final = {
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

SEASONS: Final = {
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
        r"(?P<year>(?:19|20)\d{2})(?P<month>[01]\d)(?P<day>[0-3]\d)",
        rf"{_MONTH} {_DAY}(?:st|nd|rd|th)?,? {_YEAR}",
        rf"(?:le )?{_DAY}(?:er|st|nd|rd|th)? {_MONTH},? {_YEAR}",
    )
)
_DAY_FIRST: Final = re.compile(
    r"(?P<first>\d{1,2})(?P<mark>[-/.])(?P<second>\d{1,2})(?P=mark)(?P<year>[12]\d{3})", re.ASCII
)
_HOUR: Final = re.compile(
    r"(?<=\d)[ t](?:a |at )?\d{1,2}(?::| ?h ?)\d{2}(?::\d{2}(?:\.\d+)?)?(?: ?(?:z|utc|[+-]\d{2}:?\d{2}))?"
)
"""What programs write after a date."""
_YEAR_AND_NUMBER: Final = re.compile(rf"{_YEAR}(?:[-/](?P<month>\d{{1,2}})|\.(?P<digits>\d{{2}}))", re.ASCII)
_NUMBER_AND_YEAR: Final = re.compile(rf"(?P<month>\d{{1,2}})[-/.]{_YEAR}", re.ASCII)
_MONTH_AND_YEAR: Final = re.compile(rf"{_MONTH},? {_YEAR}", re.ASCII)
_DECADE: Final = re.compile(r"(?:les )?annees (\d{3}0)|(?:the )?(\d{3}0)['’]?s", re.ASCII)
_YEARS: Final = re.compile(r"([12]\d{3}) ?[-–/] ?([12]\d{3})", re.ASCII)

_GROUPED: Final = re.compile(
    r"(?P<whole>[1-9]\d{0,2}(?:[ \u00a0\u202f]\d{3})+|[1-9]\d{0,2}(?:,\d{3})+|\d+(?=,\d{1,2}$))(?:[.,](?P<decimals>\d{1,2}))?",
    re.ASCII,
)
_NUMBER: Final = re.compile(
    r"(?:\+?1[ .-]?)?(?:\((?P<area>\d{3})\)|(?P<plain>\d{3})) ?[/ .-]? ?(?P<office>\d{3}) ?[ .-]? ?(?P<line>\d{4})",
    re.ASCII,
)
_OTHER_HYPHENS: Final = re.compile("[\u2010-\u2014\u2212]")
_NAMED: Final = re.compile(r"(?:t[ée]l(?:[ée]phone)?|phone|cell(?:ulaire)?)\b\.?[ \u00a0]*:?", re.IGNORECASE)
_EXTENDED: Final = re.compile(
    r"(?P<number>.+?)[,;]?\s*(?:\(\s*)?(?:x|ext|extension|poste|p|#)\s*[.:]?\s*(?P<extension>[0-9]{1,6})\)?",
    re.IGNORECASE,
)


def date(written: str) -> str | None:
    """Return a date as records write it, as in 2018-07-18; `None` where it is no date or could be two."""
    words = _HOUR.sub("", _plain(written))
    for pattern in _DATES:
        match = pattern.fullmatch(words)
        if match:
            return _iso(match["year"], match["month"], match["day"])
    match = _DAY_FIRST.fullmatch(words)
    if match and max(int(match["first"]), int(match["second"])) > 12:
        # Only one of the two can be a month.
        day, month = sorted((match["first"], match["second"]), key=int, reverse=True)
        return _iso(match["year"], month, day)
    return None


def period(written: str) -> str | None:
    """Return a period as records write it: 2018-07-18, 2016-06, 2017-autumn, 1990s, 2017-2018; else `None`."""
    words = _plain(written)
    if match := _DECADE.fullmatch(words):
        return f"{match[1] or match[2]}s"
    if match := _MONTH_AND_YEAR.fullmatch(words):
        if match["month"] in SEASONS:
            return f"{match['year']}-{SEASONS[match['month']]}"
        return _year_and_month(match["year"], match["month"])
    if match := _YEAR_AND_NUMBER.fullmatch(words):
        # 2010/11 may be two years, 2005-7 three; 2016/06 can be nothing but a month.
        month = match["month"] or match["digits"]
        years_end = int(match["year"]) % 10 ** len(month)
        return _year_and_month(match["year"], month) if int(month) <= years_end else None
    if match := _NUMBER_AND_YEAR.fullmatch(words):
        return _year_and_month(match["year"], match["month"])
    if match := _YEARS.fullmatch(words):
        return f"{match[1]}-{match[2]}" if match[1] < match[2] else None
    return date(written)


def number(written: str) -> str | None:
    """Return a number as records write it, of one with the signs of a text: 12 500, 12,500, 2,5, $200, 90 %; else `None`."""
    plain = re.sub(r"^\$\s*|\s*[$%]$", "", " ".join(written.split()))
    match = _GROUPED.fullmatch(plain)
    if match:
        return re.sub("[ ,\u202f\u00a0]", "", match["whole"]) + (f".{match['decimals']}" if match["decimals"] else "")
    return plain if plain != written and re.fullmatch(r"[0-9]+(?:\.[0-9]+)?", plain) else None


def telephone(written: str) -> str | None:
    """Return a North American telephone number as records write it, as in 819-555-0123; `None` where it is none."""
    plain = _OTHER_HYPHENS.sub("-", " ".join(_NAMED.sub("", written, count=1).split()))
    match = _NUMBER.fullmatch(plain)
    if not match:
        return None
    number = f"{match['area'] or match['plain']}-{match['office']}-{match['line']}"
    return number if re.fullmatch(TELEPHONE_PATTERN, number) else None


def telephone_with_extension(written: str) -> tuple[str, str] | None:
    """Return the number and the extension of a telephone number that is written with one, else `None`."""
    match = _EXTENDED.fullmatch(written.strip())
    number = telephone(match["number"]) if match else None
    return (number, match["extension"]) if match and number else None


def web_address(written: str) -> str | None:
    """Return what was probably meant by something that is no web address; `None` where it does not look like one."""
    address = re.sub(r"\s+", "%20", written.strip().strip("<>"))
    # A scheme with a slip: http:/a.ca, https//a.ca, htps://a.ca; or none.
    address = re.sub(
        r"^h?t+ps?(?::/?/?|//?)/*(?=[\w-]+\.)",
        lambda scheme: "https://" if "s" in scheme.group() else "http://",
        address,
        flags=re.IGNORECASE,
    )
    if "://" in address:
        return address
    return (
        f"https://{address}"
        if re.match(r"www\.|[\w.-]+\.(?:ca|com|edu|gov|info|net|org|quebec)(?![\w.-])", address)
        else None
    )


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
    return int(month) if month.isdigit() else MONTHS.get(month)
