"""The search: what is prepared for it, and what readers find with it in Chromium, in both languages."""

import json
import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
import yaml
from browsing import axe_findings_in_every_palette
from conftest import BuiltSite
from playwright.sync_api import Browser, Page, Route, expect

from playbook.languages import LANGUAGES, Language, other
from playbook.languages.interface import words
from playbook.languages.spelling import gazetteer, spelling
from playbook.outputs.search.a_to_z import a_to_z
from playbook.outputs.search.cutting import cut_heavy_parts
from playbook.outputs.search.preparing import as_typed, ligatures
from playbook.outputs.search.spelled import right_words
from playbook.outputs.search.vocabulary import shortened
from playbook.site import Site

QUERIES: dict[Language, list[dict[str, str]]] = yaml.load(
    (Path(__file__).parent / "search-queries.yml").read_text(), Loader=yaml.CSafeLoader
)
HOMES: dict[Language, str] = {"fr": "fr/", "en": "en/"}

FIND = """async ([script, language, query, most]) => {
  const { searchIndex } = await import(script);
  const index = await searchIndex(language);
  const found = await index.find((await index.words.understood(query)).words);
  return {
    every: await Promise.all(found.map(async (result) => (await result.load()).address)),
    first: await Promise.all(found.slice(0, most).map((result) => result.load())),
    weighed: found.every(({ score }) => score > 0),
  };
}"""


def said(language: Language) -> dict[str, Any]:
    found: dict[str, Any] = words(language)["search"]
    return found


@pytest.fixture
def page(new_page: Callable[..., Page]) -> Page:
    return new_page()


def opened(page: Page, address: str, language: Language) -> None:
    page.goto(address + HOMES[language])
    page.locator(".search-opener").click()
    expect(page.locator("#search-input")).to_be_focused()


def type_query(page: Page, query: str) -> None:
    page.locator("#search-input").fill(query)
    expect(page.locator(".search-results")).to_have_attribute("aria-busy", "false")


# ---- preparing


def test_apostrophes_and_ligatures_become_what_is_on_a_keyboard() -> None:
    assert as_typed("l’œuvre d’Æsop") == "l'oeuvre d'Aesop"
    assert ligatures("une mise en œuvre, un coup d’œil") == {"oeuvre": "œuvre", "oeil": "œil"}


def test_words_share_their_beginnings() -> None:
    assert shortened({"partner", "part", "zebra", "partners"}) == "0part4ner7s0zebra"


def test_right_words_stand_by_their_first_letter_without_accents() -> None:
    french = right_words("fr")
    assert {"clauses", "cheque"} <= set(french["c"].split())
    assert "bulding" not in right_words("en")["b"].split()
    assert all(word[0] == letter for letter, words in french.items() for word in words.split())


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_place_leads_to_words_of_the_playbook(project: Site, language: Language) -> None:
    names = " ".join(place.name.in_language(language) for place in project.catalogue.jurisdictions.values())
    also = spelling(language)["also"]
    others = {also["north"], also.get("indigenous", "indigenous"), "Service BC", "ServiceOntario"}
    for place, meant in gazetteer(language).items():
        for words_meant in set(meant.split(", ")) - others:
            assert set(re.split(r"[ -]", words_meant)) <= set(re.split(r"[ -]", as_typed(names))), place


def test_index_from_a_to_z_names_everything_once_a_letter(project: Site) -> None:
    for language in LANGUAGES:
        letters = a_to_z(project.catalogue, project.plan, language)
        assert list(letters) == sorted(letters)
        keys = {entry.page for entries in letters.values() for entry in entries}
        assert keys == set(project.plan.pages) - {"index", "index-a-z"}
        parts = {entry.fragment for entries in letters.values() for entry in entries} - {""}
        assert parts == {*project.catalogue.tools, *project.catalogue.terms}


