"""Building a site: every page and every file, into a folder."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playbook.assembly.downloading import offline_of, start_typesetting, write_books
from playbook.assembly.finishing import finish, write_files
from playbook.assembly.pages import ENTRY, Pages, Publication
from playbook.assembly.static_files import static_files
from playbook.languages import LANGUAGES, Language
from playbook.outputs.content_names import CircleError
from playbook.outputs.exports import exports
from playbook.outputs.hosting import NOT_FOUND
from playbook.outputs.papers import Typesetting
from playbook.outputs.pictures import Drawing, pictures
from playbook.outputs.record_files import record_originals
from playbook.outputs.search import IndexingError, Search
from playbook.outputs.site_files import site_files
from playbook.pages.plan import PlannedPage
from playbook.site import Site


class BuildingError(Exception):
    """A site can't be built; the message says why."""


class Building:
    """One build of a site. What takes long is begun at once, in processes of its own."""

    def __init__(self, site: Site, publication: Publication, *, typesets: bool) -> None:
        """Begin.

        Args:
            site: The site.
            publication: Where it is published.
            typesets: Whether its papers are set.
        """
        self._site = site
        self._publication = publication
        self._pages = Pages(site, publication)
        self._search = Search()
        self._drawing: Drawing | None = None
        if publication.has_pictures:
            self._drawing = Drawing(site.root, pictures(site.catalogue, site.plan))
        self._typesetting: Typesetting | None = start_typesetting(site, publication.site_url) if typesets else None

    def write(self, folder: Path) -> None:
        """Write the site.

        Args:
            folder: Where; it is there, and empty.

        Raises:
            BuildingError: The index of the search could not be written, or assets lead to each other in a circle.
            OSError: A file can't be written.
        """
        try:
            for name, content in static_files(self._site):
                _write(folder / name, content)
            for language in LANGUAGES:
                self._write_pages(folder, language)
            self._write_others(folder)
            self._search.finish()
            if self._drawing:
                self._drawing.finish(folder)
            if self._typesetting:
                self._typesetting.finish(folder)
            write_books(self._site, self._publication.site_url, folder)
            finish(folder, *offline_of(self._site, self._publication.site_url))
        except (IndexingError, CircleError) as error:
            raise BuildingError(str(error)) from error

    def stop(self) -> None:
        """Give up what was begun."""
        for begun in (self._search, self._drawing, self._typesetting):
            if begun:
                begun.stop()

    def _write_pages(self, folder: Path, language: Language) -> None:
        """Write the pages of a language. The search goes over their texts while the shells are put around them."""
        marked: dict[str, str] = {}
        for page in self._site.pages:
            with _naming(page, language):
                html = self._site.html(page, language)
                if self._pages.beside:
                    self._pages.beside.add(page, language, html)
                marked[page.key] = self._pages.marked(html, language)
                if page.kind != "comparison":
                    self._search.add(page, language, marked[page.key])
        self._search.start(language, folder)
        for page in self._site.pages:
            with _naming(page, language):
                whole = self._pages.page(page, language, marked[page.key])
                _write(folder / page.text[language].url / "index.html", whole.encode())

    def _write_others(self, folder: Path) -> None:
        """Write the pages and files that are in no language, or stand beside the pages."""
        made_of, site_url = self._site.renderer, self._publication.site_url
        files = {ENTRY: self._pages.entry(), NOT_FOUND: self._pages.not_found(), "sitemap.xml": self._pages.sitemap()}
        files |= exports(made_of.catalogue, made_of.plan, made_of.settings, made_of.today, site_url)
        files |= record_originals(made_of.root, made_of.catalogue)
        files |= site_files(made_of.catalogue, made_of.today, site_url)
        files |= self._pages.stylesheets.files()
        if self._pages.beside:
            files |= self._pages.beside.files()
        files |= {f"{redirect.url}index.html": self._pages.redirect(redirect) for redirect in self._site.redirects}
        write_files(folder, files)


@contextmanager
def _naming(page: PlannedPage, language: Language) -> Iterator[None]:
    """Have whatever goes wrong with a page, such as a mistake in a template, say of which one."""
    try:
        yield
    except Exception as error:
        error.add_note(f"{page.key} ({language}), {page.text[language].file}")
        raise


def _write(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
