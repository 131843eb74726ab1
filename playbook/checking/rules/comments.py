"""No words of a text are lost behind a number sign, which begins a comment."""

from collections.abc import Iterator
from typing import Final

from playbook.checking.rule import Rule
from playbook.findings import Finding
from playbook.reading.collection import Collection
from playbook.reading.comments import words_in_comments
from playbook.records import RECORD_TYPES


def check_comments(collection: Collection) -> Iterator[Finding]:
    """Find comments on the line of a text, of every record that could be read."""
    for folder in sorted(collection.entries):
        for _, entry in sorted(collection.entries[folder].items()):
            yield from words_in_comments(entry.document, RECORD_TYPES[folder], "en")


RULE: Final = Rule(check_comments, needed_by="build")
