"""Readers choose case studies, see them side by side, and take the table with them."""

import csv
import re
from collections.abc import Callable, Iterable
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from browsing import axe_findings_in_every_palette
from conftest import BuiltSite
from playwright.sync_api import Page, expect

from playbook.catalogue.linked import Catalogue
from playbook.languages import LANGUAGES, Language
from playbook.languages.interface import words
from playbook.outputs.my_list import columns_files
from playbook.pages.comparing import MY_LIST
from playbook.site import Site

FINDER: dict[Language, str] = {"fr": "fr/etudes-de-cas/", "en": "en/case-studies/"}
LIST: dict[Language, str] = {"fr": "fr/ma-liste/", "en": "en/my-list/"}
FOUR = ("picton", "norca", "icbc-autoplan", "sears-canada-closure")
MOST_TO_READ = ("gnwt-single-window", "ottawa-city-hall", "pleasure-craft-licences", "sears-canada-closure")
SHEET = re.compile(rb"/Type\s*/Page\b")

KEEP = "(ids) => localStorage.setItem('my-list', ids)"
KEPT = "() => localStorage.getItem('my-list')"

ASKED_FOR = "(part) => performance.getEntriesByType('resource').some(({ name }) => name.includes(part))"

WITHOUT_THE_REST = """() => document.querySelectorAll("header, footer, .sub, .list-ready, .nextprev, .card:nth-of-type(n + 4)")
  .forEach((element) => element.remove())"""
"""Takes away what axe looks at on every page."""

Open = Callable[..., Page]


def shown(page: Page) -> list[str]:
    """Return the titles of the columns."""
    page.locator(".my-list.ready").wait_for()
    return page.locator(".compare thead th > a:first-child").all_inner_texts()


def titles(catalogue: Catalogue, ids: Iterable[str], language: Language) -> list[str]:
    return [catalogue.cases[id_].record.title.in_language(language) for id_ in ids]


def test_three_clicks_lead_from_the_finder_to_the_table(open_page: Open, catalogue: Catalogue) -> None:
    page = open_page(FINDER["fr"])
    cards = page.locator(".card:has(.by-sign)")
    expect(cards).to_have_count(len(catalogue.cases))
    chosen = [cards.nth(number).locator(".card-title").inner_text() for number in (0, 7)]
    assert not page.evaluate(ASKED_FOR, "/list/cases.")  # there may be thousands, and most readers have no list
    for number in (0, 7):
        cards.nth(number).locator(".by-sign").click()
    page.locator(".list-bar a").click()
    assert shown(page) == chosen
    ids = str(page.evaluate(KEPT)).split(",")
    page.locator("a.lang").click()
    assert urlsplit(page.url).path.endswith(LIST["en"])
    assert shown(page) == titles(catalogue, ids, "en")


def test_a_button_takes_back_and_says_so(open_page: Open) -> None:
    t = words("en")["my_list"]["buttons"]
    page = open_page("en/case-studies/picton/")
    button = page.locator(".mine")
    for text in (t["add"], t["remove"]):
        expect(button).to_have_text(text)
        button.click()
        expect(page.locator(".list-bar")).to_be_visible(visible=text == t["add"])
    expect(page.get_by_role("status").filter(has_text=t["none"])).to_have_count(1)
    assert page.evaluate(KEPT) is None


def test_the_list_is_shortened_emptied_and_brought_back(open_page: Open, catalogue: Catalogue) -> None:
    page = open_page(LIST["en"])
    page.locator(".my-list.ready").wait_for()
    expect(page.locator(".list-empty")).to_be_visible()
    page.evaluate(KEEP, ",".join(FOUR))
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url) if "/assets/list/en-" in request.url else None)
    page.reload()
    assert shown(page) == titles(catalogue, FOUR, "en")
    # A list of thousands is not loaded for four of them.
    assert len(asked) == sum(not set(FOUR).isdisjoint(ids) for ids in columns_files(catalogue, "en").values())
    page.locator(".list-remove").nth(1).click()
    left = [FOUR[0], *FOUR[2:]]
    assert shown(page) == titles(catalogue, left, "en")
    expect(page.locator(".list-remove").nth(1)).to_be_focused()
    page.locator("[data-does=clear]").click()
    assert shown(page) == []
    assert page.evaluate(KEPT) is None
    page.locator("[data-does=restore]").click()
    assert shown(page) == titles(catalogue, left, "en")


