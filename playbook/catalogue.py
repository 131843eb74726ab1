"""The records linked: one immutable object that templates and macros use."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from types import MappingProxyType
from typing import Final, TypeVar

from playbook.collection import Collection
from playbook.languages import Language
from playbook.records import CaseStudy, Contact, Jurisdiction, PartnershipModel, Profile, Record, Slug, Subtype

PAGE_FOLDERS: Final = ("casestudies", "models", "contacts")
"""The folders of `data/` whose records have pages of their own."""


def slug_of(id_: str, record: Record, language: Language) -> str:
    """Return the last part of the address of a record's page."""
    slug: Slug | None = getattr(record, "slug", None)
    return slug.in_language(language) if slug else id_.lower()


@dataclass(frozen=True, slots=True)
class Case:
    """A case study with what it is linked to."""

    id: str
    record: CaseStudy
    model: "Model"
    subtype: Subtype
    places: tuple[Jurisdiction, ...]
    file: str

    @property
    def contacts(self) -> tuple[str, ...]:
        """The ids of the contacts that take part: those to call first, then those of the other partners."""
        named = [contact.contact for contact in self.record.contacts]
        named += [partner.contact for partner in self.record.partners if partner.contact]
        return tuple(dict.fromkeys(named))


@dataclass(frozen=True)
class Model:
    """A partnership model; its cases and profiles are asked of the catalogue."""

    id: str
    record: PartnershipModel
    file: str

    @cached_property
    def subtypes(self) -> Mapping[str, Subtype]:
        """The sub-types by id, in the order of the record."""
        return MappingProxyType({subtype.id: subtype for subtype in self.record.subtypes})


@dataclass(frozen=True, slots=True)
class ContactEntry:
    """A contact with what it is linked to."""

    id: str
    record: Contact
    jurisdiction: Jurisdiction | None
    file: str


@dataclass(frozen=True)
class Catalogue:
    """Everything that pages are made of.

    Attributes:
        cases: The case studies by id, in the order of their ids.
        models: The models by id, from the lightest collaboration to the closest.
        contacts: The contacts by id.
        profiles: The profiles by id.
        jurisdictions: The jurisdictions by id.
    """

    cases: Mapping[str, Case]
    models: Mapping[str, Model]
    contacts: Mapping[str, ContactEntry]
    profiles: Mapping[str, Profile]
    jurisdictions: Mapping[str, Jurisdiction]

    @cached_property
    def _cases_by_model(self) -> Mapping[str, tuple[Case, ...]]:
        return _grouped((case.model.id, case) for case in self.cases.values())

    @cached_property
    def _cases_by_subtype(self) -> Mapping[tuple[str, str], tuple[Case, ...]]:
        return _grouped(((case.model.id, case.subtype.id), case) for case in self.cases.values())

    @cached_property
    def _cases_by_contact(self) -> Mapping[str, tuple[Case, ...]]:
        return _grouped((id_, case) for case in self.cases.values() for id_ in case.contacts)

    def cases_of_model(self, model: str) -> tuple[Case, ...]:
        """Return the case studies of a model."""
        return self._cases_by_model.get(model, ())

    def cases_of_subtype(self, model: str, subtype: str) -> tuple[Case, ...]:
        """Return the case studies of a sub-type."""
        return self._cases_by_subtype.get((model, subtype), ())

    def cases_of_contact(self, contact: str) -> tuple[Case, ...]:
        """Return the case studies in which a contact takes part."""
        return self._cases_by_contact.get(contact, ())

    def profiles_of_model(self, model: str) -> tuple[Profile, ...]:
        """Return the fictional clients of a model."""
        return tuple(profile for profile in self.profiles.values() if profile.model == model)


K = TypeVar("K")
V = TypeVar("V")


def _grouped(pairs: Iterable[tuple[K, V]]) -> Mapping[K, tuple[V, ...]]:
    groups: defaultdict[K, list[V]] = defaultdict(list)
    for key, value in pairs:
        groups[key].append(value)
    return MappingProxyType({key: tuple(values) for key, values in groups.items()})


def link(collection: Collection) -> Catalogue:
    """Link the records of a collection in which no rule found an error."""
    jurisdictions = {entry.id: record for entry, record in collection.of("jurisdictions", Jurisdiction)}
    models = {
        entry.id: Model(entry.id, record, entry.document.file)
        for entry, record in sorted(
            collection.of("models", PartnershipModel), key=lambda pair: (pair[1].order, pair[0].id)
        )
    }
    contacts = {
        entry.id: ContactEntry(
            entry.id,
            record,
            jurisdictions[record.jurisdiction] if record.jurisdiction else None,
            entry.document.file,
        )
        for entry, record in collection.of("contacts", Contact)
    }
    cases = {
        entry.id: Case(
            entry.id,
            record,
            models[record.model],
            models[record.model].subtypes[record.subtype],
            tuple(jurisdictions[place] for place in record.places),
            entry.document.file,
        )
        for entry, record in collection.of("casestudies", CaseStudy)
    }
    profiles = {entry.id: record for entry, record in collection.of("profiles", Profile)}
    return Catalogue(
        MappingProxyType(cases),
        MappingProxyType(models),
        MappingProxyType(contacts),
        MappingProxyType(profiles),
        MappingProxyType(jurisdictions),
    )
