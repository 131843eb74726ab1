"""A site of which each file is made when it is asked for, with the bytes that a build writes."""

from collections.abc import Callable, Generator, Iterable
from functools import cache, cached_property
from pathlib import Path
from typing import Final

from playbook.assembly.beside import Texts, encoded, texts_beside
from playbook.assembly.pages import ENTRY, Pages, Publication
from playbook.assembly.static_files import static_files
from playbook.languages import LANGUAGES, Language
from playbook.outputs.content_names import ASSETS
from playbook.outputs.hosting import NOT_FOUND
from playbook.outputs.search import Search
from playbook.outputs.search.indexing import SEARCH_FOLDER
from playbook.pages.plan import PlannedPage
from playbook.site import Site

_PAGE: Final = "index.html"


class OnRequest:
    """A site that is not written into a folder."""

    def __init__(self, site: Site, publication: Publication) -> None:
        """Make no page yet.

        Args:
            site: The site.
            publication: Where it is shown; files that readers take with them are not among those that are made.
        """
        self._site = site
        self._pages = Pages(site, publication)
        self._planned = _by_address((*site.plan.pages.values(), *site.plan.parts.values()))
        self._redirects = {redirect.url: redirect for redirect in site.redirects}
        self._groups = [cache(group) for group in texts_beside(site, publication, self._pages)]

    def file(self, name: str) -> bytes | None:
        """Return what is in a file; nothing where there is none of this name, and of the search, which `follow` writes.

        Args:
            name: Its name from the site's root.
        """
        folder, slash, last = name.rpartition("/")
        planned = self._planned.get(folder + slash) or self._comparisons.get(folder + slash)
        if planned and last == _PAGE:
            return self._pages.page(*planned)
        made: dict[str, Callable[[], bytes]] = {ENTRY: self._pages.entry, NOT_FOUND: self._pages.not_found}
        if name in made:
            return made[name]()
        if last == _PAGE and folder + slash in self._redirects:
            return self._pages.redirect(self._redirects[folder + slash])
        if name.startswith(ASSETS):
            return self._pages.assets.named(name)
        if planned:
            texts = self._pages.beside.files_of_page(*planned, self._site.html(*planned))
            if name in texts:
                return texts[name].encode()
        return self._static.get(name) or self._beside(name)

    def follow(self, folder: Path) -> Generator[None, None, None]:
        """Make every page, so that what keeps one from being made is found, and write the index of the search.

        Args:
            folder: Where; it is there.

        Yields:
            Nothing, again and again, for who does something else meanwhile; who wants no more closes it.

        Raises:
            Exception: Whatever keeps a page from being made.
        """
        for language in LANGUAGES:
            search = Search(language)
            try:
                for page in self._site.pages:
                    yield
                    marked = self._pages.marked(self._site.html(page, language), language)
                    search.add(page, marked)
                    self._pages.page(page, language, marked)
                search.start(folder)
                while search.is_running:
                    yield
                search.finish()
            finally:
                search.stop()

    @cached_property
    def _comparisons(self) -> dict[str, tuple[PlannedPage, Language]]:
        return _by_address(self._site.renderer.comparisons.values())

    @cached_property
    def _static(self) -> dict[str, bytes]:
        return {name: content for name, content in static_files(self._site) if not name.startswith(ASSETS)}

    def _beside(self, name: str) -> bytes | None:
        for group in self._groups:
            texts: Texts = group()
            if name in texts:
                return encoded(name, texts[name], self._pages)
        return None


def is_of_search(name: str) -> bool:
    """Say whether a file is one that the index of the search is in."""
    return name.startswith((f"{SEARCH_FOLDER}/", f"{ASSETS}search/"))


def _by_address(pages: Iterable[PlannedPage]) -> dict[str, tuple[PlannedPage, Language]]:
    return {page.text[language].url: (page, language) for page in pages for language in LANGUAGES}
