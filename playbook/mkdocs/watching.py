"""Watching a project for changes: its folders are followed by their names, also when one is taken away and comes back."""

import os
from collections.abc import Collection, Iterator
from functools import partial
from pathlib import Path
from typing import Final

from mkdocs.livereload import LiveReloadServer
from watchdog.observers.polling import PollingObserverVFS

_INTERVAL: Final = 0.5
"""How many seconds lie between two looks at the project, as in MkDocs."""


def watch(server: LiveReloadServer, root: Path, folders: Collection[Path]) -> None:
    """Have a server build anew whenever a file of a project changes.

    Who watches a folder itself sees nothing of it any more after it was renamed, so the project's own folder is watched
    for those in it.

    Args:
        server: The server, before it serves.
        root: The project's folder; the files beside `mkdocs.yml` count too.
        folders: Where all files count.
    """
    inside = {folder.name for folder in folders if folder.parent == root}
    observer = PollingObserverVFS(os.stat, partial(_entries, str(root), inside), polling_interval=_INTERVAL)
    server.observer = observer  # type: ignore[assignment] # made alike
    server.watch(str(root))
    for folder in folders:
        if folder.parent != root:
            server.watch(str(folder))


def _entries(root: str, inside: Collection[str], path: str | None) -> Iterator[os.DirEntry[str]]:
    """Yield what is in a folder, but for folders of the project that do not count, such as `.git`, however large they are."""
    with os.scandir(path) as entries:
        yield from (entry for entry in entries if path != root or entry.name in inside or entry.is_file())
