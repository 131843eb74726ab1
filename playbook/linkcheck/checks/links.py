"""Each address in a file leads somewhere, and each fragment to something there."""

from collections.abc import Iterator
from urllib.parse import unquote, urlsplit

from playbook.findings import closest
from playbook.linkcheck.addresses import Destination, address_of, resolve
from playbook.linkcheck.findings import LinkFinding, found
from playbook.linkcheck.pages import ENTRY
from playbook.linkcheck.references import Reference
from playbook.linkcheck.site import BuiltSite
from playbook.linkcheck.suggestions import nearest


def check_links(site: BuiltSite) -> Iterator[LinkFinding]:
    """Find addresses that lead nowhere, or where no address of this site may lead."""
    pages = [(page.file, page.references) for page in site.pages.values() if page.base_line is None]
    for file, references in [*pages, *site.others.items()]:
        for reference in references:
            destination = resolve(site, file, reference)
            if destination.problem:
                yield _problem(site, file, reference, destination)
            else:
                yield from _check_fragment(site, file, reference, destination)
                yield from _check_name(site, file, reference, destination)


def _problem(site: BuiltSite, file: str, reference: Reference, destination: Destination) -> LinkFinding:
    target = address_of(destination.file) if destination.file else reference.address
    suggestion = None
    if destination.file and destination.problem == "broken-link":
        suggestion = nearest(site, destination.file)
    return found(site, destination.problem, file, reference, subject=target, suggestion=suggestion, target=target)


def _check_fragment(
    site: BuiltSite, file: str, reference: Reference, destination: Destination
) -> Iterator[LinkFinding]:
    # What follows “:~:” is text that the browser looks for.
    fragment = destination.fragment.partition(":~:")[0]
    if not destination.file or not fragment:
        return
    name = unquote(fragment)
    anchors = site.anchors(destination.file)
    # Of a page with nothing in it, that is said.
    if not anchors or anchors & {fragment, name} or name.lower() == "top":
        return
    target = address_of(destination.file)
    yield found(
        site,
        "broken-fragment",
        file,
        reference,
        subject=f"{target}#{name}",
        suggestion=closest(name, anchors),
        target=target,
        name=name,
    )


def _check_name(site: BuiltSite, file: str, reference: Reference, destination: Destination) -> Iterator[LinkFinding]:
    """Find links that name the file of a page: the page would have two addresses."""
    if reference.role in ("link", "language-link") and destination.file:
        path = urlsplit(reference.address.strip()).path
        if path.rpartition("/")[2] == ENTRY:
            target = address_of(destination.file)
            yield found(site, "index-in-address", file, reference, subject=target, target=target)
