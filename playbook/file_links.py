"""Files of a project that only point to another file: they are never followed, for what they lead to may be anything.

A report quotes lines and a build copies files; through a link, both would show a file of the machine that runs them.
"""

from pathlib import Path


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
