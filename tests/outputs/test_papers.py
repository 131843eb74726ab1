"""The papers: PDFs that a library reads back, with all that the records say on them, in both languages."""

import copy
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import lxml.html
import pypdf
import pypdfium2  # type: ignore[import-untyped]
import pytest
from conftest import ROOT, SITE_URL, MadeOnce
from pypdf.generic import Destination

from playbook.languages import LANGUAGES, Language
from playbook.outputs.downloads import downloads
from playbook.outputs.papers import Typesetting
from playbook.outputs.papers.choosing import Paper
from playbook.outputs.papers.drawings import Drawings
from playbook.outputs.papers.nodes import Reader
from playbook.outputs.papers.typesetting import typeset
from playbook.outputs.papers.ways import settle
from playbook.outputs.pictures import can_draw
from playbook.outputs.pictures.colours import named_colours
from playbook.pages.figures import shown
from playbook.site import Site

GUIDES: dict[Language, str] = {
    "fr": "downloads/fr/guide-des-partenariats-de-service.pdf",
    "en": "downloads/en/service-partnerships-playbook.pdf",
}
THEME = ROOT / "theme/assets"
COLOURS = named_colours((THEME / "stylesheets/parts/10-tokens.css").read_text(encoding="utf-8"))
DRAWN = {name: (THEME / f"images/{name}.svg").read_text(encoding="utf-8") for name in ("signs", "map", "icon")}

needs_typst = pytest.mark.skipif(not can_draw(), reason="the packages of the group `takeaway` are not installed")


@dataclass(frozen=True)
class Papers:
    """The papers of the real site."""

    folder: Path

    def read(self, file: str) -> pypdf.PdfReader:
        return pypdf.PdfReader(self.folder / file)

    @cached_property
    def texts(self) -> dict[Language, str]:
        """What stands in the guide of each language, without spaces."""
        return {language: text_of(self.folder / GUIDES[language]) for language in LANGUAGES}


def text_of(file: Path) -> str:
    with pypdfium2.PdfDocument(file) as pdf:
        return packed(" ".join(page.get_textpage().get_text_range() for page in pdf))


def packed(text: str) -> str:
    """Take the spaces out of a text: where lines end is nobody's concern."""
    return "".join(text.split())


def titles(outline: list[Any]) -> Iterator[str]:
    for entry in outline:
        if isinstance(entry, Destination):
            yield str(entry.title)
        else:
            yield from titles(entry)


@pytest.fixture(scope="session")
def papers(project: Site, made_once: MadeOnce) -> Papers:
    """The papers, set once for all tests."""

    def make(folder: Path) -> None:
        renderer = copy.copy(project.renderer)
        renderer.downloads = downloads(project.catalogue, project.plan, ("build", "typst"))
        typesetting = Typesetting(renderer, project.html, SITE_URL)
        typesetting.finish(folder)

    return Papers(made_once("papers", make))


@needs_typst
def test_every_paper_that_is_offered_is_tagged_and_says_its_title_and_language(project: Site, papers: Papers) -> None:
    for section in downloads(project.catalogue, project.plan, ("build", "typst")):
        for download in section.downloads:
            for language, file in download.files if download.format == "PDF" else ():
                pdf = papers.read(file)
                root = pdf.root_object
                assert root["/MarkInfo"]["/Marked"], file  # type: ignore[index]
                assert str(root["/Lang"]).startswith(language), file
                assert pdf.metadata
                assert pdf.metadata.title, file
                assert root["/ViewerPreferences"]["/DisplayDocTitle"], file  # type: ignore[index]
                assert "pdfuaid" in str(pdf.root_object["/Metadata"].get_object().get_data()), file  # type: ignore[union-attr]
                if download.about and download.about[0] == "case":
                    assert len(pdf.pages) <= 2, file


@needs_typst
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_guide_says_every_title_figure_and_name(project: Site, papers: Papers, language: Language) -> None:
    text = papers.texts[language]
    catalogue = project.catalogue
    for case in catalogue.cases.values():
        assert packed(case.record.title.in_language(language)) in text
        for figure in case.record.figures:
            assert packed(figure.label.in_language(language)) in text
            if not figure.chart:
                assert packed(shown(figure, language)) in text
    for contact in catalogue.contacts.values():
        for person in contact.record.people:
            assert packed(person.name or person.role.in_language(language) if person.role else "") in text
            assert person.email in text
    for tool in catalogue.tools.values():
        assert packed(tool.title.in_language(language)) in text


@needs_typst
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_guide_has_bookmarks_fonts_and_links_that_lead(project: Site, papers: Papers, language: Language) -> None:
    pdf = papers.read(GUIDES[language])
    bookmarks = {packed(title) for title in titles(pdf.outline)}
    assert {packed(case.record.title.in_language(language)) for case in project.catalogue.cases.values()} <= bookmarks
    inside, outside = 0, set()
    for page in pdf.pages:
        for annotation in page.get("/Annots", ()):
            link = annotation.get_object()
            assert link["/Subtype"] == "/Link"
            if "/A" in link and "/URI" in link["/A"]:
                outside.add(str(link["/A"]["/URI"]))
            else:
                inside += 1
        resources: Any = page["/Resources"]
        for font in resources.get("/Font", {}).values():
            (descendant,) = font.get_object()["/DescendantFonts"]
            descriptor = descendant.get_object()["/FontDescriptor"]
            assert {"/FontFile2", "/FontFile3"} & set(descriptor), "a font is not embedded"
    assert inside > 500
    # What has a page in the book is led to there, not on the Web.
    contacts = {project.plan.record_page("contact", id_).text[language].url for id_ in project.catalogue.contacts}
    assert not outside & {SITE_URL + url for url in contacts}
    assert all(url.startswith(("https://", "http://", "mailto:", "tel:")) for url in outside)


