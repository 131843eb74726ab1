"""Plots of figures, drawn as SVG: classes and never styles, the numbers as text too, and a sentence for who can't see.

Each drawing is 264 units wide. Its classes are `hi` (strong), `lo` (pale), `ring` (empty), `m` (quiet), `mid` (centred).
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from markupsafe import Markup

_WIDTH: Final = 264
_PER_ROW: Final = 11
_CELL: Final = 24
_SIDE: Final = 17


@dataclass(frozen=True, slots=True)
class Row:
    """A number of a plot.

    Attributes:
        name: What it is of, in a few words.
        value: The number.
        shown: The number as the language writes it.
    """

    name: str
    value: float
    shown: str


def columns(rows: Sequence[Row], label: str) -> Markup:
    """Draw the same count at two or more dates; the last one is strong."""
    most = max(row.value for row in rows)
    width, gap = 76, 52
    body = [Markup('<path class="base" d="M10 112.5h236"/>')]
    for number, row in enumerate(rows):
        height, x = 84 * row.value / most, 30 + number * (width + gap)
        body += [
            _rect("hi" if number == len(rows) - 1 else "lo", x, 112 - height, width, height, 4),
            _text(x + width / 2, 105 - height, row.shown, "mid"),
            _text(x + width / 2, 130, row.name, "m mid"),
        ]
    return _svg(136, label, body, 256)


def dots(number: int, of: int, label: str) -> Markup:
    """Draw some of a known few, each as a small square."""
    body = (_cell("hi" if index < number else "ring", index) for index in range(of))
    return _svg(-(-of // _PER_ROW) * _CELL - 4, label, body)


def bars(rows: Sequence[Row], label: str, of: float | None = None) -> Markup:
    """Draw sizes side by side, from zero; the longest is strong."""
    most = max(row.value for row in rows)
    body: list[Markup] = []
    for number, row in enumerate(rows):
        y, length = number * 42, max(3, 218 * row.value / (of or most))
        body += [
            _text(0, y + 13, row.name, "m"),
            _rect("hi" if row.value == most else "lo", 0, y + 19, length, 13),
            _text(length + 8, y + 31, row.shown),
        ]
    return _svg(len(rows) * 42 - 6, label, body)


def parts(rows: Sequence[Row], label: str) -> Markup:
    """Draw the parts of a whole that can be counted, with a line for each."""
    kinds = ["hi", "lo", *("ring" for _ in rows)]
    cells = [kind for kind, row in zip(kinds, rows, strict=False) for _ in range(int(row.value))]
    body = [_cell(kind, index) for index, kind in enumerate(cells)]
    y = -(-len(cells) // _PER_ROW) * _CELL + 12
    for kind, row in zip(kinds, rows, strict=False):
        body += [_rect(kind, 1, y - 9, 11, 11), _text(19, y, f"{row.shown} {row.name}")]
        y += 21
    return _svg(y - 14, label, body)


def share(value: float, of: float, label: str) -> Markup:
    """Draw a share of a whole as a part of a bar."""
    body = [_rect("ring", 1, 1, 260, 18, 5), _rect("hi", 1, 1, 260 * value / of, 18, 5)]
    return _svg(22, label, body)


def _svg(height: float, label: str, body: Iterable[Markup], width: int = _WIDTH) -> Markup:
    return Markup('<svg class="plot" viewBox="0 0 {} {}" role="img" aria-label="{}">{}</svg>').format(
        width, f"{height:g}", label, Markup().join(body)
    )


def _cell(kind: str, index: int) -> Markup:
    return _rect(kind, 1 + index % _PER_ROW * _CELL, 1 + index // _PER_ROW * _CELL, _SIDE, _SIDE, 5)


def _rect(kind: str, x: float, y: float, width: float, height: float, radius: int = 3) -> Markup:
    return Markup('<rect class="{}" x="{}" y="{}" width="{}" height="{}" rx="{}"/>').format(
        kind, *(f"{number:g}" for number in (x, y, width, height)), radius
    )


def _text(x: float, y: float, text: str, kind: str = "") -> Markup:
    named = Markup(' class="{}"').format(kind) if kind else ""
    return Markup('<text x="{}" y="{}"{}>{}</text>').format(f"{x:g}", f"{y:g}", named, text)
