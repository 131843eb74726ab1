"""What has to come before a page is seen is little: measured on the built files, as a server sends them."""

import gzip
from pathlib import Path

from conftest import BuiltSite
from lxml.html import HtmlElement

from playbook.languages import LANGUAGES
from playbook.site import Site

CASE = 20_000
HOME_AND_FINDER = 30_000
FORM = 20_000
"""The script of the form that adds and corrects records."""
BLOCKING = 3
"""A script that brings back the chosen colours, the style sheet of all pages, and one of what the page has on it."""

NEEDED = "//link[@rel='stylesheet']/@href | //script[@src]/@src"


def first_view(folder: Path, url: str, page: HtmlElement) -> int:
    """Return how many bytes come at once: the page, its style sheets, its scripts."""
    file = folder / url / "index.html"
    needed = {file, *((file.parent / address).resolve() for address in page.xpath(NEEDED))}
    return sum(len(gzip.compress(one.read_bytes(), 6)) for one in needed)


def test_first_view_is_light(site: BuiltSite, project: Site) -> None:
    plan = project.plan
    for language in LANGUAGES:
        cases = [plan.record_page("case", case) for case in project.catalogue.cases]
        limits = {page.text[language].url: CASE for page in cases}
        limits |= {plan.pages[key].text[language].url: HOME_AND_FINDER for key in ("index", "case-studies")}
        for url, limit in limits.items():
            assert first_view(site.folder, url, site.pages[url]) <= limit, url


def test_little_holds_the_page_back(site: BuiltSite) -> None:
    for url, page in site.pages.items():
        blocking = page.xpath("//link[@rel='stylesheet'] | //script[@src][not(@defer)][not(@async)]")
        assert len(blocking) <= BLOCKING, url
        assert not page.xpath("//img[not(@width and @height)]"), url  # else what is below it moves


def test_script_of_the_form_is_light_and_on_its_pages_only(site: BuiltSite, project: Site) -> None:
    script = site.asset("javascripts/record-form.js")
    assert len(gzip.compress((site.folder / script).read_bytes(), 6)) <= FORM
    name = script.rpartition("/")[2]
    with_it = {url for url, page in site.pages.items() if page.xpath("//script[contains(@src, $name)]", name=name)}
    keys = ("case-studies/add", "contacts/correct")
    assert with_it == {project.plan.pages[key].text[language].url for key in keys for language in LANGUAGES}
