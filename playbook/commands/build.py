"""`playbook build`: builds the site; warnings are errors."""

import os
import sys
from pathlib import Path

from playbook.commands.options import config_option, lang_option, option, wrong_use
from playbook.commands.syntax import Command
from playbook.commands.values import path_type
from playbook.commands.words import said
from playbook.languages import Language
from playbook.outputs.replacing import ReplacingError

NAME = "build"


def command(language: Language) -> Command:
    """Make the command."""
    params = [
        config_option(NAME, language),
        option(NAME, "site-dir", language, "folder", type=path_type()),
        lang_option(NAME, language),
    ]
    return Command(NAME, language, params, callback=_run)


def _run(config: Path, site_dir: Path | None, lang: Language) -> int:
    if not config.is_file():
        raise wrong_use("no-file", lang, file=config)
    # Here, so that no other command loads MkDocs.
    from playbook.mkdocs.building import build

    try:
        return build(config, site_dir, lang)
    except ReplacingError as error:
        print(said(error.problem, lang, folder=error.folder), file=sys.stderr)
    except OSError as error:
        reason = os.strerror(error.errno) if error.errno else str(error)
        key = "not-built" if error.filename is None else "not-built-at"
        print(said(key, lang, reason=reason, file=error.filename), file=sys.stderr)
    return 1
