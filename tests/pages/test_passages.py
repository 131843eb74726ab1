"""Abbreviations are expanded once a page, in text only; names in another language say which."""

from playbook.pages.passages import Passages
from playbook.records import Line, Term, UntranslatedName

TERMS = [
    Term(
        name=Line(fr="numéro d’assurance sociale", en="Social Insurance Number"),
        abbreviation=Line(fr="NAS", en="SIN"),
    ),
    Term(name=Line(fr="Recherche & développement", en="Research & development"), abbreviation=Line(fr="RD", en="RD")),
    Term(
        name=Line(fr="ServiceOntario", en="ServiceOntario"), abbreviation=Line(fr="ServiceOntario", en="ServiceOntario")
    ),
]

NAMES = [
    UntranslatedName(name="Alberta Works & more", language="en"),
    UntranslatedName(name="Maison de l’emploi", language="fr"),
]


def marked(content: str) -> str:
    return Passages(TERMS, NAMES, "en").mark(content)


def test_first_use_is_expanded() -> None:
    assert marked("<p>A SIN, and a SIN.</p>") == (
        '<p>A <abbr title="Social Insurance Number">SIN</abbr>, and a SIN.</p>'
    )
    assert marked("<p>Two SINs.</p>") == '<p>Two <abbr title="Social Insurance Number">SIN</abbr>s.</p>'
    assert Passages(TERMS, NAMES, "fr").mark("un NAS") == 'un <abbr title="numéro d’assurance sociale">NAS</abbr>'


def test_links_headings_and_attributes_are_left_alone() -> None:
    content = '<h2 id="x">SIN</h2><a href="SIN/">SIN <em>SIN</em></a><img alt="SIN">'
    assert marked(content) == content
    assert marked(content + "SIN").endswith('<abbr title="Social Insurance Number">SIN</abbr>')


def test_words_that_only_contain_an_abbreviation_are_left_alone() -> None:
    assert marked("SINGLE BASIN sin ServiceOntario") == "SINGLE BASIN sin ServiceOntario"


def test_expansions_are_escaped() -> None:
    assert marked("RD") == '<abbr title="Research &amp; development">RD</abbr>'


def test_without_abbreviations_nothing_changes() -> None:
    assert Passages([], [], "en").mark("<p>SIN</p>") == "<p>SIN</p>"


def test_names_in_another_language_say_which() -> None:
    assert marked("<h2>The Maison de l’emploi</h2>") == '<h2>The <span lang="fr">Maison de l’emploi</span></h2>'
    assert marked('<a href="x">Maison de l’emploi</a>') == '<a href="x"><span lang="fr">Maison de l’emploi</span></a>'
    assert marked("Alberta Works &amp; more") == "Alberta Works &amp; more"
    french = Passages(TERMS, NAMES, "fr")
    assert french.mark("Alberta Works &amp; more") == '<span lang="en">Alberta Works &amp; more</span>'


def test_what_already_names_its_language_is_left_alone() -> None:
    content = '<span lang="fr">la <span>Maison de l’emploi</span></span>'
    assert marked(content) == content
