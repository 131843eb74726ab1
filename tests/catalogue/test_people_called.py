"""Whom a reader calls for a case study, where it names a unit of a member, and who of that member is left."""

import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from finding_codes import PROJECT

from playbook.catalogue.linked import Catalogue
from playbook.catalogue.reaching import others_for_case, people_of_case
from playbook.checking.validation import validate
from playbook.records import ContactUnit, Person

SOUTH = """\
kind: member
name: {fr: Le Sud, en: The South}
order: municipal
people:
  - name: Jean Roy
    unit: {fr: Quais, en: Wharves}
    email: jean.roy@example.ca
    as_printed: 2018
  - role: {fr: Direction, en: Director}
    unit: {fr: Bateaux, en: Boats}
    email: boats@example.ca
    as_printed: 2018
  - name: Luc Roy
    unit: {fr: Bateaux, en: Boats}
    email: luc.roy@example.ca
    as_printed: 2018
source: [{document: guide}]
"""
BOATS = {"unit": {"fr": "Bateaux", "en": "Boats"}}
LEAD = {"lead": {"fr": "Ports", "en": "Harbours"}}

JEAN, DIRECTOR, LUC = "jean.roy@example.ca", "boats@example.ca", "luc.roy@example.ca"


@pytest.fixture(scope="module")
def catalogue(tmp_path_factory: pytest.TempPathFactory) -> Catalogue:
    """The small project with a member of three people more."""
    project = Path(shutil.copytree(PROJECT / "tests/base", tmp_path_factory.mktemp("people") / "project"))
    (project / "data/contacts/south.yml").write_text(SOUTH, encoding="utf-8")
    linked = validate(project).catalogue
    assert linked is not None
    return linked


def emails(people: tuple[Person, ...]) -> list[str | None]:
    return [person.email for person in people]


@pytest.mark.parametrize(
    ("call", "called", "left"),
    [
        (BOATS, [DIRECTOR, LUC], [JEAN]),
        ({}, [JEAN, DIRECTOR, LUC], []),
        # Nobody of the one that leads is known: all people of the member are called.
        (LEAD, [JEAN, DIRECTOR, LUC], []),
    ],
)
def test_people_of_the_unit_are_called_and_the_others_are_left(
    catalogue: Catalogue, call: dict[str, object], called: list[str], left: list[str]
) -> None:
    bridge = catalogue.cases["bridge"]
    unit = ContactUnit.model_validate({"contact": "south", **call})
    case = replace(bridge, record=bridge.record.model_copy(update={"contacts": (unit,)}))
    assert emails(people_of_case(catalogue, case)) == called
    others = others_for_case(catalogue, case)
    assert emails(others.people) == left
    assert [member.id for member in others.members] == ["north"]  # a partner of this case study
    assert not others.is_nobody
