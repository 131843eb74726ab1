"""Comments at the end of the line of a value, which were probably meant as part of it."""

import re
from collections.abc import Iterator
from typing import Final

from pydantic import BaseModel

from playbook.findings import Finding, Path, excerpt
from playbook.languages import Language
from playbook.reading.declared import places, texts
from playbook.reading.places import field_path, name_of
from playbook.reading.values import Document
from playbook.records.addresses import Telephone

_COMMENT: Final = re.compile(r"[ \t]+(#[^\n]*)")
_AFTER_SOMETHING: Final = re.compile(r"[^\s#][ \t]+#")
_GLUED: Final = re.compile(r"[ \t]+(#[^\s#][^\n]*)")
_EXTENSION: Final = re.compile(
    r"[ \t]+(#[ \t]*(?:(?:ext|extension|poste|x|p)\b\.?[ \t]*)?[0-9]+)[ \t]*(?:\n|$)", re.IGNORECASE
)
_AFTER_SPACE: Final = re.compile(r"#(?<=[ \t]#)")
"""What each of them asks for, and few files have: the sign itself is looked for, which is quicker than the space."""

_IN_SIGNS: Final = ("'", '"', "|", ">")
"""What a text begins with in which a number sign is a sign like others."""


def words_in_comments(document: Document, record_type: type[BaseModel], language: Language) -> Iterator[Finding]:
    """Find comments on the line of a text; on lines of ids, dates, numbers and lists they are right.

    Args:
        document: The file.
        record_type: What it holds.
        language: The language of texts that stand alone.
    """
    if not _AFTER_SPACE.search(document.text) or not _AFTER_SOMETHING.search(document.text):
        return
    for path, value, _ in texts(document, record_type, language):
        comment = _COMMENT.match(document.text, value.end)
        is_for_readers = path[0] != "suppress"
        if comment and is_for_readers and not document.text.startswith(_IN_SIGNS, value.start):
            yield Finding(
                "comment-after-text",
                document.file,
                document.position_at(comment.start(1)),
                field_path(path),
                arguments={"words": excerpt(comment[1].rstrip())},
            )


def values_in_comments(document: Document, record_type: type[BaseModel]) -> Iterator[Finding]:
    """Find comments that begin like a part of the value before them, as in `819-555-0123 #45`; `# a note` is right.

    Args:
        document: The file.
        record_type: What it holds.
    """
    if not _AFTER_SPACE.search(document.text):
        return
    if not _GLUED.search(document.text) and not _EXTENSION.search(document.text):
        return
    languages = {value.start for _, value, _ in texts(document, record_type)}
    for place in places(document, record_type):
        value, is_text = place.value, place.value.start in languages
        pattern = _EXTENSION if place.declared == Telephone else _GLUED
        comment = (
            (pattern.match(document.text, value.end) or _GLUED.match(document.text, value.end)) if value.end else None
        )
        if comment and value.data is None:
            yield from filter(None, [comment_in_place_of(place.path, document)])
        elif comment and not is_text:
            yield Finding(
                "comment-after-value",
                document.file,
                document.position_at(comment.start(1)),
                field_path(place.path),
                arguments={"words": excerpt(comment[1].rstrip()), "field": name_of(place.path)},
            )


def comment_in_place_of(path: Path, document: Document) -> Finding | None:
    """Find the comment that stands where the value of a field or item is missed, as in `en: #1 Rivermont`."""
    value = document.value(path)
    comment = _COMMENT.match(document.text, value.end) if value and value.data is None and value.end else None
    if comment is None:
        return None
    words = comment[1].rstrip()
    quoted = words.replace("\\", "\\\\").replace('"', '\\"')
    return Finding(
        "comment-in-place-of-value",
        document.file,
        document.position_at(comment.start(1)),
        field_path(path),
        arguments={"words": excerpt(words), "field": name_of(path)},
        suggestion=f'"{quoted}"',
    )
