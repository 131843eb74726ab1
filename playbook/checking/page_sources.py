"""A prose page names documents that there are."""

from collections.abc import Collection, Iterable, Iterator

from playbook.findings import Finding, closest, listed
from playbook.reading.places import finding_at
from playbook.reading.prose import ProsePage


def check_page_sources(pages: Iterable[ProsePage], known: Collection[str]) -> Iterator[Finding]:
    """Find source documents that pages name and that have no record.

    Args:
        pages: The prose pages.
        known: The ids of the source documents.
    """
    for page in pages:
        for index, citation in enumerate(page.header.source):
            if citation.document not in known and page.header_document:
                yield finding_at(
                    "unknown-source",
                    page.header_document,
                    ("source", index, "document"),
                    arguments={"id": citation.document, "known": listed(citation.document, known)},
                    suggestion=closest(citation.document, known),
                )
