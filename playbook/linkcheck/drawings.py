"""SVG files: the parts that a page can point to, and what they load themselves."""

import re
from dataclasses import dataclass
from typing import Final

from lxml import etree

from playbook.linkcheck.elements import in_element, line_of
from playbook.linkcheck.references import Reference, Use

_NAMESPACE: Final = re.compile(r"\{[^}]*\}")
_XLINK: Final = "{http://www.w3.org/1999/xlink}href"
_PART: Final = re.compile(r"url\(\s*['\"]?(#[^'\")\s]+)")


@dataclass(frozen=True, slots=True)
class Drawing:
    """What counts of an SVG file: its ids, and the addresses in it."""

    ids: frozenset[str] = frozenset()
    references: tuple[Reference, ...] = ()


def read_drawing(content: bytes) -> Drawing:
    """Read an SVG file; as much as can be read, where it has mistakes."""
    parser = etree.XMLParser(resolve_entities=False, recover=True)
    root = etree.fromstring(content or b"<svg/>", parser)
    if root is None:
        return Drawing()
    ids: set[str] = set()
    references: list[Reference] = []
    for element in root.iter("*"):
        ids.add(element.get("id", ""))
        attributes = dict(element.attrib)
        for value in attributes.values():
            references += (Reference(part, line_of(element), Use.SHOW) for part in _PART.findall(str(value)))
        plain = etree.Element(_NAMESPACE.sub("", str(element.tag)))
        plain.text = element.text
        for name in ("href", _XLINK, "src", "style"):
            value = attributes.get(name)
            if value is not None and not (name == "style" and _PART.search(str(value))):
                plain.set("href" if name == _XLINK else name, value)
        references += (
            Reference(found.address, line_of(element), found.use, found.role) for found in in_element(plain, "")
        )
    return Drawing(frozenset(ids), tuple(references))
