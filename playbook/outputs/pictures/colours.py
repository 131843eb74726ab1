"""The colours of pictures: those of the site on a light page."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

_TOKEN: Final = re.compile(r"--([\w-]+): light-dark\((#[0-9a-f]{6})")
_PALE: Final = 0.24
"""How much of the strong colour is in that of the land around the places shown."""


@dataclass(frozen=True, slots=True)
class Tones:
    """The colours of a model, or of the site.

    Attributes:
        strong: That of marks and places.
        tint: That of the ground.
        pale: That of the rest of the map.
    """

    strong: str
    tint: str
    pale: str


@dataclass(frozen=True, slots=True)
class Colours:
    """All colours.

    Attributes:
        ink: That of titles.
        tones: Those of each model, `m1` to `m4`, and of the `site`.
    """

    ink: str
    tones: Mapping[str, Tones]


def named_colours(tokens: str) -> dict[str, str]:
    """Return the colours on a light page by their names.

    Args:
        tokens: The style sheet that names them, each for a light page and for a dark one.
    """
    return dict(_TOKEN.findall(tokens))


def colours(tokens: str) -> Colours:
    """Read the colours of the site.

    Args:
        tokens: The style sheet that names them, each for a light page and for a dark one.
    """
    named = named_colours(tokens)
    pairs = {f"m{number}": (named[f"m{number}"], named[f"t{number}"]) for number in range(1, 5)}
    pairs["site"] = (named["bar"], named["tint"])
    tones = {name: Tones(strong, tint, mixed(tint, strong, _PALE)) for name, (strong, tint) in pairs.items()}
    return Colours(named["ink"], tones)


def channels(colour: str) -> tuple[int, int, int]:
    """Return red, green and blue of a colour such as `#0c4f5b`."""
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def mixed(one: str, other: str, share: float) -> str:
    """Mix two colours.

    Args:
        one: The first.
        other: The second.
        share: How much of the second there is, from 0 to 1.
    """
    pairs = zip(channels(one), channels(other), strict=True)
    return "#" + "".join(f"{round(a + (b - a) * share):02x}" for a, b in pairs)
