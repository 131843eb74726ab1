"""Case studies side by side: what stands in their columns, and the pages that compare each with those related to it.

Such a page shows nothing that is not on the pages of its case studies, so it stands beside one of them as its PDF does: the
lists of pages, the search and the sitemap leave it out.
"""

import html
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Final, Literal, Self, get_args

from markupsafe import Markup

from playbook.catalogue.related import Related
from playbook.catalogue.when_asked import WhenAsked
from playbook.languages import LANGUAGES, Language
from playbook.languages.interface import words
from playbook.pages.plan import PageText, PlannedPage, SitePlan

MY_LIST: Final = "my-list"
"""The page on which readers compare the case studies that they chose."""

Row = Literal["brief", "model", "place", "partners", "objectives", "results", "figures", "contacts"]
ROWS: Final[tuple[Row, ...]] = get_args(Row)
"""What is compared, in the order of the table."""

WIDTHS: Final = 5
"""The widths of columns on paper are a multiple of so many hundredths."""

NARROWEST: Final = 10
"""How many hundredths a column has at least."""

_EVENING: Final = 0.4
"""By what power of the length of its text a column is wider: with 1, short ones would be too narrow for a word."""

SMALLEST: Final = 50
LARGEST: Final = 90
"""How large the letters are on paper, in tenths of a point, by steps of five."""

_AREA: Final = 0.00116
_LINE: Final = 8.5
_HEIGHT: Final = 443
"""Measured on some hundred tables: letters of so many points take so much of a sheet's height, with a tenth to spare.

Characters times the square of the points, as text has an area; points alone, as each row has a line that says what it is;
what is left of the sheet below its title, in points.
"""

_TAG: Final = re.compile(r"<[^>]*>")
"""As templates write tags and comments. `Markup.striptags` would take them out one by one, and copy the rest each time."""

CELL: Final = Markup("<!--cell-->")
"""What stands between the cells of a column."""

ANYWHERE: Final = "\x05/"
"""Stands for the way to the site's root in columns that are not on a page yet; no file holds this character."""

_LAST_PART: Final[Mapping[Language, str]] = {"fr": "comparer/", "en": "compare/"}


@dataclass(frozen=True, slots=True)
class Column:
    """What stands of a case study where it is compared.

    Attributes:
        cells: Its head, then a cell for each row.
        lengths: How many characters each of them shows.
    """

    cells: tuple[Markup, ...]
    lengths: list[int]

    @classmethod
    def of(cls, html: Markup) -> Self:
        """Make a column of what its template gives."""
        cells = tuple(cell.strip() for cell in html.split(CELL))
        return cls(cells, lengths(cells))

    def seen_from(self, base: str) -> Self:
        """Return a column of `ANYWHERE` as it stands on a page.

        Args:
            base: The way from the page to the site's root.
        """
        html = CELL.join(self.cells).replace(ANYWHERE, base)
        return replace(self, cells=tuple(html.split(CELL)))


def comparisons(
    cases: Iterable[str], related: Mapping[str, Sequence[Related]], plan: SitePlan
) -> Mapping[str, PlannedPage]:
    """Plan the pages that compare a case study with those related to it.

    Args:
        cases: The ids of the case studies.
        related: The related case studies of each, by its id.
        plan: The other pages.

    Returns:
        The pages by the ids of the case studies that have any related to them.
    """
    return WhenAsked(cases, lambda id_: _comparison(id_, plan) if related[id_] else None)


def _comparison(id_: str, plan: SitePlan) -> PlannedPage:
    case = plan.record_page("case", id_)
    text = {language: _text(case.text[language], language) for language in LANGUAGES}
    return PlannedPage(f"{case.key}/compare", "comparison", id_, case.key, MappingProxyType(text))


def _text(case: PageText, language: Language) -> PageText:
    t = words(language)["comparison"]
    return PageText(
        title=t["title"].format(case.title),
        menu=t["menu"],
        description=t["description"].format(case.title),
        url=case.url + _LAST_PART[language],
        file=case.file,
        layout="wide",
    )


def lengths(cells: Sequence[Markup]) -> list[int]:
    """Return how many characters each cell of a column shows."""
    return [len(html.unescape(" ".join(_TAG.sub("", cell).split()))) for cell in cells]


def widths(columns: Sequence[Sequence[int]]) -> list[int]:
    """Return the widths of columns on paper, in hundredths.

    Args:
        columns: How many characters each of their cells shows.
    """
    weights = [sum(column) ** _EVENING for column in columns]
    return [max(NARROWEST, round(weight / sum(weights) * 100 / WIDTHS) * WIDTHS) for weight in weights]


def letters(columns: Sequence[Sequence[int]]) -> int:
    """Return how large the letters of a table can be on paper, in tenths of a point, for it to have room on one sheet.

    The theme's `comparison.js` does the same for the tables that readers make.

    Args:
        columns: How many characters each cell of each column shows.
    """
    shares = widths(columns)
    # The longest text of each row decides, as if it had the whole width.
    need = sum(
        max(length * 100 / share for length, share in zip(row, shares, strict=True))
        for row in zip(*columns, strict=True)
    )
    area, line = _AREA * need, _LINE
    points = (-line + (line**2 + 4 * area * _HEIGHT) ** 0.5) / (2 * area) if need else LARGEST
    return max(SMALLEST, min(LARGEST, int(points * 2) * 5))
