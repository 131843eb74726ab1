"""Building a site: every page and every file, into a folder; where that is quicker, one language beside the other."""

import gc
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from itertools import chain
from pathlib import Path
from tempfile import TemporaryFile
from typing import Final, Protocol

from playbook.assembly.aside import Aside, AsideError, Steps, can_copy
from playbook.assembly.beside import encoded, texts_beside
from playbook.assembly.finishing import finish, write_files
from playbook.assembly.pages import ENTRY, Pages, Publication
from playbook.assembly.static_files import static_files
from playbook.findings import Finding, errors
from playbook.languages import Language, other
from playbook.outputs.content_names import ASSETS, CircleError
from playbook.outputs.file_sizes import has_sizes
from playbook.outputs.hosting import NOT_FOUND
from playbook.outputs.search import IndexingError, Search
from playbook.pages.downloads import Maker
from playbook.pages.plan import PlannedPage
from playbook.reading.content_files import CONTENT
from playbook.site import Site

_ASIDE: Final[Language] = "fr"
_HERE: Final[Language] = "en"
"""Which language is built in a copy of the process, and which in this one, with what is in no language."""


class BuildingError(Exception):
    """A site can't be built; the message says why."""


class _Begun(Protocol):
    """What goes on beside the build."""

    def stop(self) -> None:
        """Give it up."""


class _Finishing(_Begun, Protocol):
    """What has files of the site when all others are there."""

    def finish(self, site: Path) -> None:
        """Wait for them, and write them into the folder of the site."""


@dataclass(frozen=True, slots=True)
class _Written:
    """What is to be known of the pages of a language once they are written.

    Attributes:
        asked: The style sheets for which they ask, by their addresses.
        sized: The names of those that have places for the sizes of files.
    """

    asked: Mapping[str, str]
    sized: list[str]


