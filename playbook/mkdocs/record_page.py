"""The page of a record, as MkDocs knows pages."""

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import TableOfContents

from playbook.languages import Language
from playbook.pages.plan import PlannedPage
from playbook.site import Site


class RecordPage(Page):
    """A page whose HTML comes straight from a record: no Markdown, no macros."""

    def __init__(self, planned: PlannedPage, language: Language, site: Site, file: File, config: MkDocsConfig) -> None:
        """Put the page in the place of the one that MkDocs would make of the file."""
        super().__init__(planned.text[language].title, file, config)
        self._planned = planned
        self._language = language
        self._site = site

    def read_source(self, config: MkDocsConfig) -> None:
        """Have nothing read from disk, and keep the macros away from texts of records."""
        self.markdown = ""
        self.meta = {"render_macros": False}

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """Render the record."""
        self.content = self._site.renderer.record_page(self._planned, self._language)
        self.toc = TableOfContents([])
        self.present_anchor_ids = set()

    def validate_anchor_links(self, *, files: Files, log_level: int) -> None:
        """Leave the links alone: they are made from the plan, and the built site is checked."""
