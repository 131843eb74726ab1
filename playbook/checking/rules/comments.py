"""No words of a text are lost behind a number sign, which begins a comment."""

from collections.abc import Iterator
from typing import Final

from playbook.checking.rule import Rule
from playbook.findings import Finding
from playbook.reading.collection import Collection
from playbook.reading.comments import values_in_comments, words_in_comments


def check_comments(collection: Collection) -> Iterator[Finding]:
    """Find comments on the line of a value that seem to belong to it, of every record that could be read."""
    for entry in collection.every():
        yield from words_in_comments(entry.document, entry.declared, "en")
        for finding in values_in_comments(entry.document, entry.declared):
            if finding.path not in entry.doubtful:
                yield finding


RULE: Final = Rule(check_comments, needed_by="build")
