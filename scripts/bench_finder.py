#!/usr/bin/env python3
"""Measure how long the case finder takes to apply a facet, in Chromium, when there are many case studies.

Exit status: 0 measured, whatever the figures, or no Chromium was found; 1 a build failed; 2 wrong use of this command.
"""

import statistics
import sys
from pathlib import Path
from typing import Final

from playwright.sync_api import Browser

from benchmark.in_browser import measured
from benchmark.options import parser_of_measuring, verdict

ROOT: Final = Path(__file__).resolve().parent.parent
PAGE: Final = "en/case-studies/"
RECORDS: Final = 2000
TARGET: Final = 50
"""Milliseconds: less than readers notice."""

ROUNDS: Final = 5

MEASURE: Final = """() => [...document.querySelectorAll(".facet input")].flatMap((box) => [box, box]).map((box) => {
  const start = performance.now();
  box.click();
  document.body.getBoundingClientRect();  // what was put off: where everything stands now
  return performance.now() - start;
})"""
"""Tick each box and take the tick away again; the times in milliseconds."""


def main() -> int:
    """Run the command."""
    return measured(ROOT, parser_of_measuring(__doc__, RECORDS).parse_args(), _measure)


def _measure(started: Browser, address: str, site: Path) -> int:
    """Print how many milliseconds each change takes."""
    page = started.new_page(viewport={"width": 1280, "height": 720})
    page.goto(address + PAGE)
    page.locator(".finder").hover()  # a long list comes when somebody is about to choose
    page.locator(".finder.ready").wait_for()
    page.evaluate(MEASURE)  # as everywhere, the first round only warms up
    rounds: list[list[float]] = [page.evaluate(MEASURE) for _ in range(ROUNDS)]
    # A busy moment of the machine falls on one round of a change, not on most of them.
    times = [statistics.median(times) for times in zip(*rounds, strict=True)]
    print(_report(len(list((site.parent / "data" / "casestudies").glob("*.yml"))), times))
    return 0


def _report(items: int, times: list[float]) -> str:
    slowest = max(times)
    return (
        f"Applying a facet to {items:,} case studies: {statistics.median(times):.1f} ms in the middle, {slowest:.1f} ms at "
        f"worst, of {len(times)} changes. Target: under {TARGET} ms, {verdict(is_met=slowest < TARGET)}."
    )


if __name__ == "__main__":
    sys.exit(main())
