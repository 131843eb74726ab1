"""The search of the built site: pages prepared for Pagefind, the words that readers may have meant, one index."""

from pathlib import Path

from playbook.languages import LANGUAGES, Language
from playbook.plan import PlannedPage
from playbook.search.indexing import SEARCH_FOLDER, IndexingError, write_index
from playbook.search.preparing import A_TO_Z, PreparedPage, ResultKind, kind_of, ligatures, prepare

__all__ = ["A_TO_Z", "SEARCH_FOLDER", "IndexingError", "PreparedPage", "ResultKind", "Search", "kind_of"]


class Search:
    """Gathers the pages of a build, and writes the index that finds them."""

    def __init__(self) -> None:
        """Begin without pages."""
        self._pages: dict[str, PreparedPage] = {}
        self._ligatures: dict[Language, dict[str, str]] = {language: {} for language in LANGUAGES}

    def add(self, page: PlannedPage, language: Language, html: str) -> None:
        """Take note of a page.

        Args:
            page: The page.
            language: The language it is in.
            html: Its HTML, without heading and shell.
        """
        self._ligatures[language].update(ligatures(html + page.text[language].title))
        self._pages |= {prepared.path: prepared for prepared in prepare(page, language, html)}

    def write(self, site: Path) -> None:
        """Write the index.

        Args:
            site: The folder of the built site.

        Raises:
            IndexingError: Pagefind failed.
        """
        write_index(self._pages.values(), self._ligatures, site)
