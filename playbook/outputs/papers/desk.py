"""What every paper is made with: the records, the pages, and how both are read."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from markupsafe import Markup

from playbook.catalogue.linked import Catalogue
from playbook.languages import Language, formats
from playbook.languages.interface import words
from playbook.outputs.papers.drawings import Drawings
from playbook.outputs.papers.nodes import Inline, Node, Reader
from playbook.outputs.papers.ways import Ways
from playbook.pages.passages import Passages
from playbook.pages.plan import PageKind, PlannedPage, SitePlan
from playbook.pages.rendering import Place, Renderer, base_of
from playbook.reading import markup
from playbook.records.fields import Bilingual

PageHtml = Callable[[PlannedPage, Language], Markup]
"""Gives the HTML of a page."""


@dataclass(frozen=True)
class Desk:
    """The records and pages in one language.

    Attributes:
        renderer: Knows the records, the plan and the day.
        html: Gives the HTML of a page.
        drawings: Makes drawings that stand alone.
        ways: Follows links.
        language: The language of the papers.
    """

    renderer: Renderer
    html: PageHtml
    drawings: Drawings
    ways: Ways
    language: Language

    @property
    def catalogue(self) -> Catalogue:
        """The records."""
        return self.renderer.catalogue

    @property
    def plan(self) -> SitePlan:
        """The pages."""
        return self.renderer.plan

    @cached_property
    def words(self) -> Mapping[str, Any]:
        """The words of the site."""
        return words(self.language)

    @cached_property
    def _passages(self) -> Passages:
        # Abbreviations are written out on the screen only.
        return Passages((), self.catalogue.names.values(), self.language)

    def tr(self, text: Bilingual) -> str:
        """Return a text in the language."""
        return text.in_language(self.language)

    def period(self, value: str) -> str:
        """Write a period."""
        return formats.period(value, self.language)

    def url(self, kind: PageKind, id_: str) -> str:
        """Return the address of a record's page, from the site's root."""
        return self.plan.record_page(kind, id_).text[self.language].url

    def reader(self, url: str) -> Reader:
        """Return what reads the HTML of the page at `url`."""
        return Reader(self.ways.of_page(url), self.drawings, f"{url}#")

    def page(self, page: PlannedPage) -> list[Node]:
        """Read what stands under the heading of a page."""
        return self.reader(page.text[self.language].url).blocks(self._passages.mark(self.html(page, self.language)))

    def text(self, text: Bilingual, url: str) -> list[Node]:
        """Read a text of a record that is shown on the page at `url`."""
        place = Place(self.language, base_of(url), self.plan)
        return self.reader(url).blocks(self._passages.mark(markup.render(self.tr(text), place.resolve)))

    def line(self, text: Bilingual, url: str) -> Inline:
        """Read a line of a record, whose foreign names are marked."""
        return self.reader(url).inline(self._passages.mark_names(str(Markup.escape(self.tr(text)))))

    def way(self, kind: PageKind, id_: str) -> Node:
        """Return the way to the page of a record."""
        url = self.url(kind, id_)
        return {"to": url, "page": url, "url": self.ways.address(url)}

    def way_to(self, key: str, fragment: str = "") -> Node:
        """Return the way to a prose page, or a place on it."""
        url = self.plan.pages[key].text[self.language].url
        return {"to": f"{url}#{fragment}" if fragment else url, "page": url, "url": self.ways.address(url)}
