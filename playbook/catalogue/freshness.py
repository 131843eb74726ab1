"""When somebody last looked at a record, and when somebody is to look again."""

import calendar
import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from playbook.catalogue.linked import Catalogue
from playbook.findings import Path
from playbook.reading.settings import Settings
from playbook.reading.sources import file_of
from playbook.records import Contact, Line, Person
from playbook.records.dates import first_day

DatedFolder = Literal["casestudies", "contacts"]
"""The folders of `data/` whose records say when somebody looked at them."""


@dataclass(frozen=True, slots=True)
class Due:
    """A record that somebody is to look at again.

    Attributes:
        folder: Its folder in `data/`.
        id: Its id.
        name: Its title or name.
        looked_at: The day somebody last looked at it; of a contact with several people, the oldest.
        due: The day from which it counts as old.
        whom: The ids of the contacts to ask: those of a case study, or the contact itself.
    """

    folder: DatedFolder
    id: str
    name: Line
    looked_at: datetime.date
    due: datetime.date
    whom: tuple[str, ...]

    @property
    def file(self) -> str:
        """The record's file."""
        return file_of(self.folder, self.id)


def looked_at(holder: Contact | Person) -> datetime.date | None:
    """Return the day from which contact details are.

    It is the day on which somebody made sure of them, or else the first of the period of the document in which they stand.
    """
    if holder.verified:
        return holder.verified.on
    return first_day(holder.as_printed) if holder.as_printed else None


def checks_of(contact: Contact) -> Iterator[tuple[datetime.date, Path]]:
    """Yield the day from which each part of a contact is, and where it stands in the record."""
    holders: list[tuple[Contact | Person, Path]] = [(contact, ())]
    holders += [(person, ("people", index)) for index, person in enumerate(contact.people)]
    for holder, path in holders:
        day = looked_at(holder)
        if day:
            yield day, (*path, "verified", "on") if holder.verified else (*path, "as_printed")


def oldest_check(contact: Contact) -> tuple[datetime.date, Path] | None:
    """Find what of a contact nobody has made sure of for the longest time.

    Args:
        contact: The contact.

    Returns:
        The day somebody last did, and where in the record it stands; nothing when there is nobody to reach.
    """
    return min(checks_of(contact), key=lambda check: check[0], default=None)


def due(catalogue: Catalogue, settings: Settings, until: datetime.date) -> tuple[Due, ...]:
    """List the records that somebody is to look at by a day.

    Args:
        catalogue: The records.
        settings: From which age on a record counts as old: that of a notice, or the lowest there is.
        until: The day; what becomes old on it is listed too.

    Returns:
        The records, those that became old first before the others.
    """
    found = [record for record in all_dated(catalogue, settings) if record.due <= until]
    return tuple(sorted(found, key=lambda record: (record.due, record.folder, record.id)))


def all_dated(catalogue: Catalogue, settings: Settings) -> Iterator[Due]:
    """Yield every record that says when somebody looked at it, unless the project lets its kind grow old."""
    months = settings.freshness.casestudies.first
    if months is not None:
        for id_, case in catalogue.cases.items():
            day = case.record.reviewed
            whom = tuple(dict.fromkeys(call.contact for call in case.record.contacts))
            yield Due("casestudies", id_, case.record.title, day, later(day, months), whom)
    months = settings.freshness.contacts.first
    if months is not None:
        for id_, entry in catalogue.contacts.items():
            if oldest := oldest_check(entry.record):
                yield Due("contacts", id_, entry.record.name, oldest[0], later(oldest[0], months), (id_,))


def later(day: datetime.date, months: int) -> datetime.date:
    """Return the day some months after another; where the month is too short, its last day."""
    month = day.month - 1 + months
    year, month = day.year + month // 12, month % 12 + 1
    if year > datetime.MAXYEAR:
        return datetime.date.max
    return datetime.date(year, month, min(day.day, calendar.monthrange(year, month)[1]))


def is_old(day: datetime.date, months: int | None, today: datetime.date | None) -> bool:
    """Say whether a day is as many months ago, or more; never without an age or without a day to compare with."""
    return months is not None and today is not None and later(day, months) <= today


def whole_months(day: datetime.date, today: datetime.date) -> int:
    """Count the whole months between two days."""
    return (today.year - day.year) * 12 + today.month - day.month - (today.day < day.day)
