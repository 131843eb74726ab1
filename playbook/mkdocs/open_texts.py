"""The texts that the project's history left changed in one language only."""

import json
import re
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import yaml

from playbook.checking.drift import (
    drift_of_page,
    drift_of_record,
    rewritten_in_page,
    rewritten_in_record,
    sections,
)
from playbook.file_links import write_file
from playbook.languages import LANGUAGES, Language, other
from playbook.reading.content_files import CONTENT
from playbook.reading.places import field_path
from playbook.reading.sources import DATA

_CACHE: Final = ".cache/left-open.json"
"""Where what a commit left open is remembered: it never changes, and reading it again takes a second."""

_COMMIT: Final = re.compile(r"\x01(\w+)\x02([\d-]+)\x02(.*?)\x03(.*?)(?=\x01|\Z)", re.DOTALL)
_CHANGE: Final = re.compile(r":\d+ 100\d+ (\w+) (\w+) M\t(.+)")

_Change = tuple[str, str, str]
"""What a commit did to a file: its blob before and after, and its name."""


@dataclass(frozen=True, slots=True)
class OpenText:
    """A text that changed in one language, and not in the other since.

    Attributes:
        file: The record's file, or the page's in the language that changed.
        place: The field, or the number of the page's section.
        side: The language that changed.
        day: When it did.
    """

    file: str
    place: str
    side: Language
    day: str


def open_texts(root: Path) -> tuple[OpenText, ...]:
    """Find what history left open.

    Args:
        root: The project's folder.

    Returns:
        The texts, by file; none without a history. A line `Only-fr: reason` or `Only-en: reason` in the message of a
        commit says that this side was to change by itself.
    """
    commits = _commits(root)
    remembered = _remembered(root)
    missing = [commit for commit in commits if commit[0] not in remembered]
    blobs = _blobs(root, {blob for commit in missing for old, new, _ in commit[3] for blob in (old, new)})
    for commit, _, message, changes in missing:
        remembered[commit] = list(_events(changes, message, blobs))
    if missing:
        _remember(root, remembered)
    open_: dict[tuple[str, str], OpenText] = {}
    for commit, day, _, _ in commits:
        for file, place, side in remembered[commit]:
            before = open_.pop((_both(file), place), None)
            # Where the other side followed, nothing is left open.
            if side and not (before and before.side != side) and (root / file).is_file():
                open_[(_both(file), place)] = OpenText(file, place, side, day)
    return tuple(open_[key] for key in sorted(open_))


def _both(file: str) -> str:
    """Name a page by its English file, whichever language changed."""
    return file.replace(f"{CONTENT}/fr/", f"{CONTENT}/en/")


def _commits(root: Path) -> list[tuple[str, str, str, list[_Change]]]:
    log = _git(
        root,
        "-c",
        "core.quotePath=false",
        "log",
        "--reverse",
        "--raw",
        "--no-renames",
        "--no-abbrev",
        "--relative",
        "--format=%x01%H%x02%cs%x02%B%x03",
        "--",
        DATA,
        CONTENT,
    )
    return [
        (commit, day, message, _CHANGE.findall(changes))
        for commit, day, message, changes in _COMMIT.findall(log.decode("utf-8", "replace"))
    ]


def _events(
    changes: Sequence[_Change], message: str, blobs: Mapping[str, str]
) -> Iterator[tuple[str, str, str | None]]:
    """Yield each text that a commit touched, with the side that it changed alone; `None` for both, or where it says so."""
    released = {language for language in LANGUAGES if re.search(rf"^Only-{language}: *\S", message, re.MULTILINE)}
    pages: dict[str, dict[Language, _Change]] = {}
    for change in changes:
        file = change[2]
        if file.startswith(f"{DATA}/"):
            older, newer = _values(blobs[change[0]]), _values(blobs[change[1]])
            for path in rewritten_in_record(older, newer):
                yield file, field_path(path), None
            for drift in drift_of_record(older, newer):
                yield file, field_path(drift.path), None if drift.side in released else drift.side
        else:
            for language in LANGUAGES:
                if file.startswith(f"{CONTENT}/{language}/") and file.endswith(".md"):
                    pages.setdefault(file.split("/", 2)[2], {})[language] = change
    for sides in pages.values():
        yield from _events_of_page(sides, released, blobs)


def _events_of_page(
    sides: Mapping[Language, _Change], released: set[Language], blobs: Mapping[str, str]
) -> Iterator[tuple[str, str, str | None]]:
    before, after = (
        {language: _sections(sides, language, number, blobs) for language in LANGUAGES} for number in (0, 1)
    )
    for number in rewritten_in_page(before, after):
        yield next(iter(sides.values()))[2], str(number), None
    for drift in drift_of_page(before, after):
        yield sides[drift.side][2], str(drift.path[0]), None if drift.side in released else drift.side


def _sections(
    sides: Mapping[Language, _Change], language: Language, number: int, blobs: Mapping[str, str]
) -> list[str]:
    # The side that the commit did not touch has as many sections, and none of them changed.
    change = sides.get(language)
    if change:
        return [text for _, text in sections(blobs[change[number]])]
    return [""] * len(sections(blobs[sides[other(language)][1]]))


def _values(text: str) -> Any:
    try:
        return yaml.load(text, Loader=yaml.CSafeLoader)
    except yaml.YAMLError:
        return None


def _blobs(root: Path, names: set[str]) -> dict[str, str]:
    ordered = sorted(names)
    output = _git(root, "cat-file", "--batch", given="\n".join(ordered).encode()) if ordered else b""
    found: dict[str, str] = {}
    for name in ordered:
        header, _, output = output.partition(b"\n")
        size = int(header.split()[-1])
        found[name], output = output[:size].decode("utf-8", "replace"), output[size + 1 :]
    return found


def _remembered(root: Path) -> dict[str, list[Any]]:
    try:
        known: dict[str, list[Any]] = json.loads((root / _CACHE).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return known


def _remember(root: Path, known: Mapping[str, list[Any]]) -> None:
    with suppress(OSError):
        write_file(root, _CACHE, json.dumps(known))


def _git(root: Path, *arguments: str, given: bytes = b"") -> bytes:
    command = ("git", "-C", str(root), *arguments)
    try:
        return subprocess.run(command, input=given, capture_output=True, check=True).stdout  # noqa: S603
    except (OSError, subprocess.CalledProcessError):
        return b""
