#!/usr/bin/env python3
"""Look at every page of the built site as readers meet it: light and dark, at four widths, with axe-core and the Nu checker.

Exit status: 0 nothing was found; 1 something was found; 2 wrong use of this command, or what it needs is missing.
"""

import argparse
import os
import sys
import time
from concurrent.futures import ProcessPoolExecutor, as_completed
from multiprocessing import get_context
from pathlib import Path
from typing import Final

from audit.browser import NoBrowserError
from audit.faults import Audit, as_text
from audit.inspecting import addresses, inspect, parts
from audit.nu import NoJavaError, check_markup

ROOT: Final = Path(__file__).resolve().parent.parent
PART: Final = 12
"""How many pages one browser looks at."""


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
    parser.add_argument("--processes", type=int, default=2, help="how many browsers look at once")
    options = parser.parse_args()
    urls = [url for url in addresses(options.site) if not options.pages or url in options.pages]
    for missing in (path for path in (options.axe, options.nu) if not path.is_file()):
        parser.error(f"{missing} is not there; “make audit” brings it")
    if not urls:
        parser.error(f"there is no such page in {options.site}")
    start = time.monotonic()
    try:
        audit = _audit(options, urls)
    except (NoBrowserError, NoJavaError) as error:
        parser.error(str(error))
    print(as_text(audit))
    print(f"\n{len(urls)} pages, {len(audit.faults)} faults, {time.monotonic() - start:.0f} seconds")
    return 1 if audit.faults else 0


def _audit(options: argparse.Namespace, urls: list[str]) -> Audit:
    audit = Audit()
    seen = 0
    with ProcessPoolExecutor(options.processes, get_context("spawn")) as pool:
        waiting = {pool.submit(inspect, options.site, part, options.axe): len(part) for part in parts(urls, PART)}
        markup = pool.submit(check_markup, options.site, urls, options.nu)
        for done in as_completed(waiting):
            audit.add(done.result())
            seen += waiting[done]
            print(f"{seen} of {len(urls)} pages, {len(audit.faults)} faults", file=sys.stderr, flush=True)
        try:
            audit.add(markup.result())
        except NoJavaError as error:
            if os.environ.get("REQUIRE_NU"):
                raise
            print(f"The Nu HTML checker is left out: {error}.", file=sys.stderr)
    return audit


if __name__ == "__main__":
    sys.exit(main())
