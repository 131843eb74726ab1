"""Checklists are ticked on the page, counted, and printed as they are."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from playbook.languages import Language
from playbook.languages.interface import words
from playbook.site import Site


@pytest.mark.parametrize(("language", "url"), [("fr", "fr/entente/"), ("en", "en/process/design/")])
def test_ticks_are_counted_and_forgotten(open_page: Callable[..., Page], language: Language, url: str) -> None:
    page = open_page(url)
    boxes = page.get_by_role("checkbox")
    said = page.locator(".ticked")
    expect(said).to_be_hidden()
    for number in (0, 2, 3):
        boxes.nth(number).check()
    boxes.nth(2).uncheck()
    count = words(language)["checklist"]["ticked"].replace("{}", "2", 1).replace("{}", str(boxes.count()))
    expect(said).to_have_text(count)
    assert page.evaluate("() => localStorage.length + sessionStorage.length") == 0
    page.goto(page.url)
    expect(page.get_by_role("checkbox", checked=True)).to_have_count(0)


def test_ticks_are_seen_on_paper(open_page: Callable[..., Page], project: Site) -> None:
    page = open_page(project.plan.pages["agreement"].text["en"].url)
    ticked, other = page.get_by_role("checkbox").nth(0), page.get_by_role("checkbox").nth(1)
    ticked.check()
    page.emulate_media(media="print")
    expect(ticked).to_be_visible()
    assert ticked.screenshot() != other.screenshot()
