#!/usr/bin/env python3
"""Write the JSON Schema of each record type into schemas/, from the declarations."""

import argparse
import sys
from pathlib import Path

from playbook.schemas import FOLDER, schemas


def main() -> int:
    """Run the command."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--root", type=Path, default=Path(), help="the project's folder (default: this folder)")
    folder = parser.parse_args().root / FOLDER
    folder.mkdir(exist_ok=True)
    for name, text in schemas().items():
        (folder / name).write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
