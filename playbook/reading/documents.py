"""Reading one YAML file: values, and where each of them stands.

The parser is PyYAML on libyaml.
"""

from collections.abc import Iterator

import yaml
from yaml.events import Event

from playbook.findings import Finding
from playbook.reading.composing import Assembly
from playbook.reading.syntax import syntax_finding
from playbook.reading.text import RefusedError, text_of
from playbook.reading.values import TYPE_NAMES, Document


def read(source: bytes, file: str) -> tuple[Document | None, list[Finding]]:
    """Read a YAML file.

    Args:
        source: The bytes of the file.
        file: Its name in findings.

    Returns:
        The document, or `None` when it can't be read; and what was found. A key that stands twice is found, and the
        first value is kept, so that the rest of the file is checked too.
    """
    try:
        return _read(source, file)
    except RefusedError as refused:
        return None, [*refused.before, refused.finding]


def _read(source: bytes, file: str) -> tuple[Document | None, list[Finding]]:
    pasted = text_of(source, file)
    text = pasted.text
    if not text.strip():
        raise RefusedError(Finding("empty-file", file))
    assembly = Assembly(file)
    try:
        for event in _events(text):
            assembly.add(event)
    except yaml.YAMLError as error:
        raise RefusedError(syntax_finding(error, text, file), pasted.findings(file)) from None
    root = assembly.root
    if root is None or root.data is None:
        raise RefusedError(Finding("empty-file", file))
    if not isinstance(root.data, dict):
        raise RefusedError(
            Finding("not-a-record", file, root.position, arguments={"type": TYPE_NAMES[type(root.data)]})
        )
    return Document(file, root, text), [*pasted.findings(file), *assembly.findings, *assembly.unused_anchors()]


def _events(text: str) -> Iterator[Event]:
    return yaml.parse(text, Loader=yaml.CSafeLoader)
