"""A page whose HTML the engine has made, as MkDocs knows pages."""

from collections.abc import Callable

from markupsafe import Markup
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import TableOfContents


class FinishedPage(Page):
    """A page that passes through no Markdown and no macros of MkDocs."""

    def __init__(self, title: str, html: Callable[[], Markup], file: File, config: MkDocsConfig) -> None:
        """Put the page in the place of the one that MkDocs would make of the file.

        Args:
            title: Its heading.
            html: Gives what stands under the heading.
            file: The file that MkDocs knows it by.
            config: The configuration of MkDocs.
        """
        super().__init__(title, file, config)
        self._html = html

    def read_source(self, config: MkDocsConfig) -> None:
        """Have nothing read from disk."""
        self.markdown = ""
        self.meta = {}

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """Render the page."""
        self.content = self._html()
        self.toc = TableOfContents([])
        self.present_anchor_ids = set()

    def validate_anchor_links(self, *, files: Files, log_level: int) -> None:
        """Leave the links alone: the engine has led them, and the built site is checked."""