class Building:
    """One build of a site."""

    def __init__(
        self, site: Site, publication: Publication, *, makers: Collection[Maker] = (), one_process: bool = False
    ) -> None:
        """Prepare the build.

        Args:
            site: The site.
            publication: Where it is published.
            makers: What there is to make files with that readers take with them.
            one_process: Whether the languages are built one after the other, even where two processes are quicker.
        """
        self._site = site
        self._publication = publication
        self._pages = Pages(site, publication)
        self._makers = makers
        self._in_copy = can_copy() and not one_process
        self._begun: list[_Begun] = []
        self._languages: tuple[Aside, ...] = ()
        self._ids_of_others: tuple[Mapping[str, frozenset[str]], ...] = ()

    def check(self) -> list[Finding]:
        """Begin, and return what is found on the prose pages: those of a language are made where they are then written.

        Raises:
            BuildingError: The copy of this process was ended.
        """
        here = Aside(partial(self._build, _HERE), in_copy=False)
        there = Aside(partial(self._build, _ASIDE), in_copy=self._in_copy)
        self._languages = (here, there)
        self._begun += self._languages
        try:
            (found, ids), (found_there, ids_there) = here.result(), there.result()
        except AsideError as error:
            raise BuildingError(str(error)) from error
        self._ids_of_others = (ids_there, ids)
        return [*found, *found_there]

    def write(self, folder: Path) -> None:
        """Write the site.

        Args:
            folder: Where; it is there, and empty.

        Raises:
            BuildingError: The index of the search could not be written, assets lead to each other in a circle, or the
                copy of this process was ended.
            OSError: A file can't be written.
        """
        try:
            if not self._languages:
                self.check()
            for language, ids_of_other in zip(self._languages, self._ids_of_others, strict=True):
                language.go_on((folder, ids_of_other))
            # These run in threads, which a copy of the process must not have.
            finishing = list(self._start_finishing())
            self._begun += finishing
            written: list[_Written] = [language.result() for language in self._languages]
            for one in written:
                self._pages.ask(one.asked)
            self._write_others(folder)
            for begun in finishing:
                begun.finish(folder)
            finish(folder, [name for one in written for name in one.sized], *self._write_books(folder))
        except (IndexingError, CircleError, AsideError) as error:
            raise BuildingError(str(error)) from error
        finally:
            self.stop()

    def stop(self) -> None:
        """Give up what was begun and is not done."""
        while self._begun:
            self._begun.pop().stop()

    def _start_finishing(self) -> Iterator[_Finishing]:
        """Start what the last files of the site are from. What it needs is loaded here, since most builds do without."""
        if self._publication.has_pictures:
            from playbook.outputs.pictures import Drawing, pictures

            yield Drawing(self._site.root, pictures(self._site.catalogue, self._site.plan))
        if "typst" in self._makers:
            from playbook.assembly.downloading import start_typesetting

            yield start_typesetting(self._site, self._publication.site_url)

    def _write_books(self, folder: Path) -> tuple[str | None, str | None]:
        """Write the books, and return what `finish` is to know of the copy that opens from a folder."""
        if not self._makers:
            return None, None
        from playbook.assembly.downloading import offline_of, write_books

        write_books(self._site, self._publication.site_url, folder)
        return offline_of(self._site, self._publication.site_url)

    def _build(self, language: Language) -> Steps:
        """Find what is wrong with the prose pages of a language, and which ids they have; then write all its pages.

        Which ids those of the other language have, it is told: to make them for that would be to make them twice.
        """
        prose = self._site.prose
        found = [*chain.from_iterable(prose.findings(partial(_is_looked_at, language)))]
        folder, ids_of_other = yield found, {} if errors(found) else prose.ids_in(language)
        prose.take_ids(other(language), ids_of_other)
        # What is loaded stays to the end; of what pages leave behind, the collector is to look at nothing else.
        gc.freeze()
        gc.enable()
        return self._write_language(folder, language)

    def _write_language(self, folder: Path, language: Language) -> _Written:
        """Write the pages of a language, and the index of its search."""
        search = Search(language)
        self._begun.append(search)
        try:
            sized = self._write_pages(folder, language, search)
            write_files(folder, self._pages.assets.made_later())
            search.finish()
        finally:
            search.stop()
        return _Written(self._pages.asked, sized)

    def _write_pages(self, folder: Path, language: Language, search: Search) -> list[str]:
        """Write the pages of a language. The search goes over their texts while the shells are put around them.

        Returns:
            The names of the pages that have places for the sizes of files.
        """
        # There may be thousands, so they wait in a file.
        with TemporaryFile() as waiting:
            lengths: list[int] = []
            sized: list[str] = []
            for page in self._site.pages:
                with _naming(page, language):
                    html = self._site.html(page, language)
                    write_files(folder, _encoded(self._pages.beside.files_of_page(page, language, html)))
                    marked = self._pages.marked(html, language)
                    search.add(page, marked)
                    lengths.append(waiting.write(marked.encode()))
                    if has_sizes(marked):
                        sized.append(_file_of(page, language))
            search.start(folder)
            waiting.seek(0)
            for page, length in zip(self._site.pages, lengths, strict=True):
                with _naming(page, language):
                    whole = self._pages.page(page, language, waiting.read(length).decode())
                    write_files(folder, {_file_of(page, language): whole})
        return sized

    def _write_others(self, folder: Path) -> None:
        """Write the pages and files that are in no language, or stand beside no one page."""
        pages = self._pages
        files = {ENTRY: pages.entry(), NOT_FOUND: pages.not_found()}
        files |= {f"{redirect.url}index.html": pages.redirect(redirect) for redirect in self._site.redirects}
        for texts in texts_beside(self._site, self._publication, pages):
            files |= {name: encoded(name, text, pages) for name, text in texts().items()}
        files |= {name: content for name, content in static_files(self._site) if not name.startswith(ASSETS)}
        write_files(folder, files | pages.assets.files())


def _is_looked_at(language: Language, file: str) -> bool:
    """Say whether a file of `content/` is looked at with a language; what is in none, with the one that is built here."""
    return file.startswith(f"{CONTENT}/{_ASIDE}/") == (language == _ASIDE)


def _file_of(page: PlannedPage, language: Language) -> str:
    return f"{page.text[language].url}index.html"


def _encoded(texts: Mapping[str, str]) -> dict[str, bytes]:
    return {name: text.encode() for name, text in texts.items()}


@contextmanager
def _naming(page: PlannedPage, language: Language) -> Iterator[None]:
    """Have whatever goes wrong with a page, such as a mistake in a template, say of which one."""
    try:
        yield
    except Exception as error:
        error.add_note(f"{page.key} ({language}), {page.text[language].file}")
        raise
