"""Communities are dots where they are, on the outlines of their provinces, and none hides another."""

import math
import re
from dataclasses import replace
from itertools import combinations, pairwise
from types import MappingProxyType

import lxml.etree
import pytest
from finding_codes import PROJECT

from playbook.catalogue.linked import Catalogue
from playbook.catalogue.map_dots import RADIUS, RADIUS_OF_MANY, dots
from playbook.catalogue.map_points import MAP_POINTS, project

NEAR = 9
"""How far outside a simplified outline a place may be: an island or a shore that it leaves out."""

Polygon = list[tuple[float, float]]


def outline(id_: str) -> list[Polygon]:
    """Return the polygons of a province, as the drawing has them."""
    tree = lxml.etree.parse(PROJECT / "theme/assets/images/map.svg")
    polygons = []
    for part in re.findall(r"M[^M]+", str(tree.xpath("string(//*[@id=$id]/@d)", id=id_))):
        x, y, *steps = (float(number) for number in re.findall(r"-?\d+", part))
        polygon = [(x, y)]
        for step_x, step_y in zip(steps[::2], steps[1::2], strict=True):
            x, y = x + step_x, y + step_y
            polygon.append((x, y))
        polygons.append(polygon)
    return polygons


def outside(x: float, y: float, polygon: Polygon) -> float:
    """Return how far a point is from a polygon; 0 inside."""
    inside = False
    nearest = math.inf
    for (from_x, from_y), (to_x, to_y) in pairwise([*polygon, polygon[0]]):
        if (from_y > y) != (to_y > y) and x < (to_x - from_x) * (y - from_y) / (to_y - from_y) + from_x:
            inside = not inside
        length = (to_x - from_x) ** 2 + (to_y - from_y) ** 2 or 1
        part = max(0, min(1, ((x - from_x) * (to_x - from_x) + (y - from_y) * (to_y - from_y)) / length))
        nearest = min(nearest, math.dist((x, y), (from_x + part * (to_x - from_x), from_y + part * (to_y - from_y))))
    return 0 if inside else nearest


def with_communities(catalogue: Catalogue, **named: tuple[str, ...]) -> Catalogue:
    """Return the catalogue with other communities of case studies, by the ids of these without hyphens."""
    cases = {
        id_: replace(case, record=case.record.model_copy(update={"communities": named[id_.replace("-", "_")]}))
        if id_.replace("-", "_") in named
        else case
        for id_, case in catalogue.cases.items()
    }
    return replace(catalogue, cases=MappingProxyType(cases))


def test_a_community_is_on_the_outline_of_its_province(catalogue: Catalogue) -> None:
    seen = 0
    for id_, community in catalogue.communities.items():
        if community.point:
            place = project(community.point.latitude, community.point.longitude)
            away = {province: min(outside(*place, part) for part in outline(province)) for province in MAP_POINTS}
            assert away[community.jurisdiction] <= NEAR, (id_, away)
            assert away[community.jurisdiction] <= min(away.values()) + NEAR, (id_, away)
            seen += 1
    assert seen


def test_no_dot_hides_another_nor_takes_its_clicks(catalogue: Catalogue) -> None:
    found = dots(catalogue)
    assert set(found) == {id_ for id_, community in catalogue.communities.items() if community.point}
    for (one, dot), (other, near) in combinations(found.items(), 2):
        distance = math.dist((dot.x, dot.y), (near.x, near.y))
        assert distance >= dot.radius + near.radius, (one, other)
        assert dot.reach + near.reach <= distance + 0.2, (one, other)
    for id_, dot in found.items():
        point = catalogue.communities[id_].point
        assert point
        # A dot is moved by its own size at most: it stays in its part of the province.
        assert math.dist((dot.x, dot.y), project(point.latitude, point.longitude)) <= 2 * RADIUS, id_


def test_several_case_studies_of_a_community_are_one_larger_dot_with_their_number(catalogue: Catalogue) -> None:
    found = dots(with_communities(catalogue, picton=("ottawa",)))
    assert (found["ottawa"].cases, found["ottawa"].radius) == (2, RADIUS_OF_MANY)
    assert "picton" not in found, "a community without a case study"
    assert (found["toronto"].cases, found["toronto"].radius) == (1, RADIUS)


def test_two_communities_at_one_place_are_both_seen(catalogue: Catalogue) -> None:
    ottawa = catalogue.communities["ottawa"]
    twin = replace(catalogue, communities=MappingProxyType({**catalogue.communities, "picton": ottawa}))
    found = dots(twin)
    assert math.dist((found["ottawa"].x, found["ottawa"].y), (found["picton"].x, found["picton"].y)) >= 2 * RADIUS


@pytest.mark.parametrize(("latitude", "longitude"), [(55.67, 12.57), (-90, 0), (90, 0), (0, 88.13)])
def test_a_point_elsewhere_is_no_dot(catalogue: Catalogue, latitude: float, longitude: float) -> None:
    ottawa = catalogue.communities["ottawa"]
    assert ottawa.point
    point = ottawa.point.model_copy(update={"latitude": latitude, "longitude": longitude})
    abroad = ottawa.model_copy(update={"point": point})
    found = dots(replace(catalogue, communities=MappingProxyType({**catalogue.communities, "ottawa": abroad})))
    assert "ottawa" not in found
    assert "toronto" in found
