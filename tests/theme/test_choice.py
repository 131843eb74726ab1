"""“Which model fits?”: the questions come from the records, the answers rank the models, the address holds the answers."""

from collections.abc import Callable
from typing import Any, get_args
from urllib.parse import urlsplit

import pytest
from browsing import axe_findings_in_every_palette
from conftest import BuiltSite
from playwright.sync_api import Page, expect

from playbook.catalogue.choice import MOST_CASES, candidates, orders_of
from playbook.languages import LANGUAGES, Language
from playbook.languages.interface import words
from playbook.records.contact import GovernmentOrder
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


def scores(page: Page) -> list[tuple[str, str]]:
    """Return the models in their order, each with how many answers it fits."""
    names = page.locator(".choice-models:visible .choice-name").all_inner_texts()
    return list(zip(names, page.locator(".choice-models:visible .choice-score").all_inner_texts(), strict=True))


def ranking(page: Page) -> list[str]:
    """Return the models that fit an answer, in their order."""
    return [name for name, score in scores(page) if not score.startswith("0 ")]


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
            assert len(shown) >= min(len(practised), MOST_CASES)


def test_any_partner_finds_its_case_studies_among_those_of_a_model(project: Site) -> None:
    for candidate in candidates(project.catalogue):
        for order in get_args(GovernmentOrder):
            theirs = [
                case
                for case in project.catalogue.cases_of_model(candidate.model.id)
                if order in orders_of(project.catalogue, case)
            ]
            shown = [case for case in candidate.cases if order in orders_of(project.catalogue, case)]
            assert len(shown) >= min(len(theirs), MOST_CASES)


# ---- without a script


@pytest.mark.parametrize("language", LANGUAGES)
def test_all_questions_answers_and_reasons_are_read_without_javascript(
    visit: Callable[..., Page], project: Site, language: Language
) -> None:
    page = visit(language, ANSWERS, java_script_enabled=False)
    expect(page.locator("main :is(input, button):visible, .choice-results:visible, .bar-fit:visible")).to_have_count(0)
    # Each answer stands with the marks of the models that it speaks for, and these with their names.
    expect(page.locator(".opt:visible")).to_have_count(
        sum(len(question.answers) for question in project.catalogue.questions.values())
    )
    for model in project.catalogue.models.values():
        expect(page.locator(".choice-legend")).to_contain_text(model.record.title.in_language(language))
    page.locator(".choice-overview summary").click()
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
    assert "show the models that suit it: each gets a point" in site.pages[URLS["en"]].text_content()
    assert "chacun reçoit un point" in " ".join(site.pages[URLS["fr"]].text_content().split())


def test_nothing_is_dead_when_the_script_fails_to_arrive_and_nothing_moves_when_it_comes(
    open_page: Callable[..., Page], site_address: str
) -> None:
    page = open_page("en/")
    page.route("**/choice.*.js", lambda route: route.fulfill(body="", content_type="text/javascript"))
    page.goto(site_address + URLS["en"])
    page.locator(".opt").first.wait_for()
    expect(page.locator("main :is(input, button):visible")).to_have_count(0)
    before = page.locator(".choice-legend").bounding_box()
    page.unroute("**/choice.*.js")
    page.goto(site_address + URLS["en"])
    expect(page.locator(".choice.ready")).to_be_visible()
    assert page.locator(".choice-legend").bounding_box() == before


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
    assert scores(page) == [
        ("Co-location", "2 of 3"),
        ("Outreach", "1 of 3"),
        ("Cross-promotion", "0 of 3"),
        ("Service integration", "0 of 3"),
    ]
    expect(page.locator(".choice-status")).to_have_text("Best fit: Co-location. Questions answered: 3 of 6.")
    choose(page, "place", "")
    assert scores(page)[:2] == [("Outreach", "1 of 2"), ("Co-location", "1 of 2")]
    expect(page.locator(".choice-status")).to_contain_text("Tied for best fit: Outreach, Co-location.")


def test_a_partner_brings_its_case_studies_first_and_no_points(visit: Callable[..., Page]) -> None:
    page = visit(query="?need=one-place&place=urban")
    first = page.locator("[data-model=co-location] .choice-cases > li:visible").first
    before = scores(page)
    choose(page, "partner", "municipal")
    assert scores(page) == before
    expect(first).to_contain_text("Ottawa City Hall")
    # Whom to call first is on the partner's side.
    expect(first.locator(".choice-call").first).to_contain_text("MSDO")
    expect(first.locator(".choice-call").first.locator("a[href^='tel:']")).to_be_visible()
    assert query(page) == "need=one-place&place=urban&partner=municipal"


def test_two_reasons_of_one_answer_count_once(visit: Callable[..., Page]) -> None:
    page = visit(query="?channel=visits")
    expect(page.locator(".choice-reasons > li:visible")).to_have_count(2)
    assert scores(page)[0] == ("Outreach", "1 of 1")


@pytest.mark.parametrize("language", LANGUAGES)
def test_results_have_reasons_subtypes_cases_and_contacts(
    visit: Callable[..., Page], project: Site, language: Language
) -> None:
    page = visit(language, "?clients=emergency")
    model = project.catalogue.models["outreach"]
    (fit,) = project.catalogue.questions["clients"].answers[2].fits
    assert ranking(page) == [model.record.title.in_language(language)]
    card = page.locator(".choice-models > li").first
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
    assert cases.locator("a[href^='tel:']").count() >= MOST_CASES, "the telephone of a person"


def test_small_screens_say_what_fits_at_the_bottom(visit: Callable[..., Page]) -> None:
    page = visit(query=ANSWERS, width=390)
    bar = page.locator(".bar-fit")
    expect(bar).to_be_in_viewport()
    expect(bar).to_contain_text("Outreach, 4 of 4")
    bar.get_by_role("link").click()
    expect(page.locator("#choice-results")).to_be_in_viewport()
    page.set_viewport_size({"width": 1280, "height": 800})
    expect(bar).to_be_hidden()


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
    assert ranking(page) == ["Outreach"]
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
    expect(page.locator(".choice-form .choice-none :checked")).to_have_count(7)
    assert query(page) == ""
    assert page.get_by_role("link", name="Français", exact=True).evaluate("link => link.search") == ""


def test_unknown_answers_in_the_address_are_left_out(visit: Callable[..., Page]) -> None:
    page = visit(query="?need=gold&colour=red&place=urban")
    assert ranking(page) == ["Co-location"]
    choose(page, "share", "data")
    assert query(page) == "place=urban&share=data"


# ---- for everyone


@pytest.mark.parametrize(("language", "state"), [("fr", ""), ("en", ANSWERS), ("fr", TIED)])
def test_axe_finds_nothing_in_any_state(visit: Callable[..., Page], language: Language, state: str) -> None:
    page = visit(language, state)
    page.locator(".choice-overview summary").click()
    assert axe_findings_in_every_palette(page) == {}


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
    expect(page.locator("main button:visible")).to_have_count(0)
    expect(page.locator(".choice-results")).to_be_visible()
