"""The adapter: gives MkDocs the pages that the engine plans and renders.

MkDocs builds French first; mkdocs-static-i18n builds English inside its `on_post_build`. Files that are added before
that plugin sees them, and whose addresses are set again after it, survive both passes.
"""

import gc
import os
from functools import partial
from pathlib import Path
from typing import Final, cast

import jinja2
from markupsafe import Markup, escape
from mkdocs.config.base import Config
from mkdocs.config.config_options import Type
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import BuildError
from mkdocs.plugins import BasePlugin, CombinedEvent, event_priority, get_plugin_logger
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page
from mkdocs.utils.templates import TemplateContext

from playbook.languages import LANGUAGES, Language, other
from playbook.mkdocs.downloading import makers, offline_of, start_typesetting, write_books
from playbook.mkdocs.drawing import start_drawing
from playbook.mkdocs.errors import FindingsError
from playbook.mkdocs.finished_page import FinishedPage
from playbook.mkdocs.finishing import finish, write_files
from playbook.mkdocs.history import days_of_files, last_change
from playbook.mkdocs.material import is_unused_asset
from playbook.mkdocs.redirecting import redirect_context
from playbook.outputs.beside import Beside
from playbook.outputs.exports import exports
from playbook.outputs.hosting import policy_of_pages
from playbook.outputs.papers import Typesetting
from playbook.outputs.pictures import Drawing
from playbook.outputs.scripts import SCRIPTS, lean
from playbook.outputs.search import IndexingError, Search
from playbook.outputs.site_files import site_files
from playbook.outputs.stylesheet import STYLESHEET_PARTS, THEME, Stylesheets
from playbook.pages.passages import Passages
from playbook.pages.plan import A_TO_Z, PlannedPage
from playbook.pages.sharing import Sharing, anchored, own_ids
from playbook.pages.shell import Settings, Shell
from playbook.pages.telling import mailbox_of
from playbook.reports import summary, terminal_language
from playbook.site import Site, load
from playbook.today import given_day

log = get_plugin_logger("playbook")

_NO_ADDRESS: Final = "http://127.0.0.1:8000/"
"""The address of a site that has none yet, as in `mkdocs.yml`."""


class PlaybookConfig(Config):
    """The options of the plugin in `mkdocs.yml`."""

    branch = Type(str, default="main")
    """The branch of the repository that edit links lead to."""
    pictures = Type(bool, default=True)
    """Whether pictures are drawn that services show beside a link; the preview does without."""
    downloads = Type(bool, default=True)
    """Whether files are made for readers to take with them; the preview does without."""


