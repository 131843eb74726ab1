#!/usr/bin/env python3
"""Look at every page of the built site as readers meet it: light and dark, at four widths, with axe-core and the Nu checker.

Exit status: 0 nothing was found; 1 something was found; 2 wrong use of this command, or what it needs is missing;
130 stopped before every page was looked at. What was found until then is told.
"""

import argparse
import os
import signal
import sys
import time
from concurrent.futures import Future, ProcessPoolExecutor, as_completed
from multiprocessing import active_children, get_context
from pathlib import Path
from typing import Final

from audit.browser import NoBrowserError
from audit.faults import Audit, as_text
from audit.inspecting import addresses, inspect, parts
from audit.nu import NoJavaError, check_markup

ROOT: Final = Path(__file__).resolve().parent.parent
PART: Final = 5
"""How many pages one browser looks at: few, so that it is soon told how far the audit is."""

STOPPED: Final = 128 + signal.SIGINT


def main() -> int:
    """Run the command."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.ArgumentDefaultsHelpFormatter, allow_abbrev=False
    )
    parser.add_argument("pages", nargs="*", help="addresses of pages, as fr/choisir/; every page when left out")
    parser.add_argument("--site", type=Path, default=ROOT / "site", help="the folder of the built site")
    parser.add_argument("--axe", type=Path, default=ROOT / ".venv/axe-core/axe.min.js", help="the file of axe-core")
    parser.add_argument(
        "--nu", type=Path, default=ROOT / ".venv/vnu-jar/build/dist/vnu.jar", help="the Nu HTML checker"
    )
    parser.add_argument("--processes", type=int, default=os.cpu_count(), help="how many browsers look at once")
    options = parser.parse_args()
    for missing in (path for path in (options.axe, options.nu) if not path.is_file()):
        parser.error(f"{missing} is not there; “make audit” brings it")
    every = addresses(options.site)
    urls = list(dict.fromkeys(options.pages)) or every
    for unknown in (url for url in urls if url not in every):
        parser.error(f"there is no page {unknown} in {options.site}")
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # as when somebody stops it at the keyboard
    run = Run(options.site, urls, options.axe, options.nu)
    try:
        run.go(options.processes)
    except (NoBrowserError, NoJavaError) as error:
        parser.error(str(error))
    except KeyboardInterrupt:
        print("Stopped before every page was looked at.", file=sys.stderr)
    print(as_text(run.audit))
    print(f"\n{run.told()}")
    return STOPPED if run.seen < len(urls) else 1 if run.audit.faults else 0


class Run:
    """One run of the audit, which tells how far it is.

    Args:
        site: The folder of the built site.
        urls: The addresses of the pages, from its root.
        axe: The file of axe-core.
        nu: The file of the Nu HTML checker.
    """

    def __init__(self, site: Path, urls: list[str], axe: Path, nu: Path) -> None:  # noqa: D107
        self.audit = Audit()
        self.seen = 0
        self._site, self._urls, self._axe, self._nu = site, urls, axe, nu
        self._start = time.monotonic()

    def told(self) -> str:
        """Say in a line how far it is."""
        seconds = time.monotonic() - self._start
        return f"{self.seen} of {len(self._urls)} pages, {len(self.audit.faults)} faults, {seconds:.0f} seconds"

    def go(self, processes: int) -> None:
        """Look at every page, in so many processes."""
        # Who stops this process stops the others with it: they need not hear of it.
        quiet = (signal.SIGINT, signal.SIG_IGN)
        with ProcessPoolExecutor(processes, get_context("spawn"), signal.signal, quiet) as pool:
            markup = pool.submit(check_markup, self._site, self._urls, self._nu)
            looks = {pool.submit(inspect, self._site, part, self._axe): len(part) for part in parts(self._urls, PART)}
            try:
                for done in as_completed([markup, *looks]):
                    self._add(done)
                    self.seen += looks.get(done, 0)
                    print(self.told(), file=sys.stderr, flush=True)
            except BaseException:
                pool.shutdown(wait=False, cancel_futures=True)
                for process in active_children():
                    process.terminate()
                raise

    def _add(self, done: Future[Audit]) -> None:
        try:
            self.audit.add(done.result())
        except NoJavaError as error:
            if os.environ.get("REQUIRE_NU"):
                raise
            print(f"The Nu HTML checker is left out: {error}.", file=sys.stderr)


if __name__ == "__main__":
    sys.exit(main())
