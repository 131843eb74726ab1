"""“Which model fits?”: the questions come from the records, the answers rank the models, the address holds the answers."""

from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

import pytest
from browsing import RULES, SIDEWAYS, axe_findings
from conftest import BuiltSite
from playwright.sync_api import Page, expect

from playbook.catalogue.choice import MOST_CASES, candidates
from playbook.languages import LANGUAGES, Language
from playbook.languages.interface import words
from playbook.site import Site

URLS: dict[Language, str] = {"fr": "fr/choisir/", "en": "en/choose/"}
ANSWERS = "?need=reach&place=rural&channel=visits&share=premises"
TIED = "?need=one-place"


@pytest.fixture
def visit(open_page: Callable[..., Page]) -> Callable[..., Page]:
    """Open the page in a language, with a choice in its address."""

    def opened(language: Language = "en", query: str = "", **options: Any) -> Page:
        return open_page(URLS[language] + query, **options)

    return opened


def ranking(page: Page) -> list[str]:
    return page.locator(".choice-models .card-title").all_inner_texts()


def query(page: Page) -> str:
    return urlsplit(page.url).query


def choose(page: Page, question: str, answer: str) -> None:
    page.locator(f"input[name={question}][value='{answer}']").check()


# ---- the records


def test_every_model_and_subtype_can_be_reached(project: Site) -> None:
    fits = [
        fit for question in project.catalogue.questions.values() for answer in question.answers for fit in answer.fits
    ]
    for id_, model in project.catalogue.models.items():
        named = {fit.subtype for fit in fits if fit.model == id_}
        assert named >= set(model.subtypes), id_


def test_there_are_few_questions_in_order(project: Site) -> None:
    orders = [question.order for question in project.catalogue.questions.values()]
    assert orders == list(range(1, len(orders) + 1))
    assert 5 <= len(orders) <= 7


def test_any_subtype_finds_its_case_studies_among_those_of_its_model(project: Site) -> None:
    for candidate in candidates(project.catalogue):
        for subtype in candidate.model.subtypes:
            practised = project.catalogue.cases_of_subtype(candidate.model.id, subtype)
            shown = [case for case in candidate.cases if case.subtype.id == subtype]
            assert len(shown) == min(len(practised), MOST_CASES)


# ---- without a script


@pytest.mark.parametrize("language", LANGUAGES)
def test_all_questions_answers_and_reasons_are_read_without_javascript(
    visit: Callable[..., Page], project: Site, language: Language
) -> None:
    page = visit(language, ANSWERS, java_script_enabled=False)
    expect(page.locator("input:visible, button:visible, .choice-results:visible")).to_have_count(0)
    text = page.locator(".choice-overview").inner_text()
    for question in project.catalogue.questions.values():
        assert question.title.in_language(language) in text
        for answer in question.answers:
            assert answer.text.in_language(language) in text
            for fit in answer.fits:
                assert fit.reason.in_language(language) in text
    links = {str(link) for link in page.locator(".choice-overview a").evaluate_all("links => links.map((l) => l.href)")}
    assert len(links) == len(project.catalogue.models) + sum(
        len(model.subtypes) for model in project.catalogue.models.values()
    )


def test_page_says_how_models_are_ranked(site: BuiltSite) -> None:
    assert "Each answer counts as one point" in site.pages[URLS["en"]].text_content()
    assert "Chaque réponse compte pour un point" in site.pages[URLS["fr"]].text_content()


# ---- answers and results


def test_nothing_is_shown_before_an_answer(visit: Callable[..., Page]) -> None:
    page = visit()
    expect(page.locator(".choice-results")).to_be_hidden()
    page.get_by_role("button", name=words("en")["choice"]["show"]).click()
    expect(page.locator(".choice-status")).to_have_text(words("en")["choice"]["none"])
    expect(page.locator(".choice-results")).to_be_hidden()


def test_models_are_ranked_by_the_answers_that_speak_for_them(visit: Callable[..., Page]) -> None:
    page = visit()
    choose(page, "need", "reach")
    assert ranking(page) == ["Outreach"]
    choose(page, "share", "reception")
    choose(page, "place", "urban")
    assert ranking(page) == ["Co-location", "Outreach"]
    ranks = page.locator(".choice-rank").all_inner_texts()
    assert ranks == ["Rank 1 · answers in its favour: 2 of 3", "Rank 2 · answers in its favour: 1 of 3"]
    expect(page.locator(".choice-status")).to_have_text("Questions answered: 3 of 6. In first place: Co-location.")
    choose(page, "place", "")
    assert page.locator(".choice-rank").all_inner_texts() == [
        "Rank 1, tied · answers in its favour: 1 of 2",
        "Rank 1, tied · answers in its favour: 1 of 2",
    ]
    assert ranking(page) == ["Outreach", "Co-location"]


