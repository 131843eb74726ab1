"""Reading the prose pages: Markdown files under `content/`, the same names in both languages."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal

from pydantic import Field

from playbook.file_links import link_on_way
from playbook.findings import Finding, Position, excerpt
from playbook.findings import Path as WayTo
from playbook.languages import LANGUAGES, Language, other
from playbook.reading.comments import words_in_comments
from playbook.reading.conflicts import conflict_in_page
from playbook.reading.content_files import CONTENT, NAVIGATION, SUFFIX, ContentFiles, content_files
from playbook.reading.documents import read
from playbook.reading.page_html import check_page_html
from playbook.reading.places import field_path
from playbook.reading.shape import check_shape
from playbook.reading.sources import content_of, printable
from playbook.reading.text import read_text
from playbook.reading.values import Document
from playbook.records.fields import Record
from playbook.records.identifiers import SlugText
from playbook.records.remembering import remembered
from playbook.records.source import Citation
from playbook.records.texts import LineText

Enhancement = Literal["finder", "choice", "directory", "record-form", "comparison"]
Layout = Literal["text", "wide", "sections", "lanes", "poster"]

_FENCE: Final = "---"


class Header(Record):
    """What stands at the top of a prose page, between two lines of three hyphens."""

    title: LineText
    """The title of the page."""
    menu: LineText | None = None
    """The title in menus, when it is shorter."""
    slug: SlugText | None = None
    """The last part of the page's address; the file's name when left out."""
    description: LineText
    """One sentence for search engines and lists."""
    source: tuple[Citation, ...] = Field(min_length=1)
    """The documents that the page restates, each with the place; `editors` where the page is the editors' own."""
    layout: Layout = "text"
    """How it stands: `text` beside the list of its sections; `wide`; or each section by itself: `sections`, of which the
    short ones stand side by side, `lanes` one under another, or a `poster` on one sheet."""
    enhancement: Enhancement | None = None
    """What a script adds to the page: a style sheet and a script of this name, which no other page loads."""


WORDS_OF_HEADER: Final = ("title", "description", "menu")
"""The fields of a header that readers see."""


@dataclass(frozen=True, slots=True, eq=False)
class ProsePage:
    """A prose page in one language. It equals itself alone, so that what is found on it can be remembered.

    Attributes:
        key: The file's name without language and suffix, as in `about`.
        language: The language of its folder.
        file: Its name, relative to the project's root.
        header: What stands at its top.
        body: Its Markdown, macros included.
        body_line: The line of the file on which the body begins, from 1.
        header_document: Where the values of the header stand.
    """

    key: str
    language: Language
    file: str
    header: Header
    body: str
    body_line: int
    header_document: Document | None = None


def read_prose(root: Path, files: ContentFiles | None = None) -> tuple[list[ProsePage], list[Finding]]:
    """Read every prose page below `content/`, and find those that have no counterpart.

    Args:
        root: The project's folder.
        files: What `content/` holds, where somebody has looked already.
    """
    files = files or content_files(root)
    pages: list[ProsePage] = []
    findings = list(files.findings)
    for language in LANGUAGES:
        for key, path in files.pages[language].items():
            file = printable(path.relative_to(root).as_posix())
            content = content_of(path)
            if content is None:
                findings.append(Finding("unreadable-file", file))
                continue
            page, found = _read_page(content, file, key, language)
            findings += found
            if page:
                pages.append(page)
    findings += _missing_counterparts(files)
    return pages, findings


def _missing_counterparts(files: ContentFiles) -> Iterator[Finding]:
    for language in LANGUAGES:
        counterpart = other(language)
        for key in sorted(files.pages[language].keys() - files.pages[counterpart] - files.meant[counterpart]):
            file, wanted = (f"{CONTENT}/{side}/{key}{SUFFIX}" for side in (language, counterpart))
            yield Finding(f"missing-page-{counterpart}", file, arguments={"wanted": wanted})


@remembered
def _read_page(source: bytes, file: str, key: str, language: Language) -> tuple[ProsePage | None, Sequence[Finding]]:
    text, pasted = read_text(source, file)
    if text is None:
        return None, pasted
    lines = text.split("\n")
    conflict = conflict_in_page(lines, file)
    if conflict:
        return None, [conflict]
    if lines[0].rstrip() != _FENCE or _FENCE not in (line.rstrip() for line in lines[1:]):
        return None, [*pasted, Finding("missing-header", file)]
    end = next(number for number, line in enumerate(lines[1:], 1) if line.rstrip() == _FENCE)
    # An empty first line keeps the positions in the header those of the file.
    document, findings = read(("\n" + "\n".join(lines[1:end])).encode(), file)
    if document is None:
        # What is said of a record without fields would not help with a page.
        is_empty = any(finding.code in ("empty-file", "not-a-record") for finding in findings)
        return None, [*pasted, *([Finding("missing-header", file)] if is_empty else findings)]
    header, found = check_shape(document, Header)
    findings = [*pasted, *findings, *found, *words_in_comments(document, Header, language)]
    if header is None:
        return None, findings
    body = "\n".join(lines[end + 1 :])
    findings += check_page_html(body, file, end + 2)
    return ProsePage(key, language, file, header, body, end + 2, document), findings


class MenuItem(Record):
    """A page of the main navigation."""

    page: str
    """The name of a prose page."""
    pages: tuple[str, ...] = ()
    """The pages under it."""


class Navigation(Record):
    """The main navigation, in order."""

    main: tuple[MenuItem, ...]
    """Its items."""


NAVIGATION_FILE: Final = f"{CONTENT}/{NAVIGATION}"


def read_navigation(root: Path) -> tuple[Navigation | None, Document | None, list[Finding]]:
    """Read the main navigation."""
    path = root / NAVIGATION_FILE
    if link_on_way(root, NAVIGATION_FILE):
        return None, None, []  # found where all files are looked at
    if not path.exists():
        return None, None, [Finding("missing-navigation", NAVIGATION_FILE, Position())]
    content = content_of(path)
    if content is None:
        return None, None, [Finding("unreadable-file", NAVIGATION_FILE)]
    document, findings = read(content, NAVIGATION_FILE)
    if document is None:
        return None, None, findings
    navigation, found = check_shape(document, Navigation)
    if navigation:
        found += _repeated_pages(navigation, document)
    return navigation, document, findings + found


def _repeated_pages(navigation: Navigation, document: Document) -> Iterator[Finding]:
    """Find pages that would stand in the menu twice, or under themselves."""
    seen: set[str] = set()
    for index, item in enumerate(navigation.main):
        paths: list[WayTo] = [("main", index, "page")]
        paths += [("main", index, "pages", number) for number in range(len(item.pages))]
        for path, page in zip(paths, (item.page, *item.pages), strict=True):
            # A page whose name begins with that of another stands under it already.
            if page in seen or item.page.startswith(f"{page}/"):
                yield Finding(
                    "repeated-page",
                    document.file,
                    document.position(path),
                    field_path(path),
                    arguments={"id": excerpt(page)},
                )
            seen.add(page)
