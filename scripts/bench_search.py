#!/usr/bin/env python3
"""Measure in a browser what the search costs a reader in bytes, with many case studies, and show the ranks.

Every kept query (`tests/search-queries.yml`) is typed by a reader who has loaded nothing before. The bytes are those of
the files as they are on disk; a host that compresses sends fewer.

Exit status: 0 measured, whatever the figures; 1 the build failed; 2 wrong use of this command.
"""

import argparse
import functools
import http.server
import json
import shutil
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import yaml
from playwright.sync_api import Browser, Page, sync_playwright

from benchmark.measure import BuildFailedError, run
from benchmark.sites import UnsoundProjectError, apart, copy_project

ROOT = Path(__file__).resolve().parent.parent
QUERIES = ROOT / "tests" / "search-queries.yml"
FIRST_USE, A_QUERY = 200_000, 120_000
_FORGET = "() => performance.clearResourceTimings()"
_LOADED = """() => {
  const loaded = performance.getEntriesByType("resource");
  return [loaded.reduce((sum, { encodedBodySize }) => sum + encodedBodySize, 0), loaded.length];
}"""
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")


class _QuietHandler(http.server.SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the parent's name
        pass


@contextmanager
def _served(site: Path) -> Iterator[str]:
    handler = functools.partial(_QuietHandler, directory=str(site))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()


def main() -> int:
    """Run the command."""
    parser = argparse.ArgumentParser(
        description=__doc__.partition("\n")[0] if __doc__ else None,
        formatter_class=argparse.ArgumentDefaultsHelpFormatter,
        allow_abbrev=False,
    )
    parser.add_argument("--records", type=int, default=2000, help="how many case studies are made")
    parser.add_argument("--seed", type=int, default=1, help="what they are drawn from")
    parser.add_argument("--json", action="store_true", help="print the figures for programs")
    options = parser.parse_args()
    executable = next(filter(None, map(shutil.which, BROWSERS)), None)
    if executable is None:
        parser.error(f"no browser was found under the names {', '.join(BROWSERS)}")
    queries: dict[str, list[dict[str, str]]] = yaml.safe_load(QUERIES.read_text(encoding="utf-8"))
    with tempfile.TemporaryDirectory() as folder:
        project = Path(folder) / "project"
        try:
            apart(copy_project, ROOT, project, options.records, options.seed)
            run((sys.executable, "-m", "mkdocs", "build", "--strict"), project, Path(folder) / "bytecode")
        except (BuildFailedError, UnsoundProjectError) as error:
            print(error, file=sys.stderr)
            return 1
        with _served(project / "site") as address, sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=executable, args=["--no-sandbox"])
            figures = {language: _measure(browser, address, language, rows) for language, rows in queries.items()}
            browser.close()
    print(json.dumps(figures, ensure_ascii=False, indent=2) if options.json else _as_text(figures, options.records))
    return 0


def _measure(browser: Browser, address: str, language: str, rows: list[dict[str, str]]) -> dict[str, Any]:
    measured = [_typed(browser, f"{address}{language}/", row["query"]) for row in rows]
    measured.sort(key=lambda query: -query["bytes"])
    return {"first_use": max(query.pop("first_use") for query in measured), "queries": measured}


def _typed(browser: Browser, home: str, query: str) -> dict[str, Any]:
    """Have a new reader open the search and type a query."""
    page = browser.new_page()
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
    lines = [f"{records} case studies more; bytes as on disk; at most {A_QUERY:,} a query are wanted"]
    for language, figure in figures.items():
        lines.append(f"{language}: first use {figure['first_use']:,} (at most {FIRST_USE:,})")
        lines += [
            f"{language}: {query['bytes']:,} in {query['requests']} requests: {query['query']}"
            for query in figure["queries"][:5]
        ]
    return "\n".join(lines)


if __name__ == "__main__":
    sys.exit(main())
