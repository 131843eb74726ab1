"""The dots of the map: the communities of case studies, none of them hidden behind another."""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import combinations
from typing import Final

from playbook.catalogue.linked import Catalogue
from playbook.catalogue.map_points import is_on_map, project

RADIUS: Final = 8
"""How large a dot is."""

RADIUS_OF_MANY: Final = 13
"""How large a dot is that holds the number of its case studies."""

REACH: Final = 18
"""How far from a dot a pointer still takes it, where no other dot is near."""

_GAP: Final = 1.5
_ROUNDS: Final = 100


@dataclass(frozen=True, slots=True)
class Dot:
    """A community on the map.

    Attributes:
        x: How far it is from the left of the drawing.
        y: How far it is from its top.
        radius: How large it is.
        reach: How far from its middle a pointer takes it; never as far as another dot's.
        cases: How many case studies happen there.
    """

    x: float
    y: float
    radius: int
    reach: float
    cases: int


def dots(catalogue: Catalogue) -> Mapping[str, Dot]:
    """Return the dots of the communities that have case studies and a point on the map of Canada, by their ids."""
    points: dict[str, tuple[float, float]] = {}
    numbers: dict[str, int] = {}
    for id_, community in sorted(catalogue.communities.items()):
        number = len(catalogue.cases_of_community(id_))
        if number and community.point:
            place = project(community.point.latitude, community.point.longitude)
            if is_on_map(*place):
                points[id_], numbers[id_] = place, number
    sizes = {id_: RADIUS if number == 1 else RADIUS_OF_MANY for id_, number in numbers.items()}
    places = _apart(points, sizes)
    return {
        id_: Dot(round(x, 1), round(y, 1), sizes[id_], _reach(id_, places, sizes[id_]), numbers[id_])
        for id_, (x, y) in places.items()
    }


def _apart(points: Mapping[str, tuple[float, float]], sizes: Mapping[str, int]) -> dict[str, tuple[float, float]]:
    """Push dots that overlap away from each other, both as far, until none does."""
    places = dict(points)
    for _ in range(_ROUNDS):
        moved = False
        for one, other in combinations(places, 2):
            (x, y), (to_x, to_y) = places[one], places[other]
            distance = math.dist((x, y), (to_x, to_y))
            lacking = sizes[one] + sizes[other] + _GAP - distance
            if lacking > 0.01:  # nobody sees less
                # Two at the same place part to the left and to the right.
                way_x, way_y = ((to_x - x) / distance, (to_y - y) / distance) if distance else (1.0, 0.0)
                places[one] = (x - way_x * lacking / 2, y - way_y * lacking / 2)
                places[other] = (to_x + way_x * lacking / 2, to_y + way_y * lacking / 2)
                moved = True
        if not moved:
            break
    return places


def _reach(id_: str, places: Mapping[str, tuple[float, float]], radius: int) -> float:
    others = [math.dist(places[id_], place) / 2 for other, place in places.items() if other != id_]
    return round(max(radius, min([REACH, *others])), 1)
