"""A record begins with the line by which editors' tools find its schema."""

from collections.abc import Iterator
from typing import Final

from playbook.checking.rule import Rule
from playbook.findings import Finding, Severity
from playbook.reading.collection import Collection
from playbook.records.schema_files import SCHEMA_NAMES, schema_line

_BEGINNING: Final = "# yaml-language-server:"


def check_schema_line(collection: Collection) -> Iterator[Finding]:
    """Report records whose first line names another schema, or none although most records of the project name theirs."""
    entries = [
        (entry.document.file, folder, entry.document.text.partition("\n")[0].strip())
        for folder in sorted(collection.entries)
        if folder in SCHEMA_NAMES
        for _, entry in sorted(collection.entries[folder].items())
    ]
    in_use = 2 * sum(first == schema_line(folder) for _, folder, first in entries) > len(entries)
    for file, folder, first in entries:
        if first != schema_line(folder) and (in_use or first.startswith(_BEGINNING)):
            yield Finding(
                "missing-schema-line", file, severity=Severity.NOTICE, arguments={"line": schema_line(folder)}
            )


RULE: Final = Rule(check_schema_line, needed_by="review")
