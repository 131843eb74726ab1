"""The list by which anyone can tell that a copy of the site is whole, and the same rights for every file."""

import hashlib
import os
from pathlib import Path
from typing import Final

SUMS: Final = "SHA256SUMS"

_FOLDER_MODE: Final = 0o755
_FILE_MODE: Final = 0o644
"""Everyone may read what is published, whatever the one who built it lets others do with new files."""


def seal(site: Path) -> None:
    """Write the list of the site's files, for `sha256sum --check`, and give each of them the same rights.

    Args:
        site: The folder of the built site, all files of which are there.
    """
    names: list[str] = []
    for folder, _, files in os.walk(site):
        os.chmod(folder, _FOLDER_MODE)  # noqa: PTH101 - with objects for paths, thousands of files take several times as long
        names += (os.path.join(folder, file) for file in files)  # noqa: PTH118
    start = len(os.path.join(site, ""))  # noqa: PTH118
    names.sort(key=lambda name: name[start:].replace(os.sep, "/"))
    # One after the other: most files are small, and threads would take longer to take turns than they save.
    lines = [f"{_sealed(name)}  {name[start:].replace(os.sep, '/')}\n" for name in names]
    listed = site / SUMS
    listed.write_text("".join(lines), encoding="utf-8", newline="\n")
    listed.chmod(_FILE_MODE)


def _sealed(name: str) -> str:
    """Give a file its rights, and return its digest."""
    os.chmod(name, _FILE_MODE)  # noqa: PTH101
    with open(name, "rb") as file:  # noqa: PTH123
        return hashlib.file_digest(file, "sha256").hexdigest()
