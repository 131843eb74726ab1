"""From one case study to the next: what is related and why, and where a case study is mentioned."""

import pytest
from conftest import BuiltSite
from finding_codes import PROJECT

from playbook.catalogue.linked import Catalogue
from playbook.catalogue.mentions import Mention, mentions
from playbook.catalogue.related import MOST_RELATED, related_cases
from playbook.checking.validation import validate
from playbook.records import CaseStudy, Text


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    catalogue = validate(PROJECT, review=False).catalogue
    assert catalogue
    return catalogue


def related(catalogue: Catalogue) -> dict[str, list[tuple[str, tuple[str, ...]]]]:
    found = related_cases(catalogue.cases.values())
    return {id_: [(other.case.id, other.reasons) for other in others] for id_, others in found.items()}


def test_same_subtype_place_and_partner_come_first(catalogue: Catalogue) -> None:
    assert related(catalogue)["waterloo-crm"][0] == ("waterloo-public-engagement", ("subtype", "place", "contact"))


def test_partner_of_most_case_studies_makes_nothing_related(catalogue: Catalogue) -> None:
    shared = [reasons for others in related(catalogue).values() for _, reasons in others]
    assert all(shared)
    assert ("contact",) not in {reasons for _, reasons in related(catalogue)["pleasure-craft-licences"]}
    contacts = {contact for case in catalogue.cases.values() for contact in case.contacts}
    assert "esdc" in contacts
    # In the North nobody else takes part but the member of most case studies.
    assert related(catalogue)["gnwt-single-window"] == []


def test_same_model_comes_first_of_those_that_are_as_near(catalogue: Catalogue) -> None:
    assert related(catalogue)["picton"][0][0] == "ottawa-city-hall"
    assert related(catalogue)["ottawa-city-hall"][0][0] == "picton"


def test_few_are_named_and_never_the_case_study_itself(catalogue: Catalogue) -> None:
    for id_, others in related(catalogue).items():
        assert len(others) <= MOST_RELATED
        assert id_ not in [other for other, _ in others]


def test_a_case_study_knows_where_it_is_mentioned(catalogue: Catalogue) -> None:
    records = [("case", id_, case.record) for id_, case in catalogue.cases.items()]
    found = mentions(records)  # type: ignore[arg-type]
    assert found == {
        "newborn-bundle": (Mention("case", "bereavement-bundle"),),
        "norca": (Mention("case", "big-trout-lake-passport-clinic"),),
    }


def test_parts_of_records_mention_case_studies_too(catalogue: Catalogue) -> None:
    model = catalogue.models["co-location"].record
    linked = Text(fr="Voir [cette étude](case:picton).", en="See [this one](case:picton).")
    subtypes = (model.subtypes[0].model_copy(update={"definition": linked}), *model.subtypes[1:])
    changed = model.model_copy(update={"subtypes": subtypes})
    assert mentions([("model", "co-location", changed)]) == {"picton": (Mention("model", "co-location"),)}


def test_a_case_study_does_not_mention_itself(catalogue: Catalogue) -> None:
    record = catalogue.cases["bereavement-bundle"].record
    assert isinstance(record, CaseStudy)
    assert mentions([("case", "newborn-bundle", record)]) == {}
    assert mentions([("step", "newborn-bundle", record)]) == {"newborn-bundle": (Mention("step", "newborn-bundle"),)}


def onward(site: BuiltSite, url: str) -> dict[str, dict[str, str]]:
    """Return what each box of a page that leads on says: under its heading, the links with the words beside them."""
    return {
        box.find("h2").text_content().strip(): {
            item.find("a").get("href"): " ".join(note.text_content() for note in item.find_class("muted"))
            for item in box.xpath("ul[contains(@class, 'plain')]/li")
        }
        for box in site.pages[url].find_class("onward")
    }


def test_pages_say_what_is_related(site: BuiltSite) -> None:
    boxes = onward(site, "en/case-studies/newborn-bundle/")
    assert boxes["Mentioned here"] == {"../../../en/case-studies/bereavement-bundle/": ""}
    assert "Mentioned here" not in onward(site, "en/case-studies/bereavement-bundle/")
    related_of_waterloo = list(onward(site, "en/case-studies/waterloo-crm/")["Related case studies"].items())
    assert related_of_waterloo[0] == (
        "../../../en/case-studies/waterloo-public-engagement/",
        "In common: the sub-type, a place, a council member",
    )
    assert all(reasons for _, reasons in related_of_waterloo)
    # In the North nothing is related, and nothing is said of it.
    assert "Related case studies" not in onward(site, "en/case-studies/gnwt-single-window/")
