"""The built site, read once."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from playbook.linkcheck.drawings import read_ids
from playbook.linkcheck.pages import ENTRY, BuiltPage, read_page
from playbook.linkcheck.references import Reference
from playbook.linkcheck.sitemap import SITEMAP, Sitemap, read_sitemap
from playbook.linkcheck.stylesheets import in_css


@dataclass(frozen=True, slots=True, eq=False)
class BuiltSite:
    """The built site.

    Attributes:
        address: Where it is published, with a slash at the end; empty when it is not known.
        files: The paths of all files.
        pages: The HTML files, by path.
        stylesheets: The addresses in each CSS file.
        drawings: The ids in each SVG file.
        sitemap: The sitemap, if there is one.
    """

    address: str
    files: frozenset[str]
    pages: Mapping[str, BuiltPage]
    stylesheets: Mapping[str, Sequence[Reference]]
    drawings: Mapping[str, frozenset[str]]
    sitemap: Sitemap | None

    def anchors(self, file: str) -> frozenset[str] | None:
        """Return what a fragment can lead to in a file; `None` for files whose fragments mean something else."""
        return self.pages[file].anchors if file in self.pages else self.drawings.get(file)


def read_site(folder: Path, address: str | None = None) -> BuiltSite:
    """Read a built site.

    Args:
        folder: Where it is.
        address: Where it is published; by default, what the entry page's canonical link says.

    Raises:
        OSError: A file can't be read.
    """
    files = sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())
    pages = {file: read_page(file, (folder / file).read_bytes()) for file in files if file.endswith(".html")}
    stylesheets = {
        file: tuple(in_css((folder / file).read_text(encoding="utf-8", errors="replace")))
        for file in files
        if file.endswith(".css")
    }
    drawings = {file: read_ids((folder / file).read_bytes()) for file in files if file.endswith(".svg")}
    sitemap = read_sitemap((folder / SITEMAP).read_bytes()) if SITEMAP in files else None
    home = address or _canonical_home(pages.get(ENTRY))
    if home and not home.endswith("/"):
        home += "/"
    return BuiltSite(home, frozenset(files), pages, stylesheets, drawings, sitemap)


def _canonical_home(entry: BuiltPage | None) -> str:
    canonical = entry.with_role("canonical") if entry else []
    if canonical and re.match(r"https?://[^/]", canonical[0].address):
        return canonical[0].address.removesuffix(ENTRY)
    return ""
