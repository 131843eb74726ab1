"""Readers find case studies by facets, words, the map and the table of models; without a script, by links and lists."""

import re
from collections.abc import Callable
from dataclasses import replace
from typing import Any
from urllib.parse import parse_qs, urljoin, urlsplit

import pytest
from browsing import SIDEWAYS, WIDTHS, axe_findings_in_every_palette
from conftest import BuiltSite
from playwright.sync_api import Page, Route, expect

from macros.library import Macros
from playbook.assembly.pages import Pages, Publication
from playbook.catalogue.facets import case_facets
from playbook.catalogue.linked import Case, Catalogue
from playbook.languages import LANGUAGES, Language
from playbook.languages.interface import words
from playbook.pages.parts import with_parts
from playbook.pages.rendering import Place, Renderer, base_of
from playbook.site import Site

FINDER: dict[Language, str] = {"fr": "fr/etudes-de-cas/", "en": "en/case-studies/"}
BROWSE: dict[Language, str] = {"fr": "fr/parcourir-les-etudes-de-cas/", "en": "en/browse-case-studies/"}
TABLE: dict[Language, str] = {"fr": "fr/modeles-par-lieu/", "en": "en/models-by-place/"}

PLACES = """() => [...document.querySelectorAll(".facet, .facet li, .finder-control, .status, .lot, .card")]
  .filter((element) => element.checkVisibility())
  .map((element) => element.getBoundingClientRect())
  .map(({x, y, width, height}) => [x, y, width, height].map(Math.round).join(" "))"""

CARDS = ".finder .cards > li"
STATUS = ".finder-count"

Open = Callable[..., Page]


@pytest.fixture
def visit(open_page: Open) -> Open:
    """Open a page, and wait for the finder where the page has one that works."""

    def opened(url: str, **options: Any) -> Page:
        page = open_page(url, **options)
        if options.get("java_script_enabled", True) and page.locator(".finder").count():
            page.locator(".finder.ready").wait_for()
        return page

    return opened


def titles(page: Page) -> list[str]:
    return page.locator(f"{CARDS} .card-title").all_inner_texts()


def those(catalogue: Catalogue, fits: Callable[[Case], bool], language: Language = "en") -> set[str]:
    return {case.record.title.in_language(language) for case in catalogue.cases.values() if fits(case)}


def tick(page: Page, facet: str, value: str) -> None:
    box = page.locator(f'input[name="{facet}"][value="{value}"]')
    for details in page.locator("details").filter(has=box).all():
        summary = details.locator("> summary")
        if details.get_attribute("open") is None and summary.is_visible():
            summary.click()
    box.click()


def query(page: Page) -> dict[str, list[str]]:
    return parse_qs(urlsplit(page.url).query)


# ---- without a script


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_value_leads_to_a_list_of_its_case_studies(
    site: BuiltSite, catalogue: Catalogue, language: Language
) -> None:
    finder, browse = site.pages[FINDER[language]], site.pages[BROWSE[language]]
    links = {
        urljoin(f"/{FINDER[language]}", link.get("href")): link.text_content()
        for link in finder.xpath("//*[contains(@class, 'facet')]//li/a")
    }
    for facet in case_facets(catalogue, language):
        for value in facet.values:
            text = links[f"/{BROWSE[language]}#{value.anchor}"]
            assert value.label in text
            assert str(text).endswith(f" {len(value.cases)}")
            (listed,) = browse.xpath(f"//h3[@id='{value.anchor}']/following-sibling::*[1][self::ul]")
            assert {link.text_content() for link in listed.xpath(".//a")} == {
                case.record.title.in_language(language) for case in value.cases
            }


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("pages", [FINDER, TABLE])
def test_map_and_table_lead_to_the_place(site: BuiltSite, pages: dict[Language, str], language: Language) -> None:
    browse = site.pages[BROWSE[language]]
    links = site.pages[pages[language]].xpath("//a[@data-choose]/@href")
    assert len(links) >= 13
    for link in links:
        page, _, anchor = urljoin(f"/{pages[language]}", link).partition("#")
        assert page == f"/{BROWSE[language]}"
        assert browse.xpath(f"//h3[@id='{anchor}']")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_place_without_a_case_study_says_so(site: BuiltSite, catalogue: Catalogue, language: Language) -> None:
    empty = [id_ for id_ in catalogue.jurisdictions if not catalogue.cases_of_place(id_)]
    assert empty
    for id_ in empty:
        anchor = f"place-{id_.lower()}"
        assert len(site.pages[FINDER[language]].xpath(f"//a[contains(@href, '#{anchor}')]")) == 2, (
            "the map and the list"
        )
        (section,) = site.pages[BROWSE[language]].xpath(f"//h3[@id='{anchor}']/..")
        name = catalogue.jurisdictions[id_].name.in_language(language)
        assert words(language)["situation"]["elsewhere"].format(name) in section.text_content()


