"""Whom a reader reaches for a case study, and who else there is when nobody answers."""

from collections import Counter
from collections.abc import Container
from dataclasses import dataclass
from typing import Final

from playbook.catalogue.linked import Case, Catalogue, ContactEntry
from playbook.records import ContactUnit, Person

_WHOLE_COUNTRY: Final = "CA"
"""The jurisdiction of the federal members, who are not near any one place."""


@dataclass(frozen=True, slots=True)
class Others:
    """Who else there is to ask.

    Attributes:
        people: The other people of the same member.
        members: The other members that take part in the same case study.
        near: The members that govern a place where the case study happens, without taking part.
        mailboxes: The mailboxes of the playbook.
    """

    people: tuple[Person, ...] = ()
    members: tuple[ContactEntry, ...] = ()
    near: tuple[ContactEntry, ...] = ()
    mailboxes: tuple[ContactEntry, ...] = ()

    @property
    def is_nobody(self) -> bool:
        """Whether there is no other person or member, so that at most a mailbox is left."""
        return not self.people and not self.members and not self.near


def people_called(contact: ContactEntry, call: ContactUnit) -> tuple[Person, ...]:
    """Return the people to call for a case study: those of the unit that it names, or all of them."""
    people = contact.record.people
    return people if call.unit is None else tuple(person for person in people if person.unit == call.unit)


def people_of_case(catalogue: Catalogue, case: Case) -> tuple[Person, ...]:
    """Return all people to call for a case study."""
    return tuple(
        person for call in case.record.contacts for person in people_called(catalogue.contacts[call.contact], call)
    )


def others_for_case(catalogue: Catalogue, case: Case) -> Others:
    """Return who else there is when none of those to call for a case study answers.

    Args:
        catalogue: The records.
        case: The case study; its contacts and the people to call among them stand above.
    """
    calls = [(catalogue.contacts[call.contact], call) for call in case.record.contacts]
    above = {contact.id for contact, _ in calls}
    partners = [id_ for id_ in case.contacts if id_ not in above and _is_member(catalogue, id_)]
    governing = [
        contact
        for place in case.record.places
        if place != _WHOLE_COUNTRY
        for contact in catalogue.contacts_of_place(place)
        if contact.id not in above and contact.id not in partners
    ]
    return Others(
        people=tuple(
            person
            for contact, call in calls
            for person in contact.record.people
            if person not in people_called(contact, call)
        ),
        members=tuple(catalogue.contacts[id_] for id_ in partners),
        near=tuple(governing),
        mailboxes=_mailboxes(catalogue, above),
    )


def others_of_contact(catalogue: Catalogue, contact: ContactEntry) -> Others:
    """Return who else there is when the people of a member, or a mailbox, don't answer.

    Args:
        catalogue: The records.
        contact: The member or the mailbox; the members with which it shares the most case studies come first.
    """
    shared = Counter(
        id_
        for case in catalogue.cases_of_contact(contact.id)
        for id_ in case.contacts
        if id_ != contact.id and _is_member(catalogue, id_)
    )
    members = tuple(catalogue.contacts[id_] for id_, _ in shared.most_common())
    return Others(members=members, mailboxes=_mailboxes(catalogue, {contact.id}))


def _is_member(catalogue: Catalogue, id_: str) -> bool:
    return catalogue.contacts[id_].record.kind == "member"


def _mailboxes(catalogue: Catalogue, without: Container[str]) -> tuple[ContactEntry, ...]:
    return tuple(
        contact
        for contact in catalogue.contacts.values()
        if contact.record.kind == "mailbox" and contact.id not in without
    )
