"""The addresses that CSS loads: in a stylesheet, a `style` element or a `style` attribute."""

from collections.abc import Iterable, Iterator
from typing import Any, Final

import tinycss2  # type: ignore[import-untyped]

from playbook.linkcheck.references import Reference, Use

_FUNCTIONS: Final = ("url", "src", "image-set", "-webkit-image-set")
"""The functions whose strings are addresses."""


def in_css(text: str, first_line: int = 1) -> Iterator[Reference]:
    """Yield the addresses in CSS that begins on `first_line` of its file."""
    for node in _loaded(tinycss2.parse_component_value_list(text, skip_comments=True)):
        yield Reference(node.value, first_line + node.source_line - 1, Use.SHOW)


def _loaded(nodes: Iterable[Any], function: str = "") -> Iterator[Any]:
    """Yield the nodes that are addresses, among the arguments of `function` or outside of any."""
    rule = ""
    for node in nodes:
        if node.type == "at-keyword":
            rule = node.lower_value
        elif node == ";":
            rule = ""
        elif rule == "namespace":
            continue  # its address is a name, and nothing is loaded
        elif node.type in ("{} block", "() block", "[] block"):
            yield from _loaded(node.content)
        elif node.type == "function":
            yield from _loaded(node.arguments, node.lower_name)
        elif node.type == "url" or (node.type == "string" and (rule == "import" or function in _FUNCTIONS)):
            yield node