def test_all_are_listed_without_javascript(visit: Open, catalogue: Catalogue) -> None:
    for language in LANGUAGES:
        page = visit(FINDER[language], java_script_enabled=False)
        assert set(titles(page)) == those(catalogue, lambda _: True, language)
        expect(page.locator(".finder :is(input, select, button):visible")).to_have_count(0)
        page.evaluate(OPEN_EVERYTHING)
        values = page.locator(".facet li")
        expect(page.locator(".facet li a:visible")).to_have_count(values.count())


@pytest.mark.parametrize("width", [1280, 390, 320])
@pytest.mark.parametrize("scripts", [True, False])
def test_the_first_case_study_is_on_the_first_screen(visit: Open, width: int, scripts: bool) -> None:
    page = visit(FINDER["fr"], width=width, java_script_enabled=scripts)
    expect(page.locator(f"{CARDS} .card-title").first).to_be_in_viewport()


def test_nothing_is_dead_when_the_script_fails_to_arrive(open_page: Open, site_address: str) -> None:
    page = open_page("en/")
    page.route("**/finder.*.js", lambda route: route.fulfill(body="", content_type="text/javascript"))
    page.goto(site_address + FINDER["en"])
    page.locator(".filters .facet").first.wait_for()
    expect(page.locator(".finder :is(input, select, button:not(.by-sign)):visible")).to_have_count(0)


# ---- facets


def test_or_inside_a_facet_and_across_facets(visit: Open, catalogue: Catalogue) -> None:
    page = visit(FINDER["en"])
    tick(page, "place", "ON")
    assert set(titles(page)) == those(catalogue, lambda case: "ON" in case.record.places)
    tick(page, "place", "BC")
    assert set(titles(page)) == those(catalogue, lambda case: bool({"ON", "BC"} & set(case.record.places)))
    tick(page, "model", "outreach")
    expected = those(
        catalogue, lambda case: bool({"ON", "BC"} & set(case.record.places)) and case.model.id == "outreach"
    )
    assert set(titles(page)) == expected
    expect(page.locator(STATUS)).to_have_text(f"{len(expected)} of {len(catalogue.cases)} case studies")
    expect(page.locator(".finder-choice")).to_contain_text("Place: British Columbia or Ontario · Model: Outreach")
    page.get_by_role("button", name=words("en")["finder"]["clear_all"]).click()
    assert len(titles(page)) == len(catalogue.cases)
    expect(page.locator(STATUS)).to_have_text(f"All {len(catalogue.cases)} case studies")
    expect(page.locator(".finder-chips")).to_be_hidden()


def test_each_choice_can_be_taken_back(visit: Open, catalogue: Catalogue) -> None:
    page = visit(FINDER["en"] + "?place=ON&model=outreach&q=passport")
    chips = page.locator(".finder-chips li button")
    assert chips.all_text_contents() == ["Remove: Ontario", "Remove: Outreach", "Remove: passport"]
    page.get_by_role("button", name="Remove: passport").click()
    expect(page.get_by_role("button", name="Remove: Outreach")).to_be_focused()
    page.keyboard.press("Enter")
    assert query(page) == {"place": ["ON"]}
    assert set(titles(page)) == those(catalogue, lambda case: "ON" in case.record.places)
    page.get_by_role("button", name="Remove: Ontario").click()
    expect(chips).to_have_count(0)
    expect(page.locator("#list")).to_be_focused()


