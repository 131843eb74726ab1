"""Sub-types, contacts and communities that no case study uses: worth knowing, never wrong."""

from collections.abc import Container, Iterable, Iterator
from typing import Any, Final

from playbook.checking.rule import Rule
from playbook.findings import Finding, Severity, excerpt
from playbook.reading.collection import Collection, Entry
from playbook.records import CaseStudy, Community, Contact, PartnershipModel, Record


def check_unused(collection: Collection) -> Iterator[Finding]:
    """Report sub-types, contacts and communities without a case study, as notices; not before every case study could be read."""
    studies = [study for _, study in collection.of("casestudies", CaseStudy)]
    if len(studies) < len(collection.ids["casestudies"]):
        return
    practised = {(study.model, study.subtype) for study in studies}
    for entry, model in collection.of("models", PartnershipModel):
        for index, subtype in enumerate(model.subtypes):
            if (entry.id, subtype.id) not in practised:
                yield Finding(
                    "unused-subtype",
                    entry.document.file,
                    entry.document.position(("subtypes", index, "id")),
                    f"subtypes[{index + 1}]",
                    Severity.NOTICE,
                    arguments={"id": excerpt(subtype.id), "model": entry.id},
                )
    taking_part = {contact.contact for study in studies for contact in study.contacts}
    taking_part |= {partner.contact for study in studies for partner in study.partners if partner.contact}
    yield from _unused(collection.of("contacts", Contact), taking_part, "unused-contact")
    communities = {id_ for study in studies for id_ in study.communities}
    yield from _unused(collection.of("communities", Community), communities, "unused-community")


def _unused(records: Iterable[tuple[Entry[Any], Record]], used: Container[str], code: str) -> Iterator[Finding]:
    for entry, _ in records:
        if entry.id not in used:
            yield Finding(
                code,
                entry.document.file,
                entry.document.root.position,
                severity=Severity.NOTICE,
                arguments={"id": entry.id},
            )


RULE: Final = Rule(check_unused, needed_by="build")
