"""What the records of a project offer to a new case study: what can be chosen, and what is taken."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from playbook.catalogue.linked import slug_of
from playbook.checking.validation import gather
from playbook.editing.descriptions import describe
from playbook.languages import LANGUAGES, Language
from playbook.reading.collection import Collection
from playbook.reading.settings import Settings
from playbook.reading.sources import DATA, collect
from playbook.records import CaseStudy, Contact, Jurisdiction, PartnershipModel, SourceDocument

FOLDER: Final = "casestudies"

Choices = Mapping[str, str]
"""What can be chosen, by id, with what it is called."""


@dataclass(frozen=True, slots=True)
class Project:
    """What of the project's records the questions need.

    Attributes:
        kinds: The kinds of case studies.
        models: The models.
        subtypes: The sub-types of each model.
        places: The jurisdictions.
        contacts: The contacts.
        sources: The documents that can be named as a source.
        members: The names of the contacts that are members, by id.
        units: The units of the people of each contact.
        addresses: The ids and the addresses that case studies have.
        ids: The ids of all files by folder, also of those that can't be read.
    """

    kinds: Choices
    models: Choices
    subtypes: Mapping[str, Choices]
    places: Choices
    contacts: Choices
    sources: Choices
    members: Mapping[str, Mapping[Language, str]]
    units: Mapping[str, Sequence[Mapping[Language, str]]]
    addresses: frozenset[str]
    ids: Mapping[str, Sequence[str]]

    def folders_without_choices(self) -> list[str]:
        """Return the folders of records from which a case study has to choose and can't."""
        choices = {"models": self.models, "jurisdictions": self.places, "contacts": self.contacts}
        return [f"{DATA}/{folder}/" for folder, choice in choices.items() if not choice]


def project_at(root: Path, language: Language) -> Project:
    """Read what the records of a project offer, as far as their fields are right.

    Args:
        root: The project's folder.
        language: The language of what things are called.
    """
    return project_of(gather(collect(root)[0], today=None, settings=Settings())[0], language)


def project_of(collection: Collection, language: Language) -> Project:
    """Return what records offer, called by their names in `language`."""
    models = {entry.id: model for entry, model in collection.of("models", PartnershipModel)}
    contacts = {entry.id: contact for entry, contact in collection.of("contacts", Contact)}
    return Project(
        kinds=_kinds(language),
        models={id_: model.title.in_language(language) for id_, model in models.items()},
        subtypes={
            id_: {subtype.id: subtype.title.in_language(language) for subtype in model.subtypes}
            for id_, model in models.items()
        },
        places={
            entry.id: place.name.in_language(language) for entry, place in collection.of("jurisdictions", Jurisdiction)
        },
        contacts={id_: contact.name.in_language(language) for id_, contact in contacts.items()},
        sources={
            entry.id: source.title.in_language(language) for entry, source in collection.of("sources", SourceDocument)
        },
        members={
            id_: {of: contact.name.in_language(of) for of in LANGUAGES}
            for id_, contact in contacts.items()
            if contact.kind == "member"
        },
        units={
            id_: [{of: person.unit.in_language(of) for of in LANGUAGES} for person in contact.people if person.unit]
            for id_, contact in contacts.items()
        },
        addresses=_addresses(collection),
        ids={folder: sorted(ids) for folder, ids in collection.ids.items()},
    )


def _kinds(language: Language) -> Choices:
    kinds = next(field for field in describe(CaseStudy, language).fields if field.name == "kind")
    return {choice.value: choice.label for choice in kinds.choices}


def _addresses(collection: Collection) -> frozenset[str]:
    studies = collection.of(FOLDER, CaseStudy)
    slugs = {slug_of(entry.id, study, language) for entry, study in studies for language in LANGUAGES}
    return collection.ids[FOLDER] | slugs