def test_index_is_the_same_bytes_again(site: BuiltSite, unpublished_site: BuiltSite) -> None:
    first, second = (
        {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
        for folder in (site.folder / "pagefind", unpublished_site.folder / "pagefind")
    )
    assert first.keys() == second.keys()
    assert {name for name, content in first.items() if content != second[name]} == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_published_that_the_search_does_not_use(site: BuiltSite, language: Language) -> None:
    names = {path.name for path in (site.folder / "pagefind" / language).iterdir() if path.is_file()}
    assert {re.sub(r"_[0-9a-f]+\b", "", name) for name in names} == {
        "pagefind.js",
        "pagefind-entry.json",
        f"pagefind.{language}.pf_meta",
        f"wasm.{language}.pagefind",
        "words.json",
    }


# ---- finding


def by_address(project: Site, language: Language) -> dict[str, str]:
    """Give the key of every page, and of every part that is found by itself, by its address."""
    pages = {page.text[language].url: page.key for page in project.plan.pages.values()}
    for key, ids in (("tools", project.catalogue.tools), ("glossary", project.catalogue.terms)):
        pages |= {f"{project.plan.pages[key].text[language].url}#{id_}": f"{key}#{id_}" for id_ in ids}
    return pages


@pytest.mark.parametrize("language", LANGUAGES)
def test_kept_queries_find_their_page_among_the_first_three(
    page: Page, site_address: str, site: BuiltSite, project: Site, language: Language
) -> None:
    page.goto(site_address + HOMES[language])
    keys = by_address(project, language)
    wrong: dict[str, list[str]] = {}
    for row in QUERIES[language]:
        script = site_address + site.asset("javascripts/search-index.js")
        found = page.evaluate(FIND, [script, language, row["query"], 3])
        assert all(address.startswith(site_address + HOMES[language]) for address in found["every"]), row
        assert found["weighed"], row  # what has no score stands anywhere in the order
        first = [keys[result["address"].removeprefix(site_address)] for result in found["first"]]
        if row["expected"] not in first:
            wrong[row["query"]] = first
    assert len(QUERIES[language]) >= 30
    assert wrong == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_result_leads_somewhere(page: Page, site_address: str, site: BuiltSite, language: Language) -> None:
    page.goto(site_address + HOMES[language])
    script = site_address + site.asset("javascripts/search-index.js")
    for query in ("service", "partenariat" if language == "fr" else "partnership"):
        for result in page.evaluate(FIND, [script, language, query, 1000])["first"]:
            for address in (result["address"], *(place["address"] for place in result["places"])):
                url, _, fragment = address.removeprefix(site_address).partition("#")
                assert url in site.pages, address
                assert not fragment or site.pages[url].xpath("//*[@id=$id]", id=fragment), address


ASKED = """async ([script, language, query]) => {
  const { searchIndex } = await import(script);
  const index = await searchIndex(language);
  const asked = await index.words.understood(query);
  const found = await index.find(asked.words);
  return { ...asked, pages: await Promise.all(found.map(async (result) => [(await result.load()).address, result.asked])) };
}"""


@pytest.fixture
def ask(page: Page, site_address: str, site: BuiltSite, project: Site) -> Callable[[Language, str], dict[str, Any]]:
    """Return what asks the search in a language: what it understood, and the keys of the pages that it found."""

    def asked(language: Language, query: str) -> dict[str, Any]:
        page.goto(site_address + HOMES[language])
        script = site_address + site.asset("javascripts/search-index.js")
        answer: dict[str, Any] = page.evaluate(ASKED, [script, language, query])
        keys = by_address(project, language)
        pages = [(keys[address.removeprefix(site_address)], is_asked) for address, is_asked in answer["pages"]]
        return answer | {
            "keys": [key for key, is_asked in pages if is_asked],
            "unasked": {key for key, is_asked in pages if not is_asked},
        }

    return asked


@pytest.mark.parametrize(("language", "query"), [("fr", "clinquant"), ("fr", "chéquier"), ("en", "clause cheque")])
def test_right_word_is_never_corrected(
    ask: Callable[[Language, str], dict[str, Any]], language: Language, query: str
) -> None:
    assert not ask(language, query)["corrected"]


def test_word_with_two_wrong_letters_is_only_suggested(page: Page, site_address: str) -> None:
    opened(page, site_address, "fr")
    type_query(page, "pasport")
    button = page.locator(".search-correction button")
    expect(button).to_have_text(said("fr")["exact"].replace("{}", "passeport"))
    button.click()
    expect(page.locator("#search-input")).to_have_value("passeport")
    expect(page.locator(".search-results > li")).not_to_have_count(0)
    expect(page.locator(".search-correction")).to_be_hidden()


@pytest.mark.parametrize("language", LANGUAGES)
def test_accents_are_found_however_they_are_composed(
    ask: Callable[[Language, str], dict[str, Any]], language: Language
) -> None:
    assert ask(language, "Sainte-Thérèse")["pages"] == ask(language, "Sainte-The\u0301re\u0300se")["pages"]


def test_an_index_that_is_cut_up_finds_the_same(
    ask: Callable[[Language, str], dict[str, Any]], page: Page, site: BuiltSite, tmp_path: Path
) -> None:
    queries = ("écoles", "entente de service", "Nord-Ouest")
    whole = [ask("fr", query)["pages"] for query in queries]
    index = Path(shutil.copytree(site.folder / "pagefind" / "fr", tmp_path / "fr"))
    before = {file.name for file in (index / "index").iterdir()}
    cut_heavy_parts(index, heaviest=10_000)
    after = {file.name: file.stat().st_size for file in (index / "index").iterdir()}
    assert len(after) > 2 * len(before)
    assert max(after.values()) < 12_000
    page.route(
        "**/pagefind/fr/**",
        lambda route: route.fulfill(path=index / urlsplit(route.request.url).path.rpartition("/pagefind/fr/")[2]),
    )
    assert [ask("fr", query)["pages"] for query in queries] == whole


@pytest.mark.parametrize("name", ["Nouvelle-Écosse", "Île-du-Prince-Édouard"])
def test_names_are_found_without_their_hyphens(ask: Callable[[Language, str], dict[str, Any]], name: str) -> None:
    # As two words, each would be loaded, and pages found that have one of them.
    assert ask("fr", name.replace("-", " "))["pages"] == ask("fr", name)["pages"]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("Yellowknife", "contacts/gnwt"),
        ("Whitehorse", "contacts/yukon"),
        ("St. John's", "contacts/newfoundland-labrador"),
        ("Iqaluit", "situations/north-and-remote"),
        ("Nunavik", "situations/north-and-remote"),
        ("Haida", "contacts/sbc"),
    ],
)
@pytest.mark.parametrize("language", LANGUAGES)
def test_places_and_peoples_lead_to_where_they_are(
    ask: Callable[[Language, str], dict[str, Any]], language: Language, query: str, expected: str
) -> None:
    answer = ask(language, query)
    assert expected in answer["keys"][:4]
    assert answer["unknown"] == []