def test_counts_tell_what_would_remain(visit: Open, catalogue: Catalogue) -> None:
    page = visit(FINDER["en"] + "?place=ON")
    values_of: dict[str, Callable[[Case], set[str]]] = {
        "model": lambda case: {case.model.id},
        "place": lambda case: set(case.record.places),
        "kind": lambda case: {case.record.kind},
    }
    for name, of_case in values_of.items():
        for label in page.locator(f'details[data-facet="{name}"] label').all():
            value = label.locator("input").get_attribute("value")
            # Another value of the same facet would be added to the choice, so it is counted among all.
            remaining = those(
                catalogue,
                lambda case: value in of_case(case) and (name == "place" or "ON" in case.record.places),  # noqa: B023
            )
            assert label.locator(".count").text_content() == str(len(remaining)), (name, value)


def test_sorting(visit: Open, catalogue: Catalogue) -> None:
    page = visit(FINDER["en"])
    by_model = titles(page)
    headings = page.locator(".lots h3")
    expect(headings).to_have_count(len(catalogue.models))
    page.get_by_label("Sort by").select_option("title")
    expect(headings).to_have_text(["Sort by title"])
    ranks = list(catalogue.models)
    model_of = {case.record.title.en: case.model.id for case in catalogue.cases.values()}
    assert by_model == sorted(titles(page), key=lambda title: ranks.index(model_of[title]))
    page.get_by_label("Sort by").select_option("started")
    started = {case.record.title.en: (case.record.started or "")[:4] for case in catalogue.cases.values()}
    years = [started[title] for title in titles(page)]
    assert years == sorted(years, reverse=True)
    page.reload()
    assert [started[title] for title in titles(page)] == years


# ---- words


@pytest.mark.parametrize(
    ("language", "asked", "alike"),
    [
        ("fr", "numérique", "numerique"),
        ("fr", "l’automne", "l'automne"),
        ("fr", "QUÉBEC", "quebec"),
        ("en", "Québec", "quebec"),
    ],
)
def test_accents_and_apostrophes_make_no_difference(visit: Open, language: Language, asked: str, alike: str) -> None:
    page = visit(FINDER[language] + f"?q={asked}")
    found = titles(page)
    assert found
    assert titles(visit(FINDER[language] + f"?q={alike}")) == found


def test_ligatures_make_no_difference(visit: Open) -> None:
    page = visit(FINDER["fr"])
    page.locator(f"{CARDS} p:not(.tag)").first.evaluate("summary => { summary.textContent = 'La main-d’œuvre'; }")
    for asked in ("main-d'oeuvre", "Œuvre"):
        page.get_by_label(words("fr")["finder"]["words"]).fill(asked)
        page.keyboard.press("Enter")
        assert len(titles(page)) == 1, asked


def test_partners_are_found_by_their_names(visit: Open, catalogue: Catalogue) -> None:
    page = visit(FINDER["en"] + "?q=big trout lake community")
    assert titles(page) == [catalogue.cases["big-trout-lake-passport-clinic"].record.title.en]


def test_number_of_results_is_not_announced_at_each_letter(visit: Open) -> None:
    page = visit(FINDER["en"], newcomer=True)
    late: list[Route] = []
    page.route("**/assets/finder/*.json", lambda route: late.append(route))
    page.clock.install(time=0)
    page.clock.pause_at(1000)  # however long the browser takes over a letter
    page.evaluate(
        """() => {
          window.announced = 0;
          new MutationObserver(() => { window.announced += 1; })
            .observe(document.querySelector(".finder [role=status]"), {childList: true, characterData: true, subtree: true});
        }"""
    )
    with page.expect_request("**/assets/finder/*.json"):
        page.get_by_label(words("en")["finder"]["words"]).press_sequentially("passport")
    with page.expect_request_finished():
        late.pop().continue_()  # the words of the texts arrive while somebody still writes
    page.evaluate(
        "new Promise(resolve => { const {port1, port2} = new MessageChannel(); port1.onmessage = resolve; port2.postMessage(0); })"
    )
    assert page.evaluate("window.announced") == 0
    page.clock.run_for(1000)
    expect(page.locator(STATUS)).to_have_text(re.compile(r"^\d of \d+ case studies$"))
    expect(page.locator(".finder").get_by_role("status")).to_have_text(page.locator(STATUS).inner_text())
    assert page.evaluate("window.announced") == 1
    assert query(page) == {"q": ["passport"]}


