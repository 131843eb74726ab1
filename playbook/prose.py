"""Reading the prose pages: Markdown files under `content/`, the same names in both languages."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from playbook.findings import Finding, Position
from playbook.languages import LANGUAGES, Language, other
from playbook.reading import Document, read
from playbook.records.fields import LineText, Record, SlugText
from playbook.shape import check_shape

CONTENT: Final = "content"
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
            file = path.relative_to(root).as_posix()
            if not _KEY.fullmatch(key):
                findings.append(Finding("bad-page-name", file, arguments={"name": key}))
                continue
            page, found = _read_page(path.read_bytes(), file, key, language)
            findings += found
            if page:
                pages.append(page)
    findings += _missing_counterparts(keys)
    return pages, findings


def _markdown_files(folder: Path) -> Iterator[Path]:
    return (path for path in sorted(folder.rglob("*.md")) if not path.name.startswith("."))


def _missing_counterparts(keys: dict[Language, set[str]]) -> Iterator[Finding]:
    for language in LANGUAGES:
        counterpart = other(language)
        for key in sorted(keys[language] - keys[counterpart]):
            file = f"{CONTENT}/{language}/{key}.md"
            yield Finding(
                f"missing-page-{counterpart}", file, arguments={"wanted": f"{CONTENT}/{counterpart}/{key}.md"}
            )


def _read_page(source: bytes, file: str, key: str, language: Language) -> tuple[ProsePage | None, list[Finding]]:
    try:
        text = source.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        return None, [Finding("not-utf8", file, arguments={"byte": f"0x{source[error.start]:02X}"})]
    lines = text.split("\n")
    if lines[0].rstrip() != _FENCE or _FENCE not in (line.rstrip() for line in lines[1:]):
        return None, [Finding("missing-header", file)]
    end = next(number for number, line in enumerate(lines[1:], 1) if line.rstrip() == _FENCE)
    # An empty first line keeps the positions in the header those of the file.
    document, findings = read(("\n" + "\n".join(lines[1:end])).encode(), file)
    if document is None:
        return None, findings
    header, found = check_shape(document, Header)
    findings += found
    if header is None:
        return None, findings
    return ProsePage(key, language, file, header, "\n".join(lines[end + 1 :]), end + 2, document), findings


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
    if not path.is_file():
        return None, None, [Finding("missing-navigation", NAVIGATION_FILE, Position())]
    document, findings = read(path.read_bytes(), NAVIGATION_FILE)
    if document is None:
        return None, None, findings
    navigation, found = check_shape(document, Navigation)
    return navigation, document, findings + found
