"""Readers compare a case study with those related to it, without a script."""

import pytest
from conftest import BuiltSite
from lxml.html import HtmlElement

from playbook.catalogue.related import related_cases
from playbook.languages import LANGUAGES, Language
from playbook.languages.formats import quantity
from playbook.pages.comparing import LARGEST, NARROWEST, ROWS, SMALLEST, letters, widths
from playbook.site import Site


def columns(page: HtmlElement) -> list[list[str]]:
    """Return the texts of the columns of a table, each with its head and its cells."""
    (table,) = page.xpath("//table[contains(@class, 'compare')]")
    rows = [row for row in table.iter("tr") if row.get("class") != "about"]
    return [[" ".join(row[number].text_content().split()) for row in rows] for number in range(len(rows[0]))]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_case_study_leads_to_those_related_to_it_side_by_side(
    site: BuiltSite, project: Site, language: Language
) -> None:
    plan, catalogue = project.plan, project.catalogue
    for id_, related in related_cases(catalogue.cases.values()).items():
        if not related:
            assert id_ not in project.renderer.comparisons
            continue
        own = plan.record_page("case", id_).text[language].url
        ways = [link for link in site.pages[own].xpath("//*[@id='related']/..//a/@href") if link.endswith("/")]
        address = project.renderer.comparisons[id_].text[language].url
        assert "../" * own.count("/") + address in ways
        shown = columns(site.pages[address])
        assert len(shown) == 1 + len(related)
        for column, case in zip(shown, [catalogue.cases[id_], *(other.case for other in related)], strict=True):
            study = case.record
            assert len(column) == 1 + len(ROWS)
            assert column[0].startswith(" ".join(study.title.in_language(language).split()))
            said = " ".join(column)
            expected = [study.summary, *(partner.name for partner in study.partners)]
            expected += [catalogue.contacts[call.contact].record.name for call in study.contacts]
            numbers = [quantity(figure.value, figure.unit, language) for figure in study.figures]
            for text in [*(line.in_language(language) for line in expected), *numbers]:
                assert " ".join(text.split()) in said, (address, text)


def test_what_only_repeats_is_left_out_of_lists(site: BuiltSite, project: Site) -> None:
    sitemap = (site.folder / "sitemap.xml").read_text(encoding="utf-8")
    for page in project.renderer.comparisons.values():
        for text in page.text.values():
            assert site.pages[text.url].xpath("//meta[@name='robots']/@content") == ["noindex"]
            assert f"{text.url}<" not in sitemap


def test_longer_columns_are_wider_and_all_have_room() -> None:
    assert widths([[800]]) == [100]
    shares = widths([[100, 200], [400, 500], [1200, 1500], [50, 250]])
    assert shares[0] == shares[3] < shares[1] < shares[2]
    assert 95 <= sum(shares) <= 105
    assert min(widths([[1], [9000], [9000], [9000]])) == NARROWEST


def test_letters_are_the_larger_the_less_there_is_to_read() -> None:
    assert letters([]) == letters([[100, 200]]) == LARGEST
    assert LARGEST > letters([[600, 900]] * 4) > letters([[600, 1200]] * 4) > SMALLEST
    assert letters([[9000]] * 4) == SMALLEST