@needs_typst
def test_a_briefing_says_where_it_is_from(project: Site, papers: Papers) -> None:
    text = text_of(papers.folder / "downloads/en/case-studies/picton.pdf")
    case = project.catalogue.cases["picton"].record
    assert packed(f"{SITE_URL}en/case-studies/picton/") in text
    assert packed("As of 2018") in text
    assert packed(case.title.en) in text
    assert "david.ward@ontario.ca" in text


@needs_typst
@pytest.mark.parametrize(("language", "file"), [("fr", "fr/liste-entente.pdf"), ("en", "en/agreement-checklist.pdf")])
def test_the_checklist_is_filled_in_on_the_screen(project: Site, papers: Papers, language: Language, file: str) -> None:
    pdf = papers.read(f"downloads/{file}")
    items = [item.in_language(language) for item in project.catalogue.checklists["agreement-clauses"].items]
    found = [one.get_object() for page in pdf.pages for one in page.get("/Annots", ())]
    fields = [one for one in found if one["/Subtype"] == "/Widget"]
    assert fields == [one.get_object() for one in pdf.root_object["/AcroForm"]["/Fields"]]  # type: ignore[index]
    assert not any(str(one.get("/A", {}).get("/URI", "")).startswith("field:") for one in found)
    assert [one["/TU"] for one in fields if one["/FT"] == "/Btn"] == items
    assert all({"/Yes", "/Off"} == set(one["/AP"]["/N"]) for one in fields if one["/FT"] == "/Btn")
    lines = [str(one["/TU"]) for one in fields if one["/FT"] == "/Tx"]
    assert [line.partition(": ")[2] for line in lines[2:]] == items
    # Each is read where it stands: its element of the structure holds it.
    numbered = pdf.root_object["/StructTreeRoot"]["/ParentTree"]["/Nums"]  # type: ignore[index]
    elements = dict(zip(numbered[::2], numbered[1::2], strict=True))
    for one in fields:
        element = elements[one["/StructParent"]].get_object()
        assert element["/S"] == "/Form"
        assert element["/K"][0]["/Obj"].get_object() == one


@needs_typst
def test_text_of_records_is_never_run(fonts: Path, tmp_path: Path) -> None:
    written = '#panic("run") *a* _b_ $x^2$ <label> @ref \\u{41} #sys.inputs [c]'
    given = {
        "colours": COLOURS,
        **DRAWN,
        "language": "en",
        "site": "S",
        "about": "",
        "day": None,
        "dated": "",
        "words": {"partners": "", "date": ""},
        "title": written,
        "items": [written],
        "source": [written],
    }
    paper = Paper("a.pdf", "checklist.typ", given)
    pdf = typeset(paper, fonts)
    assert pdf == typeset(paper, fonts), "the same input gives the same bytes"
    (tmp_path / "a.pdf").write_bytes(pdf)
    assert text_of(tmp_path / "a.pdf").count(packed(written)) == 3


def read(html: str) -> list[dict[str, Any]]:
    def way(href: str) -> dict[str, Any] | None:
        return {"to": href, "page": href.partition("#")[0], "url": f"https://a.ca/{href}"} if href else None

    return Reader(way, Drawings(COLOURS, DRAWN["signs"], DRAWN["map"]), "p#").blocks(html)


def test_html_is_read_as_nodes() -> None:
    (heading, paragraph, listed) = read('<h2 id="a">A <b>b</b></h2><p>One\n  two<wbr>three</p><ul><li>x</li></ul>')
    assert heading == {"k": "h", "l": 2, "c": ["A ", {"k": "b", "c": ["b"]}], "id": "p#a"}
    assert paragraph["c"] == ["One twothree"]
    assert listed["items"] == [[{"k": "p", "c": ["x"], "quiet": False, "number": False}]]


def test_what_is_for_screens_only_is_left_out() -> None:
    assert (
        read(
            '<p class="no-print">a</p><nav>b</nav><form>c</form><svg class="sign"></svg><p><span class="vh">d</span></p>'
        )
        == []
    )


def test_the_head_of_a_table_leads_nowhere() -> None:
    (table,) = read(
        '<table><thead><tr><th><a href="x">A</a></th></tr></thead><tbody><tr><td><a href="x">B</a></td></tr></tbody></table>'
    )
    assert table["head"][0][0]["c"][0]["c"] == [
        {"k": "span", "to": "x", "page": "x", "url": "https://a.ca/x", "c": ["A"]}
    ]
    assert table["body"][0][0]["c"][0]["c"][0]["k"] == "a"


def test_links_lead_to_the_place_on_the_paper_else_to_its_page_else_to_the_web() -> None:
    nodes = read('<p><a href="one#x">a</a> <a href="one#y">b</a> <a href="two">c</a></p>')
    settle(nodes, {"one", "one#x"})
    links = [part for part in nodes[0]["c"] if isinstance(part, dict)]
    assert [link.get("to") for link in links] == ["one#x", "one", None]
    assert links[2]["url"] == "https://a.ca/two"


def test_drawings_stand_alone() -> None:
    html = '<svg viewBox="0 0 10 10" role="img" aria-label="All"><rect class="hi" width="4" height="4"/><use class="mk k2" href="../signs.svg#m2" x="0" y="0" width="9" height="5"/></svg>'
    (drawing,) = Drawings(COLOURS, DRAWN["signs"], DRAWN["map"]).block(lxml.html.fragment_fromstring(html), 3)
    assert drawing["alt"] == "All"
    assert f'fill="{COLOURS["m3"]}"' in drawing["t"]
    assert "<use" not in drawing["t"]
    assert COLOURS["m2"] in drawing["t"]
