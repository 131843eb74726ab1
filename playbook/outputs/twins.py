"""A Markdown twin of every page, for programs that read: what stands under the heading, without what only screens need."""

import re
from typing import Any, Final

import lxml.html
from lxml.etree import _Element

from playbook.languages import Language, other
from playbook.languages.interface import words
from playbook.outputs.markdown import of_element
from playbook.pages.plan import PlannedPage

TWIN: Final = "index.md"
"""The name of a page's twin, beside the page."""

_FOR_SCREENS: Final = (
    "//*[@hidden or @aria-hidden='true' or contains(concat(' ', @class, ' '), ' no-print ')] | //form | //nav | //h1"
)
_OF_A_PAGE: Final = re.compile(r"((?!\w+:|//)[^?#]*/)(#.*)?")
"""A way to a page of the site, and the place in it."""


def twin(page: PlannedPage, language: Language, html: str, site_url: str) -> str:
    """Write the twin of a page.

    Args:
        page: The page.
        language: The language it is in.
        html: What stands under its heading.
        site_url: The absolute address of the site, with a slash at the end.
    """
    text = page.text[language]
    t = words(language)
    counterpart = f"{site_url}{page.text[other(language)].url}{TWIN}"
    body = markdown_of(html)
    head = [
        f"# {text.title}",
        *([] if text.description in body else [text.description]),
        f"{t['twins']['page']} <{site_url}{text.url}>  \n{t['site']['other_language_name']}{t['colon']} <{counterpart}>",
    ]
    return "\n\n".join([*head, body]) + "\n"


def markdown_of(html: str) -> str:
    """Write what stands under the heading of a page as Markdown; links to other pages lead to their twins.

    Args:
        html: HTML that this project's templates or its Markdown made.
    """
    root: Any = lxml.html.fragment_fromstring(html, create_parent="div")
    for element in root.xpath(_FOR_SCREENS):
        _take_out(element)
    for drawing in root.xpath("//svg[@role='img']"):
        words_of_drawing = lxml.html.Element("p")
        words_of_drawing.text = drawing.get("aria-label")
        words_of_drawing.tail = drawing.tail
        drawing.getparent().replace(drawing, words_of_drawing)
    for element in root.iter("h2", "h3", "h4", "h5", "h6"):
        element.attrib.pop("id", "")
    for link in root.iter("a"):
        address = link.get("href", "")
        way = _OF_A_PAGE.fullmatch(address)
        if address.startswith("mailto:"):
            link.set("href", address.partition("?")[0])
        elif way:
            link.set("href", f"{way[1]}{TWIN}{way[2] or ''}")
    return of_element(root)


def _take_out(element: _Element) -> None:
    """Take an element away, not the words after it."""
    above = element.getparent()
    if above is None:
        return
    before = element.getprevious()
    if before is None:
        above.text = (above.text or "") + (element.tail or "")
    else:
        before.tail = (before.tail or "") + (element.tail or "")
    above.remove(element)
