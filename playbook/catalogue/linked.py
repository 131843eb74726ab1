"""The records linked: one immutable object that templates and macros use."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from types import MappingProxyType
from typing import Final, TypeVar

from playbook.languages import Language
from playbook.reading.values import Document
from playbook.records import (
    CaseStudy,
    Checklist,
    Community,
    Contact,
    ContinuumLevel,
    EvaluationDimension,
    GuidingQuestion,
    Jurisdiction,
    Line,
    PartnershipModel,
    PracticeExample,
    Profile,
    Record,
    Redirect,
    Situation,
    Slug,
    SourceDocument,
    Step,
    Subtype,
    SuccessFactor,
    Term,
    Tool,
    UntranslatedName,
)

PAGE_FOLDERS: Final = ("casestudies", "models", "contacts", "situations", "steps")
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
    also_concerns: tuple[Jurisdiction, ...] = ()

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


@dataclass(frozen=True, slots=True)
class RedirectEntry:
    """A removed or renamed page, with the document that says so: only a plan knows which addresses are taken."""

    id: str
    record: Redirect
    document: Document


@dataclass(frozen=True)
class Catalogue:
    """Everything that pages are made of.

    Attributes:
        cases: The case studies by id, in the order of their ids.
        models: The models by id, from the lightest collaboration to the closest.
        contacts: The contacts by id.
        profiles: The profiles by id.
        jurisdictions: The jurisdictions by id.
        communities: The communities by id.
        steps: The steps of the process by id, in their order.
        practices: The practice examples by id.
        factors: The success factors by id, in their order.
        evaluation: The dimensions of the evaluation by id, in their order.
        continuum: The levels of collaboration by id, from the lightest to the closest.
        checklists: The checklists by id.
        tools: The tools by id.
        terms: The terms of the glossary by id.
        names: The names without a translation by id.
        situations: The situations by id, in their order.
        sources: The source documents by id, in their order.
        questions: The questions that help to choose a model, by id, in their order.
        redirects: The removed and renamed pages by id.
    """

    cases: Mapping[str, Case]
    models: Mapping[str, Model]
    contacts: Mapping[str, ContactEntry]
    profiles: Mapping[str, Profile]
    jurisdictions: Mapping[str, Jurisdiction]
    communities: Mapping[str, Community]
    steps: Mapping[str, Step]
    practices: Mapping[str, PracticeExample]
    factors: Mapping[str, SuccessFactor]
    evaluation: Mapping[str, EvaluationDimension]
    continuum: Mapping[str, ContinuumLevel]
    checklists: Mapping[str, Checklist]
    tools: Mapping[str, Tool]
    terms: Mapping[str, Term]
    names: Mapping[str, UntranslatedName]
    situations: Mapping[str, Situation]
    sources: Mapping[str, SourceDocument]
    questions: Mapping[str, GuidingQuestion]
    redirects: Mapping[str, RedirectEntry]

    @cached_property
    def _cases_by_model(self) -> Mapping[str, tuple[Case, ...]]:
        return _grouped((case.model.id, case) for case in self.cases.values())

    @cached_property
    def _cases_by_subtype(self) -> Mapping[tuple[str, str], tuple[Case, ...]]:
        return _grouped(((case.model.id, case.subtype.id), case) for case in self.cases.values())

    @cached_property
    def _cases_by_contact(self) -> Mapping[str, tuple[Case, ...]]:
        return _grouped((id_, case) for case in self.cases.values() for id_ in case.contacts)

    @cached_property
    def _cases_by_situation(self) -> Mapping[str, tuple[Case, ...]]:
        return _grouped((id_, case) for case in self.cases.values() for id_ in dict.fromkeys(case.record.situations))

    @cached_property
    def _cases_by_place(self) -> Mapping[str, tuple[Case, ...]]:
        return _grouped((id_, case) for case in self.cases.values() for id_ in dict.fromkeys(case.record.places))

    @cached_property
    def _cases_by_community(self) -> Mapping[str, tuple[Case, ...]]:
        return _grouped((id_, case) for case in self.cases.values() for id_ in dict.fromkeys(case.record.communities))

    def cases_of_model(self, model: str) -> tuple[Case, ...]:
        """Return the case studies of a model."""
        return self._cases_by_model.get(model, ())

    def cases_of_subtype(self, model: str, subtype: str) -> tuple[Case, ...]:
        """Return the case studies of a sub-type."""
        return self._cases_by_subtype.get((model, subtype), ())

    def cases_of_contact(self, contact: str) -> tuple[Case, ...]:
        """Return the case studies in which a contact takes part."""
        return self._cases_by_contact.get(contact, ())

    def has_member(self, case: Case) -> bool:
        """Say whether a reader calls a council member for a case study, or only a mailbox."""
        return any(self.contacts[call.contact].record.kind == "member" for call in case.record.contacts)

    def cases_of_situation(self, situation: str) -> tuple[Case, ...]:
        """Return the case studies of a situation."""
        return self._cases_by_situation.get(situation, ())

    def cases_of_place(self, place: str) -> tuple[Case, ...]:
        """Return the case studies that happen in a place."""
        return self._cases_by_place.get(place, ())

    def cases_of_community(self, community: str) -> tuple[Case, ...]:
        """Return the case studies that happen in a community."""
        return self._cases_by_community.get(community, ())

    def cases_that_concern(self, place: str) -> tuple[Case, ...]:
        """Return the case studies that concern a place without happening there."""
        return tuple(case for case in self.cases.values() if place in case.record.also_concerns)

    def contacts_of_place(self, place: str) -> tuple[ContactEntry, ...]:
        """Return the contacts that govern a place."""
        return tuple(contact for contact in self.contacts.values() if contact.record.jurisdiction == place)

    def profiles_of_model(self, model: str) -> tuple[Profile, ...]:
        """Return the fictional clients of a model."""
        return tuple(profile for profile in self.profiles.values() if profile.model == model)

    def calls_of_contact(self, contact: str) -> tuple[tuple[Case, Line | None], ...]:
        """Return the case studies for which one calls a contact, each with the unit that is responsible."""
        return tuple(
            (case, call.unit or call.lead)
            for case in self.cases_of_contact(contact)
            for call in case.record.contacts
            if call.contact == contact
        )

    def cases_of_tool(self, tool: str) -> tuple[Case, ...]:
        """Return the case studies that mention a tool."""
        return tuple(case for case in self.cases.values() if tool in case.record.tools)

    def tools_of_step(self, step: str | None) -> tuple[str, ...]:
        """Return the ids of the tools that serve a step, or, with `None`, of those that serve no one step."""
        return tuple(id_ for id_, tool in self.tools.items() if tool.step == step)

    def tools_of_model(self, model: str) -> tuple[str, ...]:
        """Return the ids of the tools that are made for a model."""
        return tuple(id_ for id_, tool in self.tools.items() if model in tool.models)

    def practices_of_step(self, step: str) -> tuple[str, ...]:
        """Return the ids of the practice examples that illustrate a step."""
        return tuple(id_ for id_, practice in self.practices.items() if practice.step == step)


K = TypeVar("K")
V = TypeVar("V")


def _grouped(pairs: Iterable[tuple[K, V]]) -> Mapping[K, tuple[V, ...]]:
    groups: defaultdict[K, list[V]] = defaultdict(list)
    for key, value in pairs:
        groups[key].append(value)
    return MappingProxyType({key: tuple(values) for key, values in groups.items()})
