#!/usr/bin/env python3
"""Measure in a browser what the search costs a reader in bytes, when there are many case studies.

Every kept query (`tests/outputs/search-queries.yml`) is typed by a reader who has loaded nothing before. The bytes are those of
the files as they are on disk; a host that compresses sends fewer.

Exit status: 0 measured, and within the limits, or no Chromium was found; 1 a build failed or a limit is passed; 2 wrong
use of this command.
"""

import json
import sys
from pathlib import Path
from typing import Any, Final

import yaml
from playwright.sync_api import Browser, Page

from benchmark.in_browser import measured
from benchmark.options import parser_of_measuring, verdict

ROOT: Final = Path(__file__).resolve().parent.parent
QUERIES: Final = ROOT / "tests" / "outputs" / "search-queries.yml"
RECORDS: Final = 2000
FIRST_USE: Final = 200_000
"""Bytes that the first use may load at most."""

A_QUERY: Final = 120_000
"""Bytes that a query may load at most after that."""

SHOWN: Final = 5
"""How many of the queries that load the most are named."""

_FORGET: Final = "() => performance.clearResourceTimings()"
_LOADED: Final = """() => {
  const loaded = performance.getEntriesByType("resource");
  return [loaded.reduce((sum, { encodedBodySize }) => sum + encodedBodySize, 0), loaded.length];
}"""


def main() -> int:
    """Run the command."""
    parser = parser_of_measuring(__doc__, RECORDS)
    parser.add_argument("--json", action="store_true", help="print the figures for programs")
    options = parser.parse_args()
    queries: dict[str, list[dict[str, str]]] = yaml.safe_load(QUERIES.read_text(encoding="utf-8"))

    def measure(started: Browser, address: str, _: Path) -> int:
        figures = {language: _measure(started, address, language, rows) for language, rows in queries.items()}
        print(json.dumps(figures, ensure_ascii=False, indent=2) if options.json else _as_text(figures, options.records))
        worst = [(figure["first_use"], figure["queries"][0]["bytes"]) for figure in figures.values()]
        return int(any(first_use > FIRST_USE or query > A_QUERY for first_use, query in worst))

    return measured(ROOT, options, measure)


def _measure(started: Browser, address: str, language: str, rows: list[dict[str, str]]) -> dict[str, Any]:
    measured = [_typed(started, f"{address}{language}/", row["query"]) for row in rows]
    measured.sort(key=lambda query: -query["bytes"])
    return {"first_use": max(query.pop("first_use") for query in measured), "queries": measured}


def _typed(started: Browser, home: str, query: str) -> dict[str, Any]:
    """Have a new reader open the search and type a query."""
    page = started.new_page()
    page.goto(home, wait_until="networkidle")
    page.evaluate(_FORGET)
    page.locator(".search-opener").click()
    # What every search needs is there once a word that is nowhere has been looked for.
    _search(page, "zzzzzzzzzz")
    page.wait_for_load_state("networkidle")
    first_use, _ = page.evaluate(_LOADED)
    page.evaluate(_FORGET)
    _search(page, query)
    loaded, requests = page.evaluate(_LOADED)
    page.close()
    return {"query": query, "bytes": loaded, "requests": requests, "first_use": first_use}


def _search(page: Page, query: str) -> None:
    page.locator("#search-input").fill(query)
    page.locator(".search-results[aria-busy=false]").wait_for(state="attached")


def _as_text(figures: dict[str, dict[str, Any]], records: int) -> str:
    lines = [f"The search with {records:,} case studies more, in bytes as on disk:"]
    for language, figure in figures.items():
        queries = figure["queries"]
        lines.append(f"  {language}, first use: {_judged(figure['first_use'], FIRST_USE)}")
        lines.append(f"  {language}, {len(queries)} queries: {_judged(queries[0]['bytes'], A_QUERY)} The largest:")
        lines += [
            f"    {query['bytes']:,} in {query['requests']} requests: {query['query']}" for query in queries[:SHOWN]
        ]
    return "\n".join(lines)


def _judged(loaded: int, most: int) -> str:
    return f"at most {loaded:,}. Target: at most {most:,}, {verdict(is_met=loaded <= most)}."


if __name__ == "__main__":
    sys.exit(main())
