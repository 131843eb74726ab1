"""The figures of a benchmark, for people and for programs."""

import json
import platform
import statistics
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from importlib.metadata import version
from typing import Any, Final

from benchmark.measure import Build

RECORDS: Final = 500
"""How many records the targets are about."""

GROWTH: Final = 2000
"""How many records the site grows to."""

TIMES_FASTER: Final = 10
"""How many times faster than the stock site this project must be, at least."""

GROWTH_RATIO: Final = 1.3
"""How many times longer a page may take, at most, when the site has grown."""

_MEGABYTE: Final = 1_000_000


@dataclass(frozen=True, slots=True)
class Series:
    """The builds of one site.

    Attributes:
        name: What was built.
        records: How many synthetic records are in it.
        builds: Its builds.
    """

    name: str
    records: int
    builds: Sequence[Build]

    @property
    def seconds(self) -> float:
        """The least time of all builds: what is above it is other programs' doing."""
        return min(build.seconds for build in self.builds)

    @property
    def median_seconds(self) -> float:
        """The time of the build in the middle."""
        return statistics.median(build.seconds for build in self.builds)

    @property
    def cpu_seconds(self) -> float:
        """The least time on the processor."""
        return min(build.cpu_seconds for build in self.builds)

    @property
    def pages(self) -> int:
        """How many HTML files a build writes."""
        return self.builds[0].pages

    @property
    def pages_per_second(self) -> float:
        """How many of them in a second."""
        return self.pages / self.seconds

    @property
    def peak_bytes(self) -> int:
        """The most memory that a build held."""
        return max(build.peak_bytes for build in self.builds)


@dataclass(frozen=True, slots=True)
class Comparison:
    """All series of a benchmark.

    Attributes:
        own: This project.
        stock: The stock site.
        stock_outside_navigation: The stock site with the record pages kept out of the navigation.
        grown: This project with more records.
        seed: What the records were drawn from.
        folder: Where the sites were built.
    """

    own: Series
    stock: Series
    stock_outside_navigation: Series
    grown: Series
    seed: int
    folder: str

    @property
    def series(self) -> tuple[Series, ...]:
        """All of them, in the order in which they are shown."""
        return (self.own, self.stock, self.stock_outside_navigation, self.grown)

    @property
    def times_faster(self) -> Mapping[str, float]:
        """How many times faster this project is than the stock site, by three ways of measuring."""
        return _ratios(self.stock, self.own)

    @property
    def times_faster_outside_navigation(self) -> Mapping[str, float]:
        """How many times faster than the stock site with the record pages kept out of the navigation."""
        return _ratios(self.stock_outside_navigation, self.own)

    @property
    def growth_ratio(self) -> Mapping[str, float]:
        """How many times longer a page takes in the larger site."""
        fewer = self.own.pages / self.grown.pages
        return {way: ratio * fewer for way, ratio in _ratios(self.grown, self.own).items()}

    @property
    def targets(self) -> Mapping[str, bool | None]:
        """Whether the targets are met, by the least times; `None` for a number of records that they are not about."""
        if self.own.records != RECORDS:
            return {"times_faster": None, "growth_ratio": None}
        grown = self.growth_ratio["least"] <= GROWTH_RATIO if self.grown.records == GROWTH else None
        return {"times_faster": self.times_faster["least"] >= TIMES_FASTER, "growth_ratio": grown}


def _ratios(above: Series, below: Series) -> Mapping[str, float]:
    return {
        "least": above.seconds / below.seconds,
        "median": above.median_seconds / below.median_seconds,
        "processor": above.cpu_seconds / below.cpu_seconds,
    }


def machine() -> str:
    """Say what the benchmark runs on."""
    return (
        f"Python {platform.python_version()}, MkDocs {version('mkdocs')}, Material {version('mkdocs-material')}, "
        f"{platform.system()} {platform.machine()}"
    )


_COLUMNS: Final[Mapping[str, Callable[[Series], str]]] = {
    "records": lambda series: f"{series.records:,}",
    "runs": lambda series: f"{len(series.builds)}",
    "least s": lambda series: f"{series.seconds:.1f}",
    "median s": lambda series: f"{series.median_seconds:.1f}",
    "cpu s": lambda series: f"{series.cpu_seconds:.1f}",
    "pages": lambda series: f"{series.pages:,}",
    "pages/s": lambda series: f"{series.pages_per_second:,.0f}",
    "peak MB": lambda series: f"{series.peak_bytes / _MEGABYTE:,.0f}",
    "median page B": lambda series: f"{series.builds[0].median_page_bytes:,.0f}",
    "HTML MB": lambda series: f"{series.builds[0].html_bytes / _MEGABYTE:,.0f}",
}


def as_text(comparison: Comparison) -> str:
    """Write the figures for a terminal."""
    return "\n".join(
        [f"{machine()}; sites in {comparison.folder}", "", *_table(comparison.series), "", *_conclusions(comparison)]
    )


def _table(all_series: Sequence[Series]) -> Iterator[str]:
    width = max(len(series.name) for series in all_series)
    rows = [list(_COLUMNS), *([column(series) for column in _COLUMNS.values()] for series in all_series)]
    widths = [max(len(row[index]) for row in rows) for index in range(len(_COLUMNS))]
    for name, row in zip(["", *(series.name for series in all_series)], rows, strict=True):
        cells = (cell.rjust(cell_width) for cell, cell_width in zip(row, widths, strict=True))
        yield "  ".join([name.ljust(width), *cells])


def _conclusions(comparison: Comparison) -> Iterator[str]:
    targets = comparison.targets
    yield (
        f"Times faster than {comparison.stock.name}: {_ways(comparison.times_faster)}. "
        f"Target at {RECORDS} records: at least {TIMES_FASTER}{_met(targets['times_faster'])}."
    )
    yield (
        f"Times faster than {comparison.stock_outside_navigation.name}: "
        f"{_ways(comparison.times_faster_outside_navigation)}."
    )
    yield (
        f"Time per page with {comparison.grown.records:,} records, over that with {comparison.own.records:,}: "
        f"{_ways(comparison.growth_ratio)}. Target from {RECORDS} to {GROWTH:,}: at most {GROWTH_RATIO}"
        f"{_met(targets['growth_ratio'])}."
    )


def _ways(ratios: Mapping[str, float]) -> str:
    return f"{ratios['least']:.2f} (medians {ratios['median']:.2f}, processor time {ratios['processor']:.2f})"


def _met(met: bool | None) -> str:
    return {True: ", met", False: ", NOT met", None: ""}[met]


def as_json(comparison: Comparison) -> str:
    """Write the figures for programs."""
    figures: dict[str, Any] = {
        "machine": machine(),
        "folder": comparison.folder,
        "seed": comparison.seed,
        "series": [
            {"name": series.name, "records": series.records, "builds": [asdict(build) for build in series.builds]}
            for series in comparison.series
        ],
        "times_faster": comparison.times_faster,
        "times_faster_outside_navigation": comparison.times_faster_outside_navigation,
        "growth_ratio": comparison.growth_ratio,
        "targets": {
            "times_faster": {"at_least": TIMES_FASTER, "met": comparison.targets["times_faster"]},
            "growth_ratio": {"at_most": GROWTH_RATIO, "met": comparison.targets["growth_ratio"]},
        },
    }
    return json.dumps(figures, indent=2)
