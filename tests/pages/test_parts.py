"""Long lists in parts: what stands on the pages of lists, and on those of their parts, where there are many case studies."""

import json
import re

import pytest

from macros.library import Macros
from playbook.languages import LANGUAGES, Language
from playbook.outputs.case_list import CaseList, list_file
from playbook.outputs.case_words import words_in_parts
from playbook.outputs.my_list import columns_files
from playbook.pages.comparing import MY_LIST
from playbook.pages.finding import FIRST
from playbook.pages.parts import BROWSE, BY_MODEL, with_parts
from playbook.pages.plan import PlannedPage
from playbook.pages.rendering import Place, Renderer, base_of
from playbook.pages.shell import Settings, Shell
from playbook.site import Site

CARD = re.compile(r'<li class="card')
TITLE = re.compile(r'class="card-title">(.*?)</h4>')


@pytest.fixture(scope="module")
def divided(project: Site) -> Renderer:
    """Renders the pages of the project as if it had many case studies."""
    plan = with_parts(project.plan, project.catalogue, most=10)
    return Renderer(project.root, project.catalogue, plan)


def parts_of(renderer: Renderer, key: str) -> list[PlannedPage]:
    return [page for page in renderer.plan.parts.values() if page.parent == key]


def macros_on(renderer: Renderer, key: str, language: Language) -> Macros:
    place = Place(language, base_of(renderer.plan.pages[key].text[language].url), renderer.plan)
    return Macros(renderer, lambda: place)


def linked(html: str, page: PlannedPage, language: Language) -> set[str]:
    """Return the addresses to which HTML on a page leads, from the root of the site."""
    base = base_of(page.text[language].url)
    return {way.removeprefix(base) for way in re.findall(r'href="([^"#?]+)', html)}


def test_few_case_studies_stand_in_the_lists_themselves(project: Site) -> None:
    assert not project.plan.parts
    assert with_parts(project.plan, project.catalogue, most=len(project.catalogue.cases)) is project.plan


@pytest.mark.parametrize("language", LANGUAGES)
def test_lists_lead_to_their_parts_and_these_to_every_case_study(divided: Renderer, language: Language) -> None:
    cases = {divided.plan.record_page("case", id_).text[language].url for id_ in divided.catalogue.cases}
    shown = {BROWSE: "browse", BY_MODEL[0]: "figure_list", BY_MODEL[1]: "cases_by_contact"}
    for key, macro in shown.items():
        parts = parts_of(divided, key)
        html = str(getattr(macros_on(divided, key, language), macro)())
        ways = linked(html, divided.plan.pages[key], language)
        assert {page.text[language].url for page in parts} <= ways
        assert len(ways & cases) <= 1  # a place without case studies names the one that concerns it
        pages = {page.key: str(divided.record_page(page, language)) for page in parts}
        assert not any(
            '<svg class="plot"' in html for html in pages.values()
        )  # hundreds would weigh more than all the rest
        found = set().union(*(linked(pages[page.key], page, language) for page in parts))
        with_figures = {
            divided.plan.record_page("case", id_).text[language].url
            for id_, case in divided.catalogue.cases.items()
            if case.record.figures
        }
        assert found & cases == (with_figures if key == "figures" else cases)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_finder_shows_the_first_of_each_model_and_its_files_have_them_all(
    divided: Renderer, project: Site, language: Language
) -> None:
    html = str(macros_on(divided, "case-studies", language).case_finder())
    assert list_file(language) in html
    for id_, model in divided.catalogue.models.items():
        lot = re.search(rf'data-model="{id_}".*?</section>', html, re.DOTALL)
        cases = len(divided.catalogue.cases_of_model(id_))
        assert len(CARD.findall(lot[0] if lot else "")) == min(cases, FIRST), model.record.title
    files = CaseList(divided, language, lambda text, _: str(text)).files()
    read = {file.rpartition("/")[2]: json.loads(write()) for file, write in files.items()}
    choices = read[f"list.{language}.json"]
    usual = str(
        macros_on(Renderer(project.root, project.catalogue, project.plan), "case-studies", language).case_finder()
    )
    # The items of the files are those of a page that has them all.
    assert choices["values"] == re.findall(r'data-values="([^"]+)"', usual)
    assert read[choices["all"]] == [card for file in choices["cards"] for card in read[file]]
    assert re.findall(TITLE, "".join(read[choices["all"]])) == re.findall(TITLE, usual)
    words = {word for first, file in choices["words"] for word in read[file] if min(read[file]) == first}
    assert {"canada", "nb", "3"} <= words
    assert len(words) == sum(len(read[file]) for _, file in choices["words"])


def test_words_are_parted_in_order_and_found_as_they_are_typed() -> None:
    parts = words_in_parts(["L’été à Québec", "QUEBEC, N.-B.", "Main-d’œuvre de l’Î.-P.-É."], 3)
    assert [word for part in parts for word in part] == sorted(word for part in parts for word in part)
    found = {word: numbers for part in parts for word, numbers in part.items()}
    assert found["quebec"] == [0, 1]
    assert found["l"] == [0, 2]
    assert found["oeuvre"] == [2]
    assert {"n", "b", "i", "p", "e"} <= found.keys()
    assert all(parts)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_of_the_list_leads_to_parts_and_not_to_every_table(divided: Renderer, language: Language) -> None:
    ways = linked(str(macros_on(divided, MY_LIST, language).my_list()), divided.plan.pages[MY_LIST], language)
    browse = divided.plan.pages[BROWSE].text[language].url
    assert ways >= {f"{browse}model-{id_}/" for id_ in divided.catalogue.models}
    assert not ways & {table.text[language].url for table in divided.comparisons.values()}


def test_columns_stand_in_files_of_some_case_studies_in_order(divided: Renderer) -> None:
    files = list(columns_files(divided.catalogue, "fr").values())
    assert [id_ for ids in files for id_ in ids] == sorted(divided.catalogue.cases)
    assert len(files) > 1
    html = str(macros_on(divided, MY_LIST, "fr").my_list())
    assert re.findall(r'data-from="([^"]+)"', html) == [ids[0] for ids in files]


def test_parts_follow_one_another_and_are_in_the_sitemap(divided: Renderer) -> None:
    shell = Shell(divided.plan, Settings("https://example.org/", None, "main", {}, divided.catalogue.sources))
    sitemap = shell.sitemap()
    urls = [page.text[language].url for page in divided.plan.parts.values() for language in LANGUAGES]
    assert len(set(urls)) == len(urls)
    assert all(f"<loc>https://example.org/{url}</loc>" in sitemap for url in urls)
    for language in LANGUAGES:
        around = divided.plan.neighbours[language]
        for key, page in divided.plan.parts.items():
            before, after = around[key]
            assert before is None or around[before][1] == key
            assert after is None or around[after][0] == key
            context = shell.of_page(page, language, "")
            assert [link.text for link in context["breadcrumb"]][-1] == divided.plan.pages[page.parent or ""].text[
                language
            ].menu
            assert (context["previous"] is None) == (before is None)
