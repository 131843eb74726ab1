"""The figures of a benchmark, for people and for programs."""

import json
import os
import platform
import statistics
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from importlib.metadata import version
from typing import Any, Final

from benchmark.measure import Build
from benchmark.options import verdict

TIMES_OF_HUGO: Final[Mapping[int, float]] = {500: 1.3, 2000: 1.0}
"""How many times as long as Hugo and Pagefind this project may take, at most, by how many case studies are added."""

REAL_SECONDS: Final = 1.5
"""How many seconds the real site may take."""

MEMORY_OF_HUGO: Final = 0.5
"""How many times the memory of Hugo and Pagefind this project may hold."""

GROWTH: Final = (500, 10_000)
GROWTH_RATIO: Final = 1.1
"""How many times as long a page may take when the site has grown from so many case studies to so many."""

_MEGABYTE: Final = 1_000_000


@dataclass(frozen=True, slots=True)
class Series:
    """The builds of one site in one way.

    Attributes:
        name: How it was built.
        records: How many synthetic records are in it.
        builds: Its builds.
    """

    name: str
    records: int
    builds: Sequence[Build]

    @property
    def seconds(self) -> float:
        """The time of the build in the middle."""
        return statistics.median(build.seconds for build in self.builds)

    @property
    def cpu_seconds(self) -> float:
        """The time on the processor of the build in the middle."""
        return statistics.median(build.cpu_seconds for build in self.builds)

    @property
    def pages(self) -> int:
        """How many HTML files a build writes."""
        return self.builds[0].pages

    @property
    def peak_bytes(self) -> int:
        """The most memory that a process of a build held."""
        return max(build.peak_bytes for build in self.builds)


@dataclass(frozen=True, slots=True)
class Comparison:
    """All series of a benchmark.

    Attributes:
        own: The name of this project's series.
        hugo: The name of that which it is compared with.
        series: All of them, those of the same content one after the other.
        seed: What the records were drawn from.
        folder: Where the sites were built.
    """

    own: str
    hugo: str
    series: Sequence[Series]
    seed: int
    folder: str

    def of(self, name: str, records: int) -> Series | None:
        """Return the series of a name with so many records, where there is one."""
        return next((one for one in self.series if (one.name, one.records) == (name, records)), None)

    @property
    def sizes(self) -> tuple[int, ...]:
        """How many records are added, from few to many."""
        return tuple(sorted({series.records for series in self.series}))


@dataclass(frozen=True, slots=True)
class Conclusion:
    """What the figures say of a target.

    Attributes:
        about: What is compared, of how many records.
        figure: The figure.
        at_most: What it may be; nothing where there is no target.
    """

    about: str
    figure: float
    at_most: float | None = None

    @property
    def met(self) -> bool | None:
        """Whether the target is met."""
        return None if self.at_most is None else self.figure <= self.at_most


def conclusions(comparison: Comparison) -> Iterator[Conclusion]:
    """Yield what the figures say."""
    for records in comparison.sizes:
        own, hugo = comparison.of(comparison.own, records), comparison.of(comparison.hugo, records)
        if own is None or hugo is None:
            continue
        if records == 0:
            yield Conclusion("seconds, the real site", own.seconds, REAL_SECONDS)
        added = f"{records:,} case studies added" if records else "the real site"
        yield Conclusion(f"time over {hugo.name}, {added}", own.seconds / hugo.seconds, TIMES_OF_HUGO.get(records))
        yield Conclusion(f"processor time over {hugo.name}, {added}", own.cpu_seconds / hugo.cpu_seconds)
        target = MEMORY_OF_HUGO if records in TIMES_OF_HUGO else None
        yield Conclusion(f"memory over {hugo.name}, {added}", own.peak_bytes / hugo.peak_bytes, target)
    few, many = (comparison.of(comparison.own, records) for records in GROWTH)
    if few and many:
        for name, longer in (
            ("time", many.seconds / few.seconds),
            ("processor time", many.cpu_seconds / few.cpu_seconds),
        ):
            target = GROWTH_RATIO if name == "time" else None
            yield Conclusion(f"{name} a page, {GROWTH[1]:,} over {GROWTH[0]}", longer * few.pages / many.pages, target)


def machine() -> str:
    """Say what the benchmark runs on."""
    return (
        f"Python {platform.python_version()}, MkDocs {version('mkdocs')}, {platform.system()} {platform.machine()}, "
        f"{os.cpu_count()} processors"
    )


_COLUMNS: Final[Mapping[str, Callable[[Series], str]]] = {
    "added": lambda series: f"{series.records:,}",
    "runs": lambda series: f"{len(series.builds)}",
    "s": lambda series: f"{series.seconds:.2f}",
    "least s": lambda series: f"{min(build.seconds for build in series.builds):.2f}",
    "cpu s": lambda series: f"{series.cpu_seconds:.2f}",
    "peak MB": lambda series: f"{series.peak_bytes / _MEGABYTE:,.0f}",
    "pages": lambda series: f"{series.pages:,}",
    "median page B": lambda series: f"{series.builds[0].median_page_bytes:,.0f}",
    "HTML MB": lambda series: f"{series.builds[0].html_bytes / _MEGABYTE:,.1f}",
}


def as_text(comparison: Comparison) -> str:
    """Write the figures as Markdown, which a terminal shows well enough."""
    return "\n".join(
        [
            f"{machine()}; sites in {comparison.folder}; medians, in turns.",
            "",
            *_table(comparison.series),
            "",
            *(f"- {_said(one)}" for one in conclusions(comparison)),
        ]
    )


def _table(series: Sequence[Series]) -> Iterator[str]:
    rows = [["way", *_COLUMNS], *([one.name, *(column(one) for column in _COLUMNS.values())] for one in series)]
    widths = [max(len(row[index]) for row in rows) for index in range(len(rows[0]))]
    for number, row in enumerate(rows):
        figures = (cell.rjust(width) for cell, width in zip(row[1:], widths[1:], strict=True))
        yield f"| {' | '.join([row[0].ljust(widths[0]), *figures])} |"
        if number == 0:
            yield f"|{'|'.join(['-' * (widths[0] + 2), *('-' * (width + 1) + ':' for width in widths[1:])])}|"


def _said(conclusion: Conclusion) -> str:
    said = f"{conclusion.about}: {conclusion.figure:.2f}"
    if conclusion.at_most is None or conclusion.met is None:
        return said
    return f"{said}; target at most {conclusion.at_most}, {verdict(is_met=conclusion.met)}"


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
        "conclusions": [asdict(one) | {"met": one.met} for one in conclusions(comparison)],
    }
    return json.dumps(figures, indent=2)
