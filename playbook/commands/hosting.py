"""`playbook hosting`: writes the files for web hosts into hosting/."""

import sys
from pathlib import Path

from playbook.commands.options import lang_option, refuse_no_folder, root_option
from playbook.commands.syntax import Command
from playbook.commands.words import said
from playbook.languages import Language
from playbook.outputs.hosting import FOLDER, hosting_files

NAME = "hosting"


def command(language: Language) -> Command:
    """Make the command."""
    return Command(NAME, language, [root_option(NAME, language), lang_option(NAME, language)], callback=_run)


def _run(root: Path, lang: Language) -> int:
    refuse_no_folder(root, lang)
    for name, text in hosting_files().items():
        file = root / FOLDER / name
        try:
            file.parent.mkdir(exist_ok=True)
            file.write_text(text, encoding="utf-8", newline="\n")
        except OSError as error:
            print(said("not-written", lang, file=f"{FOLDER}/{name}", reason=error.strerror), file=sys.stderr)
            return 1
    return 0
