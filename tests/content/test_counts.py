"""The catalogue holds the whole Guide, and what was added to it since."""

from pathlib import Path

from playbook.catalogue.linked import Catalogue

ROOT = Path(__file__).parents[2]


GUIDE = {
    "case studies": 40,
    "models": 4,
    "sub-types": 13,
    "tools": 17,
    "people": 28,
    "members": 20,
    "profiles": 4,
    "steps": 7,
    "success factors": 5,
    "evaluation dimensions": 4,
    "continuum levels": 6,
    "practice examples": 2,
    "parts of an agreement": 19,
}
"""What the Guide of 2018 and the pilots of 2017 brought; records that are added come on top."""


def test_the_whole_guide_is_there(catalogue: Catalogue) -> None:
    counts = {
        "case studies": len(catalogue.cases),
        "models": len(catalogue.models),
        "sub-types": sum(len(model.subtypes) for model in catalogue.models.values()),
        "tools": len(catalogue.tools),
        "people": sum(len(contact.record.people) for contact in catalogue.contacts.values()),
        "members": sum(contact.record.kind == "member" for contact in catalogue.contacts.values()),
        "profiles": len(catalogue.profiles),
        "steps": len(catalogue.steps),
        "success factors": len(catalogue.factors),
        "evaluation dimensions": len(catalogue.evaluation),
        "continuum levels": len(catalogue.continuum),
        "practice examples": len(catalogue.practices),
        "parts of an agreement": len(catalogue.checklists["agreement-clauses"].items),
    }
    missing = {name: number for name, number in GUIDE.items() if counts[name] < number}
    assert not missing, f"the Guide had as many: {missing}; there are: {counts}"


def test_every_subtype_has_a_case_study(catalogue: Catalogue) -> None:
    for model in catalogue.models.values():
        for subtype in model.subtypes:
            assert catalogue.cases_of_subtype(model.id, subtype), f"{model.id}/{subtype}"


def test_every_model_has_a_profile_and_cases(catalogue: Catalogue) -> None:
    for model in catalogue.models:
        assert len(catalogue.profiles_of_model(model)) == 1
        assert catalogue.cases_of_model(model)


def test_the_pilots_of_the_deck_say_that_their_model_is_editorial(catalogue: Catalogue) -> None:
    editorial = {id_ for id_, case in catalogue.cases.items() if case.record.classification == "editors"}
    assert editorial >= {"snb-service-canada-kiosk", "ns-indigenous-shipyard-training", "qc-virtual-agent"}


def test_ranks_are_consecutive(catalogue: Catalogue) -> None:
    ranked = (catalogue.steps, catalogue.factors, catalogue.evaluation, catalogue.continuum)
    for records in ranked:
        orders = [record.order for record in records.values()]
        assert orders == list(range(1, len(orders) + 1))
