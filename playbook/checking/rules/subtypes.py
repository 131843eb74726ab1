"""A sub-type stands beside the model that it belongs to."""

from collections.abc import Iterator
from typing import Any, Final

from playbook.checking.rule import Rule
from playbook.findings import Finding, Path, closest, excerpt
from playbook.reading.collection import Collection, Entry
from playbook.reading.places import finding_at
from playbook.records import CaseStudy, GuidingQuestion, PartnershipModel


def check_subtypes(collection: Collection) -> Iterator[Finding]:
    """Find sub-types that don't exist, or belong to another model."""
    models = {entry.id: model for entry, model in collection.of("models", PartnershipModel)}
    for case, study in collection.of("casestudies", CaseStudy):
        yield from _check_subtype(case, (), study.model, study.subtype, models)
    for question, record in collection.of("questions", GuidingQuestion):
        for number, answer in enumerate(record.answers):
            for index, fit in enumerate(answer.fits):
                way = ("answers", number, "fits", index)
                yield from _check_subtype(question, way, fit.model, fit.subtype, models)


def _check_subtype(
    entry: Entry[Any], way: Path, model: str, subtype: str | None, models: dict[str, PartnershipModel]
) -> Iterator[Finding]:
    if subtype is None or model not in models:  # a model that is not there is a finding of another rule
        return
    own = [known.id for known in models[model].subtypes]
    if subtype in own:
        return
    owners = [id_ for id_, other in models.items() if subtype in (known.id for known in other.subtypes)]
    arguments = {
        "id": excerpt(subtype),
        "model": model,
        "known": ", ".join(map(excerpt, own)),
        "owner": ", ".join(owners),
    }
    yield finding_at(
        "subtype-of-other-model" if owners else "unknown-subtype",
        entry.document,
        (*way, "subtype"),
        arguments=arguments,
        suggestion=None if owners else closest(subtype, own),
    )


RULE: Final = Rule(check_subtypes, needed_by="build")
