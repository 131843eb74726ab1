"""Reading the prose pages: Markdown files under `content/`, the same names in both languages."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal

from pydantic import Field

from playbook.findings import Finding, Position, excerpt
from playbook.findings import Path as WayTo
from playbook.languages import LANGUAGES, Language, other
from playbook.reading.comments import words_in_comments
from playbook.reading.conflicts import conflict_in_page
from playbook.reading.documents import read
from playbook.reading.page_html import check_page_html
from playbook.reading.places import field_path
from playbook.reading.shape import check_shape
from playbook.reading.sources import content_of, printable
from playbook.reading.text import read_text
from playbook.reading.values import Document
from playbook.records.fields import Record
from playbook.records.identifiers import SlugText
from playbook.records.source import Citation
from playbook.records.texts import LineText

Enhancement = Literal["finder", "choice", "directory"]
Layout = Literal["text", "wide", "sections", "lanes", "poster"]

CONTENT: Final = "content"
SUFFIX: Final = ".md"
_MARKDOWN: Final = (SUFFIX, ".markdown", ".mdown", ".mkd")
"""Ends of names by which Markdown is known, in capitals too."""
_FENCE: Final = "---"
_KEY: Final = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*(/[a-z0-9]+(-[a-z0-9]+)*)*")


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


@dataclass(frozen=True, slots=True)
class ProsePage:
    """A prose page in one language.

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


def read_prose(root: Path) -> tuple[list[ProsePage], list[Finding]]:
    """Read every prose page below `content/`, and find those that have no counterpart."""
    pages: list[ProsePage] = []
    findings: list[Finding] = []
    keys: dict[Language, set[str]] = {}
    for language in LANGUAGES:
        folder = root / CONTENT / language
        paths = {path.relative_to(folder).with_suffix("").as_posix(): path for path in _markdown_files(folder)}
        keys[language] = set(paths)
        for key, path in paths.items():
            file = printable(path.relative_to(root).as_posix())
            if not _KEY.fullmatch(key):
                findings.append(Finding("bad-page-name", file, arguments={"name": printable(key)}))
                continue
            content = content_of(path)
            if content is None:
                findings.append(Finding("unreadable-file", file))
                continue
            page, found = _read_page(content, file, key, language)
            findings += found
            if page:
                pages.append(page)
    findings += _missing_counterparts(keys)
    findings += _misplaced_pages(root)
    return pages, findings


def _markdown_files(folder: Path) -> Iterator[Path]:
    return (path for path in sorted(folder.rglob(f"*{SUFFIX}")) if not path.name.startswith("."))


def _misplaced_pages(root: Path) -> Iterator[Finding]:
    """Find Markdown files that are no pages: in the folder of no language, or with another end of their name."""
    folder = root / CONTENT
    for path in sorted(folder.rglob("*")):
        if path.suffix.lower() in _MARKDOWN and not path.name.startswith("."):
            parts = path.relative_to(folder).parts
            if len(parts) == 1 or parts[0] not in LANGUAGES or path.suffix != SUFFIX:
                yield Finding("unexpected-page", printable(path.relative_to(root).as_posix()))


def _missing_counterparts(keys: dict[Language, set[str]]) -> Iterator[Finding]:
    for language in LANGUAGES:
        counterpart = other(language)
        for key in sorted(keys[language] - keys[counterpart]):
            file, wanted = (printable(f"{CONTENT}/{side}/{key}.md") for side in (language, counterpart))
            yield Finding(f"missing-page-{counterpart}", file, arguments={"wanted": wanted})


def _read_page(source: bytes, file: str, key: str, language: Language) -> tuple[ProsePage | None, list[Finding]]:
    text, findings = read_text(source, file)
    if text is None:
        return None, findings
    lines = text.split("\n")
    conflict = conflict_in_page(lines, file)
    if conflict:
        return None, [conflict]
    if lines[0].rstrip() != _FENCE or _FENCE not in (line.rstrip() for line in lines[1:]):
        return None, [Finding("missing-header", file)]
    end = next(number for number, line in enumerate(lines[1:], 1) if line.rstrip() == _FENCE)
    # An empty first line keeps the positions in the header those of the file.
    document, findings = read(("\n" + "\n".join(lines[1:end])).encode(), file)
    if document is None:
        # What is said of a record without fields would not help with a page.
        is_empty = any(finding.code in ("empty-file", "not-a-record") for finding in findings)
        return None, [Finding("missing-header", file)] if is_empty else findings
    header, found = check_shape(document, Header)
    findings += [*found, *words_in_comments(document, Header, language)]
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


NAVIGATION_FILE: Final = f"{CONTENT}/navigation.yml"


def read_navigation(root: Path) -> tuple[Navigation | None, Document | None, list[Finding]]:
    """Read the main navigation."""
    path = root / NAVIGATION_FILE
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