class PlaybookPlugin(BasePlugin[PlaybookConfig]):
    """Loads the project and gives MkDocs its pages."""

    site: Site
    _shell: Shell
    _site_dir: str
    _pages: dict[str, tuple[PlannedPage, Language]]
    _passages: dict[Language, Passages]
    _environment: jinja2.Environment
    _search: Search
    _sharing: Sharing
    _stylesheets: Stylesheets
    _drawing: Drawing | None
    _beside: Beside
    _typesetting: Typesetting | None

    def __init__(self) -> None:
        """Know that nothing is loaded yet."""
        self._loaded = False
        self._is_preview = False
        self._search = Search()
        self._drawing = None
        self._typesetting = None

    def on_startup(self, *, command: str, dirty: bool) -> None:
        """Know whether pages will be given a script that reloads them, which their own policy would stop."""
        # MkDocs keeps a plugin that knows this event: what it loaded is of the build before.
        self._loaded = False
        self._is_preview = command == "serve"

    @event_priority(100)
    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Load the project once, before the other plugins ask for it.

        Raises:
            FindingsError: The project has errors.
        """
        # Where a variable is set but empty, as CI sets what nobody chose, it is as if it were not set.
        config.site_url = config.site_url or _NO_ADDRESS
        if self._loaded:
            return config
        # The build is over before the garbage that only the collector finds could matter.
        gc.disable()
        root = Path(config.config_file_path).parent
        # Not the clock: the same commit gives the same pages. Who publishes every night names the day.
        made_with = makers() if self.config.downloads else ()
        loading = load(root, review=False, today=given_day() or last_change(root), makers=made_with)
        if loading.site is None:
            raise FindingsError(loading.findings, loading.files, root)
        log.info(summary(loading.findings, loading.files, terminal_language()))
        self.site = loading.site
        self._prepare(config, root, draws="typst" in made_with)
        # The sitemap is written here, from the plan, once for both languages.
        config.theme.static_templates -= {"sitemap.xml"}
        self._loaded = True
        return config

    def _prepare(self, config: MkDocsConfig, root: Path, *, draws: bool) -> None:
        """Prepare what pages and files are made with."""
        self._site_dir = config.site_dir
        self._pages = {
            page.source(language): (page, language) for page in self.site.plan.pages.values() for language in LANGUAGES
        }
        self._search = Search()
        self._stylesheets = Stylesheets(root / THEME / STYLESHEET_PARTS)
        terms, names = self.site.catalogue.terms.values(), self.site.catalogue.names.values()
        self._passages = {language: Passages(terms, names, language) for language in LANGUAGES}
        self._drawing = start_drawing(self.site) if self.config.pictures else None
        days = days_of_files(root)
        self._typesetting = start_typesetting(self.site, config.site_url) if draws else None
        settings = Settings(
            site_url=(config.site_url or "/").rstrip("/") + "/",
            repository=config.repo_url or None,
            branch=self.config.branch,
            modified={file: of_file.last for file, of_file in days.items()},
            sources=self.site.catalogue.sources,
            mailbox=mailbox_of(self.site.catalogue),
        )
        self._shell = Shell(self.site.plan, settings)
        self._beside = Beside(self.site.catalogue, self.site.plan, settings.site_url, days)
        self._sharing = Sharing(self.site.plan, self.site.catalogue, settings, has_pictures=self._drawing is not None)

    def on_build_error(self, *, error: Exception) -> None:
        """Give up the search's index, and collect garbage again."""
        self._search.stop()
        if self._drawing:
            self._drawing.stop()
        if self._typesetting:
            self._typesetting.stop()
        gc.enable()

    @event_priority(50)
    def _add_record_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        building = config.plugins["i18n"].current_language  # type: ignore[attr-defined]
        for unpublished in [file for file in files if not self._is_published(file, config)]:
            files.remove(unpublished)
        for source, (page, language) in self._pages.items():
            dest_uri = f"{page.text[language].url}index.html"
            if page.kind == "prose":
                file = files.get_file_from_path(source)
                if file is not None:
                    file.dest_uri = dest_uri
            elif language == building:
                files.append(
                    File(
                        source,
                        config.docs_dir,
                        config.site_dir,
                        config.use_directory_urls,
                        dest_uri=dest_uri,
                        inclusion=InclusionLevel.NOT_IN_NAV,
                    )
                )
        return files

    def _is_published(self, file: File, config: MkDocsConfig) -> bool:
        """Tell whether a file is a page, shown by one, or of the theme; whatever else lies in `content/` stays there."""
        return file.src_dir != config.docs_dir or file.src_uri in self._pages or file.src_uri in self.site.assets

    @event_priority(-200)
    def _place_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        for file in list(files):
            if file.src_uri in self._pages:
                self._place_page(file, config)
            elif is_unused_asset(file) or file.src_uri.startswith(STYLESHEET_PARTS):
                files.remove(file)
            elif file.src_uri.startswith(SCRIPTS):
                file.content_string = lean(file.content_string)
        return files

    def _place_page(self, file: File, config: MkDocsConfig) -> None:
        page, language = self._pages[file.src_uri]
        file.dest_uri = f"{page.text[language].url}index.html"
        file.url = page.text[language].url
        file.abs_dest_path = os.path.normpath(os.path.join(self._site_dir, file.dest_uri))  # noqa: PTH118 - MkDocs' way
        FinishedPage(page.text[language].title, partial(self.site.html, page, language), file, config)

    on_files = CombinedEvent(_add_record_files, _place_files)

    def on_env(self, env: jinja2.Environment, *, config: MkDocsConfig, files: Files) -> jinja2.Environment:
        """Have the theme's templates escape by default, and the texts of the pages, which are all there now, indexed.

        Raises:
            BuildError: The index could not be started.
        """
        self._index(files, config.plugins["i18n"].current_language)  # type: ignore[attr-defined]
        env.autoescape = True
        env.auto_reload = False
        env.trim_blocks = True
        env.lstrip_blocks = True
        env.globals["said_to_browsers"] = None if self._is_preview else policy_of_pages()
        env.globals["stylesheets"] = self._stylesheets.of_page
        self._environment = env
        return env

    def _index(self, files: Files, language: Language) -> None:
        for file in files.documentation_pages():
            page, _ = self._pages[file.src_uri]
            self._search.add(page, language, (file.page.content if file.page else None) or "")
        try:
            self._search.start(language, Path(self._site_dir))
        except IndexingError as error:
            raise BuildError(str(error)) from error

    def on_page_content(self, html: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Expand the abbreviations of the page, and mark names in another language."""
        planned, language = self._pages[page.file.src_uri]
        if not self._is_preview:
            self._beside.add(planned, language, html)
        return self._passages[language].mark(html)

    def on_page_context(
        self, context: TemplateContext, *, page: Page, config: MkDocsConfig, nav: object
    ) -> TemplateContext:
        """Tell the shell what is around the page."""
        planned, language = self._pages[page.file.src_uri]
        shell = self._shell.of_page(planned, language, page.content or "")
        heading = self._passages[language].mark_names(str(escape(planned.text[language].title)))
        shell["heading"] = Markup(heading)  # noqa: S704 - escaped, then marked
        shell["index"] = self._index_page(language, shell["base"])
        if not self._is_preview:
            shell["beside"] = self._beside.of_page(planned, language)
        shell["sharing"] = self._sharing.of_page(planned, language)
        shell["rest"] = anchored(shell["rest"], shell["base"])
        page.content = anchored(page.content or "", shell["base"])
        if planned.kind == "prose":
            shell["own_ids"] = own_ids(*(self.site.prose[planned.key, side] for side in (language, other(language))))
        return cast("TemplateContext", {**context, "shell": shell})

    def _index_page(self, language: Language, base: str) -> str | None:
        """Return the address of the page where the search leads without JavaScript."""
        index = self.site.plan.pages.get(A_TO_Z)
        return base + index.text[language].url if index else None

    def on_template_context(
        self, context: TemplateContext, *, template_name: str, config: MkDocsConfig
    ) -> TemplateContext:
        """Tell the entry page and the page for wrong addresses about the site."""
        base = context["base_url"].rstrip("/") + "/"
        shell = {**self._shell.of_site(base), "sharing": self._sharing.of_entry()}
        return cast("TemplateContext", {**context, "shell": shell})

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Write the sitemap, the pages at old addresses, the files that readers take with them, and the search's index.

        Raises:
            BuildError: The index could not be written.
        """
        made_of = self.site.renderer
        files = {"sitemap.xml": self._shell.sitemap()}
        files |= exports(made_of.catalogue, made_of.plan, made_of.settings, made_of.today, config.site_url)
        files |= site_files(self.site.catalogue, self.site.renderer.today, config.site_url)
        files |= self._stylesheets.files()
        if not self._is_preview:
            files |= self._beside.files()
        template = self._environment.get_template("redirect.html")
        for redirect in self.site.redirects:
            files[f"{redirect.url}index.html"] = template.render(shell=redirect_context(redirect, self._shell))
        write_files(Path(self._site_dir), files)
        if config.plugins["i18n"].building:  # type: ignore[attr-defined]
            try:
                self._search.finish()
            except IndexingError as error:
                raise BuildError(str(error)) from error
            if self._drawing:
                self._drawing.finish(Path(self._site_dir))
            if self._typesetting:
                self._typesetting.finish(Path(self._site_dir))
            write_books(self.site, config.site_url, Path(self._site_dir))
            finish(Path(self._site_dir), *offline_of(self.site, config.site_url))
            gc.enable()  # this was the last language
