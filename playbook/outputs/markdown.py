"""Writing HTML down as the Markdown that somebody would have typed for it."""

import re
import textwrap
from collections.abc import Callable, Iterator
from typing import Final

import lxml.html
from lxml.etree import _Element

_CONTAINERS: Final = frozenset(
    {"article", "aside", "body", "details", "div", "figure", "fieldset", "footer", "form", "header", "nav", "section"}
)
_PARAGRAPHS: Final = frozenset({"address", "dd", "dt", "figcaption", "legend", "p", "summary"})
_HEADINGS: Final = {f"h{level}": "#" * level for level in range(1, 7)}
_UNREAD: Final = frozenset({"button", "input", "script", "select", "style", "svg", "template"})
_MARKS: Final = {"b": "**", "strong": "**", "em": "*", "i": "*", "code": "`"}

_SPECIAL: Final = re.compile(r"[\\`*_\[\]]")
_BEGINNING: Final = re.compile(r"^(\d+(?=\.)|(?=[-+#>:]))")
"""What would make a list, heading or quotation of a paragraph that begins with it."""


def as_markdown(html: str) -> str:
    """Write HTML as Markdown.

    Args:
        html: A fragment, as templates make it: headings, paragraphs, lists, tables, links.

    Returns:
        Markdown that Python-Markdown, with attribute lists and tables, turns into the same headings, texts and links.
    """
    return of_element(lxml.html.fragment_fromstring(html, create_parent="div"))


def of_element(element: _Element) -> str:
    """Write what is inside an element as Markdown, as `as_markdown` does."""
    return "\n\n".join(_blocks(element))


def _blocks(parent: _Element) -> Iterator[str]:
    """Yield the blocks inside an element; words between them are paragraphs of their own."""
    words = _escaped(parent.text)
    for child in parent:
        write = _writer(child)
        if write is None:
            words += _inline(child)
        else:
            yield from _paragraph(words)
            yield from write(child)
            words = ""
        words += _escaped(child.tail)
    yield from _paragraph(words)


def _writer(element: _Element) -> Callable[[_Element], Iterator[str]] | None:
    """Return what writes a block, or `None` for what stands in a sentence."""
    tag = str(element.tag)
    if tag in _CONTAINERS:
        return _blocks
    if tag in _PARAGRAPHS:
        return lambda paragraph: _paragraph(_inner(paragraph))
    if tag in _HEADINGS:
        return _heading
    return {"ul": _list, "ol": _list, "dl": _terms, "pre": _code, "table": _table}.get(tag)


def _paragraph(words: str) -> Iterator[str]:
    text = " ".join(words.split())
    if text:
        yield _BEGINNING.sub(r"\1\\", text)


def _heading(element: _Element) -> Iterator[str]:
    identifier = element.get("id")
    attributes = f" {{: #{identifier} }}" if identifier else ""
    yield f"{_HEADINGS[str(element.tag)]} {' '.join(_inner(element).split())}{attributes}"


def _code(element: _Element) -> Iterator[str]:
    lines = "".join(map(str, element.itertext())).rstrip("\n")
    # Longer than any such line of the code, so that none of these ends it.
    fence = "`" * max([3, *(len(marks) + 1 for marks in re.findall(r"^ *(`+)", lines, re.MULTILINE))])
    yield f"{fence}\n{lines}\n{fence}"


def _list(element: _Element) -> Iterator[str]:
    marker = "1.  " if element.tag == "ol" else "-   "
    items = ["\n\n".join(_blocks(item)) for item in element.iterchildren("li")]
    # Python-Markdown wants what belongs to an item four columns to the right, and long items apart.
    between = "\n\n" if any("\n" in item for item in items) else "\n"
    yield between.join(marker + textwrap.indent(item, "    ").strip() for item in items)


def _terms(element: _Element) -> Iterator[str]:
    items: list[str] = []
    for part in element.iter("dt", "dd"):
        words = " ".join(_inner(part).split())
        if part.tag == "dt" or not items:
            items.append(f"-   **{words}**")
        else:
            items[-1] += f" {words}"
    yield "\n".join(items)


def _table(element: _Element) -> Iterator[str]:
    caption = element.find("caption")
    if caption is not None:
        yield from _paragraph(_inner(caption))
    rows = [[" ".join(_inner(cell).split()).replace("|", "\\|") for cell in row] for row in element.iter("tr")]
    lines = [f"| {' | '.join(row)} |" for row in rows]
    yield "\n".join([*lines[:1], "|" + "---|" * len(rows[0]), *lines[1:]])


def _inner(element: _Element) -> str:
    return _escaped(element.text) + "".join(_inline(child) + _escaped(child.tail) for child in element)


def _inline(element: _Element) -> str:
    tag = element.tag
    if tag in _UNREAD or not isinstance(tag, str):
        return ""
    if tag == "br":
        return " "
    if tag == "img":
        return f"![{element.get('alt', '')}]({element.get('src', '')})"
    words = _inner(element)
    if tag == "a" and element.get("href"):
        return f"[{words.strip()}]({element.get('href')})"
    mark = _MARKS.get(tag, "") if words.strip() else ""
    # A space keeps the words of a list's item from running into those of a paragraph or list inside a table's cell.
    space = " " if tag in {"li", "p"} else ""
    return f"{space}{mark}{words.strip() if mark else words}{mark}{space}"


def _escaped(text: str | None) -> str:
    return _SPECIAL.sub(r"\\\g<0>", text or "").replace("&", "&amp;").replace("<", "&lt;")
