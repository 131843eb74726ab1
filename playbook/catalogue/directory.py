"""The directory of contacts: who stands under which heading, and what the list can be filtered by."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final, get_args

from playbook.catalogue.linked import Catalogue, ContactEntry
from playbook.languages import Language
from playbook.languages.interface import words
from playbook.languages.ordering import alphabetical
from playbook.records.contact import GovernmentOrder

MAILBOX: Final = "mailbox"


@dataclass(frozen=True, slots=True)
class Member:
    """A contact of the directory.

    Attributes:
        contact: The contact.
        models: The ids of the models of the case studies in which it takes part, from the lightest collaboration.
    """

    contact: ContactEntry
    models: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """The contacts under one heading.

    Attributes:
        id: The order of government, or `mailbox`.
        members: The contacts in alphabetical order.
    """

    id: str
    members: tuple[Member, ...]


@dataclass(frozen=True, slots=True)
class Filter:
    """Something that the directory can be filtered by.

    Attributes:
        name: Its name in the address: `order`, `jurisdiction` or `model`.
        all: The name of the words for no choice.
        options: Each value with what it is called and the number of contacts that have it.
    """

    name: str
    all: str
    options: tuple[tuple[str, str, int], ...]


def contact_groups(catalogue: Catalogue, language: Language) -> tuple[Group, ...]:
    """Return the contacts by order of government, then the mailboxes."""
    entries = alphabetical(catalogue.contacts.values(), lambda contact: contact.record.name.in_language(language))
    members = [Member(entry, _models(catalogue, entry.id)) for entry in entries]
    grouped = [
        Group(id_, tuple(member for member in members if _group_of(member.contact) == id_))
        for id_ in (*get_args(GovernmentOrder), MAILBOX)
    ]
    return tuple(group for group in grouped if group.members)


def contact_filters(catalogue: Catalogue, listed: Iterable[Group], language: Language) -> tuple[Filter, ...]:
    """Return what the directory can be filtered by.

    Args:
        catalogue: The records.
        listed: What the directory lists.
        language: The language of the names.
    """
    members = [member for group in listed for member in group.members]
    orders: Counter[str | None] = Counter(member.contact.record.order for member in members)
    jurisdictions = Counter(member.contact.record.jurisdiction for member in members)
    models = Counter(model for member in members for model in member.models)
    places = [(id_, place.name.in_language(language)) for id_, place in catalogue.jurisdictions.items()]
    names: dict[str, str] = words(language)["orders"]
    titles = [(id_, model.record.title.in_language(language)) for id_, model in catalogue.models.items()]
    return (
        Filter("order", "all_orders", _options(names.items(), orders)),
        Filter(
            "jurisdiction",
            "all_jurisdictions",
            _options(alphabetical(places, lambda place: place[1]), jurisdictions),
        ),
        Filter("model", "all_models", _options(titles, models)),
    )


def _options(
    names: Iterable[tuple[str, str]], counts: Counter[str] | Counter[str | None]
) -> tuple[tuple[str, str, int], ...]:
    return tuple((value, name, counts[value]) for value, name in names if counts[value])


def _group_of(contact: ContactEntry) -> str:
    return contact.record.order or MAILBOX


def _models(catalogue: Catalogue, contact: str) -> tuple[str, ...]:
    practised = {case.model.id for case in catalogue.cases_of_contact(contact)}
    return tuple(model for model in catalogue.models if model in practised)
