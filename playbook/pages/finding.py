"""What the case finder shows: the facets in its order, and its list, which comes in files where it is long."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, Final

from playbook.catalogue.facets import Value, case_facets, numbers_by_case, sortable
from playbook.catalogue.linked import Case, Catalogue
from playbook.catalogue.map_points import MAP_POINTS
from playbook.languages import Language
from playbook.languages.ordering import alphabetical

FIRST: Final = 10
"""How many case studies of each model a page shows whose list is long; the others come once a reader chooses."""

_WHOLE_COUNTRY: Final = "CA"


def finder(catalogue: Catalogue, language: Language) -> Mapping[str, Any]:
    """Return what the templates of the finder are given.

    Args:
        catalogue: The records.
        language: The language of the page.
    """

    def title(case: Case) -> str:
        return case.record.title.in_language(language)

    # The whole country stands before the other places, and those that the map shows are folded away after them.
    facets = [
        replace(facet, values=tuple(sorted(facet.values, key=_beside_the_map))) if facet.name == "place" else facet
        for facet in case_facets(catalogue, language)
    ]
    lots = {id_: alphabetical(catalogue.cases_of_model(id_), title) for id_ in catalogue.models}
    return {
        "facets": facets,
        "numbers": numbers_by_case(facets),
        "lots": {id_: lot for id_, lot in lots.items() if lot},
        "sortable": sortable,
    }


def _beside_the_map(value: Value) -> tuple[bool, bool]:
    return value.id in MAP_POINTS, value.id != _WHOLE_COUNTRY
