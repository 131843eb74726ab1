"""Dates that people wrote are neither in the future nor out of order."""

import datetime
from collections.abc import Iterator
from typing import Final

from playbook.catalogue.freshness import checks_of
from playbook.checking.rule import Rule
from playbook.findings import Finding, Path
from playbook.reading.collection import Collection
from playbook.reading.places import finding_at
from playbook.reading.values import Document
from playbook.records import CaseStudy, Contact, Redirect
from playbook.records.dates import first_day


def check_dates(collection: Collection) -> Iterator[Finding]:
    """Find dates after today, and what a case study says of the time after it was reviewed."""
    today = collection.today
    for entry, study in collection.of("casestudies", CaseStudy):
        for path, period in _told(study):
            begins = first_day(period)
            if today and begins > today:
                yield _finding("date-in-future", entry.document, path, period, today)
            elif begins > study.reviewed:
                yield _finding("dates-out-of-order", entry.document, path, period, study.reviewed)
    for contact_entry, contact in collection.of("contacts", Contact) if today else ():
        for day, path in checks_of(contact):
            if today and day > today:
                yield _finding("date-in-future", contact_entry.document, path, day.isoformat(), today)
    for redirect_entry, redirect in collection.of("redirects", Redirect):
        if today and redirect.since > today:
            yield _finding("date-in-future", redirect_entry.document, ("since",), redirect.since.isoformat(), today)


def _told(study: CaseStudy) -> Iterator[tuple[Path, str]]:
    yield ("reviewed",), study.reviewed.isoformat()
    yield ("as_of",), study.as_of
    if study.started:
        yield ("started",), study.started
    for index, figure in enumerate(study.figures):
        if figure.date:
            yield ("figures", index, "date"), figure.date


def _finding(code: str, document: Document, path: Path, date: str, limit: datetime.date) -> Finding:
    return finding_at(code, document, path, arguments={"date": date, "limit": limit.isoformat()})


RULE: Final = Rule(check_dates, needed_by="review")
