"""A link to the built site can be shared: its picture is there, its parts have addresses, both languages lead to the same."""

import json

from conftest import SITE_URL, BuiltSite
from PIL import Image

from playbook.languages import LANGUAGES, other
from playbook.site import Site


def test_every_page_names_a_picture_that_is_there(site: BuiltSite) -> None:
    for url, page in site.pages.items():
        if page.xpath("//meta[@name='robots']"):
            continue
        address = page.xpath("string(//meta[@property='og:image']/@content)")
        assert address == f"{SITE_URL}{url}picture.png"
        with Image.open(site.folder / url / "picture.png") as picture:
            assert picture.size == (1200, 630), url
        assert page.xpath("string(//meta[@name='twitter:card']/@content)") == "summary_large_image"


def test_every_page_of_a_language_says_what_it_is_about(site: BuiltSite, project: Site) -> None:
    for page in project.plan.pages.values():
        for language in LANGUAGES:
            url = page.text[language].url
            data = json.loads(site.pages[url].xpath("string(//script[@type='application/ld+json'])"))
            assert data["@graph"][0]["url"] == SITE_URL + url


def test_files_at_fixed_names_are_there(site: BuiltSite) -> None:
    for name in ("robots.txt", ".well-known/security.txt", "favicon.ico", "fr/manifest.webmanifest"):
        assert (site.folder / name).is_file(), name
    manifest = site.pages["fr/"].xpath("string(//link[@rel='manifest']/@href)")
    assert (site.folder / "fr" / manifest).is_file()


def test_headings_lead_to_themselves_and_not_their_lists_of_contents(site: BuiltSite) -> None:
    page = site.pages["en/about/"]
    for heading in page.xpath("//main//*[self::h2 or self::h3][@id][not(ancestor::nav)]"):
        assert heading.xpath("string(a/@href)") == f"#{heading.get('id')}"
    assert not page.xpath("//nav//a[@class='anchor']")


def test_language_link_may_keep_only_what_the_other_side_has(site: BuiltSite, project: Site) -> None:
    for page in project.plan.pages.values():
        for language in LANGUAGES:
            ours, theirs = (site.pages[page.text[side].url] for side in (language, other(language)))
            (own,) = ours.xpath("//header//a[contains(@class, 'lang')]")
            kept = set(ours.xpath("//main//*[self::h2 or self::h3]/@id")) - set(own.get("data-own-ids", "").split())
            assert kept <= set(theirs.xpath("//*/@id")), page.key
