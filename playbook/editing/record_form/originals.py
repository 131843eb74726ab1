"""The files of records as the form corrects them: their text, and where in it each value stands."""

from typing import Any, Final

import yaml
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from playbook.reading.text import text_of

FOLDER: Final = "records"
"""Where these files are, from the site's root."""


def original_file(folder: str, id_: str) -> str:
    """Return the name of the file for a record, from the site's root."""
    return f"{FOLDER}/{folder}/{id_}.json"


def original(content: bytes, file: str) -> dict[str, Any]:
    """Say what is in the file of a record.

    Args:
        content: The bytes of a file that the checks could read.
        file: Its name.

    Returns:
        The `file`, its `text`, and the `tree` of its values. A text has its `text`, its `start` and its `end` in the file,
        counted in characters; a mapping has `keys`: each name, where that stands, and what is there; a list has `items`:
        where the hyphen of each stands, and what is there. A list or a mapping in brackets is `flow`, and has an `end`.
    """
    text = text_of(content, file).text
    root = yaml.compose(text, Loader=yaml.CSafeLoader)
    assert root is not None
    return {"file": file, "text": text, "tree": _tree(root, text)}


def _tree(node: Node, text: str) -> dict[str, Any]:
    start, end = node.start_mark.index, node.end_mark.index
    if isinstance(node, ScalarNode):
        return {"text": node.value.strip(), "start": start, "end": _trimmed(text, start, end)}
    assert isinstance(node, MappingNode | SequenceNode)
    flow = {"flow": True, "end": end} if node.flow_style else {}
    if isinstance(node, MappingNode):
        return {"keys": [[key.value, key.start_mark.index, _tree(value, text)] for key, value in node.value], **flow}
    return {"items": [[_hyphen(text, item), _tree(item, text)] for item in node.value], **flow}


def _hyphen(text: str, item: Node) -> int:
    """Return where the hyphen of an item stands, or the item itself where it has none."""
    start: int = item.start_mark.index
    hyphen = text.rfind("-", 0, start)
    return hyphen if hyphen >= 0 and not text[hyphen + 1 : start].strip() else start


def _trimmed(text: str, start: int, end: int) -> int:
    """Return where a value ends without the line ends behind it."""
    return start + len(text[start:end].rstrip())