@pytest.mark.parametrize(
    ("language", "query", "expected"),
    [("fr", "outreach", "models/outreach"), ("en", "kiosque", "case-studies/snb-service-canada-kiosk")],
)
def test_title_of_the_other_language_finds_the_page(
    ask: Callable[[Language, str], dict[str, Any]], language: Language, query: str, expected: str
) -> None:
    answer = ask(language, query)
    assert expected in answer["keys"][:3]
    assert not answer["corrected"]


@pytest.mark.parametrize(("language", "query"), [("fr", "guide de rédaction"), ("en", "editors")])
def test_pages_for_editors_are_shown_to_those_who_ask(
    ask: Callable[[Language, str], dict[str, Any]], language: Language, query: str
) -> None:
    assert "editors" not in ask(language, query)["unasked"]
    assert {"record-fields", "findings"} & ask(language, "nunavut titre title")["unasked"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_excerpt_says_where_it_is_cut(page: Page, site_address: str, language: Language) -> None:
    opened(page, site_address, language)
    type_query(page, "Service Canada")
    for passage in page.locator(".search-results > li > p:last-of-type").all_inner_texts():
        assert re.match(r"… |[^\W_a-z]|[«“(0-9]", passage), passage
        assert re.search(r"[\w’»”)]…$|[.!?][’»”)]*$", passage), passage


@pytest.mark.parametrize(("language", "query"), [("fr", "nouveau-nés"), ("en", "newborn")])
def test_case_study_is_not_found_by_what_is_related_to_it(
    page: Page, site_address: str, site: BuiltSite, project: Site, language: Language, query: str
) -> None:
    page.goto(site_address + HOMES[language])
    keys = by_address(project, language)
    expected = "case-studies/newborn-bundle"
    url = project.plan.pages[expected].text[language].url
    assert any(
        page.xpath("//*[@id='related']/following-sibling::ul//a[contains(@href, $slug)]", slug=url.split("/")[-2])
        for page in site.pages.values()
    )
    script = site_address + site.asset("javascripts/search-index.js")
    found = page.evaluate(FIND, [script, language, query, 1000])["first"]
    addresses = [keys[result["address"].removeprefix(site_address)] for result in found]
    assert [key for key in addresses if key.startswith("case-studies/")] == [expected]


# ---- the dialog


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_asked_for_before_the_search_is_used(
    new_page: Callable[..., Page], site_address: str, language: Language
) -> None:
    page = new_page(newcomer=True)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.removeprefix(site_address)))
    page.goto(site_address + HOMES[language], wait_until="networkidle")
    assert [url for url in asked if "pagefind" in url or "search-" in url or "search.css" in url] == []
    page.locator(".search-opener").click()
    type_query(page, "service")
    assert f"pagefind/{language}/pagefind.js" in asked
    unwanted = other(language)
    assert [url for url in asked if re.search(rf"[./]{unwanted}[._]", url)] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_search_by_keyboard_alone(page: Page, site_address: str, language: Language) -> None:
    page.goto(site_address + HOMES[language])
    page.keyboard.press("/")
    field = page.locator("#search-input")
    expect(field).to_be_focused()
    assert field.input_value() == ""
    page.keyboard.type("picton/")
    assert field.input_value() == "picton/"
    first = page.locator(".search-results > li:first-child h3 a")
    expect(first).to_contain_text("Picton")
    page.keyboard.press("ArrowDown")
    expect(first).to_be_focused()
    page.keyboard.press("ArrowUp")
    expect(field).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator("#search")).to_be_hidden()
    expect(page.locator(".search-opener")).to_be_focused()
    page.keyboard.press("Space")
    expect(field).to_be_focused()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_have_attribute("data-page", "case-studies/picton")


