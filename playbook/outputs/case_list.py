"""The whole list of the case finder in a file, where it is too long for its page: asked for when a reader chooses."""

import json

from playbook.languages import Language
from playbook.outputs.my_list import Mark
from playbook.pages.finding import LIST, finder
from playbook.pages.plan import SECTIONS
from playbook.pages.rendering import Place, Renderer, base_of


def list_file(language: Language) -> str:
    """Return the name of the file of a language, from the site's root."""
    return f"assets/finder/list.{language}.json"


def case_list(renderer: Renderer, language: Language, mark: Mark) -> str:
    """Write the list of a language.

    Args:
        renderer: Renders it.
        language: The language.
        mark: Marks its texts.
    """
    plan = renderer.plan
    place = Place(language, base_of(plan.pages[SECTIONS["case"]].text[language].url), plan)
    shown = renderer.render(LIST, place, first=None, **finder(renderer.catalogue, language))
    lines = (line.strip() for line in mark(shown, language).splitlines())
    return json.dumps({"list": "\n".join(lines)}, ensure_ascii=False) + "\n"
