"""What pages say of where statements come from, and of places and people about which the records say little."""

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import lxml.html
import pytest
from finding_codes import PROJECT

from macros.library import Macros
from playbook.languages import Language
from playbook.pages.plan import PageKind
from playbook.pages.rendering import Place
from playbook.site import Site, load
from playbook.today import day

FIGURE = "    date: 2017-2018\n"
FIGURE_DATES = "//*[@class='fig']/*[@class='src']"
NAMED = "  - name: Marie Tremblay\n    acting: true\n"
YUKON = "level: territory\nname: {fr: Yukon, en: Yukon}\n"
PLACE = "places: [NT]\n"

Edit = tuple[str, str, str]


@pytest.fixture
def edited(tmp_path: Path) -> Callable[..., Site]:
    """Load the small project after edits, each of a file: what is replaced, and by what."""

    def load_edited(*edits: Edit) -> Site:
        project = Path(shutil.copytree(PROJECT / "tests/base", tmp_path / "project"))
        shutil.copytree(PROJECT / "macros", project / "macros", ignore=shutil.ignore_patterns("__pycache__"))
        for file, before, after in edits:
            path = project / file
            text = path.read_text(encoding="utf-8") if path.exists() else ""
            assert before in text
            path.write_text(text.replace(before, after, 1), encoding="utf-8")
        loading = load(project, today=day("2026-11-29"))
        assert loading.site is not None, loading.findings
        return loading.site

    return load_edited


def words(html: str, path: str) -> list[str]:
    """Return the words of the elements of a page that a path finds."""
    found = lxml.html.fragment_fromstring(html, create_parent=True).xpath(path)
    return [" ".join(element.text_content().split()) for element in found]


def page(site: Site, kind: PageKind, id_: str, language: Language) -> str:
    return site.renderer.record_page(site.plan.record_page(kind, id_), language)


def macros(site: Site, language: Language) -> Macros:
    return Macros(site.renderer, lambda: Place(language, "../", site.plan))


@pytest.mark.parametrize(
    ("language", "dated", "from_source"),
    [
        ("fr", "2017-2018", "dans le Guide du Nord"),
        ("en", "2017-2018", "in the Guide to the North"),
    ],
)
def test_figure_without_a_date_says_in_which_document_it_stands(
    edited: Callable[..., Site], language: Language, dated: str, from_source: str
) -> None:
    site = edited(("data/casestudies/airport.yml", FIGURE, ""))
    shown = words(page(site, "case", "airport", language), FIGURE_DATES)
    assert shown == [from_source, "2018"]
    assert words(str(macros(site, language).figure("airport", 1)), "//*[@class='figure-date']") == [f"({from_source})"]
    assert dated not in shown


def test_figure_with_a_date_says_it(edited: Callable[..., Site]) -> None:
    assert words(page(edited(), "case", "airport", "en"), FIGURE_DATES) == ["2017-2018", "2018"]


def test_plot_of_figures_of_two_dates_says_both(edited: Callable[..., Site]) -> None:
    chart = "    chart: {kind: columns, group: requests, title: {fr: Demandes, en: Requests}}\n"
    earlier = (
        "  - value: 900\n    label: {fr: demandes en 2013-2014, en: requests in 2013-2014}\n    date: 2013-2014\n"
        + chart
    )
    file = "data/casestudies/airport.yml"
    site = edited((file, "figures:\n", f"figures:\n{earlier}"), (file, FIGURE, FIGURE + chart))
    assert words(page(site, "case", "airport", "en"), FIGURE_DATES) == ["2013-2014, 2017-2018", "2018"]


@pytest.mark.parametrize(("language", "position"), [("fr", "Directrice"), ("en", "Director")])
def test_person_without_a_name_stands_by_the_position(
    edited: Callable[..., Site], language: Language, position: str
) -> None:
    site = edited(("data/contacts/north.yml", NAMED, "  - acting: false\n"))
    html = page(site, "contact", "north", language)
    assert words(html, "//h3[@class='who']/b") == [position]
    # The position is the heading, and is not said again below it.
    assert words(html, "//*[@class='person']").pop().count(position) == 2  # the heading, and the name of the card
    assert words(html, "//a[@download]").pop().endswith(position)
    directory = str(macros(site, language).contact_directory())
    member = "//li[@data-order='provincial-territorial']"
    assert words(directory, f"{member}//*[@class='who']") == [position]
    assert words(directory, member).pop().count(position) == 1
    assert "Tremblay" not in html


