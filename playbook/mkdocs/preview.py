"""The preview of a project that is configured for MkDocs."""

import asyncio
import datetime
import shutil
import sys
import tempfile
from contextlib import closing
from functools import partial
from pathlib import Path
from urllib.parse import urlsplit

from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import MkDocsException

from playbook.assembly import Publication
from playbook.languages import Language
from playbook.mkdocs.history import last_change
from playbook.mkdocs.plugin import publication_of
from playbook.preview import Preview, Server, Watch
from playbook.reports import words
from playbook.today import given_day


class UnpreparedError(Exception):
    """The preview can't even begin; the words say why."""


def serve(config_file: Path, host: str, port: int, language: Language) -> None:
    """Show the site of a project, and follow its changes, until somebody ends it.

    Args:
        config_file: The project's `mkdocs.yml`.
        host: The host name to listen on.
        port: The port to listen on.
        language: The language in which errors are told.

    Raises:
        UnpreparedError: The configuration is wrong, or there is no room to build the search in.
        OSError: The port is taken.
    """
    folder = _temporary_folder(language)
    try:
        config = _configured(config_file)
        root = config_file.parent.resolve()
        mount = urlsplit(config.site_url or "/").path or "/"
        address = f"http://{host}:{port}{mount}"
        tell = partial(print, file=sys.stderr, flush=True)
        preview = Preview(root, partial(_publication, config_file, address), folder, language, tell)
        watch = Watch(root, [Path(config.docs_dir), *map(Path, config.watch)])
        said = words("preview-serving", language).format(address=address)
        with closing(preview):
            asyncio.run(Server(mount, preview, watch).serve(host, port, partial(tell, said)))
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _publication(config_file: Path, address: str) -> tuple[Publication, datetime.date | None]:
    """Read how the site is published, but for the address: it is where the preview is."""
    config = _loaded(config_file)
    config.site_url = address
    # Nobody shares a link to a preview, or takes its files away.
    return publication_of(config, has_pictures=False), given_day() or last_change(config_file.parent)


def _temporary_folder(language: Language) -> Path:
    try:
        return Path(tempfile.mkdtemp(prefix="playbook-"))
    except OSError as error:
        reason = error.strerror
        raise UnpreparedError(words("no-temporary-folder", language).format(reason=reason)) from error


def _configured(config_file: Path) -> MkDocsConfig:
    """Read the configuration for the first time: without one, it is not known what to serve, and where."""
    try:
        return _loaded(config_file)
    except MkDocsException as error:
        raise UnpreparedError(f"{config_file}: {error.format_message()}") from error


def _loaded(config_file: Path) -> MkDocsConfig:
    return load_config(config_file=str(config_file))
