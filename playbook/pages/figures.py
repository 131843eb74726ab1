"""The figures of a case study as readers see them: those of one plot together, each group with its number or its drawing."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from markupsafe import Markup

from playbook.languages import Language, formats
from playbook.languages.interface import words
from playbook.pages.plots import Row, bars, columns, dots, parts, share
from playbook.records import CaseStudy, Figure
from playbook.records.casestudy import Chart, ChartKind

_ORDER: Final = ("dots", "share", "columns", "bars", "parts", None)
"""What a drawing says at a glance comes first, and a number without one last."""


@dataclass(frozen=True, slots=True)
class FigureGroup:
    """One figure, or several that share a plot.

    Attributes:
        figures: The figures.
        kind: How they are drawn; `None` for a number alone.
        big: The number, where one stands for the group.
        text: What is counted.
        plot: The drawing, empty where there is none.
    """

    figures: tuple[Figure, ...]
    kind: ChartKind | None
    big: str | None
    text: str
    plot: Markup


def figure_groups(study: CaseStudy, language: Language) -> tuple[FigureGroup, ...]:
    """Group the figures of a case study by their plots, those with a drawing first.

    Args:
        study: The case study.
        language: The language of the words and numbers.
    """
    grouped: dict[str, list[Figure]] = {}
    for number, figure in enumerate(study.figures):
        grouped.setdefault(figure.chart.group if figure.chart else f"figure {number}", []).append(figure)
    groups = [_group(tuple(figures), study, language) for figures in grouped.values()]
    return tuple(sorted(groups, key=lambda group: _ORDER.index(group.kind)))


def lead_figure(study: CaseStudy) -> Figure | None:
    """Return the one figure of a case study that a card shows: the one that says so, else the first."""
    return next((figure for figure in study.figures if figure.lead), next(iter(study.figures), None))


def shown(figure: Figure, language: Language) -> str:
    """Write a number with its unit and how precise it is, as in « environ 2 500 »."""
    number = formats.quantity(figure.value, figure.unit, language)
    if figure.qualifier == "exactly":
        return number
    qualified: str = words(language)["qualifiers"][figure.qualifier]
    return f"{qualified[0].upper()}{qualified[1:]} {number}"


def _group(figures: tuple[Figure, ...], study: CaseStudy, language: Language) -> FigureGroup:
    first = figures[0]
    chart = first.chart
    label = first.label.in_language(language)
    if chart is None:
        return FigureGroup(figures, None, shown(first, language), label, Markup())
    text = chart.title.in_language(language) if chart.title else label
    rows = [_row(figure, study, language) for figure in figures]
    said = f"{text}{words(language)['colon']} {'; '.join(f'{row.name} {row.shown}' for row in rows)}"
    plot = _DRAWN[chart.kind](rows, said, chart, _of(first, chart, language))
    if chart.kind in ("columns", "bars", "parts"):
        return FigureGroup(figures, chart.kind, None, text, plot)
    big = _of(first, chart, language) if chart.kind == "dots" else shown(first, language)
    return FigureGroup(figures, chart.kind, big, text, plot)


def _row(figure: Figure, study: CaseStudy, language: Language) -> Row:
    short = figure.chart.short if figure.chart else None
    name = short.in_language(language) if short else formats.period(figure.date or study.as_of, language)
    return Row(name, figure.value, formats.quantity(figure.value, figure.unit, language))


def _of(figure: Figure, chart: Chart, language: Language) -> str:
    """Write a number of a whole: 11 of 33, 81 of 100."""
    whole = formats.number(chart.of or 100, language)
    written: str = words(language)["state"]["of"].format(formats.number(figure.value, language), whole)
    return written


_DRAWN: Final[Mapping[ChartKind, Callable[[Sequence[Row], str, Chart, str], Markup]]] = {
    "columns": lambda rows, said, _chart, _of_all: columns(rows, said),
    "bars": lambda rows, said, chart, _of_all: bars(rows, said, chart.of),
    "parts": lambda rows, said, _chart, _of_all: parts(rows, said),
    "dots": lambda rows, _said, chart, of_all: dots(int(rows[0].value), int(chart.of or rows[0].value), of_all),
    "share": lambda rows, _said, chart, of_all: share(rows[0].value, chart.of or 100, of_all),
}
