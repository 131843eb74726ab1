"""Feeds and news tell what happened to pages, on the days that history and records know, under ids that stay."""

import datetime
from collections.abc import Mapping

import pytest
from lxml import etree

from playbook.outputs.feeds import Feeds
from playbook.outputs.news import Days, news
from playbook.site import Site

SITE_URL = "https://playbook.example.ca/guide/"
ATOM = {"a": "http://www.w3.org/2005/Atom"}
FIRST, LAST = datetime.date(2026, 11, 22), datetime.date(2027, 3, 1)
PICTON = "data/casestudies/picton.yml"
DAYS = {
    PICTON: Days(FIRST, LAST),
    "data/models/co-location.yml": Days(FIRST, FIRST),
    "content/fr/about.md": Days(FIRST, LAST),
    "content/en/about.md": Days(FIRST, FIRST),
}


def feeds(project: Site, days: Mapping[str, Days] = DAYS, site_url: str = SITE_URL) -> dict[str, etree._Element]:
    files = Feeds(project.catalogue, project.plan, site_url, days).files()
    return {name: etree.fromstring(text.encode()) for name, text in files.items()}


def texts(element: etree._Element, path: str) -> list[str]:
    return [str(text) for text in element.xpath(path, namespaces=ATOM)]  # type: ignore[union-attr]


def test_a_page_comes_then_changes_then_is_verified(project: Site) -> None:
    happened = [
        (item.day, item.kinds) for item in news(project.catalogue, project.plan, DAYS) if item.page.id == "picton"
    ]
    reviewed = project.catalogue.cases["picton"].record.reviewed
    assert happened == [(LAST, ("changed",)), (reviewed, ("compared",)), (FIRST, ("added",))]


def test_what_happens_on_the_first_day_is_told_once(project: Site) -> None:
    reviewed = project.catalogue.cases["picton"].record.reviewed
    listed = news(project.catalogue, project.plan, {PICTON: Days(reviewed, reviewed)})
    assert [item.kinds for item in listed if item.page.id == "picton"] == [("added",)]


def test_a_page_is_as_new_as_either_of_its_languages(project: Site) -> None:
    about = [(item.day, item.kinds) for item in news(project.catalogue, project.plan, DAYS) if item.page.key == "about"]
    assert about == [(LAST, ("changed",)), (FIRST, ("added",))]


def test_a_feed_has_what_readers_of_feeds_need(project: Site) -> None:
    found = feeds(project)
    assert {"fr/feed.atom", "en/feed.atom", "fr/modeles/sites-colocalises/feed.atom"} <= set(found)
    for name, feed in found.items():
        assert feed.tag == f"{{{ATOM['a']}}}feed"
        for required in ("a:id", "a:title", "a:updated", "a:author/a:name"):
            assert len(texts(feed, f"{required}/text()")) == 1, (name, required)
        assert texts(feed, "a:link[@rel='self']/@href") == [SITE_URL + name]
        entries = texts(feed, "a:entry/a:id/text()")
        assert len(set(entries)) == len(entries) > 0
        for required in ("a:title", "a:updated", "a:summary", "a:link[@rel='alternate']/@href"):
            assert len(feed.xpath(f"a:entry/{required}", namespaces=ATOM)) == len(entries)  # type: ignore[arg-type]
        updated = texts(feed, "a:entry/a:updated/text()")
        assert updated == sorted(updated, reverse=True)
        assert texts(feed, "a:updated/text()") == updated[:1]
        assert all(datetime.datetime.fromisoformat(moment).tzinfo for moment in updated)


def test_an_entry_says_what_happened_last(project: Site) -> None:
    page = project.plan.record_page("case", "picton").text["en"]
    feed = feeds(project)["en/feed.atom"]
    entry = feed.xpath(f"a:entry[a:link/@href='{SITE_URL}{page.url}']", namespaces=ATOM)[0]  # type: ignore[index]
    assert isinstance(entry, etree._Element)
    assert texts(entry, "a:title/text()") == [page.title]
    assert texts(entry, "a:updated/text()") == ["2027-03-01T00:00:00Z"]
    assert texts(entry, "a:published/text()") == ["2026-11-22T00:00:00Z"]
    assert texts(entry, "a:summary/text()") == [f"Changed. {page.description}"]


def test_ids_stay_when_the_site_moves_and_differ_by_language(project: Site) -> None:
    here, there = feeds(project), feeds(project, site_url="https://elsewhere.example/")
    ids = [texts(feed, "a:id/text() | a:entry/a:id/text()") for feed in here.values()]
    assert ids == [texts(feed, "a:id/text() | a:entry/a:id/text()") for feed in there.values()]
    french, english = (texts(here[f"{language}/feed.atom"], "a:entry/a:id/text()") for language in ("fr", "en"))
    assert not set(french) & set(english)


def test_the_feed_of_a_model_has_its_case_studies_only(project: Site) -> None:
    plan, catalogue = project.plan, project.catalogue
    feed = feeds(project)["en/models/co-location/feed.atom"]
    expected = [plan.record_page("case", case.id) for case in catalogue.cases_of_model("co-location")]
    urls = {SITE_URL + page.text["en"].url for page in (*expected, plan.record_page("model", "co-location"))}
    assert set(texts(feed, "a:entry/a:link/@href")) == urls


@pytest.mark.parametrize("has_history", [True, False])
def test_pages_offer_only_feeds_that_are_written(project: Site, has_history: bool) -> None:
    made = Feeds(project.catalogue, project.plan, SITE_URL, DAYS if has_history else {})
    written = made.files()
    for page in project.plan.pages.values():
        assert set(made.of_page(page, "fr")) <= set(written)
    assert "fr/feed.atom" in written, "the records say when they were compared with their sources"
