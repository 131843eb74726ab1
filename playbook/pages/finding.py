"""What the case finder shows: the facets in its order, and its list, which comes in a file where it is long."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, Final

from playbook.catalogue.facets import Value, case_facets, numbers_by_case, sortable
from playbook.catalogue.linked import Catalogue
from playbook.catalogue.map_points import MAP_POINTS
from playbook.languages import Language

LIST: Final = "macros/finder-lots.html"
"""The template of the list."""

FIRST: Final = 10
"""How many case studies of each model a page shows whose list is long; the others come once a reader chooses."""

_WHOLE_COUNTRY: Final = "CA"


def finder(catalogue: Catalogue, language: Language) -> Mapping[str, Any]:
    """Return what the templates of the finder are given.

    Args:
        catalogue: The records.
        language: The language of the page.
    """
    # The whole country stands before the other places, and those that the map shows are folded away after them.
    facets = [
        replace(facet, values=tuple(sorted(facet.values, key=_beside_the_map))) if facet.name == "place" else facet
        for facet in case_facets(catalogue, language)
    ]
    return {"facets": facets, "numbers": numbers_by_case(facets), "sortable": sortable}


def _beside_the_map(value: Value) -> tuple[bool, bool]:
    return value.id in MAP_POINTS, value.id != _WHOLE_COUNTRY
