"""What a program that reads is told first: what the site is and where its texts are (https://llmstxt.org)."""

from collections.abc import Iterable, Iterator
from typing import Final

from playbook.catalogue.linked import Catalogue
from playbook.languages import LANGUAGES, Language
from playbook.languages.interface import words
from playbook.languages.ordering import alphabetical
from playbook.outputs.open_data import FOLDER as DATA
from playbook.outputs.twins import TWIN
from playbook.pages.plan import HOME, SECTIONS, PlannedPage, SitePlan

FILE: Final = "llms.txt"


def llms_txt(catalogue: Catalogue, plan: SitePlan, site_url: str | None) -> dict[str, str]:
    """Write the file of each language, and one at the site's root that leads to them.

    Args:
        catalogue: The records.
        plan: The pages.
        site_url: The address of the site, where it is known.

    Returns:
        The text of each file by its name, from the site's root.
    """
    site = (site_url or "").rstrip("/") + "/"
    files = {f"{language}/{FILE}": _of_language(catalogue, plan, site, language) for language in LANGUAGES}
    titles = " / ".join(words(language)["site"]["title"] for language in LANGUAGES)
    summaries = [f"> {words(language)['site']['tagline']}" for language in LANGUAGES]
    links = [f"- [{words(language)['site']['read']}]({site}{language}/{FILE})" for language in LANGUAGES]
    data = f"- [datapackage.json]({site}{DATA}datapackage.json)"
    return files | {FILE: "\n".join([f"# {titles}", "", *summaries, "", "## Files", "", *links, data, ""])}


def _of_language(catalogue: Catalogue, plan: SitePlan, site: str, language: Language) -> str:
    t = words(language)
    lines = [f"# {t['site']['title']}", "", f"> {plan.pages[HOME].text[language].description}", "", t["twins"]["about"]]
    for title, pages in _sections(catalogue, plan, language):
        lines += ["", f"## {title}", "", *_links(pages, site, language)]
    data = f"{site}{DATA}datapackage.json"
    return "\n".join([*lines, "", f"## {t['twins']['data']}", "", f"- [datapackage.json]({data})", ""])


def _sections(catalogue: Catalogue, plan: SitePlan, language: Language) -> Iterator[tuple[str, Iterable[PlannedPage]]]:
    for entry in plan.menu:
        yield entry.page.text[language].title, [entry.page, *(child.page for child in entry.children)]
        if entry.page.key == SECTIONS["case"]:
            for model in catalogue.models.values():
                cases = [plan.record_page("case", case.id) for case in catalogue.cases_of_model(model.id)]
                title = f"{entry.page.text[language].title}{words(language)['colon']} {model.record.title.in_language(language)}"
                yield title, alphabetical(cases, lambda page: page.text[language].title)
            yield plan.pages[SECTIONS["situation"]].text[language].title, _of_kind(plan, "situation")
        elif entry.page.key == SECTIONS["contact"]:
            contacts = _of_kind(plan, "contact")
            yield (
                words(language)["people"]["more_members"],
                alphabetical(contacts, lambda page: page.text[language].title),
            )


def _of_kind(plan: SitePlan, kind: str) -> list[PlannedPage]:
    return [page for page in plan.pages.values() if page.kind == kind]


def _links(pages: Iterable[PlannedPage], site: str, language: Language) -> Iterator[str]:
    for page in pages:
        text = page.text[language]
        yield f"- [{text.title}]({site}{text.url}{TWIN}): {text.description}"
