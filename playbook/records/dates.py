"""Days and periods of records, as exact as the source."""

import calendar
import datetime
import re
from typing import Annotated, Final

from pydantic import AfterValidator, BeforeValidator, WithJsonSchema
from pydantic_core import PydanticCustomError

from playbook.records import otherwise
from playbook.records.constraints import pattern_schema

DATE_PATTERN: Final = r"[0-9]{4}-[0-9]{2}-[0-9]{2}"

PERIOD_PATTERN: Final = r"[0-9]{4}(-[0-9]{2}(-[0-9]{2})?|-(spring|summer|autumn|winter)|-[0-9]{4}|s)?"

_FIRST_MONTHS: Final = {"spring": 3, "summer": 6, "autumn": 9, "winter": 1}
"""The month in which each season begins at the earliest; a winter may be that which began the year before."""

_SPAN: Final = re.compile(r"([0-9]{4})-([0-9]{4})")

_WITH_MONTH: Final = re.compile(r"[0-9]{4}-[0-9]{2}(-[0-9]{2})?")


def _calendar_date(value: object) -> object:
    if not isinstance(value, str) or not re.fullmatch(DATE_PATTERN, value):
        likely = re.sub("[/.]", "-", str(value))
        if re.fullmatch(DATE_PATTERN, likely):
            _check_calendar(likely, "bad-date")  # what no calendar has is worse than how it is written
        raise PydanticCustomError("bad-date", "is not a date", _meant(otherwise.date(str(value))))
    _check_calendar(value, "bad-date")
    return datetime.date.fromisoformat(value)


def _calendar_period(value: str) -> str:
    if not re.fullmatch(PERIOD_PATTERN, value):
        raise PydanticCustomError("bad-period", "is not a period", _meant(otherwise.period(value)))
    if _WITH_MONTH.fullmatch(value):
        _check_calendar(value, "bad-period")
    span = _SPAN.fullmatch(value)
    if span and span.group(1) >= span.group(2):
        start, end = span.groups()
        meant = start if start == end else f"{end}-{start}"
        raise PydanticCustomError("period-out-of-order", "ends before it begins", {"meant": meant})
    return value


def _meant(right: str | None) -> dict[str, str]:
    return {"meant": right} if right else {}


def _check_calendar(written: str, code: str) -> None:
    """Refuse a month or a day that no calendar has, in a date or in a year and a month."""
    year, month, *days = map(int, written.split("-"))
    if year < datetime.MINYEAR:
        raise PydanticCustomError(code, "is not on the calendar")
    if not 1 <= month <= 12:
        # Where that gives a day, month and day have changed places.
        swapped = f"{year:04}-{days[0]:02}-{month:02}" if days else ""
        meant = _meant(swapped if _is_date(swapped) else None)
        raise PydanticCustomError("no-such-month", "has no such month", {"month": f"{month:02}", **meant})
    last = calendar.monthrange(year, month)[1]
    if days and not 1 <= days[0] <= last:
        context = {"month": f"{year:04}-{month:02}", "days": str(last)}
        raise PydanticCustomError("no-such-day", "has no such day", context)


def _is_date(text: str) -> bool:
    try:
        datetime.date.fromisoformat(text)
    except ValueError:
        return False
    return True


CalendarDate = Annotated[
    datetime.date,
    BeforeValidator(_calendar_date),
    WithJsonSchema({"type": "string", "pattern": f"^{DATE_PATTERN}$"}),
]
"""A day, as in 2018-07-18."""

Period = Annotated[str, AfterValidator(_calendar_period), pattern_schema(PERIOD_PATTERN, "string", "integer")]
"""A point or span of time as exact as the source: 2017, 2017-06, 2017-06-22, 2017-autumn, 1990s or 2017-2018."""


def first_day(period: str) -> datetime.date:
    """Return the first day of a period, as in 2017, 2017-06, 2017-06-22, 2017-autumn, 1990s or 2017-2018."""
    year, _, rest = period.rstrip("s").partition("-")
    if rest in _FIRST_MONTHS:
        return datetime.date(_year(year), _FIRST_MONTHS[rest], 1)
    if not rest or len(rest) == len("2018"):
        return datetime.date(_year(year), 1, 1)
    month, _, day = rest.partition("-")
    return datetime.date(int(year), int(month), int(day or 1))


def _year(year: str) -> int:
    # A year by itself is not held against the calendar, which has no year 0.
    return max(int(year), datetime.MINYEAR)
