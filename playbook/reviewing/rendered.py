"""Pages as readers see them, without MkDocs: the text of each, piece by piece, and the addresses it leads to."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Final

import lxml.html
from markupsafe import Markup

from playbook.languages import LANGUAGES, Language
from playbook.pages.elements import IN_LINE
from playbook.pages.plan import PlannedPage
from playbook.pages.prose import Prose
from playbook.pages.rendering import Renderer
from playbook.reading.prose import read_prose
from playbook.site import Site, macros_for

_UNREAD: Final = frozenset(["form", "script", "style", "svg", "template"])
"""Elements of which nothing is text of the page."""

_ELSEWHERE: Final = ("https://", "http://")


@dataclass(frozen=True, slots=True)
class RenderedPage:
    """A page in one language.

    Attributes:
        title: Its heading.
        url: Its address from the site's root.
        file: The file behind it.
        blocks: Its text, heading first: each paragraph, item and cell by itself.
        links: The addresses of other sites that it leads to.
    """

    title: str
    url: str
    file: str
    blocks: tuple[str, ...]
    links: frozenset[str]


Pages = Mapping[str, Mapping[Language, RenderedPage]]
"""Every page by its key, in both languages."""


def render_pages(site: Site, root: Path) -> Pages:
    """Render every page of a site.

    Args:
        site: The site.
        root: The project whose templates and history are shown; that of the site, or the one that came of it.
    """
    html = site.html if root == site.root else _html_from(site, root)
    return {
        page.key: {language: _rendered(page, language, html(page, language)) for language in LANGUAGES}
        for page in site.plan.pages.values()
    }


def _html_from(site: Site, root: Path) -> Callable[[PlannedPage, Language], Markup]:
    """Return what gives the HTML of a page with the templates and the history of another folder."""
    renderer = Renderer(root, site.catalogue, site.plan, site.renderer.settings, site.renderer.today)
    prose = Prose(renderer, read_prose(site.root)[0], partial(macros_for, renderer), site.assets)
    return replace(site, renderer=renderer, prose=prose).html


def _rendered(page: PlannedPage, language: Language, html: Markup) -> RenderedPage:
    text = page.text[language]
    content = lxml.html.fromstring(f"<div>{html}</div>")
    pieces = list(_pieces(content))
    described = [] if text.description in pieces else [text.description]
    links = (str(element.get("href")) for element in content.iter("a") if element.get("href"))
    elsewhere = frozenset(address for address in links if address.startswith(_ELSEWHERE))
    return RenderedPage(text.title, text.url, text.file, (text.title, *described, *pieces), elsewhere)


def _pieces(content: lxml.html.HtmlElement) -> Iterator[str]:
    """Yield the text of each piece of a page, with single spaces."""
    line: list[str] = []
    for words in _words(content):
        if words is not None:
            line.append(words)
            continue
        text = " ".join("".join(line).split())
        line = []
        if text:
            yield text


def _words(element: lxml.html.HtmlElement) -> Iterator[str | None]:
    """Yield the words inside an element, and `None` where a piece ends."""
    if not isinstance(element.tag, str) or element.tag in _UNREAD or element.get("hidden") is not None:
        return
    ends = None if element.tag not in IN_LINE else ""
    yield ends
    yield element.text or ""
    for child in element:
        yield from _words(child)
        yield child.tail or ""
    yield ends
