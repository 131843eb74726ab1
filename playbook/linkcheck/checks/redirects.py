"""An old address leads to the page that took its place, at once; and no page of the site links to an old address."""

from collections.abc import Iterator, Mapping

from playbook.linkcheck.addresses import address_of, resolve
from playbook.linkcheck.findings import LinkFinding, found
from playbook.linkcheck.references import Reference
from playbook.linkcheck.site import BuiltSite


def check_redirects(site: BuiltSite) -> Iterator[LinkFinding]:
    """Find old addresses that lead in a circle or to another old address, and links to old addresses."""
    moved = {
        file: (reference, destination.file)
        for file, page in site.pages.items()
        for reference in page.with_role("refresh")[:1]
        if (destination := resolve(site, file, reference)).file and destination.file in site.pages
    }
    for file, (reference, target) in moved.items():
        yield from _check_way(site, file, reference, target, moved)
    for file, page in site.pages.items():
        if file not in moved:
            for reference in page.with_role("link", "language-link"):
                yield from _check_link(site, file, reference, moved)


_Moved = Mapping[str, tuple[Reference, str]]


def _check_way(site: BuiltSite, file: str, reference: Reference, target: str, moved: _Moved) -> Iterator[LinkFinding]:
    way = [file]
    end = target
    while end in moved and end not in way:
        way.append(end)
        end = moved[end][1]
    if end in way:
        yield found(site, "redirect-loop", file, reference, target=address_of(target))
    elif len(way) > 1:
        last = address_of(end)
        yield found(site, "redirect-chain", file, reference, suggestion=last, target=address_of(target))


def _check_link(site: BuiltSite, file: str, reference: Reference, moved: _Moved) -> Iterator[LinkFinding]:
    old = resolve(site, file, reference).file
    if old and old in moved:
        shown = address_of(old)
        yield found(
            site,
            "moved-link",
            file,
            reference,
            subject=shown,
            suggestion=address_of(moved[old][1]),
            target=shown,
        )