# ---- the address


def test_state_is_in_the_address_and_goes_along_to_the_other_language(visit: Open) -> None:
    page = visit(FINDER["fr"])
    tick(page, "model", "outreach")
    tick(page, "place", "ON")
    page.get_by_label(words("fr")["finder"]["sort"]).select_option("started")
    state = {"model": ["outreach"], "place": ["ON"], "sort": ["started"]}
    assert query(page) == state
    number = len(titles(page))
    page.get_by_role("link", name="English", exact=True).click()
    page.wait_for_url(f"**/{FINDER['en']}?*")
    page.locator(".finder.ready").wait_for()
    assert query(page) == state
    assert len(titles(page)) == number
    expect(page.locator('input[name="place"][value="ON"]')).to_be_checked()


def test_back_and_forward_take_steps_back(visit: Open, catalogue: Catalogue) -> None:
    page = visit(FINDER["en"])
    tick(page, "model", "outreach")
    outreach = set(titles(page))
    tick(page, "kind", "pilot")
    pilots = set(titles(page))
    assert pilots < outreach
    page.go_back()
    assert set(titles(page)) == outreach
    expect(page.locator('input[value="pilot"]')).not_to_be_checked()
    page.go_back()
    assert len(titles(page)) == len(catalogue.cases)
    assert query(page) == {}
    page.go_forward()
    assert set(titles(page)) == outreach


def test_what_an_address_says_wrongly_is_left_out(visit: Open, catalogue: Catalogue) -> None:
    page = visit(FINDER["en"] + "?model=none&sort=size&other=1")
    assert len(titles(page)) == len(catalogue.cases)
    expect(page.get_by_label("Sort by")).to_have_value("model")


@pytest.mark.parametrize("width", [1280, 320])
def test_a_shared_address_opens_where_the_list_begins(visit: Open, width: int) -> None:
    page = visit(FINDER["en"] + "?model=co-location&order=municipal", width=width)
    expect(page.locator(STATUS)).to_be_in_viewport()
    assert page.locator(STATUS).evaluate("status => status.getBoundingClientRect().top") < 100
    expect(page.locator(CARDS).first).to_be_in_viewport()


def test_without_results_the_ways_out_are_offered(visit: Open, catalogue: Catalogue) -> None:
    page = visit(FINDER["en"] + "?place=ON&tool=rapid-response-action-plan")
    assert titles(page) == []
    expect(page.locator(STATUS)).to_have_text(words("en")["finder"]["none"])
    buttons = page.locator(".finder-nothing li button")
    expect(buttons).to_have_count(2)
    ontario = those(catalogue, lambda case: "ON" in case.record.places)
    page.get_by_role("button", name=f"Remove “Tool mentioned” ({len(ontario)})").click()
    assert set(titles(page)) == ontario
    expect(page.locator(".finder-nothing")).to_be_hidden()
    expect(page.locator("#list")).to_be_focused()


# ---- map and table


@pytest.mark.parametrize("language", LANGUAGES)
def test_map_says_every_place_with_its_number(visit: Open, catalogue: Catalogue, language: Language) -> None:
    page = visit(FINDER[language])
    places = page.locator(".finder .map").get_by_role("link")
    expect(places).to_have_count(13)
    number = len(catalogue.cases_of_place("AB"))
    name = {"fr": f"Alberta : {number}", "en": f"Alberta: {number}"}[language]
    expect(page.locator(".finder .map").get_by_role("link", name=name, exact=True)).to_have_count(1)


def test_a_place_of_the_map_is_a_choice_like_the_others(visit: Open, catalogue: Catalogue) -> None:
    page = visit(FINDER["en"] + "?model=outreach")
    alberta = page.locator('.map [data-choose="place=AB"]')
    alberta.locator("text").click()
    assert query(page) == {"model": ["outreach"], "place": ["AB"]}
    expected = those(catalogue, lambda case: "AB" in case.record.places and case.model.id == "outreach")
    assert set(titles(page)) == expected
    expect(alberta).to_have_attribute("aria-current", "true")
    expect(page.locator(".map [aria-current]")).to_have_count(1)
    expect(page.locator('input[name="place"][value="AB"]')).to_be_checked()
    alberta.press("Enter")
    assert query(page) == {"model": ["outreach"]}
    expect(alberta).not_to_have_attribute("aria-current", "true")
    page.go_back()
    expect(alberta).to_have_attribute("aria-current", "true")


