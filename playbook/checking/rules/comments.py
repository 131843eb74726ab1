"""No words of a text are lost behind a number sign, which begins a comment."""

from collections.abc import Iterator
from typing import Any, Final

from playbook.checking.rule import Rule
from playbook.findings import Finding
from playbook.reading.collection import Collection, Entry
from playbook.reading.comments import values_in_comments, words_in_comments
from playbook.records.remembering import remembered


def check_comments(collection: Collection) -> Iterator[Finding]:
    """Find comments on the line of a value that seem to belong to it, of every record that could be read."""
    for entry in collection.every():
        yield from _found_in(entry)


@remembered
def _found_in(entry: Entry[Any]) -> tuple[Finding, ...]:
    values = values_in_comments(entry.document, entry.declared)
    return (
        *words_in_comments(entry.document, entry.declared, "en"),
        *(finding for finding in values if finding.path not in entry.doubtful),
    )


RULE: Final = Rule(check_comments, needed_by="build")
