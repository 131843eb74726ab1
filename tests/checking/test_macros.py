"""Macros show what editors ask for, and a wrong call is reported where it stands."""

from pathlib import Path

import lxml.html
import pytest

from macros.library import NAMES, Macros, functions
from playbook.checking.macro_calls import call_macros, macro_calls
from playbook.findings import Finding
from playbook.pages.rendering import Place
from playbook.reading.prose import Header, ProsePage
from playbook.records import Citation
from playbook.reports import hint, message
from playbook.site import Site

ROOT = Path(__file__).parents[2]


@pytest.fixture
def macros(project: Site) -> Macros:
    return Macros(project.renderer, lambda: Place("en", "../../", project.plan))


def found(project: Site, body: str) -> list[Finding]:
    page = ProsePage(
        "about",
        "en",
        "content/en/about.md",
        Header(title="T", description="D", source=(Citation(document="editors"),)),
        body,
        7,
    )
    place = Place("en", "../../", project.plan)
    called = call_macros(page, macro_calls(page), functions(project.renderer, lambda: place))
    return [called] if isinstance(called, Finding) else []


def links(html: str) -> list[str]:
    return [str(link) for link in lxml.html.fragment_fromstring(html, create_parent=True).xpath(".//a/@href")]


def test_links_lead_to_the_page_in_the_language(macros: Macros, project: Site) -> None:
    assert macros.case_link("sin-at-landing") == (
        '<a href="../../en/case-studies/sin-at-landing/">SIN at Landing, Toronto Pearson airport</a>'
    )
    french = Macros(project.renderer, lambda: Place("fr", "../", project.plan))
    assert french.model_link("outreach") == '<a href="../fr/modeles/services-mobiles/">Services mobiles</a>'


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        ({"model": "co-location", "contact": "so"}, {"picton", "ottawa-city-hall"}),
        ({"model": "co-location", "subtype": "shared-counter"}, {"ottawa-city-hall"}),
        ({"contact": "gnwt"}, {"gnwt-single-window"}),
        ({"place": "BE"}, {"mybelgium"}),
        ({"model": "co-location", "place": "BE"}, set()),
    ],
)
def test_case_cards_show_the_cases_that_fit(macros: Macros, filters: dict[str, str], expected: set[str]) -> None:
    shown = {link.split("/")[-2] for link in links(macros.case_cards(**filters))}
    assert shown == expected


def test_case_cards_without_filters_show_every_case(macros: Macros, project: Site) -> None:
    assert len(links(macros.case_cards())) == len(project.catalogue.cases)
    assert len(links(macros.case_cards(kind="example"))) == sum(
        case.record.kind == "example" for case in project.catalogue.cases.values()
    )


def test_case_cards_say_when_there_are_none(macros: Macros) -> None:
    assert "There is no case study here yet" in macros.case_cards(place="YT", model="co-location")


def test_contact_card_has_people_and_dates(macros: Macros) -> None:
    card = macros.contact_card("esdc")
    assert "mailto:cheryl.meek@servicecanada.gc.ca" in links(card)
    assert "as printed in 2018" in card
    assert "verified" not in card.casefold()
    assert "mailto:NC-SP-PS-GD@hrdc-drhc.net" in links(macros.contact_card("mailbox"))


def test_figure_has_its_date_and_its_case(macros: Macros) -> None:
    shown = macros.figure("sin-at-landing", 2)
    assert "75,849" in shown
    assert "2017-2018" in shown
    assert links(shown) == ["../../en/case-studies/sin-at-landing/"]


def test_every_macro_is_described() -> None:
    assert set(NAMES) >= {"case_cards", "case_link", "model_link", "contact_card", "contact_directory", "figure"}
    assert all(getattr(Macros, name).__doc__ for name in NAMES)


@pytest.mark.parametrize(
    ("body", "code", "place", "said"),
    [
        ('ok\n\n{{ case_link("pictom") }}', "unknown-macro-value", (9, 15), "Did you mean “picton”?"),
        ('{{ case_cards(model="outraech") }}', "unknown-macro-value", (7, 22), "Did you mean “outreach”?"),
        ('{{ case_cards(subtype="virtual") }}', "unknown-macro-value", (7, 24), "no “virtual” for “subtype”"),
        ('x {{ case_lnk("picton") }}', "unknown-macro", (7, 6), "Did you mean “case_link”?"),
        ("{{ case_link() }}", "bad-macro-call", (7, 4), 'case_link("…")'),
        ('{{ case_cards(modle="outreach") }}', "bad-macro-call", (7, 4), 'case_cards(model="…"'),
        ("{{ case_link(3) }}", "bad-macro-call", (7, 4), 'case_link("…")'),
        ('{{ figure("picton", 99) }}', "unknown-macro-value", (7, 21), "no “99” for “number”"),
        ('\n{{ case_link("picton" }}', "macro-syntax", (8, 1), "{{ case_link("),
        ("{% for x in %}", "macro-syntax", (7, 1), "with straight quotation marks around text"),
        ("{{ 1 // 0 }}", "macro-failed", (7, 1), "{{ 1 // 0 }}"),
        ('{{ case_cards() }} {{ "a" * 10**10 }}', "macro-failed", (7, 20), "Put nothing but the macro"),
        ("{{ 9**9**9**9 }}", "macro-failed", (7, 1), "{{ 9**9**9**9 }}"),
        ('{{ "".__class__.__mro__ }}', "macro-failed", (7, 1), "__class__"),
        ('{% for a in "ab" * 99999999 %}{% endfor %}', "macro-failed", (7, 1), "{% for a in"),
        ('{% include "about.md" %}', "macro-failed", (7, 1), "{% include"),
        ('{{ case_link("picton") | upper }}', "macro-failed", (7, 1), "upper"),
        ("{{ self }}", "unknown-macro", (7, 4), "no macro is called “self”"),
        ("x {{ case_link }}", "bad-macro-call", (7, 6), 'case_link("…")'),
        ("{{ case_link(picton) }}", "bad-macro-call", (7, 4), 'case_link("…")'),
        ("{{ config }}", "unknown-macro", (7, 4), "no macro is called “config”"),
    ],
)
def test_wrong_call_is_reported_where_it_stands(
    project: Site, body: str, code: str, place: tuple[int, int], said: str
) -> None:
    (finding,) = found(project, body)
    assert (finding.code, (finding.position.line, finding.position.column)) == (code, place)
    assert said in f"{message(finding, 'en')} {hint(finding, 'en')}"
    assert message(finding, "fr")
    assert hint(finding, "fr")


def test_right_calls_and_raw_braces_give_no_finding(project: Site) -> None:
    assert not found(project, '{{ case_cards(model="outreach") }} {% raw %}{{ 7*7 }}{% endraw %} {{ case_cards() }}')
