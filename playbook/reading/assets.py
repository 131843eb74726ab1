"""The pictures and documents that pages show: each is what its ending says, and a drawing can't run anything."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Final

from lxml import etree

from playbook.findings import START, Finding, Position, excerpt
from playbook.reading.sources import content_of
from playbook.reading.text import MAX_BYTES

PICTURES: Final = frozenset({".gif", ".jpeg", ".jpg", ".png", ".svg", ".webp"})
"""The endings of what a page can show; a document is only led to."""

_BEGINNINGS: Final[Mapping[str, re.Pattern[bytes]]] = MappingProxyType(
    {
        ".csv": re.compile(rb"[^\0]+"),
        ".gif": re.compile(rb"GIF8[79]a"),
        ".jpeg": re.compile(rb"\xff\xd8\xff"),
        ".jpg": re.compile(rb"\xff\xd8\xff"),
        ".pdf": re.compile(rb"%PDF-"),
        ".png": re.compile(rb"\x89PNG\r\n\x1a\n"),
        ".svg": re.compile(rb"(\xef\xbb\xbf)?\s*<"),
        ".webp": re.compile(rb"RIFF.{4}WEBP", re.DOTALL),
    }
)
"""How files of each kind begin. Documents of office programs are not among them: they tell who wrote them, and keep
comments and what was changed."""

ENDINGS: Final = frozenset(_BEGINNINGS)
"""The endings of files that pages can show or lead to."""

_SVG: Final = "{http://www.w3.org/2000/svg}"
_XHTML: Final = "{http://www.w3.org/1999/xhtml}"
_RUNNING: Final = frozenset(
    {"animate", "audio", "embed", "foreignobject", "handler", "iframe", "listener", "object", "script", "set", "video"}
)
"""Parts of a drawing that run something, hold a page of their own, or change where a link leads."""
_ADDRESSES: Final = frozenset({"href", "src", "base"})
_OUTSIDE: Final = re.compile(r"url\(\s*(?!['\"]?#)|javascript:", re.IGNORECASE)
_OUTSIDE_STYLE: Final = re.compile(rf"{_OUTSIDE.pattern}|@import|//|\\", re.IGNORECASE)
"""What leads out of the drawing; a backslash can hide it in a style."""
_PICTURE_WITHIN: Final = re.compile(r"data:image/(gif|jpeg|png|webp);base64,", re.IGNORECASE)


def check_asset(path: Path, file: str) -> Iterator[Finding]:
    """Find what is wrong with a picture or document.

    Args:
        path: The file, whose name has one of `ENDINGS`.
        file: Its name in findings.
    """
    content = content_of(path)
    ending = path.suffix.lower()
    if content is None:
        yield Finding("unreadable-file", file)
    elif not _BEGINNINGS[ending].match(content[:4096]) or (ending == ".csv" and b"\0" in content[:4096]):
        yield Finding("broken-asset", file, arguments={"ending": ending})
    elif ending == ".svg" and len(content) > MAX_BYTES:
        yield Finding("file-too-large", file, arguments={"limit": str(MAX_BYTES // 1024)})
    elif ending == ".svg":
        yield from _drawing_findings(content, file)


def _drawing_findings(content: bytes, file: str) -> Iterator[Finding]:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        root = etree.fromstring(content, parser)
    except etree.XMLSyntaxError:
        yield Finding("broken-asset", file, arguments={"ending": ".svg"})
        return
    if root.tag != f"{_SVG}svg":
        yield Finding("broken-asset", file, arguments={"ending": ".svg"})
        return
    if root.getroottree().docinfo.internalDTD is not None:
        yield _unsafe(file, START, "<!DOCTYPE>")
    for element in [*root.itersiblings(preceding=True), *root.iter(), *root.itersiblings()]:
        # Comments, entities and instructions have no name; of these, only comments do nothing.
        tag = element.tag if isinstance(element.tag, str) else None
        if tag is None:
            part = None if element.tag is etree.Comment else "<?…?>"
        else:
            part = _unsafe_part(tag, element.text or "", {str(key): str(value) for key, value in element.items()})
        if part:
            yield _unsafe(file, Position(int(element.sourceline or 1)), part)


def _unsafe_part(tag: str, text: str, attributes: Mapping[str, str]) -> str | None:
    """Return what of an element could run or load something."""
    name = tag.rpartition("}")[2]
    if tag.startswith(_XHTML) or name.lower() in _RUNNING or (name.lower() == "style" and _OUTSIDE_STYLE.search(text)):
        return f"<{name}>"
    for key, value in attributes.items():
        attribute = key.rpartition("}")[2].lower()
        leads = attribute in _ADDRESSES and not value.strip().startswith("#") and not _PICTURE_WITHIN.match(value)
        outside = (_OUTSIDE_STYLE if attribute == "style" else _OUTSIDE).search(value)
        if attribute.startswith("on") or leads or outside:
            return f"{attribute}={excerpt(value)}"
    return None


def _unsafe(file: str, position: Position, part: str) -> Finding:
    return Finding("unsafe-drawing", file, position, arguments={"part": part})
