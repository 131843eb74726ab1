"""When nobody answers, there is somebody else to try, or a word that there is nobody."""

from typing import Any

import lxml.html
import pytest

from playbook.catalogue.reaching import others_for_case, others_of_contact, people_of_case
from playbook.languages import LANGUAGES, Language
from playbook.languages.interface import words
from playbook.site import Site


def test_case_offers_nobody_who_stands_above(project: Site) -> None:
    for case in project.catalogue.cases.values():
        above = {call.contact for call in case.record.contacts}
        others = others_for_case(project.catalogue, case)
        offered = [contact.id for contact in (*others.members, *others.near, *others.mailboxes)]
        assert above.isdisjoint(offered), case.id
        assert len(set(offered)) == len(offered), case.id
        called = people_of_case(project.catalogue, case)
        assert all(person not in called for person in others.people), case.id


def test_case_offers_partners_first_then_the_member_for_the_place(project: Site) -> None:
    cases = project.catalogue.cases
    churchill = others_for_case(project.catalogue, cases["churchill-rail-line"])
    assert [member.id for member in churchill.members] == ["manitoba"]
    assert churchill.near == ()
    cree = others_for_case(project.catalogue, cases["cree-nation-sites"])
    assert cree.members == ()
    assert [member.id for member in cree.near] == ["services-quebec"]


def test_case_for_the_whole_country_has_no_member_for_the_place(project: Site) -> None:
    others = others_for_case(project.catalogue, project.catalogue.cases["bereavement-bundle"])
    assert others.is_nobody
    assert [mailbox.id for mailbox in others.mailboxes] == ["mailbox"]


def test_member_offers_first_those_with_which_it_shares_most(project: Site) -> None:
    catalogue = project.catalogue
    for contact in catalogue.contacts.values():
        cases = catalogue.cases_of_contact(contact.id)
        shared = [
            sum(member.id in case.contacts for case in cases)
            for member in others_of_contact(catalogue, contact).members
        ]
        assert shared == sorted(shared, reverse=True)
        assert 0 not in shared


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", ["case", "contact"])
def test_every_page_leads_to_somebody_else_or_says_that_there_is_nobody(
    project: Site, language: Language, kind: str
) -> None:
    t = words(language)["contact"]
    for page in project.plan.pages.values():
        if page.kind != kind:
            continue
        main: Any = lxml.html.fragment_fromstring(project.renderer.record_page(page, language), create_parent=True)
        (block,) = main.xpath("//section[@aria-labelledby='no-answer']")
        above = {link.split("?")[0] for link in main.xpath("//div[@class='person']//a/@href")}
        beside = set(block.xpath(".//a/@href"))
        assert above.isdisjoint(beside), page.key
        assert beside or t["nobody"] in block.text_content(), page.key
