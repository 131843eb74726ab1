"""Sub-types and contacts that no case study uses: worth knowing, never wrong."""

from collections.abc import Iterator
from typing import Final

from playbook.checking.rule import Rule
from playbook.findings import Finding, Severity, excerpt
from playbook.reading.collection import Collection
from playbook.records import CaseStudy, Contact, PartnershipModel


def check_unused(collection: Collection) -> Iterator[Finding]:
    """Report sub-types and contacts without a case study, as notices; not before every case study could be read."""
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
    for contact_entry, _ in collection.of("contacts", Contact):
        if contact_entry.id not in taking_part:
            yield Finding(
                "unused-contact",
                contact_entry.document.file,
                contact_entry.document.root.position,
                severity=Severity.NOTICE,
                arguments={"id": contact_entry.id},
            )


RULE: Final = Rule(check_unused, needed_by="build")
