"""Watching a project for changes: its folders are followed by their names, also when one is taken away and comes back."""

import asyncio
import os
import time
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path
from typing import Final

_SHORTEST: Final = 0.1
"""How many seconds lie between two looks at the project, at least."""

_SHARE: Final = 20
"""How many times as long as a look takes lies between two: one processor in so many is busy with looking."""

_SETTLING: Final = 0.02
"""How many seconds files must stay as they are before they count as saved: programs write in several steps."""

_MADE_BY_PYTHON: Final = "__pycache__"

Seen = Mapping[str, tuple[int, int, int]]
"""What was seen of each file, by its path: when it was changed, its size and its number on the disk."""


class Watch:
    """Looks at a project again and again.

    Who watches a folder itself sees nothing of it any more after it was renamed, so the project's own folder is looked at
    for those in it. No service of the system is asked, since not every disk has one.
    """

    def __init__(self, root: Path, folders: Collection[Path]) -> None:
        """Look for the first time.

        Args:
            root: The project's folder; the files beside `mkdocs.yml` count too.
            folders: Where all files count.
        """
        self._root = root
        self._inside = {folder.name for folder in folders if folder.parent == root}
        self._elsewhere = [folder for folder in folders if folder.parent != root]
        self._seen = self.look()

    def look(self) -> Seen:
        """Return what is to be seen of every file that counts."""
        seen = dict(_files(self._root, self._inside))
        for folder in self._elsewhere:
            seen.update(_files(folder))
        return seen

    async def wait(self) -> None:
        """Return when something has changed, and stays as it is for a moment."""
        while True:
            begun = time.monotonic()
            seen = self.look()
            if seen != self._seen:
                break
            await asyncio.sleep(max(_SHORTEST, _SHARE * (time.monotonic() - begun)))
        while seen != self._seen:
            self._seen = seen
            await asyncio.sleep(_SETTLING)
            seen = self.look()


def _files(folder: Path | str, only: Collection[str] | None = None) -> Iterator[tuple[str, tuple[int, int, int]]]:
    """Yield every file in a folder with what is seen of it; of the folders in it, all or only some count."""
    try:
        with os.scandir(folder) as entries:
            for entry in entries:
                if entry.is_dir():
                    if entry.name != _MADE_BY_PYTHON and (only is None or entry.name in only):
                        yield from _files(entry.path)
                else:
                    found = entry.stat()
                    yield entry.path, (found.st_mtime_ns, found.st_size, found.st_ino)
    except OSError:  # it went while it was looked at
        return
