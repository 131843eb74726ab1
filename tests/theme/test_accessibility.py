"""Every kind of page against axe-core (both languages, light and dark, wide and narrow), and what axe does not see."""

from collections.abc import Callable
from urllib.parse import urljoin

import pytest
from browsing import RULES, axe_findings
from conftest import BuiltSite
from kinds_of_pages import PAGES
from playwright.sync_api import Page


@pytest.mark.parametrize("url", PAGES)
def test_axe_finds_nothing(new_page: Callable[..., Page], site_address: str, url: str) -> None:
    page = new_page()
    for width in (1280, 320):
        page.set_viewport_size({"width": width, "height": 720})
        page.emulate_media(color_scheme="light")
        page.goto(site_address + url)
        menu_button = page.locator(".menu-button:visible")
        if menu_button.count():
            menu_button.click()
        for scheme, rules in RULES.items():
            page.emulate_media(color_scheme="light" if scheme == "light" else "dark")
            first = (width, scheme) == (1280, "light")
            assert axe_findings(page, rules, every_text=first) == [], f"{width} {scheme}"


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
        for link in page.xpath("//a[@hreflang]"):
            language = link.get("hreflang")
            assert language in link.xpath("ancestor-or-self::*[@lang][1]/@lang"), url
    for url in ("", "404.html"):
        assert site.pages[url].xpath("//h1/ancestor::*[@lang][1]/@lang") == ["en", "fr"]
