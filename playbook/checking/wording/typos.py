"""Days that no calendar has; what else was mistyped, patterns tell."""

import calendar
import re
from typing import Final

from playbook.languages.formats import months

_LEAP_YEAR: Final = 2000
"""A day without a year may be one of a leap year."""


def day_of_french(match: re.Match[str]) -> str | None:
    """Return a day such as 3 juin 2013, whose parts are three groups, or `None` where no calendar has it."""
    day, month, year = match.groups()
    return match.group() if _exists(day, months("fr").index(month), year) else None


def day_of_english(match: re.Match[str]) -> str | None:
    """Return a day such as June 3, 2013, or `None` where no calendar has it."""
    month, day, year = match.groups()
    return match.group() if _exists(day, months("en").index(month), year) else None


def _exists(day: str, month: int, year: str | None) -> bool:
    return 1 <= int(day) <= calendar.monthrange(int(year or _LEAP_YEAR), month + 1)[1]
