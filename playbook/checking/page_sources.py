"""A prose page names documents that there are."""

from collections.abc import Collection, Iterable, Iterator

from playbook.checking.rules.references import unknown_id
from playbook.findings import Finding
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
                path = ("source", index, "document")
                yield unknown_id("sources", citation.document, known, page.header_document, path)
