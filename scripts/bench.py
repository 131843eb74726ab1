#!/usr/bin/env python3
"""Measure how fast many case studies are built, beside the same content built by Hugo and Pagefind.

Exit status: 0 measured, whatever the figures; 1 a build failed; 2 wrong use of this command.
"""

import argparse
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from benchmark.measure import Build, BuildFailedError, build
from benchmark.report import Comparison, Series, as_json, as_text
from benchmark.sites import UnsoundProjectError, apart, copy_as_hugo, copy_as_stock, copy_project
from benchmark.ways import OWN, OWN_ALONE, STOCK, STOCK_OUTSIDE, WHOLE, Way, hugo_ways

ROOT = Path(__file__).resolve().parent.parent
MEMORY = Path("/dev/shm")  # noqa: S108 - only a folder of a random name is made in it
ROOM: Final = 2_000_000
"""How much room a case study takes, with what all ways make of it, at most."""


def main() -> int:
    """Run the command."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.ArgumentDefaultsHelpFormatter, allow_abbrev=False
    )
    parser.add_argument(
        "--records",
        type=int,
        nargs="+",
        default=[0, 500, 2000],
        help="how many case studies are added to the real ones",
    )
    parser.add_argument("--seed", type=int, default=1, help="what they are drawn from")
    parser.add_argument("--runs", type=int, default=3, help="how often each is built")
    parser.add_argument("--stock", action="store_true", help="build a stock MkDocs site too, which takes long")
    parser.add_argument("--folder", type=Path, help="where the sites are built; in memory where there is room")
    parser.add_argument("--json", action="store_true", help="print the figures for programs")
    options = parser.parse_args()
    if options.runs < 1 or min(options.records) < 0:
        parser.error("there is nothing to measure")
    if options.folder is None:
        options.folder = _quick_folder(max(options.records))
    elif not options.folder.is_dir():
        parser.error(f"{options.folder} is not a folder")
    try:
        hugo = hugo_ways()
        ways = (OWN, WHOLE, OWN_ALONE, *hugo, *((STOCK, STOCK_OUTSIDE) if options.stock else ()))
        series = [one for records in options.records for one in _measure(options, records, ways)]
    except (BuildFailedError, UnsoundProjectError, FileNotFoundError) as error:
        print(error, file=sys.stderr)
        return 1
    comparison = Comparison(OWN.name, hugo[0].name, series, options.seed, str(options.folder))
    print(as_json(comparison) if options.json else as_text(comparison))
    return 0


def _quick_folder(records: int) -> Path:
    """Choose where sites are built: in memory, so that the builds are measured, not the disk."""
    room = ROOM * max(100, records)
    if MEMORY.is_dir() and os.access(MEMORY, os.W_OK) and shutil.disk_usage(MEMORY).free > room:
        return MEMORY
    return Path(tempfile.gettempdir())


def _measure(options: argparse.Namespace, records: int, ways: Sequence[Way]) -> Iterator[Series]:
    """Build the same content in all ways, in turns: a busy minute of the machine does not fall on one of them alone."""
    with tempfile.TemporaryDirectory(dir=options.folder) as temporary:
        folder = Path(temporary)
        _prepare(folder, records, options.seed, {way.site for way in ways})
        builds: dict[str, list[Build]] = {way.name: [] for way in ways}
        # Before the first build, Python has compiled none of its modules; a user's has long since.
        for number in range(-1, options.runs):
            for way in ways if number >= 0 else (OWN,):
                done = build(folder / way.site, folder / "bytecode", way.commands, way.built)
                if number >= 0:
                    builds[way.name].append(done)
                    print(f"{records} added, {way.name}, build {number + 1}: {done.seconds:.1f} s", file=sys.stderr)
    yield from (Series(way.name, records, builds[way.name]) for way in ways)


def _prepare(folder: Path, records: int, seed: int, sites: set[str]) -> None:
    own = folder / "own"
    apart(copy_project, ROOT, own, records, seed)
    apart(copy_as_hugo, own, folder / "hugo")
    for site, in_navigation in (("stock", True), ("outside", False)):
        if site in sites:
            apart(copy_as_stock, own, folder / site, records_in_navigation=in_navigation)


if __name__ == "__main__":
    sys.exit(main())
