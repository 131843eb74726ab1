"""Every page against axe-core, every kind of page in light and dark, wide and narrow, and what axe does not see.

`make audit` asks axe about every page in all of these.
"""

from collections.abc import Callable
from typing import Final
from urllib.parse import urljoin

import pytest
from browsing import axe_findings, axe_findings_in_every_palette, put
from conftest import BuiltSite
from kinds_of_pages import ONE_OF_EACH
from playwright.sync_api import Page

PARTS: Final = 8
"""How many tests share the pages, so that several processes do."""


@pytest.mark.parametrize("url", ONE_OF_EACH)
def test_axe_finds_nothing_on_any_kind_of_page(open_page: Callable[..., Page], url: str) -> None:
    page = open_page(url)
    assert axe_findings_in_every_palette(page, 1280) == {}
    page.set_viewport_size({"width": 320, "height": 720})
    menu_button = page.locator(".menu-button:visible")
    if menu_button.count():
        menu_button.click()
    assert axe_findings_in_every_palette(page, 320) == {}


@pytest.mark.parametrize("part", range(PARTS))
def test_axe_finds_nothing_on_any_page(
    open_page: Callable[..., Page], site: BuiltSite, site_address: str, part: int
) -> None:
    page = open_page("en/")
    found = {}
    # The tables of case studies are made by one template.
    tables = [url for url in site.pages if url.endswith(("/comparer/", "/compare/"))]
    seldom = frozenset(url for number, url in enumerate(tables) if number % 13)
    for url in sorted(set(site.pages) - seldom, key=lambda url: url.split("/"))[part::PARTS]:
        put(page, site_address + url)
        found[url] = axe_findings(page)
    assert {url: findings for url, findings in found.items() if findings} == {}


def test_links_of_the_same_words_lead_to_the_same_place(site: BuiltSite) -> None:
    for url, page in site.pages.items():
        targets: dict[str, set[str]] = {}
        # The contents are a menu of their own: what leads to a part of the page may be called like another page. So may
        # a heading that leads to itself.
        to_itself = "parent::*[self::h2 or self::h3][concat('#', @id) = a/@href]"
        for link in page.xpath(f"//a[not(ancestor::nav[contains(@class, 'toc')] or {to_itself})]"):
            name = link.get("aria-label") or link.text_content()
            targets.setdefault(" ".join(name.split()), set()).add(urljoin(f"/{url}", link.get("href")))
        assert "" not in targets, url
        assert {words: there for words, there in targets.items() if len(there) > 1} == {}, url


def test_parts_in_the_other_language_say_so(site: BuiltSite) -> None:
    for url, page in site.pages.items():
        # A file in the other language is named in this one.
        for link in page.xpath("//a[@hreflang][not(@download)]"):
            language = link.get("hreflang")
            assert language in link.xpath("ancestor-or-self::*[@lang][1]/@lang"), url
    for url in ("", "404.html"):
        assert site.pages[url].xpath("//h1/ancestor::*[@lang][1]/@lang") == ["en", "fr"]
