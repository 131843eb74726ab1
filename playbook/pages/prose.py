"""Prose pages as HTML: their macros called, their Markdown rendered, their links led to where pages and files stand."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from markdown_it.token import Token
from markupsafe import Markup

from playbook.checking.macro_calls import Expanded, Functions, expand_macros
from playbook.findings import Finding
from playbook.languages import Language
from playbook.pages.page_links import Links, LostLink, ids_of
from playbook.pages.rendering import Renderer
from playbook.reading import page_markup
from playbook.reading.page_markup import Destination
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


def render_prose(
    renderer: Renderer, pages: Iterable[ProsePage], functions: Callable[[ProsePage], Functions]
) -> tuple[ProseHtml, list[Finding]]:
    """Render the prose pages.

    Args:
        renderer: Knows the records, where pages stand, and the project's folder.
        pages: The pages.
        functions: Gives the macros for a page, by name.

    Returns:
        The HTML of the pages whose macros could be called, and what was found: wrong calls, and links to nowhere.
    """
    findings: list[Finding] = []
    read: list[_Read] = []
    for page in pages:
        expanded = expand_macros(page, functions(page))
        if expanded.finding:
            findings.append(expanded.finding)
        else:
            read.append(_Read(page, expanded, page_markup.parse(expanded.body)))
    links = Links(renderer, {(one.page.key, one.page.language): one.ids for one in read})
    for one in read:
        findings += _lost_links(one, links)
    return {(one.page.key, one.page.language): _html(one, links) for one in read}, findings


def _lost_links(one: _Read, links: Links) -> Iterator[Finding]:
    for link in page_markup.links(one.tokens):
        to = links.resolve(one.page, link.address)
        if isinstance(to, LostLink):
            yield from to.findings(one.page, link)


def _html(one: _Read, links: Links) -> Markup:
    def lead(address: str) -> Destination | None:
        to = links.resolve(one.page, address)
        return None if isinstance(to, LostLink) else to

    return page_markup.render(one.tokens, lead, one.expanded.kept)
