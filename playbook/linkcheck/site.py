"""The built site, read once."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from posixpath import basename
from typing import Final

from playbook.linkcheck.cards import in_card
from playbook.linkcheck.data import Data, in_json
from playbook.linkcheck.drawings import Drawing, read_drawing
from playbook.linkcheck.pages import ENTRY, BuiltPage, read_page
from playbook.linkcheck.references import Reference, Use
from playbook.linkcheck.scripts import in_script
from playbook.linkcheck.search_index import ENTRY_FILE, in_index
from playbook.linkcheck.sitemap import SITEMAP, Sitemap, read_sitemap
from playbook.linkcheck.stylesheets import in_css

_ROBOTS: Final = "robots.txt"


@dataclass(frozen=True, slots=True, eq=False)
class BuiltSite:
    """The built site.

    Attributes:
        address: Where it is published, with a slash at the end; empty when it is not known.
        files: What is in each file, by its path.
        pages: The HTML files, by path.
        others: The addresses in each other file.
        drawings: The SVG files, by path.
        problems: The files that can't be read as what they are, with the line and the reason.
        sitemap: The sitemap, if there is one.
        indexes: The folders of the indexes of the search.
    """

    address: str
    files: Mapping[str, bytes]
    pages: Mapping[str, BuiltPage]
    others: Mapping[str, Sequence[Reference]]
    drawings: Mapping[str, Drawing]
    problems: Mapping[str, tuple[int, str]]
    sitemap: Sitemap | None
    indexes: tuple[str, ...]

    def anchors(self, file: str) -> frozenset[str] | None:
        """Return what a fragment can lead to in a file; `None` for files whose fragments mean something else."""
        if file in self.pages:
            return self.pages[file].anchors
        return self.drawings[file].ids if file in self.drawings else None


def read_site(folder: Path, address: str | None = None) -> BuiltSite:
    """Read a built site.

    Args:
        folder: Where it is.
        address: Where it is published; by default, what the entry page's canonical link says.

    Raises:
        OSError: A file can't be read.
    """
    paths = sorted(path for path in folder.rglob("*") if path.is_file())
    return site_of({path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}, address)


def site_of(files: Mapping[str, bytes], address: str | None = None) -> BuiltSite:
    """Understand the files of a built site.

    Args:
        files: What is in each of them, by its path.
        address: As for `read_site`.
    """
    pages = {file: read_page(file, content) for file, content in files.items() if file.endswith(".html")}
    drawings = {file: read_drawing(content) for file, content in files.items() if file.endswith(".svg")}
    indexes = tuple(f"{file.removesuffix(ENTRY_FILE)}" for file in files if basename(file) == ENTRY_FILE)
    home = address or _canonical_home(pages.get(ENTRY))
    if home and not home.endswith("/"):
        home += "/"
    others: dict[str, list[Reference]] = {file: list(drawing.references) for file, drawing in drawings.items()}
    problems: dict[str, tuple[int, str]] = {}
    for file, content in files.items():
        # What makes the index of the search looks after what is in it.
        if content and not file.startswith(indexes):
            data = _read_other(file, content)
            others.setdefault(file, []).extend(data.references)
            problems |= {file: data.problem} if data.problem else {}
    for folder in indexes:
        for file, reference in in_index(files, f"{folder}{ENTRY_FILE}"):
            others.setdefault(file, []).append(reference)
    sitemap = read_sitemap(files[SITEMAP]) if SITEMAP in files else None
    return BuiltSite(home, files, pages, others, drawings, problems, sitemap, indexes)


def _read_other(file: str, content: bytes) -> Data:
    """Read a file that is no page, where it is of a kind with addresses in it."""
    if basename(file) == _ROBOTS:
        return Data(tuple(_in_robots(content)))
    read = _READERS.get(file.rpartition(".")[2])
    return read(content) if read else Data()


def _text(content: bytes) -> str:
    return content.decode("utf-8", "replace")


_READERS: Final[Mapping[str, Callable[[bytes], Data]]] = {
    "css": lambda content: Data(tuple(in_css(_text(content)))),
    "js": lambda content: Data(tuple(in_script(_text(content)))),
    "json": in_json,
    "vcf": in_card,
    "webmanifest": lambda content: in_json(content, is_manifest=True),
}


def _in_robots(content: bytes) -> Iterator[Reference]:
    for number, line in enumerate(_text(content).splitlines(), 1):
        name, _, address = line.partition(":")
        if name.strip().lower() == "sitemap":
            yield Reference(address.strip(), number, Use.VISIT)


def _canonical_home(entry: BuiltPage | None) -> str:
    canonical = entry.with_role("canonical") if entry else []
    if canonical and re.match(r"https?://[^/]", canonical[0].address):
        return canonical[0].address.removesuffix(ENTRY)
    return ""
