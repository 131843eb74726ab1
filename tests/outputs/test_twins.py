"""Every page has a twin in Markdown that says the same, and a file that tells programs where they are."""

from collections.abc import Iterator
from posixpath import join, normpath
from urllib.parse import urlsplit

import pytest
from markdown_it import MarkdownIt
from markdown_it.token import Token

from playbook.languages import LANGUAGES
from playbook.languages.formats import quantity
from playbook.outputs.llms_txt import FILE, llms_txt
from playbook.outputs.twins import TWIN, markdown_of, twin
from playbook.pages.page_links import ids_of
from playbook.site import Site

SITE_URL = "https://playbook.example.ca/guide/"


@pytest.fixture(scope="module")
def twins(project: Site) -> dict[str, str]:
    """The twins of all pages by their names."""
    return {
        page.text[language].url + TWIN: twin(page, language, project.html(page, language), SITE_URL)
        for page in project.plan.pages.values()
        for language in LANGUAGES
    }


def tokens(text: str) -> Iterator[Token]:
    for token in MarkdownIt("commonmark").enable("table").parse(text):
        yield token
        yield from token.children or ()


def words(text: str) -> str:
    """Return the words of Markdown as a reader sees them."""
    return " ".join("".join(token.content for token in tokens(text) if token.type in ("text", "code_inline")).split())


def links(text: str) -> list[str]:
    return [str(token.attrs["href"]) for token in tokens(text) if token.type == "link_open"]


def test_every_page_has_a_twin_with_its_title(twins: dict[str, str], project: Site) -> None:
    for page in project.plan.pages.values():
        for text in page.text.values():
            written = list(tokens(twins[text.url + TWIN]))
            assert [token.tag for token in written if token.type == "heading_open"].count("h1") == 1, text.url
            assert words(written[1].content) == words(text.title)
    assert len(twins) == len(project.plan.pages) * len(LANGUAGES)


def test_links_between_twins_lead_to_a_place_in_a_page(twins: dict[str, str], project: Site) -> None:
    pages = {text.url: (page, language) for page in project.pages for language, text in page.text.items()}
    ids = {url: set(ids_of(project.html(page, language))) for url, (page, language) in pages.items()}
    for name, text in twins.items():
        for link in links(text):
            parts = urlsplit(link)
            if not parts.scheme and parts.path.endswith(TWIN):
                target = normpath(join(name, "..", parts.path)).removesuffix(TWIN)
                assert target in pages, (name, link)
                assert not parts.fragment or parts.fragment in ids[target], (name, link)


def test_the_twin_of_a_case_study_says_what_its_record_says(twins: dict[str, str], project: Site) -> None:
    for case in project.catalogue.cases.values():
        for language in LANGUAGES:
            said = words(twins[project.plan.record_page("case", case.id).text[language].url + TWIN])
            expected = [partner.name.in_language(language) for partner in case.record.partners]
            # What a drawing shows is told as the drawing is described.
            expected += [quantity(figure.value, figure.unit, language) for figure in case.record.figures]
            expected.append(case.record.summary.in_language(language))
            assert [text for text in expected if " ".join(text.split()).casefold() not in said.casefold()] == [], (
                case.id
            )


def test_what_only_screens_need_is_left_out() -> None:
    html = (
        '<div class="row no-print"><a href="a.csv">File</a></div><h1></h1><p>One <span aria-hidden="true">x</span>two</p>'
        '<h2 id="a">A</h2><pre><code>a: 1\nb: 2\n</code></pre><p hidden>Three</p>'
    )
    assert markdown_of(html) == "One two\n\n## A\n\n```\na: 1\nb: 2\n```"


def test_links_lead_to_twins_and_to_files_as_they_are() -> None:
    html = '<p><a href="../b/#c">B</a> <a href="#d">D</a> <a href="e.csv">E</a> <a href="https://f.ca/g/">F</a></p>'
    assert markdown_of(html) == "[B](../b/index.md#c) [D](#d) [E](e.csv) [F](https://f.ca/g/)"
    assert markdown_of('<a href="mailto:a@b.ca?subject=C">A</a>') == "[A](mailto:a@b.ca)"


def test_programs_are_told_of_every_page_once(project: Site) -> None:
    files = llms_txt(project.catalogue, project.plan, SITE_URL)
    for language in LANGUAGES:
        text = files[f"{language}/{FILE}"]
        assert text.startswith(f"# {'Guide' if language == 'fr' else 'Service'}")
        listed = [link for link in links(text) if link.endswith(TWIN)]
        missing = {SITE_URL + page.text[language].url + TWIN for page in project.plan.pages.values()} - set(listed)
        assert len(set(listed)) == len(listed)
        assert {address.removeprefix(SITE_URL) for address in missing} <= {
            project.plan.pages[key].text[language].url + TWIN for key in ("index", "index-a-z")
        }
    assert links(files[FILE])[:2] == [f"{SITE_URL}{language}/{FILE}" for language in LANGUAGES]
