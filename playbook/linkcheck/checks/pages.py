"""A page is a whole page: it has content, a language, a title of its own, and each id once."""

from collections.abc import Iterator

from playbook.findings import closest
from playbook.linkcheck.addresses import address_of
from playbook.linkcheck.findings import LinkFinding, found
from playbook.linkcheck.pages import BuiltPage
from playbook.linkcheck.site import BuiltSite


def check_pages(site: BuiltSite) -> Iterator[LinkFinding]:
    """Find pages that lack what every page has, ids that are on a page twice, and those that are on none."""
    for page in site.pages.values():
        if page.is_empty:
            yield found(site, "empty-page", page.file)
        else:
            yield from _check_page(site, page)
            yield from _check_ids(site, page)
    yield from _check_titles(site)


def _check_page(site: BuiltSite, page: BuiltPage) -> Iterator[LinkFinding]:
    lacking = {
        "cut-page": page.is_cut,
        "missing-charset": page.charset not in ("utf-8", "utf8"),
        "missing-heading": page.is_listed and not page.has_heading,
        "missing-lang": not page.language,
        "missing-title": not page.title,
    }
    for code, is_so in lacking.items():
        if is_so:
            yield found(site, code, page.file)
    if page.base_line is not None:
        yield found(site, "base-element", page.file, page.base_line)
    for line in page.inline_lines:
        yield found(site, "inline-script", page.file, line)
    for line, reason in page.problems:
        yield found(site, "unreadable-data", page.file, line, reason=reason)


def _check_ids(site: BuiltSite, page: BuiltPage) -> Iterator[LinkFinding]:
    for id_, (first, *again) in page.ids.items():
        for line in again:
            yield found(site, "duplicate-id", page.file, line, subject=id_, name=id_, first=str(first))
    for named in page.named_ids:
        known = page.ids.keys() | page.template_ids if named.in_template else page.ids.keys()
        if named.id not in known:
            yield found(
                site,
                "missing-id",
                page.file,
                named.line,
                subject=named.id,
                suggestion=closest(named.id, known),
                attribute=named.attribute,
                name=named.id,
            )


def _check_titles(site: BuiltSite) -> Iterator[LinkFinding]:
    """Find pages of one language that have the same title: nobody could tell them apart in a list of results."""
    first: dict[tuple[str, str], str] = {}
    for page in site.pages.values():
        if page.is_in_a_language and page.title:
            file = first.setdefault((page.folder_language, page.title), page.file)
            if file != page.file:
                other = address_of(file)
                yield found(site, "duplicate-title", page.file, subject=page.title, title=page.title, other=other)
