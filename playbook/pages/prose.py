"""Prose pages as HTML: their macros called, their Markdown rendered, their links led to where pages and files stand."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from markdown_it.token import Token
from markupsafe import Markup

from playbook.checking.macro_calls import Expanded, Functions, expand_macros
from playbook.checking.wording.typesetting import typeset
from playbook.findings import Finding, Severity
from playbook.languages import Language
from playbook.pages.page_links import Links, LostLink, ids_of
from playbook.pages.page_structure import structure_findings
from playbook.pages.rendering import Renderer
from playbook.reading import page_markup
from playbook.reading.content_files import CONTENT
from playbook.reading.page_markup import Destination, Kind
from playbook.reading.prose import ProsePage

ProseHtml = Mapping[tuple[str, Language], Markup]
"""The HTML under the heading of each prose page, by the page's key and language."""


@dataclass(frozen=True, slots=True)
class _Read:
    """A page on its way to HTML.

    Attributes:
        page: The page.
        expanded: Its Markdown, macros called.
        tokens: What was read of it.
    """

    page: ProsePage
    expanded: Expanded
    tokens: list[Token] = field(compare=False)

    @property
    def ids(self) -> frozenset[str]:
        """The identifiers to which a link can lead."""
        headings = (str(token.attrGet("id")) for token in self.tokens if token.type == "heading_open")
        return frozenset([*headings, *(name for html in self.expanded.kept for name in ids_of(html))])


@dataclass(frozen=True, slots=True)
class Prose:
    """The prose pages as they stand on the site.

    Attributes:
        html: The HTML of the pages whose macros could be called.
        assets: The pictures and documents of `content/` that they show or lead to; no others are published.
        findings: Wrong calls of macros, Markdown that is not what it seems, links to nowhere, and pictures and documents that no page needs.
    """

    html: ProseHtml
    assets: frozenset[str]
    findings: tuple[Finding, ...]


def render_prose(
    renderer: Renderer,
    pages: Iterable[ProsePage],
    functions: Callable[[ProsePage], Functions],
    assets: Collection[str],
) -> Prose:
    """Render the prose pages.

    Args:
        renderer: Knows the records, where pages stand, and the project's folder.
        pages: The pages.
        functions: Gives the macros for a page, by name.
        assets: The pictures and documents of `content/`.
    """
    findings: list[Finding] = []
    read: list[_Read] = []
    for page in pages:
        expanded = expand_macros(page, functions(page))
        if expanded.finding:
            findings.append(expanded.finding)
        else:
            read.append(_Read(page, expanded, page_markup.parse(typeset(expanded.body, page.language))))
    links = Links(renderer, {(one.page.key, one.page.language): one.ids for one in read}, assets)
    for one in read:
        findings += structure_findings(one.page, one.tokens, one.expanded.kept)
        findings += _lost_links(one, links)
    used = frozenset(_used(read, links))
    findings += [_unused(asset) for asset in assets if asset not in used]
    html = {(one.page.key, one.page.language): _html(one, links) for one in read}
    return Prose(html, used, tuple(findings))


def _lost_links(one: _Read, links: Links) -> Iterator[Finding]:
    for link in page_markup.links(one.tokens):
        to = links.of(link.kind, one.page, link.address)
        if isinstance(to, LostLink):
            yield from to.findings(one.page, link)


def _used(read: Iterable[_Read], links: Links) -> Iterator[str]:
    """Yield the pictures and documents that pages show or lead to."""
    for one in read:
        for link in page_markup.links(one.tokens):
            to = links.of(link.kind, one.page, link.address)
            if isinstance(to, Destination) and to.asset:
                yield to.asset


def _unused(asset: str) -> Finding:
    return Finding("unused-asset", f"{CONTENT}/{asset}", severity=Severity.WARNING)


def _html(one: _Read, links: Links) -> Markup:
    def lead(kind: Kind, address: str) -> Destination | None:
        to = links.of(kind, one.page, address)
        return None if isinstance(to, LostLink) else to

    return page_markup.render(one.tokens, lead, one.expanded.kept)
