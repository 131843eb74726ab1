"""Readers find their way to each page, and each file of the site is there for a page."""

from collections.abc import Iterator
from typing import Final

from playbook.linkcheck.addresses import resolve
from playbook.linkcheck.findings import LinkFinding, found
from playbook.linkcheck.pages import ENTRY
from playbook.linkcheck.site import BuiltSite

_AT_KNOWN_ADDRESSES: Final = frozenset(["favicon.ico"])
"""What browsers ask for by themselves."""

_PARTS: Final = (".avif", ".css", ".gif", ".ico", ".jpg", ".js", ".png", ".svg", ".vcf", ".webp", ".woff", ".woff2")
"""Ends of names of what is only part of pages, or taken away from one."""


def check_reach(site: BuiltSite) -> Iterator[LinkFinding]:
    """Find pages that no links lead to from the entry page, and files that nothing uses.

    The link that changes the language is no way to a page: a reader of its own language would not find it.
    """
    leads = {file: set(_leads(site, file)) for file in site.pages}
    reached: set[str] = set()
    left = [ENTRY]
    while left:
        file = left.pop()
        if file not in reached:
            reached.add(file)
            left += leads.get(file, ())
    for page in site.pages.values():
        if page.is_in_a_language and not page.is_empty and page.file not in reached:
            yield found(site, "orphan-page", page.file)
    yield from _check_files(site)


def _leads(site: BuiltSite, file: str) -> Iterator[str]:
    page = site.pages[file]
    # From the entry page, each link leads into a language.
    for reference in page.with_role("link", "language-link") if file == ENTRY else page.with_role("link"):
        destination = resolve(site, file, reference)
        if destination.file and not destination.problem:
            yield destination.file


def _check_files(site: BuiltSite) -> Iterator[LinkFinding]:
    everywhere = [(file, page.references) for file, page in site.pages.items()] + list(site.others.items())
    used = {
        resolve(site, file, reference).file
        for file, references in everywhere
        for reference in references
        if reference.role != "canonical"
    }
    for file in site.files.keys() - used - _AT_KNOWN_ADDRESSES:
        if file.endswith(_PARTS) and not file.startswith(site.indexes):
            yield found(site, "unused-file", file)