def test_two_reasons_of_one_answer_count_once(visit: Callable[..., Page]) -> None:
    page = visit(query="?situation=trust")
    expect(page.locator(".choice-reasons > li:visible")).to_have_count(2)
    assert page.locator(".choice-rank").all_inner_texts() == ["Rank 1 · answers in its favour: 1 of 1"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_results_have_reasons_subtypes_cases_and_contacts(
    visit: Callable[..., Page], project: Site, language: Language
) -> None:
    page = visit(language, "?clients=emergency")
    model = project.catalogue.models["outreach"]
    (fit,) = project.catalogue.questions["clients"].answers[2].fits
    card = page.locator(".choice-models > li")
    expect(card).to_have_count(1)
    expect(card.get_by_role("link", name=model.record.title.in_language(language), exact=True)).to_be_visible()
    expect(card.locator(".choice-reasons > li:visible")).to_have_count(1)
    expect(card.locator(".choice-reasons > li:visible")).to_contain_text(fit.reason.in_language(language))
    subtype = model.subtypes["rapid-response"]
    assert card.locator(".choice-subtypes li:visible").all_inner_texts() == [subtype.title.in_language(language)]
    cases = card.locator(".choice-cases > li:visible")
    expect(cases).to_have_count(MOST_CASES)
    practised = {
        case.record.title.in_language(language)
        for case in project.catalogue.cases_of_subtype("outreach", "rapid-response")
    }
    for case in cases.all():
        links = case.get_by_role("link").all_inner_texts()
        assert links[0] in practised
        assert len(links) > 1, "whom to call"


def test_subtypes_that_answers_name_most_come_first(visit: Callable[..., Page]) -> None:
    page = visit(query="?channel=visits&share=premises")
    shown = page.locator("[data-model=outreach] .choice-subtypes li:visible").all_inner_texts()
    assert shown == ["Regular outreach", "Occasional outreach: targeted or strategic"]


def test_button_leads_to_the_results(visit: Callable[..., Page]) -> None:
    page = visit(query=ANSWERS)
    page.get_by_role("button", name=words("en")["choice"]["show"]).click()
    expect(page.get_by_role("heading", name=words("en")["choice"]["results"])).to_be_focused()


# ---- the address


def test_address_holds_the_answers_and_brings_them_back(visit: Callable[..., Page]) -> None:
    page = visit()
    choose(page, "place", "rural")
    choose(page, "need", "reach")
    assert query(page) == "need=reach&place=rural"
    shared = visit(query=f"?{query(page)}")
    assert ranking(shared) == ranking(page)
    expect(shared.locator("input[value=rural]")).to_be_checked()


def test_language_link_keeps_the_answers(visit: Callable[..., Page]) -> None:
    page = visit(query=ANSWERS)
    page.get_by_role("link", name="Français", exact=True).click()
    page.wait_for_url(f"**/{URLS['fr']}{ANSWERS}")
    assert ranking(page) == ["Services mobiles", "Sites colocalisés"]


def test_back_button_takes_answers_back_one_by_one(visit: Callable[..., Page]) -> None:
    page = visit()
    choose(page, "need", "reach")
    choose(page, "share", "data")
    choose(page, "share", "payments")
    page.go_back()
    expect(page.locator(".choice-models > li")).to_have_count(1)
    assert query(page) == "need=reach"
    page.go_back()
    expect(page.locator(".choice-results")).to_be_hidden()
    assert query(page) == ""
    page.go_forward()
    expect(page.locator("input[value=reach]")).to_be_checked()


def test_start_again_forgets_everything(visit: Callable[..., Page]) -> None:
    page = visit(query=ANSWERS)
    page.get_by_role("button", name=words("en")["choice"]["again"]).click()
    expect(page.locator(".choice-results")).to_be_hidden()
    expect(page.locator(".choice-form .choice-none :checked")).to_have_count(6)
    assert query(page) == ""
    assert page.get_by_role("link", name="Français", exact=True).evaluate("link => link.search") == ""


def test_unknown_answers_in_the_address_are_left_out(visit: Callable[..., Page]) -> None:
    page = visit(query="?need=gold&colour=red&place=urban")
    assert ranking(page) == ["Co-location"]
    choose(page, "share", "data")
    assert query(page) == "place=urban&share=data"


# ---- for everyone


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("state", ["", ANSWERS, TIED])
@pytest.mark.parametrize("scheme", RULES)
def test_axe_finds_nothing_in_any_state(
    visit: Callable[..., Page], language: Language, state: str, scheme: str
) -> None:
    page = visit(language, state, color_scheme=scheme)
    page.locator(".choice-overview summary").click()
    for width in (1280, 320):
        page.set_viewport_size({"width": width, "height": 720})
        assert page.evaluate(SIDEWAYS) <= 0
        assert axe_findings(page, RULES[scheme]) == [], width


def test_answers_are_given_by_keyboard(visit: Callable[..., Page]) -> None:
    page = visit()
    page.locator("input[name=need]:checked").focus()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    assert query(page) == "need=one-place"
    page.go_back()
    expect(page.locator(".choice-results")).to_be_hidden()


def test_paper_has_the_answers_and_the_results(visit: Callable[..., Page]) -> None:
    page = visit(query="?need=reach")
    page.emulate_media(media="print")
    expect(page.locator(".choice-form label:visible")).to_have_count(1)
    expect(page.locator("button:visible")).to_have_count(0)
    expect(page.locator(".choice-results")).to_be_visible()
