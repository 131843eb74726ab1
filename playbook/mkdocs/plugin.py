"""The adapter: MkDocs knows the configuration and when to build; what is built, the engine knows.

MkDocs is given no files, so it makes no pages. When it is done, the whole site is written.
"""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from mkdocs.config.base import Config
from mkdocs.config.config_options import Type
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import BuildError
from mkdocs.plugins import BasePlugin, get_plugin_logger
from mkdocs.structure.files import Files

from playbook.assembly import Building, BuildingError, Publication
from playbook.findings import Finding
from playbook.languages.interface import words
from playbook.mkdocs.errors import FindingsError
from playbook.mkdocs.history import days_of_files, last_change
from playbook.pages.downloads import Maker
from playbook.records.remembering import forget
from playbook.reports import summary, terminal_language
from playbook.site import Site, begin, checked, load
from playbook.today import given_day

log = get_plugin_logger("playbook")

_NO_ADDRESS: Final = "http://127.0.0.1:8000/"
"""The address of a site that has none yet, as in `mkdocs.yml`."""


def publication_of(config: MkDocsConfig, *, has_pictures: bool) -> Publication:
    """Return where a site is published, and how.

    Args:
        config: What `mkdocs.yml` says.
        has_pictures: Whether there is a picture beside each page.
    """
    return Publication(
        site_url=config.site_url,
        repository=config.repo_url or None,
        branch=config.plugins["playbook"].config.branch,
        days=days_of_files(Path(config.config_file_path).parent),
        has_pictures=has_pictures,
    )


class PlaybookConfig(Config):
    """The options of the plugin in `mkdocs.yml`."""

    branch = Type(str, default="main")
    """The branch of the repository that edit links lead to."""
    pictures = Type(bool, default=True)
    """Whether pictures are drawn that services show beside a link."""
    downloads = Type(bool, default=True)
    """Whether files are made for readers to take with them."""
    one_process = Type(bool, default=False)
    """Whether the languages are built one after the other, even where two processes are quicker."""


class PlaybookPlugin(BasePlugin[PlaybookConfig]):
    """Loads the project and builds its site."""

    def __init__(self) -> None:
        """Know that nothing is loaded yet."""
        self._building: Building | None = None

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Give the site an address."""
        # Where a variable is set but empty, as CI sets what nobody chose, it is as if it were not set.
        config.site_url = config.site_url or _NO_ADDRESS
        return config

    def on_pre_build(self, *, config: MkDocsConfig) -> None:
        """Load the project.

        Raises:
            FindingsError: The project has errors.
            BuildError: It can't be checked.
        """
        config.theme.static_templates.clear()
        # What is read stays; looking for garbage in it would cost more than the little there is, until pages are written.
        gc.disable()
        root = Path(config.config_file_path).parent
        # Not the clock: the same commit gives the same pages. Who publishes every night names the day.
        today = given_day() or last_change(root)
        made_with = _makers() if self.config.downloads else ()
        loading = begin(root, today=today, makers=made_with)
        if loading.site:
            forget()
            loading = checked(root, loading, self._found_on_pages(loading.site, config, made_with))
        else:
            loading = load(root, review=False, today=today, makers=made_with)  # who mends it wants to know all
        if loading.site is None:
            raise FindingsError(loading.findings, loading.files, root)
        log.info(summary(loading.findings, loading.files, terminal_language()))

    def _found_on_pages(self, site: Site, config: MkDocsConfig, makers: tuple[Maker, ...]) -> list[Finding]:
        """Begin to build, and return what is found on the prose pages."""
        has_pictures = self.config.pictures and _can_draw()
        if self.config.pictures and not has_pictures:
            log.info(words(terminal_language())["sharing"]["no_typst"])
        publication = publication_of(config, has_pictures=has_pictures)
        self._building = Building(site, publication, makers=makers, one_process=self.config.one_process)
        with _errors_of_mkdocs():
            return self._building.check()

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Leave no file to MkDocs."""
        return Files([])

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Write the site.

        Raises:
            BuildError: It can't be written.
        """
        if self._building:
            with _errors_of_mkdocs():
                self._building.write(Path(config.site_dir))

    def on_build_error(self, *, error: Exception) -> None:
        """Give up what was begun."""
        gc.enable()
        if self._building:
            self._building.stop()


@contextmanager
def _errors_of_mkdocs() -> Iterator[None]:
    """Have MkDocs say why a site can't be built."""
    try:
        yield
    except BuildingError as error:
        raise BuildError(str(error)) from error


# What draws and sets papers is loaded where it is wanted only: the preview and many builds do without.
def _makers() -> tuple[Maker, ...]:
    from playbook.assembly.downloading import makers

    return makers()


def _can_draw() -> bool:
    from playbook.outputs.pictures import can_draw

    return can_draw()
