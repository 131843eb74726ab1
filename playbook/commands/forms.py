"""`playbook forms`: writes the forms that hosts of repositories show to people without git."""

import sys
from pathlib import Path

from playbook.commands.options import lang_option, refuse_no_folder, root_option
from playbook.commands.syntax import Command
from playbook.commands.words import said
from playbook.editing.forms import templates
from playbook.languages import Language

NAME = "forms"


def command(language: Language) -> Command:
    """Make the command."""
    return Command(NAME, language, [root_option(NAME, language), lang_option(NAME, language)], callback=_run)


def _run(root: Path, lang: Language) -> int:
    refuse_no_folder(root, lang)
    for file, text in templates(root).items():
        path = root / file
        try:
            if path.is_file() and path.read_bytes() == text.encode():
                continue
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="\n")
        except OSError as error:
            print(said("not-written", lang, file=file, reason=error.strerror), file=sys.stderr)
            return 1
        print(file)
    return 0
