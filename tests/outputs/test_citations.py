"""A citation says who wrote what, from which document, as of when and where, in three forms that say the same."""

import json
import re

import pytest

from playbook.languages import LANGUAGES
from playbook.languages.formats import period
from playbook.outputs.citations import BIBTEX, CSL, TEXT, Citation, Citations
from playbook.pages.plan import PlannedPage
from playbook.site import Site

SITE_URL = "https://playbook.example.ca/guide/"


@pytest.fixture(scope="module")
def citations(project: Site) -> Citations:
    return Citations(project.catalogue, project.plan, SITE_URL)


def cited(project: Site) -> list[PlannedPage]:
    return [page for page in project.plan.pages.values() if page.kind in ("case", "model")]


def bibtex(text: str) -> dict[str, str]:
    """Return the fields of an entry, without the signs that keep words whole."""
    assert re.fullmatch(r"@misc\{[\w-]+,\n(  \w+ = \{.*\},\n)+\}\n", text), text
    fields = dict(re.findall(r"^  (\w+) = \{(.*)\},$", text, re.MULTILINE))
    return {name: re.sub(r"\\([&%$#_{}])|[{}]", r"\1", value) for name, value in fields.items()}


def test_the_three_forms_say_what_the_record_says(project: Site, citations: Citations) -> None:
    for page in project.plan.pages.values():
        for language in LANGUAGES:
            files = citations.files(page, language)
            assert len(files) == (3 if page in cited(project) else 0)
            if not files:
                continue
            text = page.text[language]
            in_words = files[text.url + TEXT].removeprefix("\ufeff")
            fields = bibtex(files[text.url + BIBTEX])
            (item,) = json.loads(files[text.url + CSL])
            documents = [project.catalogue.sources[citation.document] for citation in text.source]
            authors = list(dict.fromkeys(document.author.in_language(language) for document in documents))
            assert [author["literal"] for author in item["author"]] == authors
            assert fields["author"] == " and ".join(authors)
            assert item["title"] == fields["title"] == text.title
            assert item["URL"] == fields["url"] == SITE_URL + text.url
            as_of = project.catalogue.cases[page.id].record.as_of if page.kind == "case" else documents[0].date
            assert str(item["issued"]["date-parts"][0][0]) == fields["year"] == as_of[:4]
            said = [*authors, text.title, SITE_URL + text.url, period(as_of, language)]
            said += [document.short_title.in_language(language) for document in documents]
            said += [citation.place.in_language(language) for citation in text.source if citation.place]
            assert [part for part in said if part not in in_words] == []
            assert item["note"] == fields["note"]
            assert item["note"] in in_words


def test_keys_are_different(project: Site, citations: Citations) -> None:
    keys = [
        citation.key
        for page in cited(project)
        for language in LANGUAGES
        if (citation := citations.of_page(page, language))
    ]
    assert len(set(keys)) == len(keys)


@pytest.mark.parametrize(
    ("as_of", "issued"),
    [
        ("2018-07-18", {"date-parts": [[2018, 7, 18]]}),
        ("2018-07", {"date-parts": [[2018, 7]]}),
        ("2017-2018", {"date-parts": [[2017], [2018]]}),
        ("2017-autumn", {"date-parts": [[2017]], "season": 3}),
        ("1990s", {"literal": "1990s"}),
    ],
)
def test_a_date_is_as_exact_as_it_is_known(as_of: str, issued: object) -> None:
    citation = Citation("a-en", "en", ("A & B",), "50% {more}", "C", as_of, "https://a.ca/")
    assert json.loads(citation.as_csl())[0]["issued"] == issued
    assert r"title = {{50\% \{more\}}}" in citation.as_bibtex()
    assert r"author = {{A \& B}}" in citation.as_bibtex()


def test_other_pages_have_none(project: Site, citations: Citations) -> None:
    assert citations.shown(project.plan.pages["about"], "fr") is None
