"""Mending one record."""

from collections.abc import Callable
from typing import Final

from playbook.editing.fixing.lists import mend_lists
from playbook.editing.fixing.mends import readable
from playbook.editing.fixing.names import mend_names
from playbook.editing.fixing.order import mend_order
from playbook.editing.fixing.spaces import mend_names_with_spaces, mend_spaces, with_line_ends, with_readable_spaces
from playbook.editing.fixing.values import mend_values
from playbook.editing.fixing.wording import mend_wording
from playbook.languages import Language
from playbook.reading.text import MAX_BYTES, mended_text
from playbook.reading.values import Document
from playbook.records import RECORD_TYPES
from playbook.records.fields import Record

_Step = Callable[[Document, type[Record], Language | None], str]

_STEPS: Final[tuple[_Step, ...]] = (
    # First the names: what they hold is known from then on.
    mend_names_with_spaces,
    mend_names,
    # Then what a space mend would hide.
    mend_lists,
    mend_spaces,
    mend_values,
    mend_wording,
    mend_order,
)

_MOST_ROUNDS: Final = 10
"""How often the steps are repeated: one may make another possible, but two rounds have always been enough."""


def fix_record(content: bytes, folder: str) -> bytes:
    """Mend a record file.

    Args:
        content: The bytes of the file.
        folder: The folder of `data/` that it is in.

    Returns:
        The bytes of the mended file; the same ones where there is nothing to mend without judgement. A file that can't
        be read keeps its words: only its line ends change, and what is read otherwise than it is written.
    """
    if len(content) > MAX_BYTES:
        return content
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError:
        return content
    return fix_fields(mended_text(with_line_ends(text)), RECORD_TYPES[folder]).encode()


def fix_fields(text: str, record_type: type[Record], language: Language | None = None) -> str:
    """Mend the fields of a record or of the header of a page.

    Args:
        text: The fields as they are written, their lines ended by line feeds.
        record_type: What they are.
        language: The language of texts that stand alone.

    Returns:
        The text after the last change, where a further round would change nothing.
    """
    document = readable(text)
    if document is None:
        changed = with_readable_spaces(text, record_type)
        document = readable(changed) if changed else None
    if document is None:
        return text
    for _ in range(_MOST_ROUNDS):
        before = document.text
        document = _after_steps(document, record_type, language)
        if document.text == before:
            return before
    return text  # two steps that undo each other: neither is sure


def _after_steps(document: Document, record_type: type[Record], language: Language | None) -> Document:
    for step in _STEPS:
        text = step(document, record_type, language)
        if text != document.text:
            changed = readable(text)
            assert changed, "a step leaves a file that can be read"
            document = changed
    return document
