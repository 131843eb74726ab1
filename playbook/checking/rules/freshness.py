"""Somebody looked at each contact and each case study not too long ago, by the ages in the settings."""

import datetime
from collections.abc import Iterator
from typing import Final

from playbook.catalogue.freshness import is_old, oldest_check, whole_months
from playbook.checking.rule import Rule
from playbook.findings import Finding, Path, Severity
from playbook.reading.collection import Collection
from playbook.reading.places import finding_at
from playbook.reading.settings import Ages
from playbook.reading.values import Document
from playbook.records import CaseStudy, Contact


def check_freshness(collection: Collection) -> Iterator[Finding]:
    """Find contacts that nobody verified and case studies that nobody reviewed for long, one finding a record."""
    today, ages = collection.today, collection.settings.freshness
    if today is None:
        return
    for entry, contact in collection.of("contacts", Contact):
        if oldest := oldest_check(contact):
            day, path = oldest
            yield from _aged("contact-not-verified", entry.document, path, day, ages.contacts, today)
    for study_entry, study in collection.of("casestudies", CaseStudy):
        yield from _aged(
            "casestudy-not-reviewed", study_entry.document, ("reviewed",), study.reviewed, ages.casestudies, today
        )


def _aged(
    code: str, document: Document, path: Path, day: datetime.date, ages: Ages, today: datetime.date
) -> Iterator[Finding]:
    steps = ((Severity.ERROR, ages.error), (Severity.WARNING, ages.warning), (Severity.NOTICE, ages.notice))
    severity = next((severity for severity, months in steps if is_old(day, months, today)), None)
    if severity:
        yield finding_at(
            code, document, path, severity, arguments={"date": day.isoformat(), "months": str(whole_months(day, today))}
        )


RULE: Final = Rule(check_freshness, needed_by="review")
