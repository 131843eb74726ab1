"""Writing HTML down as the Markdown that somebody would have typed for it."""

import re
import textwrap
from collections.abc import Callable, Mapping
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

_SPECIAL: Final = re.compile(r"[\\`*_\[\]&<]")
_MARK: Final = re.compile(r"[\\`*_\[\]]")
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
    blocks: list[str] = []
    _add_blocks(element, blocks)
    return "\n\n".join(blocks)


def _add_blocks(parent: _Element, blocks: list[str]) -> None:
    """Add the blocks inside an element; words between them are paragraphs of their own."""
    words = _escaped(parent.text)
    for child in parent:
        write = _WRITERS.get(child.tag)
        if write is None:
            words += _inline(child)
        else:
            _add_paragraph(words, blocks)
            write(child, blocks)
            words = ""
        words += _escaped(child.tail)
    _add_paragraph(words, blocks)


def _add_paragraph(words: str, blocks: list[str]) -> None:
    text = " ".join(words.split())
    if text:
        blocks.append(_BEGINNING.sub(r"\1\\", text))


def _paragraph(element: _Element, blocks: list[str]) -> None:
    _add_paragraph(_inner(element), blocks)


def _heading(element: _Element, blocks: list[str]) -> None:
    identifier = element.get("id")
    attributes = f" {{: #{identifier} }}" if identifier else ""
    blocks.append(f"{_HEADINGS[str(element.tag)]} {' '.join(_inner(element).split())}{attributes}")


def _code(element: _Element, blocks: list[str]) -> None:
    lines = "".join(map(str, element.itertext())).rstrip("\n")
    # Longer than any such line of the code, so that none of these ends it.
    fence = "`" * max([3, *(len(marks) + 1 for marks in re.findall(r"^ *(`+)", lines, re.MULTILINE))])
    blocks.append(f"{fence}\n{lines}\n{fence}")


def _list(element: _Element, blocks: list[str]) -> None:
    marker = "1.  " if element.tag == "ol" else "-   "
    items = [of_element(item) for item in element.iterchildren("li")]
    # Python-Markdown wants what belongs to an item four columns to the right, and long items apart.
    between = "\n\n" if any("\n" in item for item in items) else "\n"
    blocks.append(between.join(marker + _indented(item) for item in items))


def _indented(item: str) -> str:
    return textwrap.indent(item, "    ").strip() if "\n" in item else item.strip()


def _terms(element: _Element, blocks: list[str]) -> None:
    items: list[str] = []
    for part in element.iter("dt", "dd"):
        words = " ".join(_inner(part).split())
        if part.tag == "dt" or not items:
            items.append(f"-   **{words}**")
        else:
            items[-1] += f" {words}"
    blocks.append("\n".join(items))


def _table(element: _Element, blocks: list[str]) -> None:
    caption = element.find("caption")
    if caption is not None:
        _paragraph(caption, blocks)
    rows = [[" ".join(_inner(cell).split()).replace("|", "\\|") for cell in row] for row in element.iter("tr")]
    lines = [f"| {' | '.join(row)} |" for row in rows]
    blocks.append("\n".join([*lines[:1], "|" + "---|" * len(rows[0]), *lines[1:]]))


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
    if not text or not _SPECIAL.search(text):
        return text or ""
    return _MARK.sub(r"\\\g<0>", text).replace("&", "&amp;").replace("<", "&lt;")


_Writer = Callable[[_Element, list[str]], None]
_WRITERS: Final[Mapping[object, _Writer]] = {
    **dict.fromkeys(_CONTAINERS, _add_blocks),
    **dict.fromkeys(_PARAGRAPHS, _paragraph),
    **dict.fromkeys(_HEADINGS, _heading),
    "ul": _list,
    "ol": _list,
    "dl": _terms,
    "pre": _code,
    "table": _table,
}
"""What writes a block, by its element; the others stand in sentences."""