def test_a_dot_of_the_map_is_a_choice_like_a_place(visit: Open, catalogue: Catalogue) -> None:
    page = visit(FINDER["en"] + "?place=ON")
    ottawa = page.locator('.map [data-choose="community=ottawa"]')
    ottawa.locator("circle").last.click()
    assert query(page) == {"place": ["ON"], "community": ["ottawa"]}
    assert set(titles(page)) == those(catalogue, lambda case: "ottawa" in case.record.communities)
    expect(ottawa).to_have_attribute("aria-current", "true")
    expect(page.locator('input[name="community"][value="ottawa"]')).to_be_checked()
    page.get_by_role("button", name="Remove: Ottawa").click()
    assert query(page) == {"place": ["ON"]}
    expect(ottawa).not_to_have_attribute("aria-current", "true")


def test_every_dot_can_be_pressed(visit: Open) -> None:
    page = visit(FINDER["fr"])
    for dot in page.locator(".map .dots [data-choose]").all():
        dot.locator("circle").last.click(trial=True)


@pytest.mark.parametrize("language", LANGUAGES)
def test_list_beside_the_map_says_its_dots_and_their_case_studies(
    site: BuiltSite, catalogue: Catalogue, language: Language
) -> None:
    home = site.pages[f"{language}/"]
    (listed,) = home.xpath("//div[contains(@class, 'map')]//details")
    said = [" ".join(item.text_content().split()) for item in listed.xpath(".//li")]
    dots = {link.get("data-choose").partition("=")[2]: link for link in home.xpath("//*[@class='dots']/a")}
    named = [id_ for id_ in catalogue.communities if catalogue.cases_of_community(id_)]
    assert len(said) == len(named)
    assert len(dots) == sum(catalogue.communities[id_].point is not None for id_ in named)
    for id_ in named:
        name = catalogue.communities[id_].name.in_language(language)
        cases = [case.record.title.in_language(language) for case in catalogue.cases_of_community(id_)]
        (own,) = [item for item in said if item.startswith(name)]
        assert all(" ".join(title.split()) in own for title in cases), (id_, own)
        if id_ in dots:
            assert dots[id_].xpath("string(*[local-name()='title'])") == " · ".join([name, *cases])
            # Who does not use a pointer has the list.
            assert dots[id_].get("tabindex") == "-1"
            assert dots[id_].xpath("ancestor::*[@aria-hidden='true']")


def test_cells_count_what_they_show(visit: Open, catalogue: Catalogue) -> None:
    page = visit(TABLE["en"])
    table = page.get_by_role("table", name=words("en")["models_by_place"]["caption"])
    cell = table.get_by_role("link", name=re.compile("^Outreach, Ontario:"))
    expected = those(catalogue, lambda case: case.model.id == "outreach" and "ON" in case.record.places)
    expect(cell).to_have_text(f"Outreach, Ontario: {len(expected)}")
    empty = table.get_by_role("row", name=re.compile("^Belgium")).get_by_role("cell", name="None")
    expect(empty).to_have_count(len(catalogue.models) - 1)
    cell.click()
    page.locator(".finder.ready").wait_for()
    assert set(titles(page)) == expected
    assert query(page) == {"model": ["outreach"], "place": ["ON"]}


# ---- screens, paper, assistive technology


def test_paper_has_what_is_shown(visit: Open) -> None:
    page = visit(FINDER["en"] + "?place=ON")
    shown = titles(page)
    page.emulate_media(media="print")
    assert titles(page) == shown
    assert all(card.is_visible() for card in page.locator(CARDS).all())
    expect(page.locator(".finder :is(input, select, button, summary):visible")).to_have_count(0)
    expect(page.locator(".finder-choice")).to_contain_text("Place: Ontario")


