"""No unit stands over people who do not work there."""

from collections.abc import Iterator
from typing import Final

from playbook.checking.rule import Rule
from playbook.checking.wording.typesetting import typeset_entry
from playbook.findings import Finding, Path
from playbook.reading.collection import Collection, Entry, R
from playbook.reading.places import finding_at
from playbook.records import CaseStudy, Contact, ContactUnit, Line, PracticeExample, Tool
from playbook.records.placeholders import is_to_write


def check_units(collection: Collection) -> Iterator[Finding]:
    """Find units that no person of the contact belongs to, and contacts that the editors chose without saying why."""
    units = {
        # Two units are the same where pages show them alike.
        entry.id: [person.unit for person in contact.people]
        for entry, contact in _typeset(collection, "contacts", Contact)
    }
    for folder, record_type in (("casestudies", CaseStudy), ("practices", PracticeExample), ("tools", Tool)):
        for entry, record in _typeset(collection, folder, record_type):
            field = "owners" if isinstance(record, Tool) else "contacts"
            calls: tuple[ContactUnit, ...] = getattr(record, field)
            for index, call in enumerate(calls):
                path: Path = (field, index)
                known = units.get(call.contact)
                # A text that is still to be written is found by itself.
                if call.unit and known is not None and call.unit not in known and not is_to_write(call.unit):
                    arguments = {"words": call.unit.fr, "id": call.contact, "known": _listed(known)}
                    yield finding_at("unit-of-nobody", entry.document, (*path, "unit", "fr"), arguments=arguments)
                if call.inferred and not call.reason:
                    yield finding_at("inferred-without-reason", entry.document, (*path, "inferred"), arguments={})


def _typeset(collection: Collection, folder: str, record_type: type[R]) -> Iterator[tuple[Entry[R], R]]:
    for entry, _ in collection.of(folder, record_type):
        record = typeset_entry(entry).record
        assert record is not None  # as it is there, it is there typeset
        yield entry, record


def _listed(units: list[Line | None]) -> str:
    return "; ".join(dict.fromkeys(unit.fr for unit in units if unit))


RULE: Final = Rule(check_units, needed_by="build")
