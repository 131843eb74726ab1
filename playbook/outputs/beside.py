"""What stands beside the pages for programs and for those who cite: twins, citations, feeds."""

from collections.abc import Mapping
from typing import Any

from playbook.catalogue.linked import Catalogue
from playbook.languages import Language
from playbook.outputs.citations import Citations
from playbook.outputs.feeds import Feeds
from playbook.outputs.news import Days
from playbook.outputs.twins import TWIN, twin
from playbook.pages.plan import PlannedPage, SitePlan


class Beside:
    """Writes it, and says which of it a page has."""

    def __init__(self, catalogue: Catalogue, plan: SitePlan, site_url: str, days: Mapping[str, Days]) -> None:
        """Prepare to write.

        Args:
            catalogue: The records.
            plan: The pages.
            site_url: The absolute address of the site, with a slash at the end.
            days: When each file was changed, where the history is known.
        """
        self._site_url = site_url
        self._citations = Citations(catalogue, plan, site_url)
        self._feeds = Feeds(catalogue, plan, site_url, days)

    def files_of_page(self, page: PlannedPage, language: Language, html: str) -> dict[str, str]:
        """Return the text of each file that stands beside a page, by its name from the site's root.

        Args:
            page: The page.
            language: The language it is in.
            html: What stands under its heading.
        """
        name = page.text[language].url + TWIN
        return {name: twin(page, language, html, self._site_url), **self._citations.files(page, language)}

    def of_page(self, page: PlannedPage, language: Language) -> dict[str, Any]:
        """Return what a page leads to: its `twin`, the titles of its `feeds` by their names, and its `citation`."""
        return {
            "twin": TWIN,
            "feeds": self._feeds.of_page(page, language),
            "citation": self._citations.shown(page, language),
        }

    def files(self) -> dict[str, str]:
        """Return the text of each file that stands beside no one page, by its name from the site's root."""
        return self._feeds.files()
