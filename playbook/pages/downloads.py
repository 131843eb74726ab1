"""What pages know of a file that readers take with them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from playbook.languages import Language
from playbook.pages.plan import PageKind
from playbook.records import Line, Text

Maker = Literal["build", "typst"]
"""What a file needs besides the records: a build that is published, which the preview is not, or Typst too."""


@dataclass(frozen=True, slots=True)
class Download:
    """A file that readers take with them.

    Attributes:
        id: What it is called in the declaration.
        title: What readers find in it.
        format: Its kind, as readers know it: PDF.
        files: Its name from the site's root in each language; one name where both languages share a file.
        about: The kind and id of the record that it is about, where it is about one.
        as_of: From when what it says of the record is, where it is about a dated one.
    """

    id: str
    title: Line
    format: str
    files: tuple[tuple[Language, str], ...]
    about: tuple[PageKind, str] | None = None
    as_of: str | None = None

    def file(self, language: Language) -> str:
        """Return its name from the site's root in a language."""
        return dict(self.files)[language]

    @property
    def is_shared(self) -> bool:
        """Whether one file has both languages in it, or none."""
        return len({file for _, file in self.files}) == 1


@dataclass(frozen=True, slots=True)
class DownloadSection:
    """Files of one kind.

    Attributes:
        id: The section's id, which the heading on the page has.
        title: Its heading.
        text: What is said of its files.
        downloads: The files, but for those that this build does not make.
        left_out: The titles of those.
    """

    id: str
    title: Line
    text: Text | None
    downloads: tuple[Download, ...]
    left_out: tuple[Line, ...] = ()


def pdf_of(sections: Iterable[DownloadSection]) -> Mapping[tuple[PageKind, str], Download]:
    """Return the PDF of each record that has one, by the kind and id of the record."""
    return {
        download.about: download
        for section in sections
        for download in section.downloads
        if download.about and download.format == "PDF"
    }
