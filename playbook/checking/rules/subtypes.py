"""A sub-type stands beside the model that it belongs to."""

from collections.abc import Iterator, Mapping
from typing import Any, Final

from playbook.checking.rule import Rule
from playbook.findings import Finding, Path, closest, excerpt
from playbook.languages import LANGUAGES
from playbook.languages.slugs import folded
from playbook.reading.collection import Collection, Entry
from playbook.reading.places import finding_at
from playbook.records import GuidingQuestion, PartnershipModel


def check_subtypes(collection: Collection) -> Iterator[Finding]:
    """Find sub-types that don't exist, or belong to another model."""
    models = {entry.id: model for entry, model in collection.of("models", PartnershipModel)}
    for case in collection.entries.get("casestudies", {}).values():
        # They are known where other fields are wrong, too.
        model, subtype = (case.document.data.get(field) for field in ("model", "subtype"))
        if isinstance(model, str) and isinstance(subtype, str) and case.is_sure(("subtype",)):
            yield from _check_subtype(case, (), model.strip(), subtype.strip(), models)
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
    # Where its name stands in place of its id, the sub-type with that name is meant; that of this model before others.
    by_name = {id_: _by_name(other) for id_, other in models.items()}
    meant = by_name[model].get(folded(subtype))
    owners = [] if meant else [id_ for id_, names in by_name.items() if folded(subtype) in names]
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
        suggestion=None if owners else meant or _nearest(subtype, by_name[model]),
    )


def _by_name(model: PartnershipModel) -> Mapping[str, str]:
    """Return the ids of the sub-types of a model by all that they are called."""
    names = {
        folded(title.in_language(language)): known.id
        for known in model.subtypes
        for title in (known.title, known.short_title)
        for language in LANGUAGES
    }
    return names | {folded(known.id): known.id for known in model.subtypes}


def _nearest(written: str, names: Mapping[str, str]) -> str | None:
    near = closest(folded(written), names)
    return names[near] if near else None


RULE: Final = Rule(check_subtypes, needed_by="build")
