"""The sitemap, and what it says of the versions of each page."""

from dataclasses import dataclass
from typing import Final

from lxml import etree

from playbook.linkcheck.elements import line_of
from playbook.linkcheck.references import Reference, Use

SITEMAP: Final = "sitemap.xml"

_XHTML: Final = "{http://www.w3.org/1999/xhtml}"
_NAMESPACE: Final = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


@dataclass(frozen=True, slots=True)
class SitemapEntry:
    """An address of the sitemap with the versions of the page in the languages, and the day of its last change."""

    reference: Reference
    alternates: tuple[Reference, ...]
    modified: tuple[int, str] | None = None
    """The line and the text of that day, where it is said."""


@dataclass(frozen=True, slots=True)
class Sitemap:
    """What the sitemap says; `problem` is where and why it can't be read, if it can't."""

    entries: tuple[SitemapEntry, ...] = ()
    problem: tuple[int, str] | None = None


def read_sitemap(content: bytes) -> Sitemap:
    """Read a sitemap, with the `xhtml:link` elements that name the languages."""
    try:
        root = etree.fromstring(content, etree.XMLParser(resolve_entities=False))
    except etree.XMLSyntaxError as error:
        return Sitemap(problem=(error.lineno or 1, error.msg or ""))
    if root.tag != f"{_NAMESPACE}urlset":
        return Sitemap(problem=(line_of(root), f"<{etree.QName(root).localname}>"))
    return Sitemap(tuple(_entry(url) for url in root.iterfind(f"{_NAMESPACE}url")))


def _entry(url: etree._Element) -> SitemapEntry:
    place = url.find(f"{_NAMESPACE}loc")
    where = url if place is None else place
    modified = url.find(f"{_NAMESPACE}lastmod")
    return SitemapEntry(
        Reference((where.text or "").strip(), line_of(where), Use.VISIT),
        tuple(
            Reference(link.get("href", ""), line_of(link), Use.VISIT, "alternate", link.get("hreflang", "").lower())
            for link in url.iterfind(f"{_XHTML}link[@rel='alternate']")
        ),
        None if modified is None else (line_of(modified), (modified.text or "").strip()),
    )
