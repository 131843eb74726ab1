"""The books for e-readers, read back by other libraries."""

import copy
import io
import posixpath
import zipfile
from collections.abc import Mapping

import lxml.etree
import pytest
from conftest import SITE_URL

from playbook.languages import LANGUAGES, Language
from playbook.outputs.downloads import downloads
from playbook.outputs.epub import EPUB, epubs
from playbook.pages.downloads import Maker
from playbook.site import Site

WITH: tuple[Maker, ...] = ("build",)
OPF = "{http://www.idpf.org/2007/opf}"


@pytest.fixture(scope="module")
def books(project: Site) -> Mapping[Language, bytes]:
    renderer = copy.copy(project.renderer)
    renderer.downloads = downloads(project.catalogue, project.plan, WITH)
    made = epubs(renderer, project.html, SITE_URL)
    (book,) = [one for section in renderer.downloads for one in section.downloads if one.id == EPUB]
    assert made == epubs(renderer, project.html, SITE_URL), "the same records give the same bytes"
    return {language: made[book.file(language)] for language in LANGUAGES}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_book_is_whole(books: Mapping[Language, bytes], project: Site, language: Language) -> None:
    archive = zipfile.ZipFile(io.BytesIO(books[language]))
    first = archive.infolist()[0]
    assert (first.filename, first.compress_type) == ("mimetype", zipfile.ZIP_STORED)
    assert archive.read(first) == b"application/epub+zip"
    pages = {name: lxml.etree.fromstring(archive.read(name)) for name in archive.namelist() if name.endswith(".xhtml")}
    package = lxml.etree.fromstring(archive.read("book/package.opf"))
    listed = {f"book/{item.get('href')}" for item in package.iter(f"{OPF}item")}
    assert listed == set(archive.namelist()) - {"mimetype", "META-INF/container.xml", "book/package.opf"}
    text = " ".join("".join(map(str, page.itertext())) for page in pages.values())
    for case in project.catalogue.cases.values():
        assert case.record.title.in_language(language) in text
        for figure in case.record.figures:
            assert figure.label.in_language(language) in text
    for contact in project.catalogue.contacts.values():
        for person in contact.record.people:
            assert person.email in text


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_link_of_a_book_leads_somewhere(books: Mapping[Language, bytes], language: Language) -> None:
    archive = zipfile.ZipFile(io.BytesIO(books[language]))
    ids: dict[str, set[str]] = {}
    links: list[tuple[str, str]] = []
    for name in archive.namelist():
        if name.endswith(".xhtml"):
            page = lxml.etree.fromstring(archive.read(name))
            found = [str(element.get("id")) for element in page.iter() if element.get("id")]
            assert len(found) == len(set(found)), name
            ids[name] = set(found)
            links += [(name, str(element.get("href"))) for element in page.iter("{*}a")]
    inside = [(name, href) for name, href in links if ":" not in href]
    assert len(inside) > 500
    for name, href in inside:
        file, _, fragment = href.partition("#")
        target = posixpath.join(posixpath.dirname(name), file) if file else name
        assert target in ids, href
        assert not fragment or fragment in ids[target], href


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_book_says_how_accessible_it_is(books: Mapping[Language, bytes], language: Language) -> None:
    package = lxml.etree.fromstring(zipfile.ZipFile(io.BytesIO(books[language])).read("book/package.opf"))
    said = {str(meta.get("property")) for meta in package.iter(f"{OPF}meta")}
    wanted = (
        "accessMode",
        "accessModeSufficient",
        "accessibilityFeature",
        "accessibilityHazard",
        "accessibilitySummary",
    )
    assert {f"schema:{name}" for name in wanted} <= said
