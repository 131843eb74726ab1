"""`playbook build`: builds the site; warnings are errors."""

from pathlib import Path

from playbook.commands.options import config_option, lang_option, option, wrong_use
from playbook.commands.syntax import Command
from playbook.commands.values import path_type
from playbook.languages import Language

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

    return build(config, site_dir, lang)
