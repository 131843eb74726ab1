"""The HTML of pages as a tree of a few kinds of nodes, which a template draws on paper.

Text stays text all the way: Typst reads the nodes as JSON and shows their strings, so nothing of a record can be run.
A block is a dictionary whose `k` names its kind; what stands in a line is a string, or such a dictionary.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from typing import Any, Final

import lxml.html
from lxml.html import HtmlElement

from playbook.outputs.papers.drawings import Drawings
from playbook.pages.elements import IN_LINE

Node = dict[str, Any]
Inline = list[str | Node]
Way = Callable[[str], Node | None]
"""Says where a link leads: a node without its words, or nothing where it leads nowhere on paper."""

_DROPPED_TAGS: Final = frozenset({"script", "template", "nav", "form", "button", "input", "select"})
_DROPPED: Final = frozenset(
    {
        *(
            "no-print",
            "vh",
            "band",
            "noans",
            "vcard",
            "finder-control",
            "choice-status",
            "only-s",
            "axis",
            "mini",
            "counts",
        ),
        *(
            "choice-results",
            "choice-share",
            "bar-fit",
            "jumps",
            "gh",
            "directory-status",
            "leads",
            "more",
            "chips",
            "meaning",
            "finder",
        ),
        "directory",
    }
)
"""Classes of what makes sense on a screen only, or is said elsewhere on the same paper."""

_INLINE: Final = IN_LINE | {"br", "svg"}
_STYLED: Final = {"strong": "b", "b": "b", "dfn": "b", "em": "i", "i": "i", "cite": "i", "code": "code", "kbd": "code"}
_BOXES: Final = frozenset({"note", "admonition", "editors-note", "box", "story", "model", "practice"})
_QUIET: Final = frozenset({"cap", "muted", "small", "src", "dated"})
_MARK: Final = re.compile(r"#m([1-4])$")
_SPACES: Final = re.compile(r"[ \t\r\n]+")


class Reader:
    """Reads the HTML of one page."""

    def __init__(self, way: Way, drawings: Drawings, prefix: str = "") -> None:
        """Prepare to read.

        Args:
            way: Says where links lead.
            drawings: Makes drawings that stand alone.
            prefix: What the names of places in the page begin with: its address and `#`.
        """
        self._way = way
        self._drawings = drawings
        self._prefix = prefix

    def blocks(self, html: str) -> list[Node]:
        """Read blocks.

        Args:
            html: What a template or the Markdown of a page made.
        """
        return list(self._blocks(lxml.html.fragment_fromstring(html, create_parent="div"))) if html.strip() else []

    def inline(self, html: str) -> Inline:
        """Read what stands in a line."""
        return _tidy(self._inline(lxml.html.fragment_fromstring(html, create_parent="span")))

    def _blocks(self, parent: HtmlElement) -> Iterator[Node]:
        run: Inline = [parent.text] if parent.text else []
        for child in parent:
            if not isinstance(child.tag, str) or _is_dropped(child):
                pass
            elif child.tag in _INLINE and not _is_drawing(child):
                run += self._element(child)
            else:
                yield from _paragraph(run)
                run = []
                yield from self._block(child)
            if child.tail:
                run.append(child.tail)
        yield from _paragraph(run)

    def _block(self, element: HtmlElement) -> Iterator[Node]:
        classes = _classes(element)
        id_ = element.get("id")
        if id_ and not re.fullmatch(r"h[1-6]", element.tag):
            yield {"k": "id", "id": self._prefix + id_}
        if classes & _BOXES and element.tag not in ("li", "p"):
            yield {"k": "box", "c": list(self._inside(element))}
        elif "figs" in classes:
            yield {"k": "tiles", "items": [list(self._blocks(child)) for child in element if not _is_dropped(child)]}
        else:
            yield from self._inside(element)

    def _inside(self, element: HtmlElement) -> Iterator[Node]:
        tag = element.tag
        if re.fullmatch(r"h[1-6]", tag):
            words = _tidy(self._inline(element))
            yield {"k": "h", "l": int(tag[1]), "c": words, "id": self._prefix + element.get("id", "")}
        elif tag in ("p", "figcaption", "caption", "legend"):
            quiet = bool(_classes(element) & _QUIET) or tag == "figcaption"
            yield from _paragraph(self._inline(element), quiet=quiet, number="num" in _classes(element))
        elif tag == "summary":
            yield from self._summary(element)
        elif tag in ("ul", "ol"):
            ticks = "ticks" in _classes(element)
            items = [list(self._blocks(item)) for item in element.iterchildren("li") if not _is_dropped(item)]
            plain = tag == "ul" and "plain" in _classes(element)
            yield {"k": tag, "items": [item for item in items if item], "tick": ticks, "plain": plain}
        elif tag == "dl":
            yield {"k": "dl", "items": list(self._pairs(element))}
        elif tag == "table":
            yield self._table(element)
        elif tag == "pre":
            yield {"k": "pre", "t": element.text_content().rstrip("\n")}
        elif tag == "svg":
            yield from self._drawings.block(element)
        else:
            yield from self._blocks(element)

    def _summary(self, element: HtmlElement) -> Iterator[Node]:
        heading = element.find(".//h3")
        if heading is not None:
            yield from self._block(heading)
        elif not element.xpath("ancestor::*[contains(@class, 'story')]"):
            yield from _paragraph([{"k": "b", "c": _tidy(self._inline(element))}])

    def _pairs(self, element: HtmlElement) -> Iterator[Node]:
        for child in element:
            if child.tag == "div":
                ids = [{"k": "id", "id": self._prefix + child.get("id", "")}] if child.get("id") else []
                for pair in self._pairs(child):
                    yield {**pair, "ids": [*ids, *pair["ids"]]}
                    ids = []
            elif child.tag == "dt":
                ids = [{"k": "id", "id": self._prefix + child.get("id", "")}] if child.get("id") else []
                described: list[Node] = []
                for after in child.itersiblings():
                    if after.tag != "dd":
                        break
                    described += self._blocks(after)
                yield {"ids": ids, "t": _tidy(self._inline(child)), "d": described}

    def _table(self, element: HtmlElement) -> Node:
        # The head is repeated on each page, and what is repeated may not lead anywhere.
        head = [_unlinked(self._row(row)) for row in element.findall("./thead/tr")]
        body = [self._row(row) for row in [*element.findall("./tbody/tr"), *element.findall("./tr")]]
        wide = max((sum(cell["span"] for cell in row) for row in [*head, *body]), default=1)
        return {"k": "table", "head": head, "body": body, "columns": wide}

    def _row(self, row: HtmlElement) -> list[Node]:
        return [
            {
                "c": list(self._blocks(cell)),
                "h": cell.tag == "th",
                "span": int(cell.get("colspan", "1")),
                "right": bool(_classes(cell) & {"r", "to-right"}),
            }
            for cell in row
        ]

    def _inline(self, parent: HtmlElement) -> Inline:
        found: Inline = [parent.text] if parent.text else []
        for child in parent:
            if isinstance(child.tag, str) and not _is_dropped(child):
                found += self._element(child)
            if child.tail:
                found.append(child.tail)
        return found

    def _element(self, element: HtmlElement) -> Inline:
        tag = element.tag
        if tag == "br":
            return [{"k": "br"}]
        if tag == "svg":
            return list(_mark(element))
        inside = self._inline(element)
        if tag == "a" and element.get("href"):
            led = self._way(element.get("href", ""))
            inside = [{"k": "a", **led, "c": inside}] if led else inside
        elif tag in _STYLED:
            inside = [{"k": _STYLED[tag], "c": inside}]
        if element.get("lang"):
            inside = [{"k": "lang", "lang": element.get("lang"), "c": inside}]
        if tag == "span" and "line" in _classes(element):
            return [{"k": "br"}, *inside]
        return inside


def _unlinked(value: Any) -> Any:
    """Take links out of nodes; their words stay."""
    if isinstance(value, list):
        return [_unlinked(inner) for inner in value]
    if isinstance(value, dict):
        kind = {"k": "span"} if value.get("k") == "a" else {}
        return {**{key: _unlinked(inner) for key, inner in value.items()}, **kind}
    return value


def _classes(element: HtmlElement) -> frozenset[str]:
    return frozenset(element.get("class", "").split())


def _is_dropped(element: HtmlElement) -> bool:
    if not isinstance(element.tag, str) or element.tag in _DROPPED_TAGS or element.get("hidden") is not None:
        return True
    if element.tag == "svg":
        return not (_is_drawing(element) or list(_mark(element)))
    return bool(_classes(element) & _DROPPED) or element.get("aria-hidden") == "true"


def _is_drawing(element: HtmlElement) -> bool:
    """Tell a drawing that says something from a sign beside its word; of two that say the same, the wide one stays."""
    return element.tag == "svg" and element.get("aria-label") is not None and "p" not in _classes(element)


def _mark(element: HtmlElement) -> Iterator[Node]:
    for use in element.iter("use"):
        match = _MARK.search(use.get("href", ""))
        if match and "mark" in _classes(element):
            yield {"k": "mark", "n": int(match[1])}


def _paragraph(run: Inline, *, quiet: bool = False, number: bool = False) -> Iterator[Node]:
    words = _tidy(run)
    if words:
        yield {"k": "p", "c": words, "quiet": quiet, "number": number}


def _tidy(run: Iterable[str | Node]) -> Inline:
    """Join what is text, with one space where there are many and none at the ends."""
    joined: Inline = []
    for part in run:
        if isinstance(part, str):
            text = _SPACES.sub(" ", part)
            if joined and isinstance(joined[-1], str):
                joined[-1] = _SPACES.sub(" ", joined[-1] + text)
            elif text:
                joined.append(text)
        elif part["k"] in ("mark", "br") or _tidy(part["c"]):
            joined.append(part if "c" not in part else {**part, "c": [_spaced(inner) for inner in part["c"]]})
    if joined and isinstance(joined[0], str):
        joined[0] = joined[0].lstrip(" ")
    if joined and isinstance(joined[-1], str):
        joined[-1] = joined[-1].rstrip(" ")
    return [part for part in joined if part]


def _spaced(part: str | Node) -> str | Node:
    return _SPACES.sub(" ", part) if isinstance(part, str) else part
