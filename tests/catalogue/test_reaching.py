"""Whom a reader reaches, and who else there is: never the same people again, or it is said that there is nobody."""

import shutil
from pathlib import Path

import pytest
from finding_codes import PROJECT

from playbook.catalogue.linked import Catalogue
from playbook.catalogue.reaching import Others, others_for_case, others_of_contact, people_called
from playbook.checking.validation import validate
from playbook.records import ContactUnit

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
BOATS = ContactUnit.model_validate({"contact": "south", "unit": {"fr": "Bateaux", "en": "Boats"}})
ALL = ContactUnit.model_validate({"contact": "south"})
LEAD = ContactUnit.model_validate({"contact": "south", "lead": {"fr": "Ports", "en": "Harbours"}})
PARTNER = "  - name: {fr: Le Nord, en: The North}\n    contact: north\n"


@pytest.fixture(scope="module")
def catalogue(tmp_path_factory: pytest.TempPathFactory) -> Catalogue:
    """The small project, in which a member of three people joins a case study."""
    project = Path(shutil.copytree(PROJECT / "tests/base", tmp_path_factory.mktemp("reaching") / "project"))
    (project / "data/contacts/south.yml").write_text(SOUTH, encoding="utf-8")
    bridge = project / "data/casestudies/bridge.yml"
    text = bridge.read_text(encoding="utf-8")
    joined = PARTNER + PARTNER.replace("north", "south").replace("Le Nord", "Le Sud").replace("The North", "The South")
    bridge.write_text(text.replace(PARTNER, joined), encoding="utf-8")
    linked = validate(project).catalogue
    assert linked is not None
    return linked


def emails(others: Others) -> list[str]:
    return [person.email for person in others.people]


def ids(others: Others) -> tuple[list[str], list[str]]:
    return [member.id for member in others.members], [mailbox.id for mailbox in others.mailboxes]


@pytest.mark.parametrize(
    ("call", "called", "left"),
    [
        (BOATS, ["boats@example.ca", "luc.roy@example.ca"], ["jean.roy@example.ca"]),
        (ALL, ["jean.roy@example.ca", "boats@example.ca", "luc.roy@example.ca"], []),
        # Nobody of the one that leads is known: all people of the member are called.
        (LEAD, ["jean.roy@example.ca", "boats@example.ca", "luc.roy@example.ca"], []),
    ],
)
def test_people_of_the_unit_are_called_and_the_others_are_left(
    catalogue: Catalogue, call: ContactUnit, called: list[str], left: list[str]
) -> None:
    assert [person.email for person in people_called(catalogue.contacts["south"], call)] == called
    others = others_for_case(catalogue, catalogue.cases["bridge"], call)
    assert emails(others) == left
    assert ids(others) == (["north"], ["mailbox"])
    assert not others.is_nobody


def test_member_that_is_alone_in_its_case_study_has_nobody_beside_it(catalogue: Catalogue) -> None:
    (call,) = catalogue.cases["depot"].record.contacts
    others = others_for_case(catalogue, catalogue.cases["depot"], call)
    assert (emails(others), ids(others)) == ([], ([], ["mailbox"]))
    assert others.is_nobody


def test_mailbox_of_a_case_study_has_its_members_beside_it(catalogue: Catalogue) -> None:
    (call,) = catalogue.cases["clinic"].record.contacts
    others = others_for_case(catalogue, catalogue.cases["clinic"], call)
    assert ids(others) == (["north"], [])


def test_contact_has_the_members_of_its_case_studies_beside_it(catalogue: Catalogue) -> None:
    found = {id_: ids(others_of_contact(catalogue, entry)) for id_, entry in catalogue.contacts.items()}
    assert found == {
        "mailbox": (["north"], []),
        "north": (["south"], ["mailbox"]),
        "south": (["north"], ["mailbox"]),
    }


def test_nobody_is_named_as_another_of_themselves() -> None:
    catalogue = validate(PROJECT, review=False).catalogue
    assert catalogue
    for case in catalogue.cases.values():
        for call in case.record.contacts:
            entry = catalogue.contacts[call.contact]
            others = others_for_case(catalogue, case, call)
            assert not set(emails(others)) & {person.email for person in people_called(entry, call)}
            assert entry not in (*others.members, *others.mailboxes)
