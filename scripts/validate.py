#!/usr/bin/env python3
"""Check the records and pages and say what to mend. Exit status: 0 no errors, 1 errors, 2 wrong use of this command."""

import argparse
import io
import os
import sys
from pathlib import Path

from playbook.findings import errors
from playbook.languages import LANGUAGES
from playbook.reports import as_json, as_text, coloured, lines_of, plain, terminal_language
from playbook.site import load
from playbook.today import day, today


def main() -> int:
    """Run the command."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--root", type=Path, default=Path(), help="the project's folder (default: this folder)")
    parser.add_argument("--lang", choices=LANGUAGES, default=terminal_language(), help="language of the messages")
    parser.add_argument("--format", choices=("text", "json"), default="text", help="for people or for programs")
    parser.add_argument(
        "--today",
        type=day,
        default=today(),
        help="the day that dates are compared with (default: SOURCE_DATE_EPOCH, today)",
    )
    options = parser.parse_args()
    if not options.root.is_dir():
        parser.error(f"{options.root} is not a folder")
    result = load(options.root, today=options.today)
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace")  # a terminal that knows few characters is no reason to fail
    if options.format == "json":
        print(as_json(result.findings, result.files, options.lang))
    else:
        paint = coloured if sys.stdout.isatty() and not os.environ.get("NO_COLOR") else plain
        print(as_text(result.findings, result.files, options.lang, lines=lines_of(options.root), paint=paint))
    return 1 if errors(result.findings) else 0


if __name__ == "__main__":
    sys.exit(main())
