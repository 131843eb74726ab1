"""Linking the records: what holds in a collection in which no rule found an error becomes one object."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import TypeVar

from playbook.catalogue.linked import Case, Catalogue, ContactEntry, Model, RedirectEntry
from playbook.reading.collection import Collection
from playbook.records import (
    CaseStudy,
    Checklist,
    Community,
    Contact,
    ContinuumLevel,
    EvaluationDimension,
    GuidingQuestion,
    Jurisdiction,
    PartnershipModel,
    PracticeExample,
    Profile,
    Record,
    Redirect,
    Situation,
    SourceDocument,
    Step,
    SuccessFactor,
    Term,
    Tool,
    UntranslatedName,
)

R = TypeVar("R", bound=Record)


def _by_id(collection: Collection, folder: str, record_type: type[R]) -> Mapping[str, R]:
    """Return the records of a folder by id: by their rank where they have one, else by their ids."""
    entries = sorted(collection.of(folder, record_type), key=lambda pair: _rank(pair[1]))
    return MappingProxyType({entry.id: record for entry, record in entries})


def _rank(record: Record) -> int:
    order = getattr(record, "order", None)
    return order if isinstance(order, int) else 0


def link(collection: Collection) -> Catalogue:
    """Link the records of a collection in which no rule found an error."""
    jurisdictions = _by_id(collection, "jurisdictions", Jurisdiction)
    models = {id_: Model(id_, record) for id_, record in _by_id(collection, "models", PartnershipModel).items()}
    contacts = {
        id_: ContactEntry(id_, record, jurisdictions[record.jurisdiction] if record.jurisdiction else None)
        for id_, record in _by_id(collection, "contacts", Contact).items()
    }
    cases = {
        id_: Case(
            id_,
            record,
            models[record.model],
            models[record.model].subtypes[record.subtype],
            tuple(jurisdictions[place] for place in record.places),
            tuple(jurisdictions[place] for place in record.also_concerns),
        )
        for id_, record in _by_id(collection, "casestudies", CaseStudy).items()
    }
    return Catalogue(
        cases=MappingProxyType(cases),
        models=MappingProxyType(models),
        contacts=MappingProxyType(contacts),
        profiles=_by_id(collection, "profiles", Profile),
        jurisdictions=jurisdictions,
        communities=_by_id(collection, "communities", Community),
        steps=_by_id(collection, "steps", Step),
        practices=_by_id(collection, "practices", PracticeExample),
        factors=_by_id(collection, "factors", SuccessFactor),
        evaluation=_by_id(collection, "evaluation", EvaluationDimension),
        continuum=_by_id(collection, "continuum", ContinuumLevel),
        checklists=_by_id(collection, "checklists", Checklist),
        tools=_by_id(collection, "tools", Tool),
        terms=_by_id(collection, "terms", Term),
        names=_by_id(collection, "names", UntranslatedName),
        situations=_by_id(collection, "situations", Situation),
        sources=_by_id(collection, "sources", SourceDocument),
        questions=_by_id(collection, "questions", GuidingQuestion),
        redirects=_redirects(collection),
    )


def _redirects(collection: Collection) -> Mapping[str, RedirectEntry]:
    entries = collection.of("redirects", Redirect)
    return MappingProxyType({entry.id: RedirectEntry(entry.id, record, entry.document) for entry, record in entries})
