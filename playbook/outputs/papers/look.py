"""The colours and drawings of the site, as papers and books have them."""

from pathlib import Path
from typing import Any, Final

from playbook.languages import Language
from playbook.outputs.papers.desk import Desk, PageHtml
from playbook.outputs.papers.drawings import Drawings
from playbook.outputs.papers.ways import Ways
from playbook.outputs.pictures.colours import named_colours
from playbook.outputs.publishing import published_at
from playbook.outputs.stylesheet import STYLESHEET_PARTS, THEME
from playbook.pages.rendering import Renderer

_DRAWINGS: Final = ("signs", "map", "icon")


def read_look(root: Path) -> dict[str, Any]:
    """Read the colours by their names, and the files of drawings.

    Args:
        root: The project's folder.
    """
    theme = root / THEME
    tokens = (theme / STYLESHEET_PARTS / "10-tokens.css").read_text(encoding="utf-8")
    drawn = {name: (theme / f"assets/images/{name}.svg").read_text(encoding="utf-8") for name in _DRAWINGS}
    return {"colours": named_colours(tokens), **drawn}


def desk_of(renderer: Renderer, html: PageHtml, look: dict[str, Any], site_url: str | None, language: Language) -> Desk:
    """Return what papers and books in a language are made with.

    Args:
        renderer: Knows the records, the plan and the day.
        html: Gives the HTML of a page.
        look: The colours and drawings.
        site_url: The address of the site, where it is known.
        language: The language.
    """
    drawings = Drawings(look["colours"], look["signs"], look["map"])
    return Desk(renderer, html, drawings, Ways(renderer.plan, published_at(site_url)), language)
