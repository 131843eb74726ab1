#!/usr/bin/env python3
"""Write the JSON Schema of each record type into schemas/, from the declarations and the records."""

import argparse
from pathlib import Path

from playbook.schemas import FOLDER, write_schemas
from playbook.terminal import end_with


def main() -> int:
    """Run the command."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--root", type=Path, default=Path(), help="the project's folder (default: this folder)")
    options = parser.parse_args()
    if not options.root.is_dir():
        parser.error(f"{options.root} is not a folder")
    for name in write_schemas(options.root):
        print(f"{FOLDER}/{name}")
    return 0


if __name__ == "__main__":
    end_with(main)
