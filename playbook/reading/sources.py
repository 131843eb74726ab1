"""Finding the record files of a project on disk."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from playbook.file_links import link_on_way
from playbook.findings import Finding, closest
from playbook.reading.names import LONGEST_NAME, is_portable, proposed
from playbook.reading.text import MAX_BYTES
from playbook.records import RECORD_TYPES
from playbook.records.identifiers import ID_PATTERN

DATA: Final = "data"
SUFFIX: Final = ".yml"

_PLACES: Final = "jurisdictions"
"""The folder whose records are known by abbreviations in capitals."""

_LIKE_SUFFIX: Final = re.compile(r"\.ya?ml(?![\w-])", re.IGNORECASE)
"""How the names of records end where a program or a hand added something."""


@dataclass(frozen=True, slots=True)
class Source:
    """A record file.

    Attributes:
        file: Its name, relative to the project's root, with forward slashes.
        folder: The folder of `data/` it is in, which says its type.
        id: The record's id, which is the file's name without suffix.
        content: Its bytes; never many more than are read.
    """

    file: str
    folder: str
    id: str
    content: bytes


def file_of(folder: str, id_: str) -> str:
    """Return the name of a record's file, relative to the project's root."""
    return f"{DATA}/{folder}/{id_}{SUFFIX}"


def collect(root: Path) -> tuple[list[Source], list[Finding]]:
    """Find every record file below `data/`.

    Args:
        root: The project's root.

    Returns:
        The files in the order of their names, and what is wrong with files as such.
    """
    data = root / DATA
    if link_on_way(root, DATA):
        return [], [linked(DATA)]
    try:
        if not data.is_dir():
            return [], [Finding("no-data-folder", DATA)]
        folders = _entries(data)
    except OSError:
        return [], [Finding("unreadable-file", DATA)]
    found: list[Source | Finding] = []
    for folder in folders:
        paths = _files_of(folder)
        if isinstance(paths, Finding):
            found.append(paths)
            continue
        found += [_source(path, folder.name) for path in paths]
    found = list(_without_doubles(found))
    return [one for one in found if isinstance(one, Source)], [one for one in found if isinstance(one, Finding)]


def _without_doubles(found: list[Source | Finding]) -> Iterator[Source | Finding]:
    """Refuse what some systems take for the same file: ON.yml and on.yml."""
    taken: set[tuple[str, str]] = set()
    for one in found:
        name = (one.folder, one.id.casefold()) if isinstance(one, Source) else None
        yield unportable(one.file, one.id, None) if isinstance(one, Source) and name in taken else one
        taken |= {name} if name else set()


def _files_of(folder: Path) -> list[Path] | Finding:
    """Return what a folder of records holds, or what is wrong with it."""
    name = f"{DATA}/{printable(folder.name)}"
    if folder.is_symlink():
        return linked(name)
    try:
        if not folder.is_dir():
            return _unexpected(folder, name)
        if folder.name in RECORD_TYPES:
            return _entries(folder)
    except OSError:
        return Finding("unreadable-file", name)
    return Finding(
        "unknown-folder",
        name,
        arguments={"folder": printable(folder.name), "folders": ", ".join(RECORD_TYPES)},
        suggestion=closest(folder.name, RECORD_TYPES),
    )


def _entries(folder: Path) -> list[Path]:
    """Return what is in a folder, without what programs hide there."""
    return [path for path in sorted(folder.iterdir()) if not path.name.startswith(".") or _is_hidden_record(path)]


def _is_hidden_record(path: Path) -> bool:
    # Somebody forgot the name, or means to hide what a link leads to. Emacs has such a link beside a file that is open.
    return not path.name.startswith(".#") and (path.name.lower().endswith((".yml", ".yaml")) or path.is_symlink())


def printable(name: str) -> str:
    """Write the name of a file on one line; zipped on one system and unzipped on another, it often is no text."""
    return "".join(character if character.isprintable() else "\N{REPLACEMENT CHARACTER}" for character in name)


def linked(file: str) -> Finding:
    """Return what is found of a link in place of a file or folder; its name may be shown."""
    return Finding("linked-file", file, arguments={"name": file})


def unportable(file: str, name: str, suggestion: str | None) -> Finding:
    """Return what is found of a name that not every system can hold."""
    words = {"name": printable(name), "longest": str(LONGEST_NAME)}
    return Finding("unportable-name", file, arguments=words, suggestion=suggestion)


def _source(path: Path, folder: str) -> Source | Finding:
    file = f"{DATA}/{folder}/{printable(path.name)}"
    if path.is_symlink():
        return linked(file)
    if path.name.startswith("."):
        return Finding("bad-file-name", file, arguments={"name": printable(path.name)}, suggestion=_proposed(path))
    if path.suffix != SUFFIX:
        return _unexpected(path, file)
    # Only places are known by an abbreviation in capitals; some systems take Picton.yml and picton.yml for one file.
    has_right_case = folder == _PLACES or path.stem == path.stem.lower()
    if not re.fullmatch(ID_PATTERN, path.stem) or not has_right_case:
        return Finding("bad-file-name", file, arguments={"name": printable(path.stem)}, suggestion=_proposed(path))
    if not is_portable(path.stem):
        return unportable(file, path.stem, _proposed(path))
    content = content_of(path)
    return Finding("unreadable-file", file) if content is None else Source(file, folder, path.stem, content)


def _unexpected(path: Path, file: str) -> Finding:
    return Finding("unexpected-file", file, suggestion=_proposed(path) if _LIKE_SUFFIX.search(path.name) else None)


def _proposed(path: Path) -> str | None:
    return proposed(path, _LIKE_SUFFIX.split(path.name)[0], SUFFIX, in_capitals=path.parent.name == _PLACES)


def content_of(path: Path) -> bytes | None:
    """Return the bytes of a file, never many more than are read; `None` where it can't be opened.

    A folder with such a name is no file, a link is not followed, and opening a pipe would wait for ever.
    """
    try:
        if path.is_symlink() or not path.is_file():
            return None
        with path.open("rb") as stream:
            return stream.read(MAX_BYTES + 1)
    except OSError:
        return None