@pytest.mark.parametrize("language", LANGUAGES)
def test_results_tell_their_kinds_and_can_be_narrowed(page: Page, site_address: str, language: Language) -> None:
    opened(page, site_address, language)
    type_query(page, "Service Canada")
    kinds = page.locator(".search-kinds label:visible")
    assert kinds.count() > 3
    label = kinds.filter(has_text=said(language)["kinds"]["tool"])
    count = label.locator("[data-part=count]").inner_text()
    label.click()
    shown = page.locator(".search-results > li")
    expect(shown).to_have_count(min(int(count), 6))
    for name in shown.locator(".result-kind").all_inner_texts():
        assert name == said(language)["kind_of_result"]["tool"]
    status = said(language)["one"] if count == "1" else said(language)["many"].replace("{}", count)
    expect(page.locator("#search [role=status]")).to_have_text(status)


@pytest.mark.parametrize(
    ("language", "typed", "meant"), [("fr", "batimant", "bâtiment"), ("en", "bulding", "building")]
)
def test_mistyped_word_is_understood_and_can_be_insisted_on(
    page: Page, site_address: str, language: Language, typed: str, meant: str
) -> None:
    opened(page, site_address, language)
    type_query(page, typed)
    correction = page.locator(".search-correction")
    expect(correction.locator("span")).to_have_text(said(language)["corrected"].replace("{}", meant))
    correction.get_by_role("button").click()
    expect(correction).to_be_hidden()
    expect(page.locator("#search-input")).to_be_focused()


