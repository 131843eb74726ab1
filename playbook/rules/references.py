"""A record that names another names one that exists."""

from collections.abc import Iterator

from playbook.collection import Collection
from playbook.findings import Finding, closest, excerpt, listed
from playbook.records.references import references
from playbook.shape import finding_at

_CODES = {
    "contacts": "unknown-contact",
    "jurisdictions": "unknown-place",
    "models": "unknown-model",
    "steps": "unknown-step",
    "tools": "unknown-tool",
}
"""The finding for an id that no record of a folder has."""


def check_references(collection: Collection) -> Iterator[Finding]:
    """Find ids that no record has."""
    for entry, record in collection.all():
        for path, folder, id_ in references(record):
            known = collection.ids[folder]
            if id_ not in known:
                yield finding_at(
                    _CODES[folder],
                    entry.document,
                    path,
                    arguments={"id": excerpt(id_), "known": listed(id_, known)},
                    suggestion=closest(id_, known),
                )
