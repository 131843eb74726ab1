"""The parts of SVG files that a page can point to."""

from lxml import etree


def read_ids(content: bytes) -> frozenset[str]:
    """Return the ids in an SVG file; as many as can be read, where it has mistakes."""
    parser = etree.XMLParser(resolve_entities=False, recover=True)
    root = etree.fromstring(content or b"<svg/>", parser)
    return frozenset() if root is None else frozenset(element.get("id", "") for element in root.iter("*"))
