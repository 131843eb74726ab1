"""Days that no calendar has; what else was mistyped, patterns tell."""

import calendar
import re
import unicodedata
from typing import Final

from playbook.languages.formats import months

_ACCENTS: Final = {"´": "\u0301", "`": "\u0300", "ˆ": "\u0302", "^": "\u0302", "¨": "\u0308", "¸": "\u0327"}
"""What accents by themselves are on a letter."""

_LEAP_YEAR: Final = 2000
"""A day without a year may be one of a leap year."""


def day_of_french(match: re.Match[str]) -> str | None:
    """Return a day such as 3 juin 2013, whose parts are three groups, or `None` where no calendar has it."""
    day, month, year = match.groups()
    return match.group() if exists(day, months("fr").index(month) + 1, year) else None


def day_of_english(match: re.Match[str]) -> str | None:
    """Return a day such as June 3, 2013, or `None` where no calendar has it."""
    month, day, year = match.groups()
    return match.group() if exists(day, months("en").index(month) + 1, year) else None


def day_in_digits(match: re.Match[str]) -> str | None:
    """Return a day such as 2013-06-03, or one before its year as in 06/03/2013, or `None` where no calendar has it."""
    day = match.groupdict()
    orders = [("month", "day")] if day["year"] else [("one", "other"), ("other", "one")]
    is_day = any(exists(day[last], day[first], day["year"] or day["its_year"]) for first, last in orders)
    return match.group() if is_day else None


def accent_with_letter(match: re.Match[str]) -> str | None:
    """Return the letter that stands after its accent, with it; `None` where the accent is that of the letter before."""
    mark = next(filter(None, match.groups()[:-1]), None)
    return unicodedata.normalize("NFC", match[match.lastindex or 0] + _ACCENTS[mark]) if mark else None


def exists(day: str, month: str | int, year: str | None) -> bool:
    """Tell whether a calendar has a day."""
    return 1 <= int(month) <= 12 and 1 <= int(day) <= calendar.monthrange(int(year or _LEAP_YEAR), int(month))[1]