@pytest.mark.parametrize("language", LANGUAGES)
def test_small_screens_have_the_filters_behind_a_button(visit: Open, language: Language) -> None:
    page = visit(FINDER[language], width=320)
    expect(page.locator(".facet > summary:visible")).to_have_count(0)
    page.locator(".filters > summary").click()
    for summary in page.locator(".facet:not([open]) > summary").all()[::-1]:
        summary.click()
    assert page.evaluate(SIDEWAYS) <= 0
    # The list is far below: what stays in view says how many are left, and leads there.
    page.locator("input[name=model]").first.check()
    expect(page.locator(".filters > summary")).to_contain_text("(1)")
    see = page.locator(".finder-see button")
    expect(see).to_be_in_viewport()
    expect(see).to_contain_text(page.locator(STATUS).inner_text())
    see.click()
    heading = page.locator("#list")
    expect(heading).to_be_in_viewport()
    expect(heading).to_be_focused()
    expect(page.locator(".facet > summary:visible")).to_have_count(0)


@pytest.mark.parametrize("width", [1280, 320])
def test_nothing_moves_when_the_script_comes(visit: Open, new_page: Open, site_address: str, width: int) -> None:
    before = new_page(width=width)
    before.route("**/finder.*.js", lambda route: route.fulfill(body="", content_type="text/javascript"))
    before.goto(site_address + FINDER["fr"])
    places = before.evaluate(PLACES)
    assert visit(FINDER["fr"], width=width).evaluate(PLACES) == places


OPEN_EVERYTHING = (
    """() => document.querySelectorAll(".filters, .facet, .by-name").forEach((one) => { one.open = true; })"""
)


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize(
    "state", ["", "?place=ON&model=outreach&q=service", "?place=ON&tool=rapid-response-action-plan"]
)
def test_axe_finds_nothing_in_any_state(visit: Open, state: str, width: int) -> None:
    page = visit(FINDER["fr"] + state, width=width)
    page.evaluate(OPEN_EVERYTHING)
    assert axe_findings_in_every_palette(page, width, whole=True) == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_others_of_a_long_list_come_when_they_are_asked_for(
    new_page: Open, site: BuiltSite, site_address: str, language: Language
) -> None:
    html = (site.folder / FINDER[language] / "index.html").read_text(encoding="utf-8")
    # Three times as many, as there may be one day.
    longer = re.sub(r'(?s)(<ul class="cards">)(.*?)(</ul>)', r"\1\2\2\2\3", html)
    number = longer.count('<li class="card ')
    page = new_page()
    page.route(
        f"**/{FINDER[language]}", lambda route: route.fulfill(body=longer, content_type="text/html; charset=utf-8")
    )
    page.goto(site_address + FINDER[language])
    page.locator(".finder.ready").wait_for()
    expect(page.locator(CARDS)).to_have_count(50)
    others = page.locator(".finder-more")
    expect(others).to_have_text(words(language)["finder"]["more"].format(number - 50))
    others.press("Enter")
    expect(page.locator(CARDS)).to_have_count(number)
    expect(page.locator(f"{CARDS} .card-title a").nth(50)).to_be_focused()
    expect(others).to_be_hidden()
    # A link to a part of the page leaves the list as it is.
    page.locator(".finder-skip").press("Enter")
    expect(page.locator(CARDS)).to_have_count(number)
    # Paper has all of them, asked for or not.
    page.reload()
    page.locator(".finder.ready").wait_for()
    expect(page.locator(CARDS)).to_have_count(50)
    page.pdf()
    expect(page.locator(CARDS)).to_have_count(number)


def as_if_long(page: Page, project: Site, language: Language) -> list[str]:
    """Let a page show the finder as if there were many case studies; return where it will gather the files that come."""
    plan = with_parts(project.plan, project.catalogue, most=10)
    renderer = Renderer(project.root, project.catalogue, plan)
    pages = Pages(replace(project, plan=plan, renderer=renderer), Publication(None, "", "main", {}))
    finder = plan.pages["case-studies"]
    place = Place(language, base_of(finder.text[language].url), plan)
    html = pages.page(finder, language, pages.marked(Macros(renderer, lambda: place).case_finder(), language))
    files: list[str] = []

    def answer(route: Route) -> None:
        name = route.request.url.rpartition("/")[2]
        files.append(name.rpartition("-")[0] or name.split(".")[0])
        route.fulfill(body=pages.assets.named(f"assets/finder/{name}"), content_type="application/json")

    def answer_script(route: Route) -> None:
        name = route.request.url.rpartition("/")[2]
        route.fulfill(body=pages.assets.named(f"assets/javascripts/{name}"), content_type="text/javascript")

    page.route(
        f"**/{FINDER[language]}*", lambda route: route.fulfill(body=html, content_type="text/html; charset=utf-8")
    )
    page.route("**/assets/finder/*", answer)
    page.route("**/finder-long.*", answer_script)
    page.mouse.move(0, 0)  # not over the finder, as at the end of another test
    return files


