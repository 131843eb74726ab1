#!/usr/bin/env python3
"""Write pictures of every kind of page of the built site, for people who review a change: `shots/index.html` shows them.

Exit status: 0 written; 2 wrong use of this command, or no browser was found.
"""

import argparse
import sys
from pathlib import Path
from typing import Final

from audit.browser import NoBrowserError
from audit.shots import PAGES, take_shots

ROOT: Final = Path(__file__).resolve().parent.parent


def main() -> int:
    """Run the command."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.ArgumentDefaultsHelpFormatter, allow_abbrev=False
    )
    parser.add_argument("--site", type=Path, default=ROOT / "site", help="the folder of the built site")
    parser.add_argument("--folder", type=Path, default=ROOT / "shots", help="where the pictures go")
    options = parser.parse_args()
    if not options.site.is_dir():
        parser.error(f"{options.site} is not a folder; “make shots” builds the site")
    try:
        for number, name in enumerate(take_shots(options.site, options.folder), 1):
            print(f"{number} of {len(PAGES)}: {name}", file=sys.stderr, flush=True)
    except NoBrowserError as error:
        parser.error(str(error))
    print(options.folder / "index.html")
    return 0


if __name__ == "__main__":
    sys.exit(main())
