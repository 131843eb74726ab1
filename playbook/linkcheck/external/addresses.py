"""Where records and pages hold an address of the web."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from playbook.file_links import link_on_way

_FOLDERS: Final = (("data", "*.yml"), ("content", "*.md"))
_ADDRESS: Final = re.compile(r"https?://[^\s<>\"'`|\\^{}]+")
_CODE: Final = re.compile(r"`[^`]*`")
_PUNCTUATION: Final = ".,;:!?*_»”’"
_PAIRS: Final = {")": "(", "]": "["}


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Where an address stands: a file, relative to the project's folder, and the line."""

    file: str
    line: int


def addresses_in(root: Path) -> Mapping[str, tuple[Place, ...]]:
    """Return the addresses of the web in the records and pages, each with the places that hold it.

    Args:
        root: The project's folder.

    Returns:
        The addresses without what follows a `#`, in their order. What stands in comments or between marks of code is no
        link, and is left out.
    """
    places: dict[str, set[Place]] = defaultdict(set)
    for folder, pattern in _FOLDERS:
        for path in sorted((root / folder).rglob(pattern)):
            file = path.relative_to(root).as_posix()
            if link_on_way(root, file):
                continue  # what it leads to is no record or page
            text = path.read_text(encoding="utf-8", errors="replace")
            for number, line in enumerate(text.splitlines(), 1):
                if not (path.suffix == ".yml" and line.lstrip().startswith("#")):
                    for address in _in_line(line):
                        places[address].add(Place(file, number))
    return {address: tuple(sorted(places[address])) for address in sorted(places)}


def _in_line(line: str) -> Iterator[str]:
    for match in _ADDRESS.finditer(_CODE.sub(" ", line)):
        address = match[0].partition("#")[0]
        # What ends a sentence or closes a bracket around the address is none of it.
        while address[-1:] in _PUNCTUATION or _closes_more(address):
            address = address[:-1]
        if address.partition("://")[2]:
            yield address


def _closes_more(address: str) -> bool:
    last = address[-1:]
    return last in _PAIRS and address.count(last) > address.count(_PAIRS[last])
