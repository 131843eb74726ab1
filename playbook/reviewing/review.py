"""Everything that a reviewer is told of a change, before it is put into words."""

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from playbook.checking.changes import Change, findings_of_change
from playbook.findings import Finding
from playbook.languages import LANGUAGES
from playbook.pages.published import addresses
from playbook.reviewing.comparing import ChangedPage, changed_pages
from playbook.reviewing.rendered import Pages, render_pages
from playbook.reviewing.weights import Weights
from playbook.site import Loading, Site, load

_DRIFT: Final = "changed-in-one-language"


@dataclass(frozen=True, slots=True)
class Review:
    """What a reviewer is told.

    Attributes:
        findings: What the checks say of the change, without what changed in one language only.
        one_sided: The texts that changed in one language only.
        files: How many files were touched.
        pages: The pages that are not as they were; `None` where one of the versions has errors, so that it has no pages.
        is_new_broken: Whether it is the new version that has errors.
        new_links: The addresses of other sites to which nothing led before, each with the pages that lead there.
        lost: The addresses at which nothing answers any more, from the site's root.
        moved: The addresses that lead on now.
        gained: The addresses at which something answers now.
        weights: What the built site weighs, where that is known.
    """

    findings: tuple[Finding, ...]
    one_sided: tuple[Finding, ...]
    files: int
    pages: tuple[ChangedPage, ...] | None = None
    is_new_broken: bool = False
    new_links: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    lost: tuple[str, ...] = ()
    moved: tuple[str, ...] = ()
    gained: tuple[str, ...] = ()
    weights: Weights | None = None


def make_review(
    change: Change, before: Loading, after: Loading, today: datetime.date, weights: Weights | None
) -> Review:
    """Gather what a reviewer is told.

    Args:
        change: The change.
        before: The project as it was.
        after: The project as it is.
        today: The day that dates are compared with.
        weights: What the built site weighs, where that is known.
    """
    found = findings_of_change(change, after.findings, before.findings)
    findings = tuple(finding for finding in found if finding.code != _DRIFT)
    one_sided = tuple(finding for finding in found if finding.code == _DRIFT)
    files = len(change.touched)
    was, is_ = _site(before, change.before, today), _site(after, change.root, today)
    if was is None or is_ is None:
        return Review(findings, one_sided, files, is_new_broken=is_ is None, weights=weights)
    # Templates, and what the history tells, are those of today on both sides.
    old, new = render_pages(was, change.root), render_pages(is_, change.root)
    led_on = {page.url for page in is_.redirects} & _of_pages(was)
    return Review(
        findings,
        one_sided,
        files,
        tuple(changed_pages(old, new, change.touched)),
        new_links=_new_links(old, new),
        lost=tuple(sorted(_answering(was) - _answering(is_))),
        moved=tuple(sorted(led_on)),
        gained=tuple(sorted(_of_pages(is_) - _of_pages(was))),
        weights=weights,
    )


def _site(loading: Loading, root: Path, today: datetime.date) -> Site | None:
    """Return the site also where something is wrong with it that leaves its pages whole."""
    return loading.site or load(root, review=False, today=today).site


def _answering(site: Site) -> frozenset[str]:
    return addresses(site.plan, (page.url for page in site.redirects))


def _of_pages(site: Site) -> frozenset[str]:
    return addresses(site.plan, ())


def _new_links(before: Pages, after: Pages) -> dict[str, tuple[str, ...]]:
    known = _links(before)
    return {address: pages for address, pages in _links(after).items() if address not in known}


def _links(pages: Pages) -> dict[str, tuple[str, ...]]:
    """Return the addresses of other sites in order, each with the addresses of the pages that lead there."""
    found: dict[str, list[str]] = {}
    sides: Iterable[tuple[str, frozenset[str]]] = (
        (page[language].url, page[language].links) for page in pages.values() for language in LANGUAGES
    )
    for url, links in sides:
        for address in links:
            found.setdefault(address, []).append(url)
    return {address: tuple(found[address]) for address in sorted(found)}
