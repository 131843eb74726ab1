"""Building the site once, as `mkdocs build --strict` does."""

import os
from pathlib import Path

from mkdocs.__main__ import build_command
from mkdocs.exceptions import MkDocsException

from playbook.languages import Language


def build(config_file: Path, site_dir: Path | None, language: Language) -> int:
    """Build the site; MkDocs says on the stream for errors what it does.

    Args:
        config_file: The project's `mkdocs.yml`.
        site_dir: Where the site is built; where `mkdocs.yml` says if not given.
        language: The language in which findings are told.

    Returns:
        The exit status: 0 where the site is built, 1 where it is not, because of an error or a warning.
    """
    # The plugins of MkDocs know of the terminal's language only.
    before = dict(os.environ)
    os.environ.update({"PLAYBOOK_LANG": language, "NO_MKDOCS_2_WARNING": "1"})
    arguments = ["--strict", "--config-file", str(config_file)]
    if site_dir is not None:
        arguments += ["--site-dir", str(site_dir)]
    try:
        build_command.main(arguments, prog_name="playbook build", standalone_mode=False)
    except MkDocsException as error:
        error.show()
        return error.exit_code
    finally:
        os.environ.clear()
        os.environ.update(before)
    return 0