@pytest.mark.parametrize("language", LANGUAGES)
def test_word_that_is_nowhere_is_named(page: Page, site_address: str, language: Language) -> None:
    opened(page, site_address, language)
    type_query(page, "tocchi wifi")
    expect(page.locator(".search-results > li")).not_to_have_count(0)
    note = said(language)["unknown"].format("wifi")
    expect(page.locator(".search-correction")).to_contain_text(note)
    expect(page.locator(".search-correction button")).to_be_hidden()
    expect(page.locator(".search-status")).to_contain_text(note)


def test_kind_is_chosen_for_one_query(page: Page, site_address: str) -> None:
    opened(page, site_address, "en")
    type_query(page, "agreement")
    page.locator(".search-kinds [data-kind=tool]").click()
    expect(page.locator(".search-results > li:not([data-kind=tool])")).to_have_count(0)
    type_query(page, "birth agreement")
    expect(page.locator(".search-results > li[data-kind=case]")).not_to_have_count(0)


def test_reader_who_comes_back_finds_the_search_again(page: Page, site_address: str) -> None:
    opened(page, site_address, "en")
    type_query(page, "passport")
    page.locator(".search-results a").first.click()
    page.go_back()
    page.keyboard.press("/")
    expect(page.locator("#search-input")).to_have_value("passport")
    expect(page.locator(".search-results > li")).not_to_have_count(0)


def test_slash_opens_the_search_from_a_box(page: Page, site_address: str) -> None:
    page.goto(f"{site_address}en/choose/")
    page.get_by_role("radio").first.focus()
    page.keyboard.press("/")
    expect(page.locator("#search-input")).to_be_focused()


def test_key_can_be_turned_off(page: Page, site_address: str) -> None:
    opened(page, site_address, "en")
    page.get_by_label(said("en")["key"]).uncheck()
    page.reload()
    page.keyboard.press("/")
    expect(page.locator("dialog[open]")).to_have_count(0)
    page.locator(".search-opener").click()
    page.get_by_label(said("en")["key"]).check()
    page.reload()
    page.keyboard.press("/")
    expect(page.locator("#search-input")).to_be_focused()


def test_emptied_field_stays_empty(page: Page, site_address: str) -> None:
    held: list[Route] = []
    page.route("**/*.pf_fragment", lambda route: held.append(route))
    opened(page, site_address, "en")
    with page.expect_request("**/*.pf_fragment"):
        page.locator("#search-input").fill("building")
    page.locator("#search-input").fill("")
    expect(page.locator(".search-results")).to_have_attribute("aria-busy", "false")
    for route in held:
        route.continue_()
    page.wait_for_load_state("networkidle")
    expect(page.locator(".search-results > li")).to_have_count(0)
    expect(page.locator(".search-status")).to_have_text("")


def test_result_on_the_same_page_is_gone_to(page: Page, site_address: str) -> None:
    page.goto(f"{site_address}en/tools/")
    page.locator(".search-opener").click()
    type_query(page, "Evaluation framework: partnership pilots")
    page.locator(".search-results a").first.click()
    expect(page.locator("dialog[open]")).to_have_count(0)
    expect(page.locator(":target")).to_be_in_viewport()


def test_several_results_can_be_opened_in_tabs(page: Page, site_address: str) -> None:
    opened(page, site_address, "en")
    type_query(page, "passport")
    with page.context.expect_page() as another:
        page.locator(".search-results a").first.click(modifiers=["ControlOrMeta"])
    another.value.close()
    expect(page.locator("dialog[open]")).to_have_count(1)


