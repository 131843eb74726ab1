"""A case study's sub-type is one of its model's, and a model names each sub-type once."""

from collections.abc import Iterator

from playbook.collection import Collection, Entry
from playbook.findings import Finding, closest, excerpt
from playbook.records import CaseStudy, PartnershipModel
from playbook.shape import finding_at


def check_subtypes(collection: Collection) -> Iterator[Finding]:
    """Find sub-types that don't exist, belong to another model, or are declared twice."""
    models = {entry.id: model for entry, model in collection.of("models", PartnershipModel)}
    for case, study in collection.of("casestudies", CaseStudy):
        if study.model in models:
            yield from _check_case(case, study, models)
    for entry, model in collection.of("models", PartnershipModel):
        yield from _check_model(entry, model)


def _check_case(case: Entry[CaseStudy], study: CaseStudy, models: dict[str, PartnershipModel]) -> Iterator[Finding]:
    own = [subtype.id for subtype in models[study.model].subtypes]
    if study.subtype in own:
        return
    owners = [id_ for id_, model in models.items() if study.subtype in (subtype.id for subtype in model.subtypes)]
    arguments = {
        "id": excerpt(study.subtype),
        "model": study.model,
        "known": ", ".join(map(excerpt, own)),
        "owner": ", ".join(owners),
    }
    yield finding_at(
        "subtype-of-other-model" if owners else "unknown-subtype",
        case.document,
        ("subtype",),
        arguments=arguments,
        suggestion=None if owners else closest(study.subtype, own),
    )


def _check_model(entry: Entry[PartnershipModel], model: PartnershipModel) -> Iterator[Finding]:
    seen: set[str] = set()
    for index, subtype in enumerate(model.subtypes):
        if subtype.id in seen:
            yield finding_at(
                "duplicate-subtype", entry.document, ("subtypes", index, "id"), arguments={"id": excerpt(subtype.id)}
            )
        seen.add(subtype.id)
