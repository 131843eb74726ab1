"""Single values that are right but for how they are written: dates, periods, telephone numbers, true and false."""

import re
from collections.abc import Callable
from typing import Final

from playbook.editing.fixing.mends import Mend, Replacement, mended
from playbook.languages import Language
from playbook.reading.declared import Place, places
from playbook.reading.values import Document
from playbook.records.addresses import Telephone
from playbook.records.constraints import TELEPHONE_PATTERN
from playbook.records.dates import DATE_PATTERN, PERIOD_PATTERN, CalendarDate, Period
from playbook.records.fields import Record
from playbook.records.otherwise import date, period, telephone

_FORMS: Final[tuple[tuple[object, str, Callable[[str], str | None]], ...]] = (
    (CalendarDate, DATE_PATTERN, date),
    (Period, PERIOD_PATTERN, period),
    (Telephone, TELEPHONE_PATTERN, telephone),
)
"""For each declaration, what needs no mending, and how to mend the rest."""

_TRUTH: Final = {"true": True, "false": False}


def mend_values(document: Document, record_type: type[Record], _language: Language | None) -> str:
    """Write dates, periods, telephone numbers, true and false as records do, where it is clear which are meant."""
    found = (_mend(document.text, place) for place in places(document, record_type))
    return mended(document, [mend for mend in found if mend])


def _mend(text: str, place: Place) -> Mend | None:
    start, end = place.value.start, place.value.end
    source = text[start:end]
    quote = source[:1] if source[:1] in ("'", '"') else ""
    written = source[1:-1] if quote else source
    if isinstance(place.value.data, str) and " ".join(written.split()) != " ".join(place.value.data.split()):
        return None  # with escapes, in a block or with an anchor: nobody writes a date like this
    if place.declared is bool:
        truth = _TRUTH.get(written.casefold()) if quote else None
        return None if truth is None else _replaced(place, start, end, written.lower(), truth)
    for declared, form, right in _FORMS:
        if place.declared == declared:
            value = None if re.fullmatch(form, written) else right(written)
            return _replaced(place, start, end, f"{quote}{value}{quote}", value) if value else None
    return None


def _replaced(place: Place, start: int, end: int, words: str, value: object) -> Mend:
    return Mend((Replacement(start, end, words),), place.path, lambda _: value)
