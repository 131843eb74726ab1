"""A page gives its own address, to search engines and to those who share it."""

from collections.abc import Iterator

from playbook.linkcheck.addresses import address_of, resolve
from playbook.linkcheck.findings import LinkFinding, found
from playbook.linkcheck.pages import BuiltPage
from playbook.linkcheck.references import Use
from playbook.linkcheck.site import BuiltSite


def check_canonical(site: BuiltSite) -> Iterator[LinkFinding]:
    """Find pages whose canonical link is missing, or that give another address than their own whole one."""
    for page in site.pages.values():
        if page.is_listed and not page.is_empty and not page.with_role("canonical"):
            yield found(site, "missing-canonical", page.file)
        yield from _check_page(site, page)


def _check_page(site: BuiltSite, page: BuiltPage) -> Iterator[LinkFinding]:
    for reference in page.with_role("canonical"):
        destination = resolve(site, page.file, reference)
        if destination.problem:
            continue  # reported with the other addresses
        if not reference.is_absolute:
            yield found(site, "not-absolute", page.file, reference)
        elif destination.file != page.file and not page.is_left_out:
            yield found(site, "canonical-elsewhere", page.file, reference, own=address_of(page.file))
    for reference in page.with_role("shared"):
        destination = resolve(site, page.file, reference)
        if destination.problem:
            continue
        if not reference.is_absolute:
            yield found(site, "not-absolute", page.file, reference)
        elif reference.use is Use.VISIT and destination.file != page.file:
            yield found(site, "shared-elsewhere", page.file, reference, own=address_of(page.file))
