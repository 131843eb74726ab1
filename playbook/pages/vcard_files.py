"""The names of the files for address books that stand beside the page of a contact."""

from typing import Final

from playbook.catalogue.linked import ContactEntry, slug_of
from playbook.languages import Language
from playbook.languages.slugs import slug, unused

SUFFIX: Final = ".vcf"


def vcard_files(contact: ContactEntry, language: Language) -> tuple[str, ...]:
    """Return the names of a contact's vCards: one for each person, in their order, then that of the mailbox."""
    names: list[str] = []
    for person in contact.record.people:
        names.append(unused(slug(person.name or "") or "person", names))
    if contact.record.email:
        names.append(unused(slug_of(contact.id, contact.record, language), names))
    return tuple(f"{name}{SUFFIX}" for name in names)
