"""The facets hold every case study, under labels and in an order that readers of the language expect."""

from pathlib import Path

from playbook.catalogue.facets import (
    UNDATED,
    Facet,
    beginning,
    case_facets,
    decade,
    numbers_by_case,
    partner_id,
    sortable,
)
from playbook.catalogue.linked import Catalogue
from playbook.languages import LANGUAGES
from playbook.records import Line

ROOT = Path(__file__).parents[2]


def by_name(catalogue: Catalogue) -> dict[str, Facet]:
    return {facet.name: facet for facet in case_facets(catalogue, "fr")}


def test_no_case_study_is_left_out(catalogue: Catalogue) -> None:
    found = by_name(catalogue)
    for name in ("model", "subtype", "kind", "place", "period"):
        assert {case.id for value in found[name].values for case in value.cases} == set(catalogue.cases), name


def test_values_are_those_of_the_records(catalogue: Catalogue) -> None:
    found = {facet: {value.id: value for value in of.values} for facet, of in by_name(catalogue).items()}
    picton = catalogue.cases["picton"]
    for facet, id_ in [
        ("model", "co-location"),
        ("subtype", "co-location.shared-space"),
        ("kind", "case-study"),
        ("place", "ON"),
        ("order", "federal"),
        ("order", "provincial-territorial"),
        ("partner", "serviceontario"),
        ("contact", "so"),
        ("tool", "service-collaboration-framework"),
        ("situation", "small-towns"),
        ("community", "picton"),
    ]:
        assert picton in found[facet][id_].cases, (facet, id_)
    assert picton not in found["order"]["municipal"].cases


def test_a_date_of_something_else_is_no_beginning(catalogue: Catalogue) -> None:
    found = {value.id: value.cases for value in by_name(catalogue)["period"].values}
    dated = [case for case in catalogue.cases.values() if case.record.started]
    of_events = [case for case in dated if case.record.started_event]
    assert catalogue.cases["picton"] in of_events
    assert of_events != dated
    for case in catalogue.cases.values():
        started = None if case in of_events else case.record.started
        assert beginning(case) == started
        assert case in found[decade(started)]
        assert (case in found[UNDATED]) is (started is None)


def test_values_without_case_studies_are_left_out(catalogue: Catalogue) -> None:
    for facet in case_facets(catalogue, "en"):
        assert all(value.cases for value in facet.values)


def test_a_partner_of_one_case_study_is_no_value(catalogue: Catalogue) -> None:
    partners = by_name(catalogue)["partner"].values
    assert "service-canada" in {value.id for value in partners}
    assert all(len(value.cases) > 1 for value in partners)


def test_a_mailbox_is_no_member(catalogue: Catalogue) -> None:
    assert catalogue.contacts["mailbox"].record.kind == "mailbox"
    assert "mailbox" not in {value.id for value in by_name(catalogue)["contact"].values}


def test_order_is_that_of_the_language(catalogue: Catalogue) -> None:
    found = by_name(catalogue)
    places = [value.label for value in found["place"].values]
    assert places.index("Danemark") < places.index("Île-du-Prince-Édouard") < places.index("Manitoba")
    assert [value.id for value in found["model"].values] == list(catalogue.models)
    assert [value.label for value in found["period"].values] == [
        "années 1990",
        "années 2000",
        "années 2010",
        "Non précisé par la source",
    ]


def test_addresses_are_the_same_in_both_languages(catalogue: Catalogue) -> None:
    french, english = (
        {(facet.name, value.id): value.cases for facet in case_facets(catalogue, language) for value in facet.values}
        for language in LANGUAGES
    )
    assert french == english


def test_no_two_values_share_an_anchor(catalogue: Catalogue) -> None:
    anchors = [value.anchor for facet in case_facets(catalogue, "fr") for value in facet.values]
    assert len(anchors) == len(set(anchors))


def test_numbers_lead_back_to_the_values(catalogue: Catalogue) -> None:
    found = case_facets(catalogue, "en")
    values = [value for facet in found for value in facet.values]
    numbers = numbers_by_case(found)
    assert set(numbers) == set(catalogue.cases)
    for id_, case in catalogue.cases.items():
        assert [values[number] for number in numbers[id_]] == [value for value in values if case in value.cases]


def test_partners_are_named_alike_however_they_are_written() -> None:
    assert partner_id(Line(fr="Ville de Montréal", en="City of Montréal")) == "city-of-montreal"
    assert partner_id(Line(fr="x", en="Immigration, Refugees and Citizenship Canada")) == (
        "immigration-refugees-and-citizenship-canada"
    )


def test_beginnings_are_put_in_order() -> None:
    assert [decade(started) for started in ("1990s", "2003", "2016-spring", "2017-01-09", None)] == [
        "1990s",
        "2000s",
        "2010s",
        "2010s",
        UNDATED,
    ]
    in_order = [None, "1990s", "1997-03", "2017-2018", "2017-01-09", "2017-spring", "2017-06", "2017-autumn", "2018"]
    assert sorted(in_order, key=sortable) == in_order
