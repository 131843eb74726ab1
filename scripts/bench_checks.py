#!/usr/bin/env python3
"""Measure how fast many case studies are checked, beside check-jsonschema with the project's schema on the same files.

Exit status: 0 measured, whatever the figures; 1 a check failed; 2 wrong use of this command.
"""

import argparse
import json
import os
import statistics
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from benchmark.measure import BuildFailedError, Run, run
from benchmark.options import positive, verdict
from benchmark.sites import UnsoundProjectError, apart, copy_project

ROOT = Path(__file__).resolve().parent.parent
RECORDS: Final = 2000
MOST: Final = 0.25
"""How many times as long as check-jsonschema the checks may take, at most."""


def main() -> int:
    """Run the command."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter, allow_abbrev=False
    )
    parser.add_argument("--records", type=positive, default=RECORDS, help=f"how many case studies ({RECORDS})")
    parser.add_argument("--seed", type=int, default=1, help="what they are drawn from (1)")
    parser.add_argument("--runs", type=positive, default=3, help="how often each is run (3)")
    parser.add_argument("--json", action="store_true", help="print the figures for programs")
    options = parser.parse_args()
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})  # what is started runs on this core too
    try:
        with tempfile.TemporaryDirectory() as folder:
            own, schema = _measure(Path(folder), options.records, options.seed, options.runs)
    except (BuildFailedError, UnsoundProjectError) as error:
        print(error, file=sys.stderr)
        return 1
    print(_as_json(own, schema, options.records) if options.json else _as_text(own, schema, options.records))
    return 0


def _measure(folder: Path, records: int, seed: int, runs: int) -> tuple[list[Run], list[Run]]:
    project = folder / "project"
    real = len(list((ROOT / "data/casestudies").glob("*.yml")))
    apart(copy_project, ROOT, project, max(0, records - real), seed)
    files = [str(path.relative_to(project)) for path in sorted((project / "data/casestudies").glob("*.yml"))]
    commands = (
        # The whole project: every record of every kind, positions, rules between records, words, dates, prose.
        (sys.executable, str(ROOT / "scripts/validate.py")),
        (sys.executable, "-m", "check_jsonschema", "--schemafile", "schemas/casestudy.schema.json", *files),
    )
    taken: tuple[list[Run], list[Run]] = ([], [])
    for command in commands:
        run((*command[:1], "-c", "import check_jsonschema, playbook.site"), project, folder / "bytecode")
    for number in range(runs):
        for command, of_command in zip(commands, taken, strict=True):
            of_command.append(run(command, project, folder / "bytecode"))
            name = "validate.py" if command is commands[0] else "check-jsonschema"
            print(f"{name}, run {number + 1}: {of_command[-1].seconds:.1f} s", file=sys.stderr)
    return taken


def _ratio(own: Sequence[Run], schema: Sequence[Run]) -> float:
    return min(one.cpu_seconds for one in own) / min(one.cpu_seconds for one in schema)


def _as_text(own: Sequence[Run], schema: Sequence[Run], records: int) -> str:
    lines = [f"Checking {records:,} case studies on one core, {len(own)} runs each:"]
    for name, runs in (("this project, everything", own), ("check-jsonschema, case studies by the schema", schema)):
        seconds = [one.seconds for one in runs]
        lines.append(
            f"  {name}: least {min(seconds):.1f} s, median {statistics.median(seconds):.1f} s, "
            f"processor {min(one.cpu_seconds for one in runs):.1f} s"
        )
    ratio = _ratio(own, schema)
    target = f" Target: at most {MOST}, {verdict(is_met=ratio <= MOST)}." if records == RECORDS else ""
    return "\n".join([*lines, f"Time on the processor, over that of check-jsonschema: {ratio:.2f}.{target}"])


def _as_json(own: Sequence[Run], schema: Sequence[Run], records: int) -> str:
    return json.dumps(
        {
            "records": records,
            "own_seconds": [one.seconds for one in own],
            "schema_seconds": [one.seconds for one in schema],
            "ratio": _ratio(own, schema),
            "target": {"at_most": MOST, "met": _ratio(own, schema) <= MOST if records == RECORDS else None},
        },
        indent=2,
    )


if __name__ == "__main__":
    sys.exit(main())