def test_of_a_long_list_comes_what_a_choice_needs_and_the_same_is_shown(
    visit: Open, new_page: Open, site_address: str, project: Site
) -> None:
    short, page = visit(FINDER["fr"]), new_page()
    files = as_if_long(page, project, "fr")
    for state, words_in_it in [("place=ON&sort=started", 0), ("q=de+servi&sort=title", 2)]:
        short.goto(f"{site_address}{FINDER['fr']}?{state}")
        short.locator(".finder.ready").wait_for()
        files.clear()
        page.goto(f"{site_address}{FINDER['fr']}?{state}")
        page.locator(".finder.ready").wait_for()
        expect(page.locator(f"{CARDS}:visible .card-title")).to_have_text(titles(short)[:6])
        assert page.locator(STATUS).inner_text() == short.locator(STATUS).inner_text()
        counts = short.locator(".facet .count").all_text_contents()
        assert page.locator(".facet .count").all_text_contents() == counts
        assert files[0] == "list"
        assert files.count("words.fr") >= words_in_it
        assert "cards" not in files, "all cards, before anything is done"
        page.keyboard.press("Shift")
        expect(page.locator(f"{CARDS}:visible .card-title")).to_have_text(titles(short))
        assert files.count("cards") == 1
    # What failed to come is asked for again: a filtered network answered with a page of its own.
    page.route("**/assets/finder/words*", lambda route: route.fulfill(body="<p>", content_type="text/html"))
    with page.expect_response("**/assets/finder/words*"):
        page.get_by_label(words("fr")["finder"]["words"]).fill("quebec")
    page.unroute("**/assets/finder/words*")
    page.get_by_label(words("fr")["finder"]["words"]).fill("")
    for one in (short, page):
        tick(one, "model", "outreach")
        one.get_by_label(words("fr")["finder"]["words"]).fill("quebec")
        one.keyboard.press("Enter")
    expect(page.locator(STATUS)).to_have_text(short.locator(STATUS).inner_text())
    assert titles(page) == titles(short)


def test_of_a_long_list_nothing_comes_before_somebody_is_about_to_choose(
    new_page: Open, site_address: str, project: Site, catalogue: Catalogue
) -> None:
    page = new_page()
    files = as_if_long(page, project, "en")
    page.goto(site_address + FINDER["en"], wait_until="load")
    expect(page.locator(".finder-first")).to_be_visible()
    assert files == []
    page.locator('.facet a[data-value="outreach"]').click()
    expect(page.locator(".finder.ready")).to_be_visible()
    assert set(titles(page)) == those(catalogue, lambda case: case.model.id == "outreach")
    expect(page.locator('input[value="outreach"]')).to_be_focused()
    assert files == ["list", "cards"]


@pytest.mark.parametrize(
    ("language", "asked", "expected"),
    [
        ("en", "PEI", "atlantic-provincial-hosts"),
        ("en", "ESDC", "picton"),
        ("en", "passports", "big-trout-lake-passport-clinic"),
        ("fr", "EDSC", "picton"),
        ("fr", "N.B.", "grand-manan"),
    ],
)
def test_list_is_narrowed_by_abbreviations_and_plurals(
    visit: Open, catalogue: Catalogue, language: Language, asked: str, expected: str
) -> None:
    page = visit(f"{FINDER[language]}?q={asked}")
    assert catalogue.cases[expected].record.title.in_language(language) in titles(page)


def test_a_word_is_not_found_inside_others(visit: Open, catalogue: Catalogue) -> None:
    page = visit(FINDER["en"] + "?q=CRA")
    assert catalogue.cases["pleasure-craft-licences"].record.title.en not in titles(page)
    assert titles(page)
