"""The linked records: what leads where, in which order, and that nothing changes them."""

from dataclasses import FrozenInstanceError
from typing import Any

import pytest
from finding_codes import PROJECT
from pydantic import ValidationError

from playbook.catalogue.linked import Case, Catalogue, slug_of
from playbook.checking.validation import check, validate
from playbook.reading.sources import Source, collect

ROOT = PROJECT / "tests/base"


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    linked = validate(ROOT).catalogue
    assert linked is not None
    return linked


def ids(cases: tuple[Case, ...]) -> list[str]:
    """Return the ids of case studies."""
    return [case.id for case in cases]


def test_records_are_in_the_order_of_their_ids_and_models_in_that_of_their_rank(catalogue: Catalogue) -> None:
    assert list(catalogue.cases) == ["airport", "bridge", "clinic", "depot"]
    assert list(catalogue.models) == ["visits", "shared-places"]
    assert list(catalogue.contacts) == ["mailbox", "north"]
    assert list(catalogue.profiles) == ["lea"]
    assert list(catalogue.jurisdictions) == ["NT"]


def test_case_study_leads_to_what_it_names(catalogue: Catalogue) -> None:
    case = catalogue.cases["airport"]
    assert case.model is catalogue.models["visits"]
    assert case.subtype is catalogue.models["visits"].subtypes["regular"]
    assert case.places == (catalogue.jurisdictions["NT"],)
    assert case.contacts == ("north",)


def test_contacts_of_a_case_study_begin_with_those_to_call(catalogue: Catalogue) -> None:
    assert catalogue.cases["clinic"].contacts == ("mailbox", "north")


def test_everything_leads_back_to_its_case_studies(catalogue: Catalogue) -> None:
    assert ids(catalogue.cases_of_model("visits")) == ["airport", "bridge"]
    assert ids(catalogue.cases_of_subtype("visits", "seasonal")) == ["bridge"]
    assert ids(catalogue.cases_of_subtype("shared-places", "seasonal")) == []
    assert ids(catalogue.cases_of_contact("north")) == ["airport", "bridge", "clinic", "depot"]
    assert ids(catalogue.cases_of_contact("mailbox")) == ["clinic"]
    assert ids(catalogue.cases_of_contact("nobody")) == []


def test_model_leads_to_its_subtypes_and_profiles(catalogue: Catalogue) -> None:
    assert list(catalogue.models["shared-places"].subtypes) == ["counter", "building"]
    assert [profile.name.fr for profile in catalogue.profiles_of_model("visits")] == ["Léa"]
    assert catalogue.profiles_of_model("shared-places") == ()


def test_contact_leads_to_its_jurisdiction(catalogue: Catalogue) -> None:
    assert catalogue.contacts["north"].jurisdiction is catalogue.jurisdictions["NT"]
    assert catalogue.contacts["mailbox"].jurisdiction is None


def test_address_is_the_slug_of_the_language_or_the_id(catalogue: Catalogue) -> None:
    airport, clinic = catalogue.cases["airport"].record, catalogue.cases["clinic"].record
    assert (slug_of("airport", airport, "fr"), slug_of("airport", airport, "en")) == ("aeroport", "airport")
    assert slug_of("clinic", clinic, "fr") == "clinic"
    assert slug_of("NL-country", catalogue.jurisdictions["NT"], "en") == "nl-country"


def test_nothing_can_be_changed(catalogue: Catalogue) -> None:
    frozen: Any = catalogue
    with pytest.raises(TypeError):
        frozen.cases["new"] = frozen.cases["airport"]
    with pytest.raises(TypeError):
        del frozen.models["visits"].subtypes["regular"]
    with pytest.raises(FrozenInstanceError):
        frozen.cases = {}
    with pytest.raises(FrozenInstanceError):
        frozen.cases["airport"].id = "other"
    with pytest.raises(ValidationError):
        frozen.cases["airport"].record.kind = "pilot"


def test_same_files_in_any_order_give_the_same_catalogue(catalogue: Catalogue) -> None:
    sources, _ = collect(ROOT)
    again = check(reversed(sources)).catalogue
    assert again is not None
    assert list(again.cases) == list(catalogue.cases)
    assert list(again.models) == list(catalogue.models)
    assert again.cases == catalogue.cases


def test_there_is_no_catalogue_while_there_is_an_error() -> None:
    sources, _ = collect(ROOT)
    broken = Source("data/terms/x.yml", "terms", "x", b"")
    result = check([*sources, broken])
    assert result.catalogue is None
    assert result.records == len(sources) + 1


def test_empty_project_has_an_empty_catalogue() -> None:
    linked = check([]).catalogue
    assert linked is not None
    assert not linked.cases
