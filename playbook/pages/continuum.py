"""The drawing of the continuum: two organizations on two tracks that meet, across for screens and down for phones."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from markupsafe import Markup

_WIDEST: Final = 150
"""How far apart the two are at the first level."""

_CLOSEST: Final = 46
"""How far apart they are at the last level but one; at the last, they are one."""

_SIDE: Final = 40
"""The side of a square that stands for an organization."""

_STOP: Final = 30
"""How far before the last level the tracks end."""

_DASHES: Final = {1: Markup(' stroke-dasharray="2 7"'), 2: Markup(' stroke-dasharray="9 6"')}
"""What links the two at first holds less than a line."""

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Track:
    """Where things stand.

    Attributes:
        upright: Whether the drawing goes down, not across.
    """

    upright: bool

    def at(self, level: int) -> float:
        """Return how far along a level is, counted from 0."""
        return 62 + level * 104 if self.upright else 96 + level * 194

    def point(self, level: int, away: float) -> Point:
        """Return the point that is `away` from the middle at a level."""
        return (96 + away, self.at(level)) if self.upright else (self.at(level), 118 + away)

    def before(self, point: Point) -> Point:
        """Return where the track stops before a point."""
        x, y = point
        return (x, y - _STOP) if self.upright else (x - _STOP, y)

    def curve(self, points: Sequence[Point]) -> str:
        """Write a curve through the points as the path of an SVG."""
        path = f"M{points[0][0]:g} {points[0][1]:g}"
        for (x0, y0), (x1, y1) in pairwise(points):
            if self.upright:
                path += f"C{x0:g} {(y0 + y1) / 2:g} {x1:g} {(y0 + y1) / 2:g} {x1:g} {y1:g}"
            else:
                path += f"C{(x0 + x1) / 2:g} {y0:g} {(x0 + x1) / 2:g} {y1:g} {x1:g} {y1:g}"
        return path


def drawing(
    levels: Sequence[str], ends: tuple[str, str], models: Sequence[str], label: str, signs: str, upright: bool
) -> Markup:
    """Draw the continuum.

    Args:
        levels: The names of the levels, from the lightest to the closest; three or more.
        ends: What is said of its two ends.
        models: The names of the models, in their order.
        label: What the drawing shows, for who can't see it.
        signs: The address of the file that holds the marks of the models.
        upright: Whether it goes down, for phones, not across.
    """
    track = Track(upright)
    body = [*_tracks(track, len(levels)), *_levels(track, levels)]
    legend = _down if upright else _across
    height, below = legend(track.at(len(levels) - 1), ends, models, signs)
    return Markup('<svg class="{}" viewBox="0 0 {:g} {:g}" role="img" aria-label="{}">{}</svg>').format(
        "p" if upright else "w",
        360 if upright else track.at(len(levels) - 1) + 94,
        height,
        label,
        Markup().join([*body, *below]),
    )


def _pairs(track: Track, number: int) -> list[tuple[Point, Point]]:
    """Return where the two organizations stand at each level."""
    gaps = [_WIDEST + (_CLOSEST - _WIDEST) * level / (number - 2) for level in range(number - 1)] + [_SIDE / 2]
    pairs = [(track.point(level, -gap / 2), track.point(level, gap / 2)) for level, gap in enumerate(gaps)]
    return [*pairs[:-1], (track.before(pairs[-1][0]), track.before(pairs[-1][1]))]


def _tracks(track: Track, number: int) -> Iterator[Markup]:
    pairs = _pairs(track, number)
    one, other = [pair[0] for pair in pairs], [pair[1] for pair in pairs]
    yield Markup('<path class="area" d="{}L{}z"/>').format(track.curve(one), track.curve(other[::-1])[1:])
    yield from (Markup('<path class="trk" d="{}"/>').format(track.curve(side)) for side in (one, other))


def _levels(track: Track, levels: Sequence[str]) -> Iterator[Markup]:
    last = len(levels) - 1
    for level, (one, other) in enumerate(_pairs(track, len(levels))):
        if level == last:
            yield _joined(track.point(last, 0))
        else:
            if 0 < level < last - 1:
                yield Markup('<path class="lnk" d="M{:g} {:g}L{:g} {:g}"{}/>').format(
                    *one, *other, _DASHES.get(level, "")
                )
            if level == last - 1:
                yield _frame(one, other)
            yield from _two(one, other)
        if track.upright:
            yield _text(216, track.at(level) + 6, f"{level + 1}. {levels[level]}")
        else:
            yield _text(track.at(level), 240, f"{level + 1}. {levels[level]}", "mid")


def _two(one: Point, other: Point) -> Iterator[Markup]:
    """Draw two organizations, one full, the other an outline."""
    square = Markup('<rect class="{}" x="{:g}" y="{:g}" width="{:g}" height="{:g}" rx="{:g}"/>')
    yield square.format("a", one[0] - _SIDE / 2, one[1] - _SIDE / 2, _SIDE, _SIDE, 10)
    yield square.format("b", other[0] - _SIDE / 2 + 1.5, other[1] - _SIDE / 2 + 1.5, _SIDE - 3, _SIDE - 3, 8.5)


def _frame(one: Point, other: Point) -> Markup:
    (x0, y0), (x1, y1) = one, other
    return Markup('<rect class="fr" x="{:g}" y="{:g}" width="{:g}" height="{:g}" rx="16"/>').format(
        min(x0, x1) - 29, min(y0, y1) - 29, abs(x0 - x1) + 58, abs(y0 - y1) + 58
    )


def _joined(middle: Point) -> Markup:
    """Draw the two as one shape, with the part that they share left open."""
    x, y = middle
    path = _rounded(x - 31, y - 29) + _rounded(x - 9, y - 11)
    return Markup('<path class="a" fill-rule="evenodd" d="{}"/>').format(path)


def _rounded(x: float, y: float) -> str:
    return f"M{x + 10:g} {y:g}h20a10 10 0 0 1 10 10v20a10 10 0 0 1-10 10h-20a10 10 0 0 1-10-10v-20a10 10 0 0 1 10-10z"


_Legend = tuple[float, list[Markup]]
"""How high the drawing is, and what stands under its levels."""


def _down(last: float, ends: tuple[str, str], models: Sequence[str], signs: str) -> _Legend:
    body = [_text(0, 16, ends[0], "m"), _text(0, last + 66, ends[1], "m")]
    for number, name in enumerate(models):
        y = last + 100 + number * 58
        body += [_mark(number + 1, 0, y, 75, 44, signs), _text(92, y + 28, name)]
    return last + 100 + len(models) * 58, body


def _across(last: float, ends: tuple[str, str], models: Sequence[str], signs: str) -> _Legend:
    end = last + 64
    body = [
        Markup('<path class="ax" d="M20 272H{:g}"/><path class="ar" d="M{:g} 265l13 7-13 7z"/>').format(end, end - 2),
        _text(20, 297, ends[0], "m"),
        _text(end + 10, 297, ends[1], "m end"),
    ]
    for number, name in enumerate(models):
        middle = (end + 20) * (number + 0.5) / len(models)
        body += [_mark(number + 1, middle - 48, 322, 96, 56, signs), _text(middle, 404, name, "mid")]
    return 414, body


def _mark(number: int, x: float, y: float, width: float, height: float, signs: str) -> Markup:
    return Markup('<use class="mk k{0}" href="{1}#m{0}" x="{2:g}" y="{3:g}" width="{4}" height="{5}"/>').format(
        number, signs, x, y, width, height
    )


def _text(x: float, y: float, text: str, kind: str = "") -> Markup:
    named = Markup(' class="{}"').format(kind) if kind else ""
    return Markup('<text x="{:g}" y="{:g}"{}>{}</text>').format(x, y, named, text)
