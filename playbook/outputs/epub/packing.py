"""Packing chapters as EPUB 3 (https://www.w3.org/TR/epub-33/), with what it says of its accessibility."""

import datetime
import io
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final
from uuid import NAMESPACE_URL, uuid5
from xml.sax.saxutils import escape

from playbook.languages import Language
from playbook.languages.interface import words
from playbook.outputs.epub.chapters import blocks_of
from playbook.outputs.epub.xhtml import Writer
from playbook.outputs.papers.nodes import Node
from playbook.outputs.papers.ways import places_in, settle

_FIRST_DAY: Final = (1980, 1, 1, 0, 0, 0)
"""The day of each file in the package, before which a zip knows none."""

_STYLE: Final = """body { line-height: 1.5; }
h1, h2, h3, h4 { line-height: 1.2; page-break-after: avoid; break-after: avoid; }
.box { border-left: .2em solid #6fb1b9; padding-left: .8em; margin: 1em 0; }
.tile { margin: 1em 0; break-inside: avoid; }
.number { font-size: 1.6em; font-weight: bold; margin: 0; }
.quiet { font-size: .9em; }
.drawing svg { max-width: 100%; height: auto; }
.mark { height: .8em; width: auto; margin-right: .4em; }
table { border-collapse: collapse; font-size: .9em; }
th, td { text-align: left; vertical-align: top; border-bottom: 1px solid #d3dee0; padding: .3em .5em; }
"""
_CONTAINER: Final = """<?xml version="1.0" encoding="UTF-8"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
<rootfiles><rootfile full-path="book/package.opf" media-type="application/oebps-package+xml"/></rootfiles>
</container>
"""
_FEATURES: Final = (
    "alternativeText",
    "displayTransformability",
    "readingOrder",
    "structuralNavigation",
    "tableOfContents",
)


@dataclass(frozen=True, slots=True)
class Book:
    """A book.

    Attributes:
        language: Its language.
        address: Where its pages are on the Web; empty where that is not known.
        day: The day of its texts.
        entries: Its pages, in their order.
        marks: The drawings of the models' marks, by rank.
    """

    language: Language
    address: str
    day: datetime.date | None
    entries: list[Node]
    marks: Mapping[int, str]


def epub(book: Book) -> bytes:
    """Return a book as a package; the same for the same book.

    Args:
        book: The book; its links are led to places in it.
    """
    places = {*places_in(book.entries)}
    settle(book.entries, places)
    chapters = _chapters(book)
    files = {
        "META-INF/container.xml": _CONTAINER,
        "book/package.opf": _package(book, chapters),
        "book/nav.xhtml": _page(book, words(book.language)["papers"]["contents"], _navigation(book, chapters)),
        "book/style.css": _STYLE,
        **{f"book/{chapter.file}": _page(book, chapter.title, chapter.body) for chapter in chapters},
    }
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr(_info("mimetype", zipfile.ZIP_STORED), "application/epub+zip")
        for name, text in files.items():
            archive.writestr(_info(name, zipfile.ZIP_DEFLATED), text)
    return packed.getvalue()


def _info(name: str, compression: int) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(name, _FIRST_DAY)
    info.compress_type = compression
    info.external_attr = 0o644 << 16
    info.create_system = 3
    return info


@dataclass(frozen=True, slots=True)
class _Chapter:
    file: str
    title: str
    level: int
    body: str

    @property
    def properties(self) -> str:
        return ' properties="svg"' if "<svg" in self.body else ""


def _chapters(book: Book) -> list[_Chapter]:
    files = {id(entry): f"c{number:03}.xhtml" for number, entry in enumerate(book.entries, 1)}
    ids: dict[str, str] = {}
    where: dict[str, str] = {}
    for entry in book.entries:
        for name in places_in([entry, _blocks(book, entry)]):
            if name not in ids:
                ids[name] = f"p{len(ids) + 1}"
                where[name] = files[id(entry)]
        if entry["id"]:
            where[entry["id"]] = files[id(entry)]
    return [
        _Chapter(files[id(entry)], entry["title"], entry["level"], _body(book, entry, ids, where))
        for entry in book.entries
    ]


