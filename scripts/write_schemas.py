#!/usr/bin/env python3
"""Write the JSON Schema of each record type into schemas/, from the declarations and the records."""

import argparse
import sys
from pathlib import Path

from playbook.editing.schemas import write_schemas
from playbook.records.schema_files import FOLDER
from playbook.reports import terminal_language, words
from playbook.reports.terminal import end_with


def main() -> int:
    """Run the command."""
    parser = argparse.ArgumentParser(description=__doc__, allow_abbrev=False)
    parser.add_argument("--root", type=Path, default=Path(), help="the project's folder (default: this folder)")
    options = parser.parse_args()
    if not options.root.is_dir():
        parser.error(words("no-folder", terminal_language()).format(folder=options.root))
    said = words("not-written", terminal_language())
    try:
        (options.root / FOLDER).mkdir(exist_ok=True)
    except OSError as error:
        print(said.format(file=FOLDER, reason=error.strerror), file=sys.stderr)
        return 1
    written, left = write_schemas(options.root)
    for name in written:
        print(f"{FOLDER}/{name}")
    for name, reason in left.items():
        print(said.format(file=f"{FOLDER}/{name}", reason=reason), file=sys.stderr)
    return 1 if left else 0


if __name__ == "__main__":
    end_with(main)
