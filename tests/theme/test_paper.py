"""What comes out of the printer: how many sheets, and where they are from."""

import re
from collections.abc import Iterator

import pytest
from conftest import BuiltSite
from playwright.sync_api import Browser, Page

from playbook.languages import LANGUAGES, Language
from playbook.site import Site

SHEET = re.compile(rb"/Type\s*/Page\b")
WORDS_ON_A_SHEET = 550
"""A case study has two sheets; one that is longer than all of today's may have one for so many of its words."""

SHEETS = {"index": 2, "summary": 1, "agreement": 1, "case-studies": 4, "contacts": 3, "continuum": 1}


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context()
    yield context.new_page()
    context.close()


def sheets(page: Page, address: str) -> int:
    page.goto(address)
    return len(SHEET.findall(page.pdf(prefer_css_page_size=True)))


def words_of(site: BuiltSite, url: str) -> int:
    return len(site.pages[url].get_element_by_id("main").text_content().split())


def test_longest_case_studies_have_two_sheets(page: Page, site_address: str, site: BuiltSite, project: Site) -> None:
    pages = [project.plan.record_page("case", case).text for case in project.catalogue.cases]
    for language in LANGUAGES:
        longest = sorted((words_of(site, text[language].url), text[language].url) for text in pages)[-3:]
        for words, url in longest:
            assert sheets(page, site_address + url) <= max(2, -(-words // WORDS_ON_A_SHEET)), url


@pytest.mark.parametrize("language", LANGUAGES)
def test_pages_that_people_print_have_few_sheets(
    page: Page, site_address: str, project: Site, language: Language
) -> None:
    for key, most in SHEETS.items():
        assert sheets(page, site_address + project.plan.pages[key].text[language].url) <= most, key


def test_margin_of_every_sheet_says_where_it_is_from(page: Page, site_address: str, project: Site) -> None:
    page.goto(site_address + project.plan.pages["index"].text["fr"].url)
    page.emulate_media(media="print")
    said = page.evaluate("() => getComputedStyle(document.documentElement).getPropertyValue('--address')")
    assert said.strip('"') == page.locator("link[rel=canonical]").get_attribute("href")
    boxes = page.evaluate(
        """() => [...document.styleSheets].flatMap((sheet) => [...sheet.cssRules])
          .flatMap((rule) => [...rule.cssRules ?? []]).map((rule) => rule.cssText).filter((text) => text.startsWith("@page"))"""
    )
    assert "var(--address)" in "".join(boxes)
    assert "counter(page)" in "".join(boxes)
