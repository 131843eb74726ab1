"""The preview: builds the site, serves it, and builds it again when a file changes.

MkDocs' own `serve` ends when the first build fails, and stops answering while a later one fails. Here a failed build
becomes a page that says what to mend, at every address, until it is mended.
"""

import logging
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

import jinja2
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import BuildError, MkDocsException
from mkdocs.livereload import LiveReloadServer

from playbook.languages import Language
from playbook.mkdocs.errors import FindingsError
from playbook.mkdocs.watching import watch
from playbook.reports import words

log = logging.getLogger("mkdocs.playbook.mkdocs.preview")

_ERROR_PAGE: Final = jinja2.Template(
    """<!doctype html>
<html lang="{{ language }}">
<head><meta charset="utf-8"><title>{{ title }}</title></head>
<body>
<main>
<h1>{{ title }}</h1>
<pre>{{ problem }}</pre>
<p>{{ help }}</p>
</main>
</body>
</html>
""",
    autoescape=True,
)


class UnpreparedError(Exception):
    """The preview can't even begin; the words say why."""


class Preview:
    """A site that is built anew at each change."""

    def __init__(self, config_file: Path, address: str, site_dir: Path, language: Language) -> None:
        """Prepare the preview.

        Args:
            config_file: The project's `mkdocs.yml`.
            address: Where the site is served, with its path, such as `http://127.0.0.1:8000/`.
            site_dir: Where it is built.
            language: The language in which errors are told.
        """
        self._config_file = config_file
        self._address = address
        self._site_dir = site_dir
        self._language = language

    def config(self) -> MkDocsConfig:
        """Read the configuration."""
        config = load_config(config_file=str(self._config_file), site_dir=str(self._site_dir))
        config.site_url = self._address
        # Nobody shares a link to a preview, or takes its files away.
        config.plugins["playbook"].config |= {"pictures": False, "downloads": False}
        return config

    def rebuild(self) -> None:
        """Build the site, or show what keeps it from being built."""
        try:
            config = self.config()
            config.plugins.on_startup(command="serve", dirty=False)
            build(config, serve_url=self._address)
        except (Exception, SystemExit) as error:  # the preview outlives any mistake
            # MkDocs has logged an error of its own kind already, and then raises it as an exit.
            cause = error.__context__ if isinstance(error, SystemExit) and error.__context__ else error
            problem = self._problem(cause)
            if not isinstance(cause, BuildError):
                log.error(problem)  # noqa: TRY400 - the words say it all; a traceback would hide them
            self._show(problem)

    def _problem(self, cause: BaseException) -> str:
        if isinstance(cause, FindingsError):
            return cause.text(self._language)
        if isinstance(cause, jinja2.TemplateSyntaxError):
            return f"{cause.filename or cause.name}:{cause.lineno}: {cause.message}"
        return f"{type(cause).__name__}: {cause}"

    def _show(self, problem: str) -> None:
        page = _ERROR_PAGE.render(
            language=self._language,
            title=words("preview-title", self._language),
            problem=problem,
            help=words("preview-help", self._language),
        )
        pages = {*self._site_dir.rglob("*.html"), self._site_dir / "index.html", self._site_dir / "404.html"}
        for path in sorted(pages):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(page, encoding="utf-8")


@contextmanager
def serving(config_file: Path, host: str, port: int, language: Language) -> Iterator[LiveReloadServer]:
    """Build the site and prepare a server for it; `serve()` on the server starts it.

    Args:
        config_file: The project's `mkdocs.yml`.
        host: The host name to listen on.
        port: The port to listen on.
        language: The language in which errors are told.

    Raises:
        UnpreparedError: The configuration is wrong, or there is no room to build the site in.
        OSError: The port is taken.
    """
    site_dir = _temporary_folder(language)
    try:
        configured = _configured(config_file)
        path = urlsplit(configured.site_url or "/").path
        preview = Preview(config_file, f"http://{host}:{port}{path}", site_dir, language)
        server = LiveReloadServer(preview.rebuild, host=host, port=port, root=str(site_dir), mount_path=path)
        server.error_handler = lambda code: _not_found(site_dir) if code == 404 else None
        preview.rebuild()
        watch(server, config_file.parent.resolve(), [Path(configured.docs_dir), *map(Path, configured.watch)])
        try:
            yield server
        finally:
            server.shutdown()
    finally:
        shutil.rmtree(site_dir, ignore_errors=True)


def _temporary_folder(language: Language) -> Path:
    try:
        return Path(tempfile.mkdtemp(prefix="playbook-"))
    except OSError as error:
        reason = error.strerror
        raise UnpreparedError(words("no-temporary-folder", language).format(reason=reason)) from error


def _configured(config_file: Path) -> MkDocsConfig:
    """Read the configuration for the first time: without one, it is not known what to serve, and where."""
    try:
        return load_config(config_file=str(config_file))
    except MkDocsException as error:
        raise UnpreparedError(f"{config_file}: {error.format_message()}") from error


def _not_found(site_dir: Path) -> bytes | None:
    page = site_dir / "404.html"
    return page.read_bytes() if page.is_file() else None
