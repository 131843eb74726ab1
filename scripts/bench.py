#!/usr/bin/env python3
"""Measure how fast many case studies are built, beside a stock MkDocs site with the same content.

Exit status: 0 measured, whatever the figures; 1 a build failed; 2 wrong use of this command.
"""

import argparse
import os
import shutil
import sys
import tempfile
from pathlib import Path

from benchmark.measure import Build, BuildFailedError, build
from benchmark.options import positive
from benchmark.report import GROWTH, RECORDS, Comparison, Series, as_json, as_text
from benchmark.sites import UnsoundProjectError, apart, copy_as_stock, copy_project

ROOT = Path(__file__).resolve().parent.parent
MEMORY = Path("/dev/shm")  # noqa: S108 - only a folder of a random name is made in it
ROOM = 1_000_000_000


def main() -> int:
    """Run the command."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.ArgumentDefaultsHelpFormatter, allow_abbrev=False
    )
    parser.add_argument("--records", type=positive, default=RECORDS, help="how many case studies are made")
    parser.add_argument("--growth", type=positive, default=GROWTH, help="how many the site grows to")
    parser.add_argument("--seed", type=int, default=1, help="what they are drawn from")
    parser.add_argument("--runs", type=positive, default=3, help="how often this project is built")
    parser.add_argument("--stock-runs", type=positive, default=1, help="how often the stock sites are built")
    parser.add_argument("--folder", type=Path, help="where the sites are built; in memory where there is room")
    parser.add_argument("--json", action="store_true", help="print the figures for programs")
    options = parser.parse_args()
    if options.folder is None:
        options.folder = _quick_folder(options.records)
    elif not options.folder.is_dir():
        parser.error(f"{options.folder} is not a folder")
    render = as_json if options.json else as_text
    try:
        with tempfile.TemporaryDirectory(dir=options.folder) as folder:
            print(render(_measure(Path(folder), options)))
    except (BuildFailedError, UnsoundProjectError) as error:
        print(error, file=sys.stderr)
        return 1
    return 0


def _quick_folder(records: int) -> Path:
    """Choose where sites are built: in memory, so that the builds are measured, not the disk."""
    # The navigation of the stock site is in each of its pages, so that the site grows with the square of its pages.
    room = ROOM * max(1, records / RECORDS) ** 2
    if MEMORY.is_dir() and os.access(MEMORY, os.W_OK) and shutil.disk_usage(MEMORY).free > room:
        return MEMORY
    return Path(tempfile.gettempdir())


def _measure(folder: Path, options: argparse.Namespace) -> Comparison:
    own, stock, outside, grown = (folder / name for name in ("own", "stock", "outside", "grown"))
    print("Preparing the sites…", file=sys.stderr)
    apart(copy_project, ROOT, own, options.records, options.seed)
    apart(copy_project, ROOT, grown, options.growth, options.seed)
    apart(copy_as_stock, own, stock, records_in_navigation=True)
    apart(copy_as_stock, own, outside, records_in_navigation=False)
    builds: dict[Path, list[Build]] = {own: [], grown: [], stock: [], outside: []}
    # Before the first build, Python has compiled none of its modules; a user's has long since.
    build(own, folder / "bytecode", "--strict")
    # The sites take turns, so that a busy minute of the machine does not fall on one of them alone.
    for number in range(max(options.runs, options.stock_runs)):
        for site, done in builds.items():
            is_own = site in (own, grown)
            if number < (options.runs if is_own else options.stock_runs):
                done.append(build(site, folder / "bytecode", *(["--strict"] if is_own else [])))
                print(f"{site.name}, build {number + 1}: {done[-1].seconds:.1f} s", file=sys.stderr)
    return Comparison(
        own=Series("this project", options.records, builds[own]),
        stock=Series("stock MkDocs", options.records, builds[stock]),
        stock_outside_navigation=Series(
            "stock MkDocs, records outside its navigation", options.records, builds[outside]
        ),
        grown=Series("this project", options.growth, builds[grown]),
        seed=options.seed,
        folder=str(options.folder),
    )


if __name__ == "__main__":
    sys.exit(main())
