"""Files of a project that only point to another file: they are never followed, for what they lead to may be anything.

A report quotes lines and a build copies files; through a link, both would show a file of the machine that runs them, and
a command that writes would write over it.
"""

import errno
import os
from pathlib import Path


class LinkedFileError(OSError):
    """A file is not written because a symbolic link leads elsewhere.

    Attributes:
        link: The link, relative to the project's folder.
    """

    def __init__(self, link: str) -> None:
        """Keep the link."""
        super().__init__(errno.ELOOP, os.strerror(errno.ELOOP), link)
        self.link = link


def write_file(root: Path, file: str, text: str) -> None:
    """Write a file of the project, and the folders that it needs.

    Args:
        root: The project's folder, which may itself be reached by a link.
        file: The file, relative to it, with forward slashes.
        text: What it is to hold.

    Raises:
        LinkedFileError: There is a symbolic link on the way to it; nothing is written.
        OSError: It can't be written.
    """
    link = link_on_way(root, file)
    if link:
        raise LinkedFileError(link)
    (root / file).parent.mkdir(parents=True, exist_ok=True)
    (root / file).write_text(text, encoding="utf-8", newline="\n")


def link_on_way(root: Path, file: str) -> str | None:
    """Return the file or folder on the way to a file of the project that is a symbolic link.

    Args:
        root: The project's folder, which may itself be reached by a link.
        file: The file, relative to it, with forward slashes.

    Returns:
        The first link, relative to the project's folder; `None` where there is none.
    """
    parts = file.split("/")
    for depth in range(1, len(parts) + 1):
        part = "/".join(parts[:depth])
        try:
            if (root / part).is_symlink():
                return part
        except OSError:
            return None  # what can't be looked at can't be read either
    return None
