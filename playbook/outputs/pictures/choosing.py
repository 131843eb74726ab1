"""What stands in the picture of each page."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from playbook.catalogue.linked import Catalogue
from playbook.catalogue.map_points import MAP_POINTS
from playbook.languages import LANGUAGES, Language
from playbook.languages.interface import words
from playbook.pages.plan import HOME, PlannedPage, SitePlan
from playbook.pages.sharing import PICTURE

_COUNTRY: Final = "CA"
_LONGEST_LINE: Final = 50
"""How many characters of the last line stand beside the map."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture to draw.

    Attributes:
        file: Its name from the site's root.
        language: The language of its words.
        site: The name of the site.
        title: What it is of.
        line: What stands under it: the kind of the page, and the place.
        model: The rank of the model whose colours and mark it has, or `None` for the site's own.
        tag: The name of that model; empty where it is the title.
        places: The provinces and territories to show on the map; empty where no map belongs.
    """

    file: str
    language: Language
    site: str
    title: str
    line: str
    model: int | None = None
    tag: str = ""
    places: tuple[str, ...] = ()


def pictures(catalogue: Catalogue, plan: SitePlan) -> Iterator[Picture]:
    """Say what stands in the picture of each page, and of the page where readers choose a language.

    Args:
        catalogue: The records.
        plan: The pages.
    """
    titles = [words(language)["site"]["title"] for language in reversed(LANGUAGES)]
    yield Picture(PICTURE, "en", "", titles[0], titles[1])
    for page in plan.pages.values():
        for language in LANGUAGES:
            yield _picture(page, language, catalogue, plan)


def _picture(page: PlannedPage, language: Language, catalogue: Catalogue, plan: SitePlan) -> Picture:
    t = words(language)
    kinds = t["sharing"]["kinds"]
    title, file, site = page.text[language].title, page.text[language].url + PICTURE, t["site"]["title"]
    if page.kind == "case":
        case = catalogue.cases[page.id]
        names = [place.name.in_language(language) for place in case.places]
        line = _line([t["kinds"][case.record.kind], _listed(names, t["sharing"]["also"])])
        tag = case.model.record.title.in_language(language)
        return Picture(file, language, site, title, line, case.model.record.order, tag, _on_map(case.record.places))
    if page.kind == "contact":
        place = catalogue.contacts[page.id].jurisdiction
        line = _line([kinds["contact"], place.name.in_language(language) if place else ""])
        on_map = _on_map([catalogue.contacts[page.id].record.jurisdiction or ""])
        return Picture(file, language, site, title, line, places=on_map)
    if page.kind == "model":
        return Picture(file, language, site, title, kinds["model"], catalogue.models[page.id].record.order)
    if page.kind != "prose":
        return Picture(file, language, site, title, kinds[page.kind])
    if page.key == HOME:
        return Picture(file, language, "", site, t["site"]["tagline"])
    above = plan.ancestors(page)[-1]
    return Picture(file, language, site, title, "" if above.key == HOME else above.text[language].title)


def _on_map(places: Sequence[str]) -> tuple[str, ...]:
    """Return the provinces and territories that stand for places; all of them where only the whole country is named."""
    named = tuple(place for place in places if place in MAP_POINTS)
    return named or (tuple(MAP_POINTS) if _COUNTRY in places else ())


def _listed(names: Sequence[str], also: str) -> str:
    """Name as many places as have room."""
    for number in range(len(names), 0, -1):
        listed = ", ".join(names[:number])
        if len(listed) <= _LONGEST_LINE - len(also) or number == 1:
            return listed if number == len(names) else f"{listed} {also}"
    return ""


def _line(parts: Sequence[str]) -> str:
    return " · ".join(filter(None, parts))
