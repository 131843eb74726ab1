"""The nodes of papers as XHTML."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any, Final
from xml.sax.saxutils import escape, quoteattr

from playbook.outputs.papers.nodes import Inline, Node

_SIMPLE: Final = {"b": "strong", "i": "em", "code": "code"}

Lead = Callable[[str], str | None]
"""Says where a place of the book is, from the chapter at hand; nothing where it has none."""


class Writer:
    """Writes the nodes of a chapter."""

    def __init__(self, lead: Lead, ids: Mapping[str, str], marks: Mapping[int, str]) -> None:
        """Prepare to write.

        Args:
            lead: Says where a place is.
            ids: The identifiers of places, by their names.
            marks: The drawings of the models' marks, by rank.
        """
        self._lead = lead
        self._ids = ids
        self._marks = marks
        self._written: set[str] = set()

    def blocks(self, nodes: Iterable[Node], base: int) -> str:
        """Write blocks.

        Args:
            nodes: The blocks.
            base: The level of the heading above them; levels are never left out.
        """
        nodes = list(nodes)
        top = min((node["l"] for node in nodes if node["k"] == "h"), default=6)
        level, parts = base, []
        for node in nodes:
            if node["k"] == "h":
                level = min(base + 1 + node["l"] - top, level + 1, 6)
                parts.append(f"<h{level}{self._id(node['id'])}>{self.inline(node['c'])}</h{level}>")
            else:
                parts.append(self._block(node, level))
        return "\n".join(filter(None, parts))

    def inline(self, nodes: Inline) -> str:
        """Write what stands in a line."""
        return "".join(escape(node) if isinstance(node, str) else self._element(node) for node in nodes)

    def _id(self, name: str) -> str:
        id_ = self._ids.get(name)
        if not id_ or id_ in self._written:
            return ""
        self._written.add(id_)
        return f' id="{id_}"'

    def _element(self, node: Node) -> str:
        kind = node["k"]
        if kind == "br":
            return "<br/>"
        if kind == "mark":
            return self._marks.get(node["n"], "")
        inside = self.inline(node["c"])
        if kind == "a":
            to = (self._lead(node["to"]) if "to" in node else None) or node.get("url")
            return f"<a href={quoteattr(to)}>{inside}</a>" if to else inside
        if kind == "lang":
            lang = quoteattr(node["lang"])
            return f"<span lang={lang} xml:lang={lang}>{inside}</span>"
        return f"<{_SIMPLE[kind]}>{inside}</{_SIMPLE[kind]}>" if kind in _SIMPLE else inside

    def _block(self, node: Node, level: int) -> str:
        writers: dict[str, Callable[[Node, int], str]] = {
            "id": lambda node, _: f"<div{id_}></div>" if (id_ := self._id(node["id"])) else "",
            "p": self._paragraph,
            "ul": self._list,
            "ol": self._list,
            "dl": self._pairs,
            "pre": lambda node, _: f"<pre>{escape(node['t'])}</pre>",
            "svg": lambda node, _: self._drawing(node),
            "box": lambda node, level: f'<div class="box">{self.blocks(node["c"], level)}</div>',
            "tiles": lambda node, level: "\n".join(
                f'<div class="tile">{self.blocks(item, level)}</div>' for item in node["items"]
            ),
            "table": self._table,
        }
        return writers[node["k"]](node, level)

    def _paragraph(self, node: Node, _level: int) -> str:
        kind = "number" if node.get("number") else "quiet" if node.get("quiet") else ""
        named = f' class="{kind}"' if kind else ""
        return f"<p{named}>{self.inline(node['c'])}</p>"

    def _list(self, node: Node, level: int) -> str:
        items = "".join(f"<li>{self.blocks(item, level)}</li>" for item in node["items"])
        return f"<{node['k']}>{items}</{node['k']}>" if items else ""

    def _pairs(self, node: Node, level: int) -> str:
        pairs = []
        for pair in node["items"]:
            id_ = next(filter(None, (self._id(one["id"]) for one in pair["ids"])), "")
            described = self.blocks(pair["d"], level) or "<p>–</p>"
            pairs.append(f"<dt{id_}>{self.inline(pair['t'])}</dt><dd>{described}</dd>")
        return f"<dl>{''.join(pairs)}</dl>" if pairs else ""

    def _table(self, node: Node, level: int) -> str:
        head = "".join(self._row(row, level, "col") for row in node["head"])
        body = "".join(self._row(row, level, "row") for row in node["body"])
        heading = f"<thead>{head}</thead>" if head else ""
        return f"<table>{heading}<tbody>{body}</tbody></table>"

    def _row(self, row: list[dict[str, Any]], level: int, scope: str) -> str:
        cells = []
        for cell in row:
            tag, said = ("th", f' scope="{scope}"') if cell["h"] else ("td", "")
            wide = f' colspan="{cell["span"]}"' if cell["span"] > 1 else ""
            cells.append(f"<{tag}{said}{wide}>{self.blocks(cell['c'], level)}</{tag}>")
        return f"<tr>{''.join(cells)}</tr>"

    def _drawing(self, node: Node) -> str:
        return f'<div class="drawing">{node["t"]}</div>'
