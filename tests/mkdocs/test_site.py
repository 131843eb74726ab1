"""The real site: what every page must be, and where it must lead."""

import os
import re
import shutil
from pathlib import Path
from urllib.parse import quote

import pytest
from conftest import REPO_URL, ROOT, SITE_URL, BuiltSite, copy_project, run_build
from lxml.html import HtmlElement
from repositories import git
from running import run

from playbook.languages import LANGUAGES, other
from playbook.site import Site


def links_of(page: HtmlElement) -> list[str]:
    return [str(link.get("href")) for link in page.iter("a") if link.get("href")]


def localized(site: BuiltSite) -> dict[str, HtmlElement]:
    """Return the pages of both languages, without those at old addresses."""
    return {
        url: page
        for url, page in site.pages.items()
        if url[:3] in ("fr/", "en/") and not page.xpath("//meta[@name='robots']")
    }


def test_every_planned_page_is_there_and_no_other(site: BuiltSite, project: Site) -> None:
    planned = {text.url for page in project.pages for text in page.text.values()}
    assert set(site.pages) == planned | {"", "404.html"} | {page.url for page in project.redirects}


def test_both_languages_have_the_same_pages(site: BuiltSite, project: Site) -> None:
    for page in project.pages:
        french, english = (site.pages[page.text[language].url] for language in LANGUAGES)
        outlines = [[element.tag for element in side.iter("h1", "h2", "h3")] for side in (french, english)]
        assert outlines[0] == outlines[1], page.key


def test_pages_declare_their_language(site: BuiltSite) -> None:
    for url, page in localized(site).items():
        assert page.get("lang") == url[:2], url


def test_language_link_leads_to_the_counterpart_and_back(site: BuiltSite, project: Site) -> None:
    for page in project.pages:
        for language in LANGUAGES:
            url, counterpart = page.text[language].url, page.text[other(language)].url
            (link,) = site.pages[url].xpath("//a[contains(concat(' ', @class, ' '), ' lang ')]")
            assert link.get("href") == "../" * url.count("/") + counterpart
            assert link.get("lang") == link.get("hreflang") == other(language)
            assert link.get("translate") == "no"


def test_alternates_are_absolute_and_mutual(site: BuiltSite, project: Site) -> None:
    for page in project.plan.pages.values():
        expected: dict[str, str] = {language: SITE_URL + page.text[language].url for language in LANGUAGES}
        if page.key == "index":
            expected["x-default"] = SITE_URL
        for language in LANGUAGES:
            head = site.pages[page.text[language].url]
            links = head.xpath("//link[@rel='alternate'][@hreflang]")
            found = {link.get("hreflang"): link.get("href") for link in links}
            assert found == expected, page.key
            assert head.xpath("string(//link[@rel='canonical']/@href)") == expected[language]


def test_entry_page_offers_both_languages_alike(site: BuiltSite) -> None:
    entry = site.pages[""]
    assert {link for link in links_of(entry) if link.startswith("./")} == {"./fr/", "./en/"}
    assert [part.get("lang") for part in entry.xpath("//section")] == ["en", "fr"]
    assert {link.get("hreflang") for link in entry.xpath("//link[@rel='alternate']")} == {"fr", "en", "x-default"}


def test_sitemap_lists_every_page_with_its_counterpart(site: BuiltSite, project: Site) -> None:
    sitemap = (site.folder / "sitemap.xml").read_text(encoding="utf-8")
    listed = re.findall(r"<loc>(.*?)</loc>", sitemap)
    planned = [SITE_URL + text.url for page in project.plan.pages.values() for text in page.text.values()]
    assert sorted(listed) == sorted([SITE_URL, *planned])
    for page in project.plan.pages.values():
        for language in LANGUAGES:
            alternate = (
                f'<xhtml:link rel="alternate" hreflang="{language}" href="{SITE_URL}{page.text[language].url}"/>'
            )
            assert sitemap.count(alternate) == (3 if page.key == "index" else 2), page.key


def test_wrong_address_is_answered_in_both_languages_at_any_depth(site: BuiltSite) -> None:
    page = site.pages["404.html"]
    assert {part.get("lang") for part in page.xpath("//section")} == {"fr", "en"}
    assert all(link.startswith("/guide/") for link in links_of(page))
    assert all(link.get("href").startswith("/guide/") for link in page.xpath("//link[@rel='stylesheet']"))


def test_edit_link_leads_to_the_source(site: BuiltSite) -> None:
    for url, file in {
        "fr/etudes-de-cas/picton/": "data/casestudies/picton.yml",
        "en/models/outreach/": "data/models/outreach.yml",
        "fr/a-propos/": "content/fr/about.md",
    }.items():
        assert f"{REPO_URL}/edit/main/{file}" in links_of(site.pages[url])


def test_without_a_repository_there_is_no_edit_link(unpublished_site: BuiltSite) -> None:
    page = unpublished_site.folder / "en/case-studies/picton/index.html"
    assert "/edit/" not in page.read_text(encoding="utf-8")


def test_every_page_has_a_way_to_say_that_it_is_wrong(
    site: BuiltSite, unpublished_site: BuiltSite, project: Site
) -> None:
    [mailbox] = [contact.record.email for contact in project.catalogue.contacts.values() if contact.record.email]
    for planned in project.plan.pages.values():
        for text in planned.text.values():
            footer = site.pages[text.url].find(".//footer")
            told = [link for link in links_of(footer) if link.startswith("mailto:") or "/issues/new" in link]
            assert [link.partition("?")[0] for link in told] == [f"mailto:{mailbox}", f"{REPO_URL}/issues/new"]
            for part in (text.title, f"{SITE_URL}{text.url}", planned.key):
                assert all(quote(part, safe="") in link for link in told), (text.url, part)
            unpublished = links_of(unpublished_site.pages[text.url].find(".//footer"))
            assert [link.startswith("mailto:") for link in unpublished].count(True) == 1
            assert not any("/issues/new" in link for link in unpublished)


