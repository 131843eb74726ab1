#!/usr/bin/env python3
"""Measure how long an editor waits after saving a record: this project's preview beside `hugo server`, in turns.

Exit status: 0 measured, whatever the figures; 1 a server failed; 2 wrong use of this command.
"""

import argparse
import json
import shutil
import statistics
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from benchmark.editing import Edit, seconds_of_edits
from benchmark.hugo_site import write_hugo_site
from benchmark.measure import BuildFailedError
from benchmark.options import positive, verdict
from benchmark.sites import UnsoundProjectError, apart, copy_project

ROOT = Path(__file__).resolve().parent.parent
MOST: Final[Mapping[int, float]] = {0: 0.3, 2000: 1.0}
"""How many seconds an editor may wait, at most, by how many case studies are added to the real ones."""

_RECORD: Final = "data/casestudies/picton.yml"
_PAGE: Final = "/en/case-studies/picton/"

OWN: Final = "this project"
HUGO: Final = "hugo server"

Waits = dict[str, list[float]]
"""The seconds of each edit, by who served."""


def main() -> int:
    """Run the command."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.ArgumentDefaultsHelpFormatter, allow_abbrev=False
    )
    parser.add_argument(
        "--records", type=int, nargs="+", default=list(MOST), help="how many case studies are added to the real ones"
    )
    parser.add_argument("--seed", type=int, default=1, help="what they are drawn from")
    parser.add_argument("--edits", type=positive, default=5, help="how often a record is edited in a turn")
    parser.add_argument("--turns", type=positive, default=2, help="how often each server is started")
    parser.add_argument("--hugo", default=_hugo(), help="the program Hugo; without it, nothing is compared")
    parser.add_argument("--json", action="store_true", help="print the figures for programs")
    options = parser.parse_args()
    try:
        waits = {number: _measure(number, options) for number in options.records}
    except (BuildFailedError, UnsoundProjectError) as error:
        print(error, file=sys.stderr)
        return 1
    print(json.dumps(waits, indent=2) if options.json else "\n".join(map(_as_text, waits, waits.values())))
    return 0


def _hugo() -> str | None:
    beside = Path(sys.executable).with_name("hugo")
    return str(beside) if beside.is_file() else shutil.which("hugo")


def _measure(records: int, options: argparse.Namespace) -> Waits:
    with tempfile.TemporaryDirectory() as name:
        project, hugo = Path(name) / "project", Path(name) / "hugo"
        apart(copy_project, ROOT, project, records, options.seed)
        edit = Edit(project / _RECORD, _PAGE)
        servers = {OWN: ([sys.executable, str(ROOT / "scripts/serve.py"), "--port", "PORT"], project)}
        if options.hugo:
            apart(write_hugo_site, project, hugo)
            servers[HUGO] = ([options.hugo, "server", "--port", "PORT"], hugo)
        waits: Waits = {server: [] for server in servers}
        # They take turns, so that a busy minute of the machine does not fall on one of them alone.
        for _ in range(options.turns):
            for server, (command, folder) in servers.items():
                waits[server] += seconds_of_edits(command, folder, edit, options.edits)
                print(f"{records} added, {server}: {_middle(waits[server]):.2f} s", file=sys.stderr)
        return waits


def _middle(seconds: list[float]) -> float:
    return statistics.median(seconds)


def _as_text(records: int, waits: Waits) -> str:
    own = _middle(waits[OWN])
    lines = [f"From saving a record to its page, {records:,} case studies more than the real ones, medians:"]
    lines += [f"  {server}: {_middle(seconds):.2f} s (at most {max(seconds):.2f})" for server, seconds in waits.items()]
    if HUGO in waits:
        ratio = own / _middle(waits[HUGO])
        lines.append(f"  of the time of Hugo: {ratio:.2f}. Target: less than 1, {verdict(is_met=ratio < 1)}.")
    if records in MOST:
        lines.append(f"  Target: at most {MOST[records]} s, {verdict(is_met=own <= MOST[records])}.")
    return "\n".join(lines)


if __name__ == "__main__":
    sys.exit(main())
