"""Finding the record files of a project on disk."""

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from playbook.findings import Finding, closest
from playbook.reading import MAX_BYTES
from playbook.records import RECORD_TYPES
from playbook.records.fields import ID_PATTERN

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


def collect(root: Path) -> tuple[list[Source], list[Finding]]:
    """Find every record file below `data/`.

    Args:
        root: The project's root.

    Returns:
        The files in the order of their names, and what is wrong with files as such.
    """
    sources: list[Source] = []
    findings: list[Finding] = []
    data = root / "data"
    if not data.is_dir():
        return [], [Finding("no-data-folder", "data")]
    for folder in _visible(data):
        name = f"data/{_shown(folder.name)}"
        if not folder.is_dir():
            findings.append(Finding("unexpected-file", name))
        elif folder.name not in RECORD_TYPES:
            findings.append(
                Finding(
                    "unknown-folder",
                    name,
                    arguments={"folder": _shown(folder.name), "folders": ", ".join(RECORD_TYPES)},
                    suggestion=closest(folder.name, RECORD_TYPES),
                )
            )
        else:
            try:
                paths = _visible(folder)
            except OSError:
                findings.append(Finding("unreadable-file", name))
                continue
            for path in paths:
                found = _source(path, folder.name)
                (sources if isinstance(found, Source) else findings).append(found)  # type: ignore[arg-type]
    return sources, findings


def _visible(folder: Path) -> list[Path]:
    return [path for path in sorted(folder.iterdir()) if not path.name.startswith(".")]


def _shown(name: str) -> str:
    # A name need not be text that can be printed on one line: zipped on one system, unzipped on another, it often isn't.
    return "".join(character if character.isprintable() else "\N{REPLACEMENT CHARACTER}" for character in name)


def _source(path: Path, folder: str) -> Source | Finding:
    file = f"data/{folder}/{_shown(path.name)}"
    if path.suffix != SUFFIX:
        return Finding("unexpected-file", file)
    if not re.fullmatch(ID_PATTERN, path.stem):
        return Finding("bad-file-name", file, arguments={"name": _shown(path.stem)})
    if not path.is_file():
        # A folder with such a name, a link that leads nowhere; opening a pipe would wait for ever.
        return Finding("unreadable-file", file)
    try:
        with path.open("rb") as stream:
            content = stream.read(MAX_BYTES + 1)
    except OSError:
        return Finding("unreadable-file", file)
    return Source(file, folder, path.stem, content)
