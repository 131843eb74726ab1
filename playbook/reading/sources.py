"""Finding the record files of a project on disk."""

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from playbook.findings import Finding, closest
from playbook.reading.text import MAX_BYTES
from playbook.records import RECORD_TYPES
from playbook.records.identifiers import ID_PATTERN

DATA: Final = "data"
SUFFIX: Final = ".yml"


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
    sources: list[Source] = []
    findings: list[Finding] = []
    data = root / DATA
    try:
        if not data.is_dir():
            return [], [Finding("no-data-folder", DATA)]
        folders = _visible(data)
    except OSError:
        return [], [Finding("unreadable-file", DATA)]
    for folder in folders:
        paths = _files_of(folder)
        if isinstance(paths, Finding):
            findings.append(paths)
            continue
        for path in paths:
            found = _source(path, folder.name)
            (sources if isinstance(found, Source) else findings).append(found)  # type: ignore[arg-type]
    return sources, findings


def _files_of(folder: Path) -> list[Path] | Finding:
    """Return what a folder of records holds, or what is wrong with it."""
    name = f"{DATA}/{printable(folder.name)}"
    try:
        if not folder.is_dir():
            return Finding("unexpected-file", name)
        if folder.name in RECORD_TYPES:
            return _visible(folder)
    except OSError:
        return Finding("unreadable-file", name)
    return Finding(
        "unknown-folder",
        name,
        arguments={"folder": printable(folder.name), "folders": ", ".join(RECORD_TYPES)},
        suggestion=closest(folder.name, RECORD_TYPES),
    )


def _visible(folder: Path) -> list[Path]:
    return [path for path in sorted(folder.iterdir()) if not path.name.startswith(".")]


def printable(name: str) -> str:
    """Write the name of a file on one line; zipped on one system and unzipped on another, it often is no text."""
    return "".join(character if character.isprintable() else "\N{REPLACEMENT CHARACTER}" for character in name)


def _source(path: Path, folder: str) -> Source | Finding:
    file = f"data/{folder}/{printable(path.name)}"
    if path.suffix != SUFFIX:
        return Finding("unexpected-file", file)
    # Only places are known by an abbreviation in capitals; some systems take Picton.yml and picton.yml for one file.
    has_right_case = folder == "jurisdictions" or path.stem == path.stem.lower()
    if not re.fullmatch(ID_PATTERN, path.stem) or not has_right_case:
        return Finding("bad-file-name", file, arguments={"name": printable(path.stem)})
    content = content_of(path)
    return Finding("unreadable-file", file) if content is None else Source(file, folder, path.stem, content)


def content_of(path: Path) -> bytes | None:
    """Return the bytes of a file, never many more than are read; `None` where it can't be opened.

    A folder with such a name and a link that leads nowhere are no files, and opening a pipe would wait for ever.
    """
    try:
        if not path.is_file():
            return None
        with path.open("rb") as stream:
            return stream.read(MAX_BYTES + 1)
    except OSError:
        return None
