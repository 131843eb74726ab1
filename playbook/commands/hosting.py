"""`playbook hosting`: writes the files for web hosts into hosting/."""

from pathlib import Path

from playbook.commands.options import lang_option, refuse_no_folder, root_option
from playbook.commands.syntax import Command
from playbook.commands.writing import is_written
from playbook.languages import Language
from playbook.outputs.hosting import FOLDER, hosting_files

NAME = "hosting"


def command(language: Language) -> Command:
    """Make the command."""
    return Command(NAME, language, [root_option(NAME, language), lang_option(NAME, language)], callback=_run)


def _run(root: Path, lang: Language) -> int:
    refuse_no_folder(root, lang)
    files = hosting_files().items()
    return 0 if all(is_written(root, f"{FOLDER}/{name}", text, lang) for name, text in files) else 1
