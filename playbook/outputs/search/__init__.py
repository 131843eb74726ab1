"""The search of the built site: pages prepared for Pagefind, the words that readers may have meant, an index a language."""

from pathlib import Path

from playbook.languages import LANGUAGES, Language
from playbook.outputs.search.indexing import Indexing, IndexingError
from playbook.outputs.search.preparing import PreparedPage, ligatures, prepare
from playbook.pages.plan import PlannedPage

__all__ = ["IndexingError", "Search"]


class Search:
    """Gathers the pages of a build, and has the indexes written that find them."""

    def __init__(self) -> None:
        """Begin without pages."""
        self._pages: dict[Language, list[PreparedPage]] = {language: [] for language in LANGUAGES}
        self._ligatures: dict[Language, dict[str, str]] = {language: {} for language in LANGUAGES}
        self._indexing: dict[Language, Indexing] = {}

    def add(self, page: PlannedPage, language: Language, html: str) -> None:
        """Take note of a page.

        Args:
            page: The page.
            language: The language it is in.
            html: Its HTML, without heading and shell.
        """
        self._ligatures[language].update(ligatures(html + page.text[language].title))
        self._pages[language] += prepare(page, language, html)

    def start(self, language: Language, site: Path) -> None:
        """Start on the index of a language, all pages of which were added, and go on meanwhile.

        Args:
            language: The language.
            site: The folder of the built site.

        Raises:
            IndexingError: Pagefind could not be started.
        """
        self._indexing[language] = Indexing(self._pages[language], language, site)

    def finish(self) -> None:
        """Wait for the indexes that were started.

        Raises:
            IndexingError: Pagefind failed.
        """
        for language in LANGUAGES:
            if indexing := self._indexing.pop(language, None):
                indexing.finish(self._ligatures[language])

    def stop(self) -> None:
        """Give up the indexes that were started."""
        while self._indexing:
            self._indexing.popitem()[1].stop()
