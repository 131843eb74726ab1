#!/usr/bin/env python3
"""Write the JSON Schema of each record type into schemas/, from the declarations and the records."""

import argparse
import os
import sys
from pathlib import Path

from playbook.reports import terminal_language, words
from playbook.schemas import FOLDER, write_schemas
from playbook.terminal import end_with


def main() -> int:
    """Run the command."""
    parser = argparse.ArgumentParser(description=__doc__, allow_abbrev=False)
    parser.add_argument("--root", type=Path, default=Path(), help="the project's folder (default: this folder)")
    options = parser.parse_args()
    if not options.root.is_dir():
        parser.error(words("no-folder", terminal_language()).format(folder=options.root))
    try:
        names = write_schemas(options.root)
    except OSError as error:
        said = words("not-written", terminal_language())
        print(said.format(file=error.filename or FOLDER, reason=os.strerror(error.errno or 0)), file=sys.stderr)
        return 1
    for name in names:
        print(f"{FOLDER}/{name}")
    return 0


if __name__ == "__main__":
    end_with(main)
