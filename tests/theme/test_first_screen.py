"""What a reader sees first: of a case study which model, where, as of when and from which source; and that it stays."""

from collections.abc import Callable

import pytest
from browsing import put
from kinds_of_pages import ENTRY
from playwright.sync_api import Browser, Page, ViewportSize

from audit.kinds import KINDS
from playbook.languages import LANGUAGES, Language
from playbook.site import Site

SCREENS: dict[str, ViewportSize] = {"laptop": {"width": 1280, "height": 720}, "phone": {"width": 390, "height": 844}}

NOT_SEEN = """(parts) => Object.entries(parts).filter(([, selector]) => {
  const element = document.querySelector(selector);
  return !element?.innerText.trim() || element.getBoundingClientRect().bottom > innerHeight;
}).map(([name]) => name)"""

PARTS = {
    "model": ".band .tag a",
    "sub-type": ".band .tag a + a",
    "place": ".band .badges span + span",
    "as of": ".band .asof",
    "source": ".band .cap a",
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_case_study_says_at_once_what_it_is(
    open_page: Callable[..., Page], site_address: str, project: Site, language: Language
) -> None:
    page = open_page("en/")
    missing: dict[tuple[str, str], list[str]] = {}
    for number, case in enumerate(project.catalogue.cases):
        url = project.plan.record_page("case", case).text[language].url
        put(page, site_address + url)
        for screen, size in [*SCREENS.items()][:: 1 if number % 2 else -1]:  # the screen stays from one to the next
            page.set_viewport_size(size)
            missing[url, screen] = page.evaluate(NOT_SEEN, PARTS)
    assert len(missing) == len(SCREENS) * len(project.catalogue.cases) > 0
    assert {place: parts for place, parts in missing.items() if parts} == {}


MOVED = """() => new Promise((resolve) => {
  const moved = [];
  new PerformanceObserver((list) => moved.push(...list.getEntries().map((entry) => entry.value)))
    .observe({type: "layout-shift", buffered: true});
  requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(() => resolve(moved))));
})"""


def test_nothing_moves_while_a_page_comes(browser: Browser, site_address: str) -> None:
    context = browser.new_context()
    page = context.new_page()
    moved: dict[str, list[float]] = {}
    for language, size in zip(LANGUAGES, SCREENS.values(), strict=True):
        page.set_viewport_size(size)
        for url in (ENTRY, *(pair[language] for pair in KINDS.values())):
            page.goto(site_address + url)
            moved[url] = page.evaluate(MOVED)
    context.close()
    assert {url: values for url, values in moved.items() if values} == {}
