"""A shared link says what the page is: its title, a sentence, a picture; and programs read what it is about."""

import datetime
import json
from pathlib import Path
from typing import Any

import jsonschema
import lxml.html
import pytest
from markupsafe import Markup

from playbook.languages import LANGUAGES, Language
from playbook.pages.page_links import ids_of
from playbook.pages.sharing import LONGEST_TITLE, Sharing, anchored, data_block, own_ids, title_for_lists
from playbook.pages.shell import Settings
from playbook.pages.structured import Published, StructuredData
from playbook.site import Site

ADDRESS = "https://playbook.example.ca/guide/"
DAY = datetime.date(2026, 11, 29)
SCHEMA = json.loads(Path(__file__).with_name("structured-data.schema.json").read_text(encoding="utf-8"))


def sharing(project: Site, *, has_pictures: bool = True) -> Sharing:
    settings = Settings(ADDRESS, None, "main", {}, project.catalogue.sources)
    return Sharing(project.plan, project.catalogue, settings, has_pictures=has_pictures)


def graph(project: Site, key: str, language: Language = "en") -> list[dict[str, Any]]:
    structured = StructuredData(project.plan, project.catalogue)
    published = Published(ADDRESS, language, DAY, f"{ADDRESS}picture.png")
    found: list[dict[str, Any]] = json.loads(structured.of_page(project.plan.pages[key], published))["@graph"]
    return found


@pytest.mark.parametrize(
    ("title", "language", "whole"),
    [
        ("Outreach", "en", "Outreach – Service Partnerships Playbook"),
        ("Services mobiles", "fr", "Services mobiles – Guide des partenariats de service"),
        ("British Columbia wildfires and what came of them", "en", "British Columbia wildfires and what came of them · Playbook"),
        ("Feux de forêt en Colombie-Britannique, 2017", "fr", "Feux de forêt en Colombie-Britannique, 2017 · Guide"),
        ("x" * 60, "en", "x" * 60),
    ],
)  # fmt: skip
def test_title_keeps_as_much_of_the_sites_name_as_has_room(title: str, language: Language, whole: str) -> None:
    assert title_for_lists(title, language) == whole


def test_titles_are_as_short_as_the_pages_own_titles_let_them_be(project: Site) -> None:
    share = sharing(project)
    for page in project.plan.pages.values():
        for language in LANGUAGES:
            title = share.of_page(page, language)["title"]
            assert len(title) <= max(LONGEST_TITLE, len(page.text[language].title)), title


def test_card_shows_title_sentence_and_picture(project: Site) -> None:
    page = project.plan.record_page("case", "picton")
    shown = sharing(project).of_page(page, "fr")["card"]
    address = ADDRESS + page.text["fr"].url
    assert shown["title"] == page.text["fr"].title
    assert shown["description"] == page.text["fr"].description
    assert (shown["type"], shown["locale"]) == ("article", "fr_CA")
    assert (shown["url"], shown["image"]) == (address, f"{address}picture.png")
    assert (shown["image:width"], shown["image:height"]) == (1200, 630)
    assert page.text["fr"].title in shown["image:alt"]


def test_card_does_without_a_picture_where_none_is_drawn(project: Site) -> None:
    share = sharing(project, has_pictures=False)
    cards = [share.of_entry()["card"], share.of_page(project.plan.pages["index"], "en")["card"]]
    assert not [name for shown in cards for name in shown if name.startswith("image")]
    assert '"image"' not in share.of_page(project.plan.pages["index"], "en")["data"]


def test_card_of_the_entry_page_is_in_both_languages(project: Site) -> None:
    shown = sharing(project).of_entry()["card"]
    assert shown["title"] == "Service Partnerships Playbook · Guide des partenariats de service"
    assert shown["image"] == f"{ADDRESS}picture.png"