@pytest.mark.parametrize(("language", "started", "began"), [("fr", "Inondation", "Début"), ("en", "Flood", "Began")])
def test_date_of_something_else_is_said_to_be_of_that(
    edited: Callable[..., Site], language: Language, started: str, began: str
) -> None:
    event = "started: 2017-autumn\nstarted_event: {fr: Inondation, en: Flood}\n"
    site = edited(("data/casestudies/airport.yml", "started: 2017-autumn\n", event))
    (said,) = words(page(site, "case", "airport", language), "//p[contains(@class, 'reviewed')]")
    assert said.replace("\u00a0", " ").startswith(started)
    assert began not in said


@pytest.mark.parametrize(("language", "elsewhere"), [("fr", "Concerne aussi"), ("en", "Also concerns")])
def test_place_without_a_case_study_leads_to_what_concerns_it(
    edited: Callable[..., Site], language: Language, elsewhere: str
) -> None:
    site = edited(
        ("data/jurisdictions/YT.yml", "", f"{YUKON}situations: [north]\n"),
        ("data/casestudies/bridge.yml", PLACE, f"{PLACE}also_concerns: [YT]\nsituations: [north]\n"),
    )
    assert [case.id for case in site.catalogue.cases_that_concern("YT")] == ["bridge"]
    assert site.catalogue.cases_of_place("YT") == ()
    browse = lxml.html.fragment_fromstring(str(macros(site, language).browse()), create_parent=True)
    (heading,) = browse.xpath("//h3[@id='place-yt']")
    assert heading.text_content() == "Yukon 0"
    links = [
        str(link)
        for element in heading.itersiblings()
        for link in element.xpath(".//@href")
        if element.xpath("preceding-sibling::h3[1]/@id") == ["place-yt"]
    ]
    about: tuple[tuple[PageKind, str], ...] = (("case", "bridge"), ("situation", "north"))
    for kind, id_ in about:
        assert f"../{site.plan.record_page(kind, id_).text[language].url}" in links
    # Nobody of the council is there: the page says so and leads to all members.
    assert f"../{site.plan.pages['contacts'].text[language].url}" in links
    (said,) = words(page(site, "case", "bridge", language), "//p[contains(@class, 'reviewed')]")
    assert re.search(rf"{elsewhere}\s?: Yukon\.", said)


def test_place_that_a_case_study_only_concerns_is_no_place_of_it(edited: Callable[..., Site]) -> None:
    site = edited(
        ("data/jurisdictions/YT.yml", "", YUKON),
        ("data/casestudies/bridge.yml", PLACE, f"{PLACE}also_concerns: [YT]\n"),
    )
    browse = lxml.html.fragment_fromstring(str(macros(site, "en").browse()), create_parent=True)
    shown = {heading.get("id"): heading for heading in browse.xpath("//h3")}
    assert "place-nt" in shown
    assert not macros(site, "en").case_cards(place="YT").count("<li")


def test_map_and_list_do_without_the_page_for_browsing(edited: Callable[..., Site]) -> None:
    site = edited()
    assert "browse" not in site.plan.pages
    drawn = lxml.html.fragment_fromstring(str(macros(site, "en").case_map()), create_parent=True)
    assert drawn.xpath("//svg//*[@aria-label='Northwest Territories: NT 4']"), "the number is said all the same"
    assert not drawn.xpath("//svg//a"), "nothing to lead to"
    finder = lxml.html.fragment_fromstring(str(macros(site, "en").case_finder()), create_parent=True)
    links = {str(link) for link in finder.xpath("//form//a/@href")} - {"#list"}
    assert links >= {"?place=NT", "?community=town", "?model=visits"}, "the list narrows itself"
    assert all(link.startswith("?") for link in links)


@pytest.mark.parametrize(
    ("language", "said"), [("fr", "La ville, Territoires du Nord-Ouest"), ("en", "The town, Northwest Territories")]
)
def test_case_study_says_and_shows_its_community(edited: Callable[..., Site], language: Language, said: str) -> None:
    site = edited()
    shown = page(site, "case", "airport", language)
    assert said in words(shown, "//p[@class='badges']/span")
    assert len(lxml.html.fragment_fromstring(shown, create_parent=True).xpath("//svg//circle")) == 1
    elsewhere = page(site, "case", "bridge", language)
    assert not lxml.html.fragment_fromstring(elsewhere, create_parent=True).xpath("//svg//circle")


def test_community_without_a_point_is_said_and_not_shown(edited: Callable[..., Site]) -> None:
    point = "point:\n  latitude: 62.5\n  longitude: -114.5\n  geonames: 1\n"
    site = edited(("data/communities/town.yml", point, ""))
    shown = page(site, "case", "airport", "en")
    assert "The town, " in " ".join(words(shown, "//p[@class='badges']"))
    assert not lxml.html.fragment_fromstring(shown, create_parent=True).xpath("//svg//circle")
    assert "community-town" in str(macros(site, "en").browse())
    assert "The town" in str(macros(site, "en").case_map())
