"""Where the provinces and territories have their labels on the map, in the units of its drawing (`theme/assets/images/map.svg`)."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

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