def test_signs_are_repeated_as_they_are_typed(page: Page, site_address: str) -> None:
    opened(page, site_address, "en")
    type_query(page, "zzxqv $& $$")
    expect(page.locator(".search-status")).to_have_text(said("en")["none"].format("zzxqv $& $$"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_found_helps_on(page: Page, site_address: str, language: Language) -> None:
    opened(page, site_address, language)
    type_query(page, "xyzzyqwv")
    expect(page.locator("#search [role=status]")).to_have_text(said(language)["none"].replace("{}", "xyzzyqwv"))
    expect(page.locator("#search").get_by_text(said(language)["fewer"])).to_be_visible()
    page.locator("#search").get_by_role("link", name=said(language)["a_to_z"]).filter(visible=True).click()
    expect(page.locator("main")).to_have_attribute("data-page", "index-a-z")


@pytest.mark.parametrize("language", LANGUAGES)
def test_apostrophes_and_ligatures_are_shown_as_they_are_written(
    page: Page, site_address: str, language: Language
) -> None:
    opened(page, site_address, language)
    type_query(page, "oeuvre" if language == "fr" else "editors' guide")
    text = page.locator(".search-results").inner_text()
    assert "'" not in text
    assert "’" in text
    assert language == "en" or ("œuvre" in text and "oeuvre" not in text)


@pytest.mark.parametrize(("language", "width"), [("fr", 320), ("en", 1280)])
def test_axe_finds_nothing_in_the_dialog(page: Page, site_address: str, language: Language, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 720})
    opened(page, site_address, language)
    mistyped = {"fr": "batimant", "en": "bulding"}[language]
    for query in ("", "service", mistyped, "xyzzyqwv"):
        page.locator("#search-input").fill(query)
        if query:
            type_query(page, query)
        assert axe_findings_in_every_palette(page, width) == {}, query
        box = page.locator("#search")
        assert box.evaluate("(dialog) => dialog.scrollWidth - dialog.clientWidth") <= 0


@pytest.mark.parametrize("language", LANGUAGES)
def test_link_leads_to_the_index_without_javascript(browser: Browser, site_address: str, language: Language) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(site_address + HOMES[language])
    page.locator(".search-opener").click()
    expect(page.locator("main")).to_have_attribute("data-page", "index-a-z")
    expect(page.locator("#search")).to_be_hidden()
    context.close()


def test_search_that_can_not_be_loaded_says_so(browser: Browser, site_address: str) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.route("**/pagefind/**", lambda route: route.abort())
    opened(page, site_address, "en")
    page.locator("#search-input").fill("picton")
    expect(page.locator("#search [role=status]")).to_contain_text("could not be loaded")
    context.close()


def test_search_recovers_when_the_network_does(browser: Browser, site_address: str) -> None:
    page = browser.new_page()
    opened(page, site_address, "en")
    type_query(page, "passport")
    page.route("**/*.pf_fragment", lambda route: route.abort())
    type_query(page, "counter")
    expect(page.locator("[data-part=failed]")).to_be_visible()
    page.unroute("**/*.pf_fragment")
    type_query(page, "counters")
    type_query(page, "counter")
    expect(page.locator("[data-part=failed]")).to_be_hidden()
    expect(page.locator(".search-results > li")).not_to_have_count(0)
    page.close()


def test_words_of_the_script_are_in_the_json(site: BuiltSite) -> None:
    for language in LANGUAGES:
        content = json.loads((site.folder / site.asset(f"search/{language}.json")).read_text())
        assert set(content) == {
            *("kinds", "guide", "names", "words", "foreign", "heavy", "ligatures"),
            *("stop", "elided", "common", "also"),
        }
        assert set(content["kinds"]) == {"contact", "guide", "model", "page", "situation", "step", "term", "tool"}
