"""Comments at the end of the line of a text, which were probably meant as part of it."""

import re
from collections.abc import Iterator
from typing import Final

from pydantic import BaseModel

from playbook.findings import Finding, excerpt
from playbook.languages import Language
from playbook.reading.declared import texts
from playbook.reading.places import field_path
from playbook.reading.values import Document

_COMMENT: Final = re.compile(r"[ \t]+(#[^\n]*)")
_AFTER_SOMETHING: Final = re.compile(r"[^\s#][ \t]+#")
_IN_SIGNS: Final = ("'", '"', "|", ">")
"""What a text begins with in which a number sign is a sign like others."""


def words_in_comments(document: Document, record_type: type[BaseModel], language: Language) -> Iterator[Finding]:
    """Find comments on the line of a text; on lines of ids, dates, numbers and lists they are right.

    Args:
        document: The file.
        record_type: What it holds.
        language: The language of texts that stand alone.
    """
    if not _AFTER_SOMETHING.search(document.text):
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
