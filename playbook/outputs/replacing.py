"""Putting a newly built site in the place of the last one: whoever looks, at any moment, finds one of them whole."""

import contextlib
import ctypes
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final, Literal

if sys.platform != "win32":
    import fcntl

_PAGES_OF_A_SITE: Final = ("index.html", "404.html")
_OURS: Final = (".well-known",)
"""What is hidden in a site and belongs to it; the rest of what is hidden, such as `.git`, is its keeper's."""

_LAST: Final = "last"
"""Where the last site waits for a moment on systems that can't exchange two folders."""

_AT_FOLDER: Final = -100
_EXCHANGE: Final = 2
"""What Linux calls `AT_FDCWD` and `RENAME_EXCHANGE` (https://man7.org/linux/man-pages/man2/rename.2.html)."""


class ReplacingError(Exception):
    """A folder can't be replaced.

    Attributes:
        problem: What keeps it from being replaced.
        folder: The folder.
    """

    def __init__(self, problem: Literal["site-is-file", "site-is-foreign", "site-is-busy"], folder: Path) -> None:
        """Say what is the matter with which folder."""
        self.problem = problem
        self.folder = folder
        super().__init__(f"{problem}: {folder}")


@contextmanager
def replacing(folder: Path) -> Iterator[Path]:
    """Give a place beside a folder to build a site in, and then put the site in the place of the folder.

    Where the building fails, the folder stays as it is. What an earlier one that was killed left behind is cleared.

    Args:
        folder: Where the site is to be; what a link leads to is replaced, not the link.

    Yields:
        Where to build it.

    Raises:
        ReplacingError: The folder is none, holds something other than a site, or another build is at work on it.
        OSError: There is no room, or nothing can be written.
    """
    folder = folder.resolve()
    _refuse_others(folder)
    folder.parent.mkdir(parents=True, exist_ok=True)
    work = folder.with_name(f".{folder.name}.building")
    with _alone(work, folder):
        try:
            _clear(work, folder)
            # Under a name of its own: what a killed build had started may still be writing where that one was.
            new = Path(tempfile.mkdtemp(dir=work)) / folder.name
            new.mkdir()
            yield new
            _put(new, folder, work)
        finally:
            with contextlib.suppress(OSError):
                _clear(work, folder)
                work.rmdir()


def _refuse_others(folder: Path) -> None:
    """Make sure that no more is lost than a built site."""
    if not folder.exists():
        return
    if not folder.is_dir():
        raise ReplacingError("site-is-file", folder)
    is_site = any((folder / page).is_file() for page in _PAGES_OF_A_SITE)
    if not is_site and any(not path.name.startswith(".") for path in folder.iterdir()):
        raise ReplacingError("site-is-foreign", folder)


@contextmanager
def _alone(work: Path, folder: Path) -> Iterator[None]:
    """Hold a folder that no other build then works in; it is let go even by a build that is killed."""
    if sys.platform == "win32":  # it has no such locks on folders
        work.mkdir(exist_ok=True)
        yield
        return
    held = None
    while held is None:
        work.mkdir(exist_ok=True)
        held = _hold(work, folder)
    try:
        yield
    finally:
        os.close(held)


def _hold(work: Path, folder: Path) -> int | None:
    """Lock a folder; return what holds it, or nothing where another build was just done with it and took it away."""
    held = os.open(work, os.O_RDONLY)
    try:
        fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
        if os.path.samestat(os.fstat(held), work.stat()):
            return held
    except BlockingIOError:
        os.close(held)
        raise ReplacingError("site-is-busy", folder) from None
    except FileNotFoundError:
        pass
    os.close(held)
    return None


def _clear(work: Path, folder: Path) -> None:
    """Remove everything from the folder of work, but for a last site that was not replaced yet."""
    last = work / _LAST
    if last.exists() and not folder.exists():
        last.rename(folder)
    for left in work.iterdir():
        _keep_hidden(left if left == last else left / folder.name, folder)
        # What a killed build had started may still write there; then the next build removes it.
        shutil.rmtree(left, ignore_errors=True)


def _keep_hidden(old: Path, folder: Path) -> None:
    """Take over what is hidden in a site that is to be removed."""
    for path in old.glob(".*"):
        if path.name not in _OURS and folder.is_dir() and not (folder / path.name).exists():
            path.rename(folder / path.name)


def _put(new: Path, folder: Path, work: Path) -> None:
    if not folder.exists():
        new.rename(folder)
    elif not _exchange(new, folder):
        folder.rename(work / _LAST)
        new.rename(folder)


def _exchange(one: Path, other: Path) -> bool:
    """Exchange two folders in one step, where the system can; say whether it did."""
    rename = getattr(ctypes.CDLL(None), "renameat2", None) if sys.platform == "linux" else None
    if rename is None:
        return False
    status: int = rename(_AT_FOLDER, os.fsencode(one), _AT_FOLDER, os.fsencode(other), _EXCHANGE)
    return status == 0
