"""The state of the playbook: what of it is verified, inferred, the editors' own or undated, counted from the records."""

from collections.abc import Iterator
from dataclasses import dataclass

from playbook.catalogue.freshness import oldest_check
from playbook.catalogue.linked import Catalogue
from playbook.records import Contact, ContactUnit, Person, SourcedRecord
from playbook.records.dates import first_day
from playbook.records.source import EDITORS


@dataclass(frozen=True, slots=True)
class Count:
    """How many of some records something holds for.

    Attributes:
        name: The name of the words that say what.
        number: For how many it holds.
        total: How many there are; `None` where that says nothing.
    """

    name: str
    number: int
    total: int | None = None


def state(catalogue: Catalogue) -> tuple[Count, ...]:
    """Count what readers should know of the records before they trust them."""
    cases = [case.record for case in catalogue.cases.values()]
    holders = list(_holders(catalogue))
    figures = [figure for case in cases for figure in case.figures]
    models = catalogue.models.values()
    return (
        Count("verified", sum(holder.verified is not None for holder in holders), len(holders)),
        Count("followed_up", sum(_is_followed_up(catalogue, case.as_of) for case in cases), len(cases)),
        Count("inferred", sum(call.inferred for call in _calls(catalogue))),
        Count("classified", sum(case.classification == "editors" for case in cases), len(cases)),
        Count("answered", sum(model.record.questions.classification == "editors" for model in models), len(models)),
        Count("undated_figures", sum(figure.date is None for figure in figures), len(figures)),
        Count("undated_starts", sum(not case.started or case.started_event is not None for case in cases), len(cases)),
        Count("notes", sum(record.editors_note is not None for record in _sourced(catalogue))),
        Count("tools", sum(tool.link is not None for tool in catalogue.tools.values()), len(catalogue.tools)),
    )


def oldest_details(catalogue: Catalogue) -> Contact | Person | None:
    """Return the contact, or the person of a contact, whose details are the oldest."""
    checks = [(check, entry) for entry in catalogue.contacts.values() if (check := oldest_check(entry.record))]
    if not checks:
        return None
    (_, path), entry = min(checks, key=lambda pair: pair[0][0])
    return entry.record.people[int(path[1])] if path[0] == "people" else entry.record


def _holders(catalogue: Catalogue) -> Iterator[Contact | Person]:
    for entry in catalogue.contacts.values():
        yield from entry.record.people
        if entry.record.email:
            yield entry.record


def _calls(catalogue: Catalogue) -> Iterator[ContactUnit]:
    for case in catalogue.cases.values():
        yield from case.record.contacts


def _is_followed_up(catalogue: Catalogue, as_of: str) -> bool:
    """Say whether a case study speaks of a time after the documents that the playbook restates."""
    documents = [document.date for id_, document in catalogue.sources.items() if id_ != EDITORS]
    return all(first_day(as_of).year > first_day(date).year for date in documents)


def _sourced(catalogue: Catalogue) -> Iterator[SourcedRecord]:
    yield from (case.record for case in catalogue.cases.values())
    yield from (model.record for model in catalogue.models.values())
    yield from (contact.record for contact in catalogue.contacts.values())
    for records in (catalogue.steps, catalogue.practices, catalogue.factors, catalogue.evaluation):
        yield from records.values()
    for others in (catalogue.continuum, catalogue.checklists, catalogue.tools, catalogue.profiles):
        yield from others.values()
