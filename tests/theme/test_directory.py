"""The directory of contacts: whole without a script, filtered with one, the choice kept in the address."""

from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

import pytest
from browsing import axe_findings_in_every_palette
from playwright.sync_api import Page, expect

from playbook.catalogue.directory import contact_filters, contact_groups
from playbook.languages import LANGUAGES, Language
from playbook.languages.formats import telephone
from playbook.languages.interface import words
from playbook.site import Site

URLS: dict[Language, str] = {"fr": "fr/personnes-ressources/", "en": "en/contacts/"}


@pytest.fixture
def visit(open_page: Callable[..., Page]) -> Callable[..., Page]:
    """Open the page in a language, with a choice in its address."""

    def opened(language: Language = "en", query: str = "", **options: Any) -> Page:
        return open_page(URLS[language] + query, **options)

    return opened


def shown(page: Page) -> list[str]:
    return page.locator(".member:visible h3 a").all_inner_texts()


def options(page: Page, name: str) -> list[str]:
    return page.locator(f"select[name={name}] option").all_inner_texts()


def choose(page: Page, name: str, value: str) -> None:
    page.locator(f"select[name={name}]").select_option(value)


def query(page: Page) -> str:
    return urlsplit(page.url).query


# ---- the list


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_contact_stands_under_one_heading(project: Site, language: Language) -> None:
    listed = [member.contact.id for group in contact_groups(project.catalogue, language) for member in group.members]
    assert sorted(listed) == sorted(project.catalogue.contacts)


def test_numbers_are_those_of_the_contacts(project: Site) -> None:
    groups = contact_groups(project.catalogue, "en")
    order, jurisdiction, model = contact_filters(project.catalogue, groups, "en")
    members = [entry for entry in project.catalogue.contacts.values() if entry.record.kind == "member"]
    assert sum(number for _, _, number in order.options) == len(members)
    assert ("ON", "Ontario", 1) in jurisdiction.options
    assert [id_ for id_, _, _ in model.options] == list(project.catalogue.models)
    for id_, _, number in model.options:
        assert number == len({contact for case in project.catalogue.cases_of_model(id_) for contact in case.contacts})


@pytest.mark.parametrize("language", LANGUAGES)
def test_list_is_whole_without_javascript(visit: Callable[..., Page], project: Site, language: Language) -> None:
    page = visit(language, "?model=co-location", java_script_enabled=False)
    expect(page.locator("select:visible, button:visible")).to_have_count(0)
    assert len(shown(page)) == len(project.catalogue.contacts)
    for group in contact_groups(project.catalogue, language):
        for member in group.members:
            name = member.contact.record.name.in_language(language)
            text = page.locator(".member", has=page.get_by_role("link", name=name, exact=True)).inner_text()
            for person in member.contact.record.people:
                assert person.email in text
                assert person.telephone is None or telephone(person.telephone, language) in text
            if member.contact.jurisdiction:
                assert member.contact.jurisdiction.name.in_language(language) in text
            for model in member.models:
                assert project.catalogue.models[model].record.title.in_language(language) in text


# ---- filters


def test_filters_narrow_the_list_together(visit: Callable[..., Page], project: Site) -> None:
    page = visit()
    every = len(project.catalogue.contacts)
    expect(page.locator(".directory-status")).to_have_text(f"Members shown: {every} of {every}.")
    choose(page, "model", "co-location")
    fitting = {id_ for case in project.catalogue.cases_of_model("co-location") for id_ in case.contacts}
    assert set(shown(page)) == {project.catalogue.contacts[id_].record.name.en for id_ in fitting}
    choose(page, "order", "provincial-territorial")
    assert shown(page) == ["ServiceOntario", "Services Québec"]
    choose(page, "jurisdiction", "QC")
    assert shown(page) == ["Services Québec"]
    expect(page.locator(".directory-status")).to_have_text(f"Members shown: 1 of {every}.")
    assert query(page) == "order=provincial-territorial&jurisdiction=QC&model=co-location"


def test_numbers_follow_the_other_choices(visit: Callable[..., Page]) -> None:
    page = visit(query="?model=co-location")
    assert "Provinces and territories (2)" in options(page, "order")
    assert "Federal government (1)" in options(page, "order")
    assert "Alberta (0)" in options(page, "jurisdiction")
    assert "Co-location (4)" in options(page, "model")


def test_headings_without_contacts_are_hidden_and_lead_nowhere(visit: Callable[..., Page]) -> None:
    page = visit(query="?jurisdiction=YT")
    label = words("en")["orders"]["provincial-territorial"]
    assert page.locator(".directory h2:visible").all_inner_texts() == [label]
    assert page.locator(".jumps a:visible").count() == 0
    # A heading leads to itself, when it is there.
    leading = page.locator(".directory a[href^='#']:visible")
    assert leading.count() == page.locator(".directory h2:visible a[href^='#']").count() == 1
    assert page.locator(f"h2{leading.get_attribute('href')}").is_visible()


def test_nothing_found_is_said_and_cleared(visit: Callable[..., Page], project: Site) -> None:
    page = visit(query="?jurisdiction=YT&model=co-location")
    expect(page.locator(".directory-status")).to_have_text(words("en")["directory"]["none"])
    assert shown(page) == []
    page.get_by_role("button", name=words("en")["directory"]["clear_filters"]).click()
    assert len(shown(page)) == len(project.catalogue.contacts)
    assert query(page) == ""


def test_language_link_and_back_button_keep_the_choice(visit: Callable[..., Page], project: Site) -> None:
    page = visit()
    choose(page, "model", "outreach")
    choose(page, "order", "federal")
    page.get_by_role("link", name="Français", exact=True).click()
    page.wait_for_url(f"**/{URLS['fr']}?order=federal&model=outreach")
    assert "Emploi et Développement social Canada" in shown(page)
    assert "ServiceOntario" not in shown(page)
    page.go_back()
    page.go_back()
    assert query(page) == "model=outreach"
    expect(page.locator("select[name=order]")).to_have_value("")
    page.go_back()
    expect(page.locator(".member:visible")).to_have_count(len(project.catalogue.contacts))


def test_unknown_values_in_the_address_are_left_out(visit: Callable[..., Page]) -> None:
    page = visit(query="?model=gold&jurisdiction=ON")
    assert shown(page) == ["ServiceOntario"]


# ---- for everyone


@pytest.mark.parametrize(
    ("language", "state"), [("en", ""), ("fr", "?model=outreach"), ("en", "?jurisdiction=YT&model=co-location")]
)
def test_axe_finds_nothing_in_any_state(visit: Callable[..., Page], language: Language, state: str) -> None:
    page = visit(language, state)
    assert axe_findings_in_every_palette(page) == {}
