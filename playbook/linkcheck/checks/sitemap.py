"""The sitemap lists each page once, with the versions that the page itself names."""

import datetime
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from playbook.linkcheck.addresses import address_of, resolve
from playbook.linkcheck.checks.versions import Versions
from playbook.linkcheck.findings import LinkFinding, found
from playbook.linkcheck.references import Reference
from playbook.linkcheck.site import BuiltSite
from playbook.linkcheck.sitemap import SITEMAP, SitemapEntry
from playbook.linkcheck.suggestions import nearest

_DAY: Final = re.compile(r"\d{4}-\d\d-\d\d")
_MOMENT: Final = re.compile(rf"{_DAY.pattern}T\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:\d\d)")


def check_sitemap(site: BuiltSite, sound: Mapping[str, Versions]) -> Iterator[LinkFinding]:
    """Compare the sitemap with the pages.

    Args:
        site: The site.
        sound: The versions of each page that says nothing wrong by itself.
    """
    if site.sitemap is None:
        yield found(site, "missing-sitemap", SITEMAP)
    elif site.sitemap.problem:
        line, reason = site.sitemap.problem
        yield found(site, "unreadable-sitemap", SITEMAP, line, reason=reason)
    else:
        for entry in site.sitemap.entries:
            yield from _check_entry(site, entry, sound)
            if entry.modified and not _is_date(entry.modified[1]):
                line, date = entry.modified
                yield found(site, "sitemap-date", SITEMAP, line, date=date)
        yield from _check_completeness(site, site.sitemap.entries)


def _check_entry(site: BuiltSite, entry: SitemapEntry, sound: Mapping[str, Versions]) -> Iterator[LinkFinding]:
    broken = [reference for reference in (entry.reference, *entry.alternates) if not _listed(site, reference)]
    for reference in broken:
        destination = resolve(site, SITEMAP, reference)
        suggestion = nearest(site, destination.file) if destination.problem and destination.file else None
        yield found(site, "sitemap-broken", SITEMAP, reference, suggestion=suggestion)
    versions = sound.get(_listed(site, entry.reference))
    if broken or versions is None:
        return
    said = sorted((reference.language, _listed(site, reference)) for reference in entry.alternates)
    if said != sorted(versions.items()):
        yield found(site, "sitemap-alternates", SITEMAP, entry.reference)


def _is_date(text: str) -> bool:
    """Tell whether a text is a day or a moment as sitemaps write them."""
    if not (_DAY.fullmatch(text) or _MOMENT.fullmatch(text)):
        return False
    try:
        datetime.datetime.fromisoformat(text)
    except ValueError:
        return False
    return True


def _check_completeness(site: BuiltSite, entries: Sequence[SitemapEntry]) -> Iterator[LinkFinding]:
    places: dict[str, list[Reference]] = defaultdict(list)
    for entry in entries:
        places[_listed(site, entry.reference)].append(entry.reference)
    places.pop("", None)  # reported as broken
    for file, (first, *again) in places.items():
        for reference in again:
            target = address_of(file)
            yield found(site, "sitemap-duplicate", SITEMAP, reference, target=target, first=str(first.line))
    for page in site.pages.values():
        if page.is_listed and page.file not in places:
            yield found(site, "not-in-sitemap", page.file, own=address_of(page.file))


def _listed(site: BuiltSite, reference: Reference) -> str:
    """Return the file that an address of the sitemap leads to, or nothing where it may not be in a sitemap."""
    destination = resolve(site, SITEMAP, reference)
    if destination.problem or not destination.file or not reference.is_absolute:
        return ""
    page = site.pages.get(destination.file)
    return "" if page and page.is_left_out else destination.file
