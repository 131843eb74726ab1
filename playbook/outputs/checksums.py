"""The list by which anyone can tell that a copy of the site is whole, and the same rights for every file."""

import hashlib
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
    paths = sorted(site.rglob("*"), key=lambda path: path.relative_to(site).as_posix())
    lines = []
    for path in paths:
        if path.is_dir():
            path.chmod(_FOLDER_MODE)
        elif path.name != SUMS:
            path.chmod(_FILE_MODE)
            lines.append(f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.relative_to(site).as_posix()}\n")
    site.chmod(_FOLDER_MODE)
    listed = site / SUMS
    listed.write_text("".join(lines), encoding="utf-8", newline="\n")
    listed.chmod(_FILE_MODE)
