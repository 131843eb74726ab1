"""The addresses in data for programs: JSON, in a file or in a page."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from playbook.linkcheck.references import Reference, Use


@dataclass(frozen=True, slots=True)
class Data:
    """What data says; `problem` is where and why it can't be read, if it can't."""

    references: tuple[Reference, ...] = ()
    problem: tuple[int, str] | None = None


_OF_MANIFEST: Final[Mapping[str, Use]] = {
    "scope": Use.VISIT,
    "src": Use.SHOW,
    "start_url": Use.VISIT,
    "url": Use.VISIT,
}
"""The members of a manifest that hold an address, also one that begins at the manifest."""


def in_json(content: bytes, first_line: int = 1, *, is_manifest: bool = False) -> Data:
    """Return the whole addresses in JSON, and in a manifest the relative ones too.

    Args:
        content: The JSON.
        first_line: The line of the file on which it begins.
        is_manifest: Whether it is the manifest of a site.
    """
    text = content.decode("utf-8", "replace")
    try:
        value = json.loads(text)
    except json.JSONDecodeError as error:
        return Data(problem=(first_line + error.lineno - 1, error.msg))
    known = _OF_MANIFEST if is_manifest else {}
    return Data(tuple(_in_value(value, known, "", text, first_line)))


def _in_value(value: Any, known: Mapping[str, Use], name: str, text: str, first_line: int) -> Iterator[Reference]:
    if isinstance(value, dict):
        for key, item in value.items():
            yield from _in_value(item, known, key, text, first_line)
    elif isinstance(value, list):
        for item in value:
            yield from _in_value(item, known, name, text, first_line)
    elif isinstance(value, str) and (name in known or value.startswith(("https://", "http://"))):
        # JSON does not tell where a value stands: it is looked for.
        at = text.find(json.dumps(value, ensure_ascii=False))
        line = first_line + text.count("\n", 0, max(at, 0))
        yield Reference(value, line, known.get(name, Use.VISIT))
