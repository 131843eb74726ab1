"""Building the site once, as `mkdocs build --strict` does, beside the one that is there."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from mkdocs.__main__ import State
from mkdocs.commands.build import build as build_site
from mkdocs.config import load_config
from mkdocs.exceptions import MkDocsException

from playbook.languages import Language
from playbook.outputs.replacing import replacing


def build(config_file: Path, site_dir: Path | None, language: Language) -> int:
    """Build the site; MkDocs says on the stream for errors what it does.

    Args:
        config_file: The project's `mkdocs.yml`.
        site_dir: Where the site is built; where `mkdocs.yml` says if not given.
        language: The language in which findings are told.

    Returns:
        The exit status: 0 where the site is built, 1 where it is not, because of an error or a warning. Then the site
        that was there before is as it was.

    Raises:
        ReplacingError: The site can't be put where it is wanted.
        OSError: A file can't be read or written.
    """
    state = State()  # has MkDocs say what it does
    wanted = {} if site_dir is None else {"site_dir": str(site_dir)}
    try:
        with _surroundings(language):
            config = load_config(str(config_file), strict=True, **wanted)
            with replacing(Path(config.site_dir)) as new, _temporary_files(new.parent):
                # That folder is nobody's business.
                state.stream.addFilter(lambda record: str(new.parent) not in record.getMessage())
                config.site_dir = str(new)
                config.plugins.on_startup(command="build", dirty=False)
                try:
                    build_site(config)
                finally:
                    config.plugins.on_shutdown()
    except MkDocsException as error:
        error.show()
        return error.exit_code
    return 0


@contextmanager
def _surroundings(language: Language) -> Iterator[None]:
    """Tell the plugins of MkDocs, which know of the terminal's language only, which one is wanted."""
    before = dict(os.environ)
    os.environ.update({"PLAYBOOK_LANG": language, "NO_MKDOCS_2_WARNING": "1"})
    try:
        yield
    finally:
        os.environ.clear()
        os.environ.update(before)


@contextmanager
def _temporary_files(folder: Path) -> Iterator[None]:
    """Have temporary files made in a folder that is cleared, even after a build that was killed."""
    before = tempfile.tempdir
    tempfile.tempdir = str(folder)
    try:
        yield
    finally:
        tempfile.tempdir = before