def test_every_page_says_what_it_is_about_in_words_of_schema_org(project: Site) -> None:
    validator = jsonschema.Draft202012Validator(SCHEMA)
    structured = StructuredData(project.plan, project.catalogue)
    for page in project.plan.pages.values():
        for language in LANGUAGES:
            for modified, picture in ((DAY, f"{ADDRESS}picture.png"), (None, None)):
                data = json.loads(structured.of_page(page, Published(ADDRESS, language, modified, picture)))
                assert [error.message for error in validator.iter_errors(data)] == [], page.key


def test_case_study_is_an_article_of_the_body_that_wrote_its_source(project: Site) -> None:
    about, trail = graph(project, "case-studies/gnwt-single-window")
    source = project.catalogue.sources[project.catalogue.cases["gnwt-single-window"].record.source[0].document]
    assert about["@type"] == "Article"
    assert about["author"]["name"] == source.author.en
    assert (about["datePublished"], about["dateModified"]) == (source.date, "2026-11-29")
    assert [place["name"] for place in about["spatialCoverage"]] == ["Northwest Territories"]
    assert [step["name"] for step in trail["itemListElement"]][:2] == ["Home", "Case studies"]
    assert [step["position"] for step in trail["itemListElement"]] == [1, 2, 3]


def test_member_is_an_organization_with_whom_to_reach(project: Site) -> None:
    about, _ = graph(project, "contacts/esdc", "fr")
    member = about["mainEntity"]
    assert (member["@type"], member["alternateName"]) == ("GovernmentOrganization", "EDSC")
    (point,) = member["contactPoint"]
    assert (point["contactType"], point["telephone"]) == ("Directrice", "+1-819-654-6110")


def test_mailbox_is_a_point_of_contact(project: Site) -> None:
    about, _ = graph(project, "contacts/mailbox")
    assert about["mainEntity"]["@type"] == "ContactPoint"


def test_home_is_the_site_and_has_no_way_to_it(project: Site) -> None:
    assert [thing["@type"] for thing in graph(project, "index")] == ["WebSite"]


def test_no_text_ends_the_element_that_holds_the_data() -> None:
    hostile = json.dumps({"name": "</script><!--<script> & "})
    block = data_block(hostile)
    assert "<" not in block
    assert json.loads(block) == json.loads(hostile)
    page: Any = lxml.html.fromstring(f'<div><script type="application/ld+json">{block}</script></div>')
    assert json.loads(page.xpath("string(script)")) == json.loads(hostile)


def test_heading_becomes_a_link_to_itself() -> None:
    html = '<h2 id="results">What came <b>of it</b></h2><p>Text</p><h3 class="x">Without id</h3><h4 id="deep">Deep</h4>'
    page: Any = lxml.html.fromstring(f"<div>{anchored(html, '../')}</div>")
    (link,) = page.xpath("//a")
    assert link.get("href") == "#results"
    assert link.getparent().get("id") == "results"
    assert link.text_content() == "What came of it"
    assert link.xpath("string(svg/use/@href)") == "../assets/images/signs.svg#link"


@pytest.mark.parametrize(
    "html",
    [
        '<h3 id="a"><a href="x/">A page</a></h3>',
        '<h3 id="a">Some <button type="button">more</button></h3>',
        '<details><summary><h3 id="a">Premises</h3></summary></details>',
        '<a href="x/"><h3 id="a">A card</h3></a>',
    ],
)
def test_heading_that_is_pressed_for_something_else_stays_as_it_is(html: str) -> None:
    assert anchored(html, "") == html


def test_only_ids_that_the_counterpart_lacks_are_a_pages_own() -> None:
    page = Markup('<h2 id="gccollab">Where</h2><h3 id="other-things">Other things</h3>')
    counterpart = Markup('<h2 id="gccollab">Où</h2><h2 id="autre-chose">Autre chose</h2>')
    assert own_ids(page, {*ids_of(counterpart)}) == "other-things"
    assert own_ids(page, {*ids_of(page)}) == ""
