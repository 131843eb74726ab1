#!/usr/bin/env python3
"""Measure in a browser what pages cost a reader in bytes at first view, when there are many case studies.

Of pages of the same depth in the same part of the site, the one with the longest HTML is opened by a reader who has loaded
nothing before, and the case finder also at addresses that hold a choice, as colleagues share them. The bytes are those that a
host sends: texts compressed by gzip.

Exit status: 0 measured, and within the limit, or no Chromium was found; 1 a build failed or the limit is passed; 2 wrong use
of this command.
"""

import gzip
import json
import sys
from functools import cache
from pathlib import Path
from typing import Final

from playwright.sync_api import Browser

from benchmark.in_browser import measured
from benchmark.options import parser_of_measuring, verdict

ROOT: Final = Path(__file__).resolve().parent.parent
RECORDS: Final = 2000
MOST: Final = 100_000
"""Bytes that a page may load at most before anything is done on it."""

CHOSEN: Final = tuple(
    f"{page}?{choice}"
    for page in ("fr/etudes-de-cas/", "en/case-studies/")
    for choice in ("place=ON", "community=ottawa", "kind=pilot&sort=started", "q=service+provincial")
)
"""The case finder when somebody has chosen: what is frequent, what is rare, the list in another order, words."""

SHOWN: Final = 10
"""How many of the pages that load the most are named."""

_COMPRESSED: Final = {".html", ".css", ".js", ".json", ".svg"}
"""The endings of files that hosts compress."""

_LEVEL: Final = 6
_LOADED: Final = """() => [location, ...performance.getEntriesByType("resource").map(({ name }) => new URL(name))]
  .map(({ pathname }) => decodeURIComponent(pathname))"""


def main() -> int:
    """Run the command."""
    parser = parser_of_measuring(__doc__, RECORDS)
    parser.add_argument("--json", action="store_true", help="print the figures for programs")
    options = parser.parse_args()

    def measure(started: Browser, address: str, site: Path) -> int:
        weights = {page: _weight(started, address, page, site) for page in (*_heaviest(site), *CHOSEN)}
        ranked = dict(sorted(weights.items(), key=lambda entry: -entry[1]))
        print(json.dumps(ranked, indent=2) if options.json else _as_text(ranked, options.records))
        return int(max(weights.values()) > MOST)

    return measured(ROOT, options, measure)


def _heaviest(site: Path) -> list[str]:
    """Return the addresses of the pages that are opened, from the root of the site."""
    found: dict[tuple[str, ...], tuple[int, str]] = {}
    for file in sorted(site.rglob("index.html")):
        parts = file.relative_to(site).parts[:-1]
        # Pages of a language each, what stands below them by their depth.
        group = (*parts[:2], str(len(parts)))
        found[group] = max(found.get(group, (0, "")), (file.stat().st_size, "".join(f"{part}/" for part in parts)))
    return [address for _, address in found.values()]


def _weight(started: Browser, root: str, address: str, site: Path) -> int:
    """Return how many bytes a page loads for a new reader."""
    page = started.new_page(viewport={"width": 1280, "height": 720})
    page.goto(root + address, wait_until="networkidle")
    loaded: list[str] = page.evaluate(_LOADED)
    page.close()
    return sum(_size(site / name.removeprefix("/")) for name in set(loaded))


@cache
def _size(file: Path) -> int:
    file = file / "index.html" if file.is_dir() else file
    content = file.read_bytes()
    return len(gzip.compress(content, _LEVEL) if file.suffix in _COMPRESSED else content)


def _as_text(ranked: dict[str, int], records: int) -> str:
    most = next(iter(ranked.values()))
    lines = [
        f"{len(ranked)} pages at first view with {records:,} case studies more, in bytes as sent:",
        f"  at most {most:,}. Target: at most {MOST:,}, {verdict(is_met=most <= MOST)}. The heaviest:",
    ]
    lines += [f"    {weight:,}: {page}" for page, weight in list(ranked.items())[:SHOWN]]
    return "\n".join(lines)


if __name__ == "__main__":
    sys.exit(main())
