"""Long lists in parts: where there are many case studies, pages that list them lead to pages of their own, one a value.

Few case studies stand in the lists themselves. A part shows nothing that is not on the pages of its case studies, so it
stands beside its list: other lists of pages and the search leave it out.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Final

from playbook.catalogue.facets import Facet, Value, case_facets
from playbook.catalogue.linked import Catalogue
from playbook.languages import LANGUAGES, Language
from playbook.languages.interface import words
from playbook.pages.plan import PageText, PlannedPage, SitePlan

MOST: Final = 200
"""How many case studies a list holds at most without parts."""

BROWSE: Final = "browse"
"""The page whose list has a part for everything that case studies are chosen by."""

FIGURES: Final = "figures"
BY_MODEL: Final = (FIGURES, "case-contacts")
"""The pages whose lists have a part for each model."""


@dataclass(frozen=True, slots=True)
class PartPage(PlannedPage):
    """The page of a part of a list.

    Attributes:
        anchor: What stands for the part in the list, and ends its address.
        values: The value that its case studies have, in each language.
    """

    anchor: str
    values: Mapping[Language, Value]


def with_parts(plan: SitePlan, catalogue: Catalogue, most: int = MOST) -> SitePlan:
    """Divide the lists of case studies.

    Args:
        plan: The pages.
        catalogue: The records.
        most: How many case studies a list holds without parts.

    Returns:
        The plan with the pages of the parts beside those that list them; as it was where there are few case studies.
    """
    if len(catalogue.cases) <= most or BROWSE not in plan.pages:
        return plan
    found = {language: case_facets(catalogue, language) for language in LANGUAGES}
    parts = {
        page.key: page
        for number, facet in enumerate(found["en"])
        for of in _divided_by(facet, plan)
        for page in _pages_of(plan.pages[of], {language: facets[number] for language, facets in found.items()})
    }
    neighbours = {
        language: MappingProxyType({**plan.neighbours[language], **_neighbours(parts, facets, plan)})
        for language, facets in found.items()
    }
    return replace(plan, parts=MappingProxyType(parts), neighbours=MappingProxyType(neighbours))


def key_of(of: str, anchor: str) -> str:
    """Return the key of the page of a part."""
    return f"{of}/{anchor}"


def _divided_by(facet: Facet, plan: SitePlan) -> list[str]:
    divided = (BROWSE, *BY_MODEL) if facet.name == "model" else (BROWSE,)
    return [of for of in divided if of in plan.pages]


def _pages_of(of: PlannedPage, facet: Mapping[Language, Facet]) -> Iterator[PartPage]:
    values = {language: {value.anchor: value for value in one.values} for language, one in facet.items()}
    for anchor, value in values["en"].items():
        if of.key == FIGURES and not any(case.record.figures for case in value.cases):
            continue
        own = {language: values[language][anchor] for language in LANGUAGES}
        text = {language: _text(of, own[language], language) for language in LANGUAGES}
        key = key_of(of.key, anchor)
        yield PartPage(key, "part", key, of.key, MappingProxyType(text), anchor, MappingProxyType(own))


def _text(of: PlannedPage, value: Value, language: Language) -> PageText:
    t, above = words(language), of.text[language]
    name = t["finder"]["facets"][value.facet] if of.key == BROWSE else above.title
    title = f"{name}{t['colon']} {value.label}"
    return replace(
        above,
        title=title,
        menu=value.label,
        description=t["finder"]["part"].format(title, above.title),
        url=f"{above.url}{value.anchor.replace('.', '-')}/",
        enhancement=None,
    )


def _neighbours(
    parts: Mapping[str, PartPage], facets: tuple[Facet, ...], plan: SitePlan
) -> dict[str, tuple[str | None, str | None]]:
    """Say what comes before and after each part: those by the same facet, in the order of a language."""
    neighbours: dict[str, tuple[str | None, str | None]] = {}
    for facet in facets:
        for of in _divided_by(facet, plan):
            keys = (key_of(of, value.anchor) for value in facet.values)
            row = [key for key in keys if key in parts]
            for before, key, after in zip([None, *row[:-1]], row, [*row[1:], None], strict=True):
                neighbours[key] = (before, after)
    return neighbours
