"""Whom a reader reaches for a case study, and who else there is when nobody answers."""

from dataclasses import dataclass

from playbook.catalogue.linked import Case, Catalogue, ContactEntry
from playbook.records import ContactUnit, Person


@dataclass(frozen=True, slots=True)
class Others:
    """Who else there is to ask.

    Attributes:
        people: The other people of the same member.
        members: The other members that take part in the same case study.
        mailboxes: The mailboxes of the playbook.
    """

    people: tuple[Person, ...] = ()
    members: tuple[ContactEntry, ...] = ()
    mailboxes: tuple[ContactEntry, ...] = ()

    @property
    def is_nobody(self) -> bool:
        """Whether there is no other person or member, so that at most a mailbox is left."""
        return not self.people and not self.members


def people_called(contact: ContactEntry, call: ContactUnit) -> tuple[Person, ...]:
    """Return the people to call for a case study: those of the unit that it names, or all of them."""
    people = contact.record.people
    return people if call.unit is None else tuple(person for person in people if person.unit == call.unit)


def others_for_case(catalogue: Catalogue, case: Case, call: ContactUnit) -> Others:
    """Return who else there is when the people of a case study don't answer.

    Args:
        catalogue: The records.
        case: The case study.
        call: The contact whose people stand above.
    """
    contact = catalogue.contacts[call.contact]
    called = people_called(contact, call)
    return Others(
        tuple(person for person in contact.record.people if person not in called),
        tuple(catalogue.contacts[id_] for id_ in case.contacts if id_ != contact.id and _is_member(catalogue, id_)),
        _mailboxes(catalogue, contact),
    )


def others_of_contact(catalogue: Catalogue, contact: ContactEntry) -> Others:
    """Return who else there is when the people of a member, or a mailbox, don't answer."""
    partners = (id_ for case in catalogue.cases_of_contact(contact.id) for id_ in case.contacts)
    ids = dict.fromkeys(id_ for id_ in partners if id_ != contact.id and _is_member(catalogue, id_))
    return Others(members=tuple(catalogue.contacts[id_] for id_ in ids), mailboxes=_mailboxes(catalogue, contact))


def _is_member(catalogue: Catalogue, id_: str) -> bool:
    return catalogue.contacts[id_].record.kind == "member"


def _mailboxes(catalogue: Catalogue, without: ContactEntry) -> tuple[ContactEntry, ...]:
    return tuple(
        contact
        for contact in catalogue.contacts.values()
        if contact.record.kind == "mailbox" and contact is not without
    )
