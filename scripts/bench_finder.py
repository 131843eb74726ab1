#!/usr/bin/env python3
"""Measure how long the case finder takes to apply a facet, in Chromium, when there are many case studies.

Exit status: 0 measured, whatever the figures, or no Chromium was found; 1 a build failed; 2 wrong use of this command.
"""

import argparse
import functools
import http.server
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from playwright.sync_api import Page, sync_playwright

from benchmark.sites import UnsoundProjectError, copy_project

ROOT: Final = Path(__file__).resolve().parent.parent
PAGE: Final = "en/case-studies/"
RECORDS: Final = 2000
TARGET: Final = 50
"""Milliseconds: less than readers notice."""

ROUNDS: Final = 5

BROWSERS: Final = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")

MEASURE: Final = """() => [...document.querySelectorAll(".facet input")].flatMap((box) => [box, box]).map((box) => {
  const start = performance.now();
  box.click();
  document.body.getBoundingClientRect();  // what was put off: where everything stands now
  return performance.now() - start;
})"""
"""Tick each box and take the tick away again; the times in milliseconds."""


def main() -> int:
    """Run the command."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.ArgumentDefaultsHelpFormatter, allow_abbrev=False
    )
    parser.add_argument("--records", type=int, default=RECORDS, help="how many case studies are made")
    parser.add_argument("--seed", type=int, default=1, help="what they are drawn from")
    options = parser.parse_args()
    browser = next(filter(None, map(shutil.which, BROWSERS)), None)
    if browser is None:
        print(f"Not measured: no browser was found under the names {', '.join(BROWSERS)}.")
        return 0
    try:
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            site = _built(folder, options.records, options.seed)
            with _served(site) as address:
                items = len(list((folder / "project" / "data" / "casestudies").glob("*.yml")))
                print(_report(items, _measured(browser, address + PAGE)))
    except (UnsoundProjectError, subprocess.CalledProcessError) as error:
        print(error, file=sys.stderr)
        return 1
    return 0


def _built(folder: Path, records: int, seed: int) -> Path:
    copy_project(ROOT, folder / "project", records, seed)
    subprocess.run(  # noqa: S603 - the command is fixed
        [sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", str(folder / "site")],
        cwd=folder / "project",
        env=os.environ | {"NO_MKDOCS_2_WARNING": "1"},
        check=True,
    )
    return folder / "site"


class _QuietHandler(http.server.SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the parent's name
        pass


@contextmanager
def _served(site: Path) -> Iterator[str]:
    handler = functools.partial(_QuietHandler, directory=str(site))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}/"
        finally:
            server.shutdown()
            thread.join()


def _measured(executable: str, address: str) -> list[float]:
    """Return the milliseconds that each change takes."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=["--no-sandbox", "--disable-gpu"])
        page: Page = browser.new_page(viewport={"width": 1280, "height": 720})
        page.goto(address)
        page.locator(".finder.ready").wait_for()
        page.evaluate(MEASURE)  # as everywhere, the first round only warms up
        rounds: list[list[float]] = [page.evaluate(MEASURE) for _ in range(ROUNDS)]
        browser.close()
    # A busy moment of the machine falls on one round of a change, not on most of them.
    return [statistics.median(times) for times in zip(*rounds, strict=True)]


def _report(items: int, times: list[float]) -> str:
    slowest = max(times)
    return (
        f"Applying a facet to {items} case studies: {statistics.median(times):.1f} ms in the middle, "
        f"{slowest:.1f} ms at worst, of {len(times)} changes; target under {TARGET} ms: {'met' if slowest < TARGET else 'missed'}"
    )


if __name__ == "__main__":
    sys.exit(main())
