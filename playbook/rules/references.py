"""A record that names another names one that exists."""

from collections.abc import Iterator

from playbook.collection import Collection
from playbook.findings import Finding, closest
from playbook.reading import Document, Path
from playbook.records import CaseStudy, Contact, Profile
from playbook.shape import field_path

_CODES = {"models": "unknown-model", "contacts": "unknown-contact", "jurisdictions": "unknown-place"}
"""The finding for an id that is not in a folder."""


def check_references(collection: Collection) -> Iterator[Finding]:
    """Find ids that no record has: models, contacts, jurisdictions."""
    for case, study in collection.of("casestudies", CaseStudy):
        yield from _check(collection, case.document, "models", study.model, ("model",))
        for index, call in enumerate(study.contacts):
            yield from _check(collection, case.document, "contacts", call.contact, ("contacts", index, "contact"))
        for index, partner in enumerate(study.partners):
            if partner.contact:
                place = ("partners", index, "contact")
                yield from _check(collection, case.document, "contacts", partner.contact, place)
        for index, jurisdiction in enumerate(study.places):
            yield from _check(collection, case.document, "jurisdictions", jurisdiction, ("places", index))
    for profile, portrait in collection.of("profiles", Profile):
        yield from _check(collection, profile.document, "models", portrait.model, ("model",))
    for entry, contact in collection.of("contacts", Contact):
        if contact.jurisdiction:
            yield from _check(collection, entry.document, "jurisdictions", contact.jurisdiction, ("jurisdiction",))


def _check(collection: Collection, document: Document, folder: str, id_: str, path: Path) -> Iterator[Finding]:
    known = collection.ids[folder]
    if id_ not in known:
        yield Finding(
            _CODES[folder],
            document.file,
            document.position(path),
            field_path(path),
            arguments={"id": id_, "known": ", ".join(sorted(known))},
            suggestion=closest(id_, known),
        )
