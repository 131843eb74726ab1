"""The addresses in an element of an HTML page."""

import re
from collections.abc import Iterator, Mapping
from typing import Any, Final

from lxml import etree

from playbook.linkcheck.data import in_json
from playbook.linkcheck.references import Reference, Role, Use
from playbook.linkcheck.stylesheets import in_css

_VISIT_RELATIONS: Final = frozenset(
    ["alternate", "author", "bookmark", "canonical", "edit", "help", "license", "me", "next", "prev", "search"]
)
_RUN_RELATIONS: Final = frozenset(["manifest", "modulepreload", "stylesheet"])

_ADDRESSES: Final[Mapping[str, tuple[tuple[str, Use], ...]]] = {
    "audio": (("src", Use.SHOW),),
    "blockquote": (("cite", Use.VISIT),),
    "body": (("background", Use.SHOW),),
    "button": (("formaction", Use.SEND),),
    "del": (("cite", Use.VISIT),),
    "embed": (("src", Use.RUN),),
    "form": (("action", Use.SEND),),
    "iframe": (("src", Use.RUN),),
    "image": (("href", Use.SHOW), ("xlink:href", Use.SHOW)),
    "img": (("src", Use.SHOW),),
    "input": (("src", Use.SHOW), ("formaction", Use.SEND)),
    "ins": (("cite", Use.VISIT),),
    "object": (("data", Use.RUN),),
    "q": (("cite", Use.VISIT),),
    "script": (("src", Use.RUN),),
    "source": (("src", Use.SHOW),),
    "track": (("src", Use.SHOW),),
    "use": (("href", Use.SHOW), ("xlink:href", Use.SHOW)),
    "video": (("src", Use.SHOW), ("poster", Use.SHOW)),
}
"""The attributes of each element that hold an address, but for those of links."""

_SHARED: Final[Mapping[str, Use]] = {
    "og:url": Use.VISIT,
    "og:image": Use.SHOW,
    "og:image:url": Use.SHOW,
    "og:image:secure_url": Use.SHOW,
    "og:audio": Use.SHOW,
    "og:video": Use.SHOW,
    "twitter:image": Use.SHOW,
    "twitter:url": Use.VISIT,
}
"""The properties of a page with the address of something that is shown in the place of a link to it."""

_CANDIDATE: Final = re.compile(r"[\s,]*(\S*[^\s,])(?:\s[^,]*)?(?:,|$)")
_REFRESH: Final = re.compile(r"[\d.]+\s*[;,]\s*(?:url\s*=\s*)?['\"]?([^'\"]*)", re.IGNORECASE)

DATA_TYPE: Final = "application/ld+json"
"""The type of scripts that hold data, which no browser runs."""


def line_of(element: Any) -> int:  # the stubs of lxml give its line no type
    """Return the line on which an element begins."""
    return element.sourceline or 1


def in_element(element: etree._Element, language: str) -> Iterator[Reference]:
    """Yield the addresses in the attributes of an element, and in its text where that is CSS or data.

    Args:
        element: The element.
        language: The language of its text.
    """
    tag = element.tag
    if not element.attrib and tag != "style":
        return
    if tag in ("a", "area"):
        yield from _in_link(element, language)
    elif tag == "link":
        yield from _in_head_link(element)
    elif tag == "meta":
        yield from _in_meta(element)
    elif tag in ("script", "style"):
        yield from _in_text(element)
    for attribute, use in _ADDRESSES.get(tag, ()):
        address = element.get(attribute)
        if address is not None:
            yield Reference(address, line_of(element), use)
    candidates = element.get("srcset") or element.get("imagesrcset") or ""
    yield from (Reference(address, line_of(element), Use.SHOW) for address in _CANDIDATE.findall(candidates))
    style = element.get("style")
    if style:
        yield from in_css(style, line_of(element))


def _in_text(element: etree._Element) -> Iterator[Reference]:
    text = element.text or ""
    if element.tag == "style":
        yield from in_css(text, line_of(element))
    elif element.get("type") == DATA_TYPE:
        yield from in_json(text.encode(), line_of(element)).references


def _in_link(element: etree._Element, language: str) -> Iterator[Reference]:
    line = line_of(element)
    for attribute in ("href", "xlink:href"):
        address = element.get(attribute)
        if address is not None:
            said = element.get("hreflang", "").lower()
            # A link that is in the other language and leads to it is the one that changes the language.
            role: Role = "language-link" if said and element.get("lang") else "link"
            yield Reference(address, line, Use.VISIT, role, said or language)
    for address in element.get("ping", "").split():
        yield Reference(address, line, Use.RUN)


def _in_head_link(element: etree._Element) -> Iterator[Reference]:
    address = element.get("href")
    if address is None:
        return
    relations = set(element.get("rel", "").lower().split())
    language = element.get("hreflang", "").lower()
    use = Use.SHOW
    role: Role = ""
    if relations & _RUN_RELATIONS:
        use = Use.RUN
    elif relations <= _VISIT_RELATIONS:
        use = Use.VISIT
        if "canonical" in relations:
            role = "canonical"
        elif "alternate" in relations and language:
            role = "alternate"
    yield Reference(address, line_of(element), use, role, language)


def _in_meta(element: etree._Element) -> Iterator[Reference]:
    content = element.get("content", "")
    if element.get("http-equiv", "").lower() == "refresh":
        refresh = _REFRESH.match(content)
        if refresh:
            yield Reference(refresh[1], line_of(element), Use.VISIT, "refresh")
    use = _SHARED.get(element.get("property") or element.get("name") or "")
    if use:
        yield Reference(content, line_of(element), use, "shared")
