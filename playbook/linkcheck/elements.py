"""The addresses in an element of an HTML page."""

import re
from collections.abc import Iterator, Mapping
from typing import Any, Final

from lxml import etree

from playbook.linkcheck.references import Reference, Role, Use
from playbook.linkcheck.stylesheets import in_css

_VISIT_RELATIONS: Final = frozenset(
    ["alternate", "author", "bookmark", "canonical", "edit", "help", "license", "me", "next", "prev", "search"]
)
_RUN_RELATIONS: Final = frozenset(["manifest", "modulepreload", "stylesheet"])

_ADDRESSES: Final[Mapping[str, tuple[tuple[str, Use], ...]]] = {
    "a": (("href", Use.VISIT), ("xlink:href", Use.VISIT)),
    "area": (("href", Use.VISIT),),
    "audio": (("src", Use.SHOW),),
    "button": (("formaction", Use.VISIT),),
    "embed": (("src", Use.RUN),),
    "form": (("action", Use.VISIT),),
    "iframe": (("src", Use.RUN),),
    "image": (("href", Use.SHOW), ("xlink:href", Use.SHOW)),
    "img": (("src", Use.SHOW),),
    "input": (("src", Use.SHOW), ("formaction", Use.VISIT)),
    "object": (("data", Use.RUN),),
    "script": (("src", Use.RUN),),
    "source": (("src", Use.SHOW),),
    "track": (("src", Use.SHOW),),
    "use": (("href", Use.SHOW), ("xlink:href", Use.SHOW)),
    "video": (("src", Use.SHOW), ("poster", Use.SHOW)),
}
"""The attributes of each element that hold an address."""

_CANDIDATE: Final = re.compile(r"[\s,]*(\S*[^\s,])(?:\s[^,]*)?(?:,|$)")
_REFRESH: Final = re.compile(r"[\d.]+\s*[;,]\s*(?:url\s*=\s*)?['\"]?([^'\"]*)", re.IGNORECASE)


def line_of(element: Any) -> int:  # the stubs of lxml give its line no type
    """Return the line on which an element begins."""
    return element.sourceline or 1


def in_element(element: etree._Element) -> Iterator[Reference]:
    """Yield the addresses in the attributes of an element, and in its text where that is CSS."""
    if element.tag == "link":
        yield from _in_link(element)
    elif element.tag == "meta":
        yield from _in_meta(element)
    elif element.tag == "style":
        yield from in_css(element.text or "", line_of(element))
    for attribute, use in _ADDRESSES.get(element.tag, ()):
        address = element.get(attribute)
        if address is not None:
            # A link that is in the other language and leads to it is the one that changes the language.
            language = element.get("hreflang", "").lower() if element.get("lang") else ""
            yield Reference(address, line_of(element), use, "language-link" if language else "", language)
    candidates = element.get("srcset") or element.get("imagesrcset")
    if candidates:
        yield from (Reference(address, line_of(element), Use.SHOW) for address in _CANDIDATE.findall(candidates))
    style = element.get("style")
    if style:
        yield from in_css(style, line_of(element))


def _in_link(element: etree._Element) -> Iterator[Reference]:
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
    if element.get("http-equiv", "").lower() == "refresh":
        refresh = _REFRESH.match(element.get("content", ""))
        if refresh:
            yield Reference(refresh[1], line_of(element), Use.VISIT)
