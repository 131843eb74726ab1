"""Which day it is, as an input: the same inputs give the same report, on any day."""

import datetime
import os
from collections.abc import Mapping


def today(environment: Mapping[str, str] = os.environ) -> datetime.date:
    """Return the day that the checks go by.

    Args:
        environment: Where `SOURCE_DATE_EPOCH` may stand (https://reproducible-builds.org/specs/source-date-epoch/):
            seconds since 1970, in UTC.

    Returns:
        That day, or without it the day of the clock.
    """
    return given_day(environment) or datetime.datetime.now(tz=datetime.UTC).astimezone().date()


def given_day(environment: Mapping[str, str] = os.environ) -> datetime.date | None:
    """Return the day of `SOURCE_DATE_EPOCH`, or `None` where it is not given or no number of seconds."""
    try:
        seconds = int(environment.get("SOURCE_DATE_EPOCH", ""))
        return datetime.datetime.fromtimestamp(seconds, tz=datetime.UTC).date()
    except (ValueError, OverflowError, OSError):
        return None


def day(text: str) -> datetime.date:
    """Read the value of an option such as `--today`.

    Raises:
        ValueError: It is not a day.
    """
    return datetime.datetime.strptime(text, "%Y-%m-%d").replace(tzinfo=datetime.UTC).date()
