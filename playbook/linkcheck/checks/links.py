"""Each address in a page or stylesheet leads somewhere, and each fragment to something there."""

from collections.abc import Iterator
from urllib.parse import unquote

from playbook.findings import closest
from playbook.linkcheck.addresses import Destination, address_of, resolve
from playbook.linkcheck.findings import LinkFinding, found
from playbook.linkcheck.references import Reference
from playbook.linkcheck.site import BuiltSite
from playbook.linkcheck.suggestions import nearest


def check_links(site: BuiltSite) -> Iterator[LinkFinding]:
    """Find addresses that lead nowhere, or where no address of this site may lead."""
    pages = [(page.file, page.references) for page in site.pages.values() if page.base_line is None]
    for file, references in [*pages, *site.stylesheets.items()]:
        for reference in references:
            destination = resolve(site, file, reference)
            if destination.problem:
                yield _problem(site, file, reference, destination)
            else:
                yield from _check_fragment(site, file, reference, destination)


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
    if anchors is None or anchors & {fragment, name} or name.lower() == "top":
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