def test_pages_say_who_publishes_and_when_they_changed(site: BuiltSite) -> None:
    for url, page in localized(site).items():
        footer = page.xpath("string(//footer)")
        statement = (
            "n’est pas un site du gouvernement du Canada" if url[:2] == "fr" else "not a Government of Canada site"
        )
        assert statement in footer, url
        dates = page.xpath("//footer//time/@datetime")
        assert all(re.fullmatch(r"\d{4}-\d{2}-\d{2}", date) for date in dates)


def test_case_study_shows_everything_its_record_holds(site: BuiltSite) -> None:
    main = site.pages["fr/etudes-de-cas/nas-a-l-arrivee/"].get_element_by_id("main")
    text = re.sub(r"\s+", " ", main.text_content())
    for expected in (
        "Promotion croisée · Informelle",
        "État de 2018",
        "Début : 3 juin 2013",
        "Plus de 100 000 nouveaux arrivants",
        "Agence des services frontaliers du Canada",
        "Cheryl Meek (par intérim)",
        "Région de l’Ontario",
        "819 654-6110",
        "telles qu’imprimées en 2018",
    ):
        assert expected in text.replace("\u00a0", " "), expected
    (plot,) = (plot for plot in main.find_class("fig") if "Demandes de NAS dans l’année" in plot.text_content())
    shown = [part.strip().replace("\u00a0", " ") for part in plot.itertext() if part.strip()]
    for value, date in (("18 019", "2013-2014"), ("75 849", "2017-2018")):
        assert shown[shown.index(value) + 1] == date, value


def test_telephone_and_mail_links_can_be_followed(site: BuiltSite) -> None:
    links = links_of(site.pages["en/contacts/services-quebec/"])
    assert "tel:+1-418-646-0425;ext=88680" in links
    assert any(link.startswith("mailto:marie-emilie.pare-pleau@servicesquebec.gouv.qc.ca?subject=") for link in links)


def test_models_link_to_their_case_studies_and_back(site: BuiltSite, project: Site) -> None:
    for case in project.catalogue.cases.values():
        for language in LANGUAGES:
            case_url = project.plan.record_page("case", case.id).text[language].url
            model_url = project.plan.record_page("model", case.model.id).text[language].url
            base = "../../../"
            assert base + case_url in links_of(site.pages[model_url])
            assert f"{base}{model_url}#{case.subtype.id}" in links_of(site.pages[case_url])
            assert site.pages[model_url].xpath(f"//*[@id='{case.subtype.id}']")


def test_pages_hold_no_script_and_no_style_of_their_own(site: BuiltSite) -> None:
    # Data is no script: browsers don't run it, whatever a host lets pages do.
    for url, page in site.pages.items():
        assert not page.xpath("//style | //*[@style] | //script[not(@src) and not(@type='application/ld+json')]"), url
        handlers = [name for element in page.iter() for name in element.attrib if str(name).startswith("on")]
        assert not handlers, url


def test_pages_ask_nothing_of_another_host(site: BuiltSite) -> None:
    for url, page in site.pages.items():
        sources = page.xpath("//script/@src | //link[@rel='stylesheet' or @rel='icon']/@href | //img/@src")
        assert not [source for source in sources if "//" in source], url


def test_site_brings_only_the_assets_it_uses(site: BuiltSite) -> None:
    assets = {path.name for path in (site.folder / "assets").rglob("*") if path.is_file()}
    assert not [name for name in assets if name.startswith(("bundle", "palette")) or name.endswith(".map")]


def test_link_checker_finds_nothing_under_a_path_nor_at_the_root(site: BuiltSite, unpublished_site: BuiltSite) -> None:
    for built in (site, unpublished_site):
        done = run(ROOT, "links", str(built.folder))
        assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.skipif(os.name != "posix", reason="files have other rights there")
def test_same_inputs_give_the_same_bytes_and_rights(site: BuiltSite, tmp_path: Path) -> None:
    # In another folder, with the same history; between the two clocks, it is never the same day.
    project = copy_project(tmp_path / "project")
    shutil.copytree(ROOT / ".cache", project / ".cache")
    surroundings = {"TZ": "Pacific/Kiritimati", "LC_ALL": "C", "PLAYBOOK_LANG": "fr", "PYTHONHASHSEED": "1"}
    if (ROOT / ".git").exists():
        surroundings |= {"GIT_DIR": git(ROOT, "rev-parse", "--absolute-git-dir"), "GIT_WORK_TREE": str(project)}
    again = tmp_path / "guide"
    done = run_build(project, again, 0o077, SITE_URL=SITE_URL, REPO_URL=REPO_URL, PICTURES="true", **surroundings)
    assert done.returncode == 0, done.stderr
    first, second = (sorted(folder.rglob("*")) for folder in (site.folder, again))
    assert [path.relative_to(site.folder) for path in first] == [path.relative_to(again) for path in second]
    for path, other_path in zip(first, second, strict=True):
        assert path.stat().st_mode == other_path.stat().st_mode, path
        assert path.is_dir() or path.read_bytes() == other_path.read_bytes(), path
