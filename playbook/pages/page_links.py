"""Where the links of prose pages lead: to another page, a section, a record, a file, or out of the site."""

import html
import posixpath
import re
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from typing import Final
from urllib.parse import quote, unquote

from markdown_it.common.normalize_url import normalizeLink
from markupsafe import Markup

from playbook.findings import Finding, Position, closest, excerpt, listed
from playbook.languages import LANGUAGES, Language
from playbook.pages.rendering import Place, Renderer, base_of
from playbook.reading import markup
from playbook.reading.assets import PICTURES
from playbook.reading.content_files import SUFFIX
from playbook.reading.page_markup import Destination, Kind, PageLink
from playbook.reading.prose import ProsePage

_ID: Final = re.compile(r"<[^<>]*?\sid=\"([^\"]+)\"")
_SCHEME: Final = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")

Ids = Callable[[str, Language], Collection[str] | None]
"""Gives the identifiers of elements on a prose page by its key and language; nothing where they are not looked at."""


@dataclass(frozen=True, slots=True)
class LostLink:
    """A link that leads nowhere.

    Attributes:
        code: The code of the finding; none where the check of the page's Markdown names it.
        known: Where it might lead.
        suggestion: Where it probably was to lead, as it would be written.
    """

    code: str | None
    known: str = ""
    suggestion: str | None = None

    def findings(self, page: ProsePage, link: PageLink) -> Iterator[Finding]:
        """Report it where it stands."""
        if self.code:
            lines = page.body.split("\n")
            place = Position(page.body_line + link.line, max(lines[link.line].find(link.address) + 1, 1))
            words = {"address": excerpt(link.address), "known": self.known}
            yield Finding(self.code, page.file, place, arguments=words, suggestion=self.suggestion)


def ids_of(text: Markup) -> Iterator[str]:
    """Yield the identifiers of elements in HTML that a template made."""
    return (html.unescape(match[1]) for match in _ID.finditer(text))


class Links:
    """Knows where the links of prose pages lead."""

    def __init__(self, renderer: Renderer, ids: Ids, assets: Collection[str]) -> None:
        """Prepare to resolve links.

        Args:
            renderer: Knows the records, and where pages stand.
            ids: Gives the identifiers of elements on the prose pages, to one of which the end of a link leads.
            assets: The pictures and documents of `content/`.
        """
        self._plan = renderer.plan
        self._tools = renderer.catalogue.tools
        self._assets = frozenset(assets)
        self._ids = ids

    def of(self, kind: Kind, page: ProsePage, address: str) -> Destination | LostLink:
        """Say where a link or a picture of a page leads."""
        return self.picture(page, address) if kind == "picture" else self.resolve(page, address)

    def picture(self, page: ProsePage, address: str) -> Destination | LostLink:
        """Say where a picture of a page is: only those of the project are shown.

        Args:
            page: The page.
            address: What is written for the picture, as it is reached from the page's own file.
        """
        to = self.resolve(page, address)
        is_shown = isinstance(to, Destination) and to.asset and posixpath.splitext(to.asset)[1] in PICTURES
        return to if is_shown or isinstance(to, LostLink) else LostLink("picture-from-elsewhere")

    def resolve(self, page: ProsePage, address: str) -> Destination | LostLink:
        """Say where a link of a page leads.

        Args:
            page: The page.
            address: What is written in it: an address elsewhere; a record, as in `case:picton`; a section of the
                page, as in `#ids`; a page or file, as it is reached from the page's own file.
        """
        target = markup.target(address)
        if target.is_record:
            return self._record(page, target)
        if _SCHEME.match(address):
            return Destination(normalizeLink(address)) if target.is_allowed else LostLink(None)
        if address.startswith(("/", "\\")):
            return LostLink("link-from-root", suggestion=self._meant(page, address))
        path, _, fragment = address.partition("#")
        path = unquote(path.partition("?")[0])
        if not path:
            return self._page(page, page.key, page.language, address, fragment)
        below = posixpath.normpath(posixpath.join(posixpath.dirname(f"{page.language}/{page.key}"), path))
        language, _, rest = below.partition("/")
        if language in LANGUAGES and below.endswith(SUFFIX):
            return self._page(page, rest.removesuffix(SUFFIX), language, address, fragment)
        if below.endswith(SUFFIX):
            return self._lost_page(page, rest.removesuffix(SUFFIX), page.language, fragment)
        return self._file(page, below, address)

    def _record(self, page: ProsePage, target: markup.Target) -> Destination | LostLink:
        place = self._place(page)
        if target.scheme == "tool":
            known: Collection[str] = self._tools
        else:
            known = {planned.id for planned in self._plan.pages.values() if planned.kind == target.scheme}
        if target.record_id in known:
            return Destination(place.resolve(target))
        near = closest(target.record_id, known)
        suggestion = near and f"{target.scheme}:{near}"
        return LostLink("unknown-link-target", listed(target.record_id, known), suggestion)

    def _page(
        self, page: ProsePage, key: str, language: Language, address: str, fragment: str
    ) -> Destination | LostLink:
        if key not in self._plan.pages:
            return self._lost_page(page, key, language, fragment)
        ids = self._ids(key, language) if fragment else None
        if ids is not None and unquote(fragment) not in ids:
            near = closest(unquote(fragment), ids)
            before = address.partition("#")[0]
            return LostLink("unknown-section", listed(fragment, ids), near and f"{before}#{near}")
        way = posixpath.relpath(self._url(key, language), self._url(page.key, page.language)) + "/"
        if fragment:
            way = f"{'' if way == './' else way}#{quote(unquote(fragment))}"
        return Destination(way, language if language != page.language else None)

    def _lost_page(self, page: ProsePage, key: str, language: Language, fragment: str) -> LostLink:
        near = closest(key, self._plan.pages)
        known = listed(key, (f"{name}{SUFFIX}" for name in self._plan.pages))
        return LostLink("unknown-page-link", known, near and self._written(page, near, language, fragment))

    def _file(self, page: ProsePage, below: str, address: str) -> Destination | LostLink:
        if below in self._assets:
            return Destination(base_of(self._url(page.key, page.language)) + quote(below), asset=below)
        return LostLink("missing-linked-file", suggestion=self._meant(page, address))

    def _meant(self, page: ProsePage, address: str) -> str | None:
        """Return how a page is linked to that is named by its address on the site, or without its ending."""
        path, _, fragment = address.partition("#")
        named = path.strip("./")
        for key, planned in self._plan.pages.items():
            for language, text in planned.text.items():
                if text.url.strip("/") == named:
                    return self._written(page, key, language, fragment)
            slug = planned.text[page.language].url.strip("/").partition("/")[2]
            if named and named in (key, slug):
                return self._written(page, key, page.language, fragment)
        return None

    def _written(self, page: ProsePage, key: str, language: Language, fragment: str) -> str:
        """Return how an editor writes a link to a page."""
        folder = posixpath.dirname(f"{page.language}/{page.key}")
        way = posixpath.relpath(f"{language}/{key}{SUFFIX}", folder)
        return f"{way}#{fragment}" if fragment else way

    def _place(self, page: ProsePage) -> Place:
        return Place(page.language, base_of(self._url(page.key, page.language)), self._plan)

    def _url(self, key: str, language: Language) -> str:
        return self._plan.pages[key].text[language].url
