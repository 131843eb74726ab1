"""A Markdown twin of every page, for programs that read: what stands under the heading, without what only screens need."""

import re
from typing import Any, Final

from lxml import etree
from lxml.etree import _Element

from playbook.languages import Language, other
from playbook.languages.interface import words
from playbook.outputs.markdown import of_element
from playbook.pages.plan import PlannedPage

TWIN: Final = "index.md"
"""The name of a page's twin, beside the page."""

_FOR_SCREENS: Final = frozenset({"form", "nav", "h1"})
_UNPRINTED: Final = "no-print"
_HEADINGS: Final = frozenset({"h2", "h3", "h4", "h5", "h6"})
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
    root: Any = etree.fromstring(f"<div>{html}</div>", parser=etree.HTMLParser())[0][0]
    for element in list(root.iter(etree.Element)):
        tag = element.tag
        if tag in _FOR_SCREENS or _is_for_screens(element):
            _take_out(element)
        elif tag == "a":
            element.set("href", _in_twins(element.get("href", "")))
        elif tag in _HEADINGS:
            element.attrib.pop("id", "")
        elif tag == "svg" and element.get("role") == "img":
            _say(element)
    return of_element(root)


def _is_for_screens(element: _Element) -> bool:
    if element.get("hidden") is not None or element.get("aria-hidden") == "true":
        return True
    classes = element.get("class")
    return classes is not None and _UNPRINTED in classes and _UNPRINTED in classes.split()


def _in_twins(address: str) -> str:
    """Return where a link leads from a twin: to the twin of a page, and to an address of email without a subject."""
    if address.startswith("mailto:"):
        return address.partition("?")[0]
    way = _OF_A_PAGE.fullmatch(address)
    return f"{way[1]}{TWIN}{way[2] or ''}" if way else address


def _say(drawing: Any) -> None:
    """Put the words of a drawing in its place."""
    words_of_drawing = etree.Element("p")
    words_of_drawing.text = drawing.get("aria-label")
    words_of_drawing.tail = drawing.tail
    drawing.getparent().replace(drawing, words_of_drawing)


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