def test_an_address_shows_a_list_and_changes_none(open_page: Open, catalogue: Catalogue) -> None:
    page = open_page(LIST["fr"])
    page.evaluate(KEEP, "picton")
    page.goto(f"{page.url}?cases=norca,no-such-case,icbc-autoplan")
    assert shown(page) == titles(catalogue, ("norca", "icbc-autoplan"), "fr")
    expect(page.locator(".list-sent")).to_be_visible()
    expect(page.locator(".my-list [role=status]")).to_contain_text("no-such-case")
    assert page.evaluate(KEPT) == "picton"
    href = page.locator(".list-mail").get_attribute("href") or ""
    assert parse_qs(urlsplit(href).query)["body"][0].endswith("?cases=norca,icbc-autoplan")
    page.locator("a.lang").click()
    assert shown(page) == titles(catalogue, ("norca", "icbc-autoplan"), "en")
    page.locator("[data-does=keep]").click()
    assert str(page.evaluate(KEPT)).split(",") == ["picton", "norca", "no-such-case", "icbc-autoplan"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_table_is_taken_along_as_csv(
    open_page: Open, catalogue: Catalogue, tmp_path: Path, language: Language
) -> None:
    page = open_page(f"{LIST[language]}?cases={','.join(FOUR)}")
    page.locator(".my-list.ready").wait_for()
    with page.expect_download() as download:
        page.locator("[data-does=csv]").click()
    file = tmp_path / download.value.suggested_filename
    download.value.save_as(file)
    assert file.suffix == ".csv"
    with file.open(encoding="utf-8-sig", newline="") as lines:
        head, *rows = csv.reader(lines)
    assert head[2:] == list(words(language)["comparison"]["rows"].values())
    assert [row[0] for row in rows] == titles(catalogue, FOUR, language)
    for id_, row in zip(FOUR, rows, strict=True):
        names = [partner.name.in_language(language) for partner in catalogue.cases[id_].record.partners]
        assert row[head.index(words(language)["comparison"]["rows"]["partners"])].split("\n") == names


@pytest.mark.parametrize("language", LANGUAGES)
def test_four_fit_on_a_sheet_that_names_their_address(open_page: Open, language: Language) -> None:
    page = open_page(f"{LIST[language]}?cases={','.join(MOST_TO_READ)}")
    page.locator(".my-list.ready").wait_for()
    assert len(SHEET.findall(page.pdf(prefer_css_page_size=True))) == 1
    page.goto(f"{page.url},picton")
    page.locator(".my-list.ready").wait_for()
    assert len(SHEET.findall(page.pdf(prefer_css_page_size=True))) == 2
    address = page.evaluate("() => document.documentElement.dataset.address")
    assert address.endswith(f"?cases={','.join(MOST_TO_READ)},picton")


def test_both_kinds_of_table_are_the_same(open_page: Open, project: Site) -> None:
    looks = """() => [document.querySelector(".compare").className,
      ...[...document.querySelectorAll(".compare :is(col, td)")].map((one) => one.className + one.textContent.replace(/\\s+/g, " ").trim())]"""
    page = open_page(project.renderer.comparisons["aboriginal-birth-registration"].text["en"].url)
    ready = page.evaluate(looks)
    related = page.locator(".compare thead th > a:first-child").evaluate_all(
        "(links) => links.map((link) => link.pathname)"
    )
    by_url = {project.plan.record_page("case", id_).text["en"].url: id_ for id_ in project.catalogue.cases}
    ids = [next(id_ for url, id_ in by_url.items() if path.endswith(url)) for path in related]
    page.goto(page.url.partition("/en/")[0] + f"/{LIST['en']}?cases={','.join(ids)}")
    page.locator(".my-list.ready").wait_for()
    assert page.evaluate(looks) == ready


def test_axe_finds_nothing_with_none_one_or_four(open_page: Open) -> None:
    for number, language in ((0, "fr"), (1, "en"), (4, "fr")):
        page = open_page(LIST["en" if language == "en" else "fr"])
        page.evaluate(KEEP, ",".join(FOUR[:number]))
        page.reload()
        assert len(shown(page)) == number
        page.evaluate(WITHOUT_THE_REST)
        assert axe_findings_in_every_palette(page, whole=True) == {}, number
    page.evaluate(KEEP, ",".join(FOUR[:2]))
    page.goto(page.url.replace(LIST["fr"], "fr/situations/sante/"))
    page.locator(".list-bar a").wait_for()
    page.evaluate(WITHOUT_THE_REST)
    assert axe_findings_in_every_palette(page, 320, whole=True) == {}


def test_where_the_case_studies_can_not_be_loaded_the_page_says_so(open_page: Open) -> None:
    page = open_page(LIST["en"])
    page.locator(".my-list.ready").wait_for()
    page.route(
        "**/assets/list/en-*", lambda route: route.fulfill(body="<!doctype html>")
    )  # as a door of a network does
    page.evaluate(KEEP, FOUR[0])
    page.evaluate("() => dispatchEvent(new StorageEvent('storage'))")  # as another tab does
    failed = words("en")["my_list"]["page"]["failed"]
    expect(page.locator(".my-list [role=status]")).to_have_text(failed)
    page.reload()
    expect(page.locator(".my-list .list-off")).to_have_text(failed)


def test_without_a_script_the_page_says_so_and_leads_to_tables(site: BuiltSite, project: Site) -> None:
    for language in LANGUAGES:
        url = project.plan.pages[MY_LIST].text[language].url
        page = site.pages[url]
        (note,) = page.find_class("list-off")
        assert "JavaScript" in note.text_content()
        links = {link.get("href") for link in page.xpath("//section[@aria-labelledby='ready']//li/a")}
        ready = {planned.text[language].url for planned in project.renderer.comparisons.values()}
        assert links == {"../" * url.count("/") + address for address in ready}
