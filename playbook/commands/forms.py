"""`playbook forms`: writes the forms that hosts of repositories show to people without git."""

from pathlib import Path

from playbook.commands.options import lang_option, refuse_no_folder, root_option
from playbook.commands.syntax import Command
from playbook.commands.writing import is_written
from playbook.editing.forms import templates
from playbook.languages import Language

NAME = "forms"


def command(language: Language) -> Command:
    """Make the command."""
    return Command(NAME, language, [root_option(NAME, language), lang_option(NAME, language)], callback=_run)


def _run(root: Path, lang: Language) -> int:
    refuse_no_folder(root, lang)
    for file, text in templates(root).items():
        if _text(root / file) == text.encode():
            continue
        if not is_written(root, file, text, lang):
            return 1
        print(file)
    return 0


def _text(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except OSError:
        return None
