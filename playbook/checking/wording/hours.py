"""Hours of the clock with twelve hours: in which half of the day they are, where other words of the text tell."""

import re
from collections.abc import Iterator
from typing import Final

from playbook.checking.wording.numeral_patterns import DASH, SPACE

_LATER: Final = re.compile(
    rf"(?:{SPACE}?(?:to|and|until|or|{DASH}){SPACE}?[0-9]{{1,2}}(?::[0-5][0-9])?)?"
    rf"{SPACE}?(?:(?P<half>[AaPp])\.?{SPACE}?[Mm]\b|(?P<midnight>midnight\b)|(?P<clock>o['’]clock)|(?P<noon>in{SPACE}the{SPACE}(?:afternoon|evening)))"
)
"""What says of an hour before it in which half of the day it is."""

_BETWEEN: Final = rf"(?::[0-5][0-9])?{SPACE}?(?:to|until|till|and|{DASH}){SPACE}?"
# A word after the second number is rather what is counted: 2 to 3 weeks.
_END: Final = rf"(?::[0-5][0-9])?(?![0-9:%]|{SPACE}(?!(?:and|at|daily|every|from|in|on|or|weekdays?)\b)[a-z$%])"
_FIRST: Final = re.compile(rf"(?<![0-9:.,])([0-9]{{1,2}}){_BETWEEN}$")
_LAST: Final = re.compile(rf"{_BETWEEN}([0-9]{{1,2}}){_END}")
_ENDS: Final = re.compile(_END)
_AT: Final = re.compile(rf"\b(?:at|by|until|till|before|after|around){SPACE}$")
_LONGEST: Final = 14
"""How many characters the first hour and what follows it have at most."""

_NOON: Final = 12
_CLOSING: Final = 8
"""Before this hour, a span that begins after noon is over."""


def on_clock(hour: int, minutes: int, half: str) -> str:
    """Write an hour of a clock with 24 hours; `half` is `a` or `p`, or nothing where it is one already."""
    if half:
        hour = hour % _NOON + (_NOON if half in "Pp" else 0)
    # On the hour, only the number counts: 24 h may be a time or 24 hours.
    return f"{hour}:{minutes:02}" if minutes else str(hour)


def in_other_half(text: str, start: int, end: int, hour: int, minutes: int = 0) -> Iterator[str]:
    """Yield what an hour of an English text means besides, where what is beside it says so.

    Args:
        text: The text.
        start: Where the hour stands in it.
        end: Where it ends, its minutes included.
        hour: The hour.
        minutes: Its minutes.
    """
    later = _LATER.match(text, end)
    if later and later["midnight"]:
        yield from ("0", "24")
    elif later and hour <= _NOON:
        yield on_clock(hour, minutes, later["half"] or "p")
    elif hour <= _NOON and _is_after_noon(text, start, end, hour):
        yield on_clock(hour, minutes, "p")


def _is_after_noon(text: str, start: int, end: int, hour: int) -> bool:
    """Tell from the other hour of a span, as in 9 to 5, or in 1 to 5; an hour by itself may be in either half."""
    is_at_end = _ENDS.match(text, end) is not None
    if is_at_end and _AT.search(text, max(0, start - _LONGEST), start):
        return True
    first = _FIRST.search(text[max(0, start - _LONGEST) : start])
    if first and is_at_end:
        before = int(first[1])
        return before <= _NOON and (hour <= before or hour < _CLOSING)
    last = _LAST.match(text, end)
    return last is not None and hour < int(last[1]) < _CLOSING
