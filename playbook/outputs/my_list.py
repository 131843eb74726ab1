"""What the list needs that readers make of case studies: its words with every page, what it shows with its own."""

import json
from collections.abc import Callable, Mapping
from typing import Any

from markupsafe import Markup

from playbook.languages import LANGUAGES, Language
from playbook.languages.interface import words
from playbook.pages.comparing import MY_LIST
from playbook.pages.rendering import CELL, Place, Renderer, base_of

Mark = Callable[[Markup, Language], str]
"""Marks a text of a language: abbreviations, names in the other one."""


def words_file(language: Language) -> str:
    """Return the name of the script that has the words of a language, from the site's root."""
    return f"assets/list/words.{language}.js"


def columns_file(language: Language) -> str:
    """Return the name of the file that has the columns of a language, from the site's root."""
    return f"assets/list/{language}.json"


def my_list(renderer: Renderer, mark: Mark) -> dict[str, str]:
    """Write what the scripts of the list ask for.

    Args:
        renderer: Renders the columns.
        mark: Marks their texts.

    Returns:
        The text of each file by its name, from the site's root; words only, and none, for a site without the page of the
        list.
    """
    if MY_LIST not in renderer.plan.pages:
        return {words_file(language): _script(None) for language in LANGUAGES}
    files = {words_file(language): _words(renderer, language) for language in LANGUAGES}
    return files | {columns_file(language): _columns(renderer, language, mark) for language in LANGUAGES}


def _words(renderer: Renderer, language: Language) -> str:
    plan, t = renderer.plan, words(language)
    said: dict[str, Any] = {
        "page": plan.pages[MY_LIST].text[language].url,
        "words": {**t["my_list"]["buttons"], "colon": t["colon"]},
        # A page knows a case study by the last part of its address, which each language has of its own.
        "ids": {
            plan.record_page("case", id_).text[language].url.rstrip("/").rpartition("/")[2]: id_
            for id_ in renderer.catalogue.cases
        },
    }
    return _script(said)


def _script(said: Mapping[str, Any] | None) -> str:
    """Write a script and not only data: pages of a folder may run scripts, and ask for nothing."""
    return f"window.playbookList={json.dumps(said, ensure_ascii=False, indent=0)};\n"


def _columns(renderer: Renderer, language: Language, mark: Mark) -> str:
    place = Place(language, base_of(renderer.plan.pages[MY_LIST].text[language].url), renderer.plan)
    columns = {
        id_: mark(CELL.join(renderer.column(id_, place)), language).split(CELL) for id_ in renderer.catalogue.cases
    }
    return json.dumps(columns, ensure_ascii=False, indent=0) + "\n"