def _blocks(book: Book, entry: Node) -> list[Node]:
    return blocks_of(entry, words(book.language)["case"]["contacts"])


def _body(book: Book, entry: Node, ids: Mapping[str, str], where: Mapping[str, str]) -> str:
    def lead(name: str) -> str | None:
        file = where.get(name)
        return (file if name not in ids or "#" not in name else f"{file}#{ids[name]}") if file else None

    writer = Writer(lead, ids, book.marks)
    return f"<h1>{escape(entry['title'])}</h1>\n{writer.blocks(_blocks(book, entry), 1)}"


def _page(book: Book, title: str, body: str) -> str:
    language = book.language
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE html>\n'
        f'<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" lang="{language}-CA" xml:lang="{language}-CA">\n'
        f'<head><title>{escape(title)}</title><link rel="stylesheet" href="style.css"/></head>\n<body>\n{body}\n</body>\n</html>\n'
    )


def _navigation(book: Book, chapters: list[_Chapter]) -> str:
    title = escape(words(book.language)["papers"]["contents"])
    listed = _listed(list(reversed(chapters)), 1)
    return f'<nav epub:type="toc" id="toc" role="doc-toc"><h1>{title}</h1>\n{listed}</nav>'


def _listed(left: list[_Chapter], level: int) -> str:
    """List chapters of a level with those under them; they are taken from the end of what is left."""
    items = []
    while left and left[-1].level >= level:
        chapter = left.pop()
        below = _listed(left, chapter.level + 1)
        items.append(f'<li><a href="{chapter.file}">{escape(chapter.title)}</a>{below}</li>')
    return f"<ol>{''.join(items)}</ol>" if items else ""


def _package(book: Book, chapters: list[_Chapter]) -> str:
    items = "".join(
        f'<item id="{chapter.file[:4]}" href="{chapter.file}" media-type="application/xhtml+xml"{chapter.properties}/>\n'
        for chapter in chapters
    )
    spine = "".join(f'<itemref idref="{chapter.file[:4]}"/>\n' for chapter in chapters)
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id" xml:lang="{book.language}-CA">\n'
        f'<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">\n{"".join(_described(book))}</metadata>\n'
        '<manifest>\n<item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>\n'
        f'<item id="style" href="style.css" media-type="text/css"/>\n{items}</manifest>\n'
        f'<spine>\n<itemref idref="nav"/>\n{spine}</spine>\n</package>\n'
    )


def _described(book: Book) -> Iterator[str]:
    """Say what the book is, and how accessible (https://www.w3.org/TR/epub-a11y-11/)."""
    t = words(book.language)
    name = f"{book.address or t['site']['title']} {book.language}"
    day = (book.day or datetime.date(*_FIRST_DAY[:3])).isoformat()
    yield f'<dc:identifier id="id">urn:uuid:{uuid5(NAMESPACE_URL, name)}</dc:identifier>\n'
    yield f"<dc:title>{escape(t['site']['title'])}</dc:title>\n<dc:language>{book.language}-CA</dc:language>\n"
    yield f"<dc:description>{escape(t['site']['tagline'])}</dc:description>\n<dc:date>{day}</dc:date>\n"
    if book.address:
        yield f"<dc:source>{escape(book.address)}</dc:source>\n"
    yield f'<meta property="dcterms:modified">{day}T00:00:00Z</meta>\n'
    for mode in ("textual", "visual"):
        yield f'<meta property="schema:accessMode">{mode}</meta>\n'
    yield '<meta property="schema:accessModeSufficient">textual</meta>\n'
    for feature in _FEATURES:
        yield f'<meta property="schema:accessibilityFeature">{feature}</meta>\n'
    yield '<meta property="schema:accessibilityHazard">none</meta>\n'
    yield f'<meta property="schema:accessibilitySummary">{escape(t["papers"]["accessible"])}</meta>\n'
