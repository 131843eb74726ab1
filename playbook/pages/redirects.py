"""The pages at old addresses: where a page was that was removed or renamed, one leads on to what took its place."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final
from urllib.parse import urlsplit

from playbook.catalogue.linked import RedirectEntry
from playbook.findings import Finding, closest, excerpt, listed
from playbook.languages import LANGUAGES, Language, other
from playbook.pages.plan import HOME, PageText, PlannedPage, SitePlan
from playbook.reading.places import field_path
from playbook.records import Redirect
from playbook.records.identifiers import MAX_SLUG_LENGTH
from playbook.records.redirect import ADDRESS_PATTERN, TARGET_SCHEMES

_PROSE: Final = "page"


@dataclass(frozen=True, slots=True)
class RedirectPage:
    """The page at an old address.

    Attributes:
        url: The old address from the site's root, with a slash at the end: `fr/etudes-de-cas/picton/`.
        language: The language of the page.
        record: What says so.
        to: The page to lead on to: the one that took its place, or the nearest list when it was removed.
        counterpart: The address of the same page in the other language.
    """

    url: str
    language: Language
    record: Redirect
    to: PageText
    counterpart: str

    @property
    def is_removed(self) -> bool:
        """Whether nothing took the place of the page."""
        return self.record.to is None


def target_of(page: PlannedPage) -> str:
    """Return the name that a redirect gives a page: case:picton, page:about."""
    return f"{_PROSE if page.kind == 'prose' else page.kind}:{page.id}"


def old_urls(redirects: Mapping[str, RedirectEntry]) -> frozenset[str]:
    """Return every address that a redirect names, from the site's root, also those that are wrong."""
    return frozenset(url for entry in redirects.values() for _, _, _, url in _addresses(entry.record))


def plan_redirects(
    redirects: Mapping[str, RedirectEntry], plan: SitePlan
) -> tuple[tuple[RedirectPage, ...], list[Finding]]:
    """Plan the pages at old addresses.

    Args:
        redirects: The removed and renamed pages.
        plan: The pages that there are.

    Returns:
        The pages whose redirects are right, and what is wrong with the others. No page takes the address of another.
    """
    pages: list[RedirectPage] = []
    findings: list[Finding] = []
    known = {target_of(page): page for page in plan.pages.values()}
    living = {text.url: text.file for page in plan.pages.values() for text in page.text.values()}
    taken: dict[str, str] = {}
    for entry in redirects.values():
        target = known.get(entry.record.to or "")
        found = [*_check_target(entry, known), *_check_addresses(entry, living, taken)]
        if not found:
            pages += _pages(entry.record, target, plan)
        findings += found
    return tuple(pages), findings


def _check_target(entry: RedirectEntry, known: Mapping[str, object]) -> Iterator[Finding]:
    target = entry.record.to
    if target is None or target in known:
        return
    scheme, _, id_ = target.partition(":")
    alike = [name for name in sorted(known) if name.startswith(f"{scheme}:")] if scheme in TARGET_SCHEMES else []
    near = closest(id_, [name.partition(":")[2] for name in alike])
    yield Finding(
        "unknown-redirect-target",
        entry.document.file,
        entry.document.position(("to",)),
        "to",
        arguments={
            "address": excerpt(target),
            "known": listed(target, alike) if alike else ", ".join(f"{beginning}:…" for beginning in TARGET_SCHEMES),
        },
        suggestion=(near and f"{scheme}:{near}") if alike else closest(target, known),
    )


def _check_addresses(entry: RedirectEntry, living: Mapping[str, str], taken: dict[str, str]) -> Iterator[Finding]:
    file = entry.document.file
    addresses = list(_addresses(entry.record))
    if not addresses:
        place = entry.document.position(("addresses",))
        yield Finding("empty-list", file, place, "addresses", arguments={"field": "addresses"})
    for language, index, address, url in addresses:
        path = ("addresses", language, index)
        place = entry.document.position(path)
        arguments = {"address": excerpt(address), "url": f"/{excerpt(url)}"}
        if not re.fullmatch(ADDRESS_PATTERN, address) or address.partition("/")[0] in LANGUAGES:
            meant = _as_address(address, language)
            yield Finding("bad-redirect-address", file, place, field_path(path), arguments=arguments, suggestion=meant)
        elif len(longest := max(address.split("/"), key=len)) > MAX_SLUG_LENGTH:
            arguments = {"field": "addresses", "length": str(len(longest)), "limit": str(MAX_SLUG_LENGTH)}
            yield Finding("text-too-long", file, place, field_path(path), arguments=arguments)
        elif url in living:
            yield Finding("redirect-taken", file, place, field_path(path), arguments=arguments | {"other": living[url]})
        elif url in taken:
            yield Finding(
                "duplicate-redirect", file, place, field_path(path), arguments=arguments | {"other": taken[url]}
            )
        else:
            taken[url] = file


def _addresses(record: Redirect) -> Iterator[tuple[Language, int, str, str]]:
    """Yield each old address with its language, its place in the list, and the way to it from the site's root."""
    for language in LANGUAGES:
        for index, address in enumerate(record.addresses.in_language(language)):
            yield language, index, address, f"{language}/{address}/"


def _as_address(written: str, language: Language) -> str | None:
    """Return the address that was probably meant, as when a whole web address was copied."""
    try:
        path = urlsplit(written).path
    except ValueError:
        return None
    path = path.removesuffix("index.html").strip("/ ")
    # A site may stand in a folder of its host: what counts begins after the language.
    path = f"/{path}".rpartition(f"/{language}/")[2].strip("/")
    plain = unicodedata.normalize("NFKD", path.lower()).encode("ascii", "ignore").decode()
    meant = re.sub(r"[ _]+", "-", plain)
    return meant if re.fullmatch(ADDRESS_PATTERN, meant) else None


def _pages(record: Redirect, target: PlannedPage | None, plan: SitePlan) -> Iterable[RedirectPage]:
    for language, index, _, url in _addresses(record):
        page = target or _nearest_list(url, language, plan)
        counterparts = record.addresses.in_language(other(language))
        if counterparts:
            address = counterparts[min(index, len(counterparts) - 1)]
            counterpart = f"{other(language)}/{address}/"
        else:
            counterpart = page.text[other(language)].url
        yield RedirectPage(url, language, record, page.text[language], counterpart)


def _nearest_list(url: str, language: Language, plan: SitePlan) -> PlannedPage:
    """Return the page of the section in which an address is, or the home page."""
    section = "/".join(url.split("/")[:2]) + "/"
    above = (page for page in plan.pages.values() if page.kind == "prose" and page.text[language].url == section)
    return next(above, plan.pages[HOME])
