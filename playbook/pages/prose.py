"""Prose pages as HTML: their macros called, their Markdown rendered, their links led to where pages and files stand."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from functools import cached_property

from markdown_it.token import Token
from markupsafe import Markup

from playbook.checking.macro_calls import Functions, call_macros, macro_calls
from playbook.checking.wording.typesetting import typeset
from playbook.findings import Finding, Severity
from playbook.languages import Language
from playbook.pages.page_links import Links, LostLink, ids_of
from playbook.pages.page_structure import structure_findings
from playbook.pages.rendering import Renderer
from playbook.reading import page_markup
from playbook.reading.content_files import CONTENT
from playbook.reading.page_markup import Destination, Kind
from playbook.reading.prose import ProsePage
from playbook.records.remembering import remembered


class UnsoundPageError(Exception):
    """A page can't be shown: something is found on it."""


@remembered
def _tokens(page: ProsePage) -> list[Token]:
    """Read the Markdown of a page, which is the same whatever its macros return."""
    return page_markup.parse(typeset(macro_calls(page).body, page.language))


class _Page:
    """A page on its way to HTML: each step is taken when it is asked for."""

    def __init__(self, page: ProsePage, functions: Callable[[ProsePage], Functions]) -> None:
        self.page = page
        self._functions = functions

    @property
    def tokens(self) -> list[Token]:
        """What was read of it."""
        return _tokens(self.page)

    @cached_property
    def kept(self) -> tuple[Markup, ...] | Finding:
        """What its macros return, or what keeps one from being called."""
        return call_macros(self.page, macro_calls(self.page), self._functions(self.page))

    @cached_property
    def ids(self) -> frozenset[str] | None:
        """The identifiers to which a link can lead; nothing where its macros can't be called."""
        if isinstance(self.kept, Finding):
            return None
        headings = (str(token.attrGet("id")) for token in self.tokens if token.type == "heading_open")
        return frozenset([*headings, *(name for html in self.kept for name in ids_of(html))])


class Prose:
    """The prose pages as they stand on the site: the HTML under the heading of each, by the page's key and language."""

    def __init__(
        self,
        renderer: Renderer,
        pages: Iterable[ProsePage],
        functions: Callable[[ProsePage], Functions],
        assets: Collection[str],
    ) -> None:
        """Prepare the pages. None is made before it is asked for.

        Args:
            renderer: Knows the records, where pages stand, and the project's folder.
            pages: The pages.
            functions: Gives the macros for a page, by name.
            assets: The pictures and documents of `content/`.
        """
        self._pages = {(page.key, page.language): _Page(page, functions) for page in pages}
        self._assets = assets
        self._html: dict[tuple[str, Language], Markup] = {}
        self._ids_in: dict[Language, Mapping[str, frozenset[str]]] = {}
        self._links = Links(renderer, self._ids, assets)
        # Of a site where nothing is found, a link leads where it says; looking would be to make the page there too.
        self._ways = Links(renderer, lambda _key, _language: None, assets)

    def __getitem__(self, name: tuple[str, Language]) -> Markup:
        """Return the HTML of a page.

        Raises:
            UnsoundPageError: Its macros can't be called; `findings` says why.
        """
        if name not in self._html:
            self._html[name] = self._made(self._pages[name])
        return self._html[name]

    def ids_in(self, language: Language) -> Mapping[str, frozenset[str]]:
        """Return the identifiers of elements on each page of a language, by its key.

        Raises:
            UnsoundPageError: As above.
        """
        if language not in self._ids_in:
            keys = [key for key, of in self._pages if of == language]
            self._ids_in[language] = {key: frozenset(ids_of(self[key, language])) for key in keys}
        return self._ids_in[language]

    def take_ids(self, language: Language, ids: Mapping[str, frozenset[str]]) -> None:
        """Take note of what `ids_in` gives in a copy of this process, so that no page is made for it here."""
        self._ids_in[language] = ids

    def _ids(self, key: str, language: Language) -> frozenset[str] | None:
        one = self._pages.get((key, language))
        return one.ids if one else None

    def _made(self, one: _Page) -> Markup:
        if isinstance(one.kept, Finding):
            raise UnsoundPageError(one.page.file)

        def lead(kind: Kind, address: str) -> Destination | None:
            to = self._ways.of(kind, one.page, address)
            return None if isinstance(to, LostLink) else to

        return page_markup.render(one.tokens, lead, one.kept)

    @cached_property
    def assets(self) -> frozenset[str]:
        """The pictures and documents of `content/` that they show or lead to; no others are published."""
        if not self._assets:
            return frozenset()
        return frozenset(
            to.asset
            for one in self._pages.values()
            for link in page_markup.links(one.tokens)
            if isinstance(to := self._ways.of(link.kind, one.page, link.address), Destination) and to.asset
        )

    def findings(self, meant: Callable[[str], bool] | None = None) -> Iterator[list[Finding]]:
        """Find what shows when pages are made.

        Args:
            meant: Tells which files are looked at; all where it is left out.

        Yields:
            Page by page wrong calls of macros, Markdown that is not what it seems, and links to nowhere; then assets
            that no page needs.
        """
        for one in self._pages.values():
            if meant and not meant(one.page.file):
                continue
            if isinstance(one.kept, Finding):
                yield [one.kept]
            else:
                yield [*structure_findings(one.page, one.tokens, one.kept), *self._lost_links(one)]
        asked = [asset for asset in self._assets if not meant or meant(f"{CONTENT}/{asset}")]
        unused = [f"{CONTENT}/{asset}" for asset in asked if asset not in self.assets]
        yield [Finding("unused-asset", file, severity=Severity.WARNING) for file in unused]

    def _lost_links(self, one: _Page) -> Iterator[Finding]:
        for link in page_markup.links(one.tokens):
            to = self._links.of(link.kind, one.page, link.address)
            if isinstance(to, LostLink):
                yield from to.findings(one.page, link)
