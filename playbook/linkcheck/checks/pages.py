"""A page is a whole page: it has content, a language, a title, and each id once."""

from collections.abc import Iterator

from playbook.linkcheck.findings import LinkFinding, found
from playbook.linkcheck.pages import BuiltPage
from playbook.linkcheck.site import BuiltSite


def check_pages(site: BuiltSite) -> Iterator[LinkFinding]:
    """Find pages that lack what every page has, and ids that are on a page twice."""
    for page in site.pages.values():
        if page.is_empty:
            yield found(site, "empty-page", page.file)
        else:
            yield from _check_page(site, page)


def _check_page(site: BuiltSite, page: BuiltPage) -> Iterator[LinkFinding]:
    if not page.language:
        yield found(site, "missing-lang", page.file)
    if not page.has_title:
        yield found(site, "missing-title", page.file)
    if page.base_line is not None:
        yield found(site, "base-element", page.file, page.base_line)
    for id_, (first, *again) in page.ids.items():
        for line in again:
            yield found(site, "duplicate-id", page.file, line, subject=id_, name=id_, first=str(first))
