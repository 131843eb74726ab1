"""The files that are mended: reading and writing them."""

import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

from playbook.editing.fixing.changes import Change
from playbook.editing.fixing.pages import fix_page
from playbook.editing.fixing.records import fix_record
from playbook.reading.content_files import content_files
from playbook.reading.sources import collect


def fix(root: Path) -> list[Change]:
    """Find out what can be mended in the records and prose pages of a project, without changing anything.

    Args:
        root: The project's folder.

    Returns:
        The files that would change, records first, each in the order of their names. Links to files elsewhere, and
        what can't be read, are left alone.
    """
    return [change for change in (*_records(root), *_pages(root)) if change.before != change.after]


def write(root: Path, changes: list[Change]) -> list[Change]:
    """Write mended files.

    Each is written whole to a new file, which then takes the place of the old one with the same permissions.

    Args:
        root: The project's folder.
        changes: What `fix` returned.

    Returns:
        The changes that were made. A file that somebody else has changed meanwhile, or that can't be written, is left
        as it is.
    """
    return [change for change in changes if _write(root / change.file, change)]


def _records(root: Path) -> Iterator[Change]:
    for source in collect(root)[0]:
        yield Change(source.file, source.content, fix_record(source.content, source.folder))


def _pages(root: Path) -> Iterator[Change]:
    for language, pages in content_files(root).pages.items():
        for path in pages.values():
            content = _read(path)
            if content is not None:
                yield Change(path.relative_to(root).as_posix(), content, fix_page(content, language))


def _read(path: Path) -> bytes | None:
    try:
        return path.read_bytes() if path.is_file() else None
    except OSError:
        return None


def _write(path: Path, change: Change) -> bool:
    # A file that is only to be read is no reason for the system to keep a new one out of its place.
    if path.is_symlink() or _read(path) != change.before or not os.access(path, os.W_OK):
        return False
    try:
        handle, name = tempfile.mkstemp(prefix=".", suffix=".part", dir=path.parent)
    except OSError:
        return False
    part = Path(name)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(change.after)
        part.chmod(path.stat().st_mode & 0o7777)
        part.replace(path)
    except OSError:
        part.unlink(missing_ok=True)
        return False
    return True
