"""The search of the built site: pages prepared for Pagefind, the words that readers may have meant, an index a language."""

from pathlib import Path

from playbook.languages import Language
from playbook.outputs.search.indexing import Indexing, IndexingError
from playbook.outputs.search.preparing import PreparedPage, ligatures, prepare
from playbook.pages.plan import PlannedPage

__all__ = ["IndexingError", "Search"]


class Search:
    """Gathers the pages of a language, and has the index written that finds them."""

    def __init__(self, language: Language) -> None:
        """Begin without pages.

        Args:
            language: The language.
        """
        self._language = language
        self._pages: list[PreparedPage] = []
        self._ligatures: dict[str, str] = {}
        self._indexing: Indexing | None = None

    def add(self, page: PlannedPage, html: str) -> None:
        """Take note of a page.

        Args:
            page: The page.
            html: Its HTML, without heading and shell.
        """
        self._ligatures.update(ligatures(html + page.text[self._language].title))
        self._pages += prepare(page, self._language, html)

    def start(self, site: Path) -> None:
        """Start on the index, now that all pages were added, and go on meanwhile.

        Args:
            site: The folder of the built site.

        Raises:
            IndexingError: Pagefind could not be started.
        """
        self._indexing = Indexing(self._pages, self._language, site)

    @property
    def is_running(self) -> bool:
        """Whether one would wait for the index."""
        return self._indexing is not None and self._indexing.is_running

    def finish(self) -> None:
        """Wait for the index.

        Raises:
            IndexingError: Pagefind failed.
        """
        if self._indexing:
            self._indexing.finish(self._ligatures)
            self._indexing = None

    def stop(self) -> None:
        """Give up the index, if it was started and is not finished."""
        if self._indexing:
            self._indexing.stop()
            self._indexing = None
