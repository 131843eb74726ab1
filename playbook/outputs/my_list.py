"""What the list needs that readers make of case studies: its words with every page, what it shows with its own."""

import json
from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final

from markupsafe import Markup

from playbook.catalogue.linked import Catalogue
from playbook.languages import LANGUAGES, Language
from playbook.languages.interface import words
from playbook.pages.comparing import CELL, MY_LIST
from playbook.pages.plan import SitePlan
from playbook.pages.rendering import Place, Renderer, base_of

TOGETHER: Final = 10
"""The columns of how many case studies a file has: readers choose a few, and load not many more."""

Mark = Callable[[Markup, Language], str]
"""Marks a text of a language: abbreviations, names in the other one."""


def columns_files(catalogue: Catalogue, language: Language) -> dict[str, Sequence[str]]:
    """Say which files have the columns of a language.

    Args:
        catalogue: The records.
        language: The language.

    Returns:
        The ids of the case studies of each file, all in order, by its name from the site's root.
    """
    ids = sorted(catalogue.cases)
    return {
        f"assets/list/{language}-{first // TOGETHER + 1}.json": ids[first : first + TOGETHER]
        for first in range(0, len(ids), TOGETHER)
    }


def list_scripts(catalogue: Catalogue, plan: SitePlan) -> dict[str, str]:
    """Write what the list needs on every page, by the name of the file from the site's root.

    Args:
        catalogue: The records.
        plan: The pages; on a site without that of the list, there is nothing in the files.

    Returns:
        For each language, the words of the list; and apart, since there may be thousands, the ids of the case studies by the
        last parts of their addresses.
    """
    scripts: dict[str, str] = {}
    for language in LANGUAGES:
        ids = {plan.record_page("case", id_).text[language].last_part: id_ for id_ in catalogue.cases}
        scripts[f"assets/list/words.{language}.js"] = _script("playbookList", _words(plan, language))
        scripts[f"assets/list/cases.{language}.js"] = _script("playbookCases", ids if MY_LIST in plan.pages else None)
    return scripts


def _words(plan: SitePlan, language: Language) -> dict[str, Any] | None:
    if MY_LIST not in plan.pages:
        return None
    t = words(language)
    return {
        "page": plan.pages[MY_LIST].text[language].url,
        "words": {**t["my_list"]["buttons"], "colon": t["colon"]},
    }


def _script(name: str, said: Mapping[str, Any] | None) -> str:
    """Write a script and not only data: pages of a folder may run scripts, and ask for nothing."""
    return f"window.{name}={json.dumps(said, ensure_ascii=False, indent=0)};\n"


def list_columns(renderer: Renderer, language: Language, mark: Mark, ids: Sequence[str]) -> str:
    """Write what the list shows of some case studies, for the page of the list in a language.

    Args:
        renderer: Renders the columns.
        language: The language.
        mark: Marks their texts.
        ids: The case studies.
    """
    place = Place(language, base_of(renderer.plan.pages[MY_LIST].text[language].url), renderer.plan)
    columns = {id_: mark(CELL.join(renderer.column(id_, place).cells), language).split(CELL) for id_ in ids}
    return json.dumps(columns, ensure_ascii=False, indent=0) + "\n"
