"""`playbook schemas`: writes the JSON Schema of each record type into schemas/."""

from pathlib import Path

from playbook.commands.options import lang_option, refuse_no_folder, root_option
from playbook.commands.syntax import Command
from playbook.commands.writing import tell_not_written
from playbook.editing.schemas import write_schemas
from playbook.languages import Language
from playbook.records.schema_files import FOLDER

NAME = "schemas"


def command(language: Language) -> Command:
    """Make the command."""
    return Command(NAME, language, [root_option(NAME, language), lang_option(NAME, language)], callback=_run)


def _run(root: Path, lang: Language) -> int:
    refuse_no_folder(root, lang)
    try:
        (root / FOLDER).mkdir(exist_ok=True)
    except OSError as error:
        tell_not_written(FOLDER, error, lang)
        return 1
    written, left = write_schemas(root)
    for name in written:
        print(f"{FOLDER}/{name}")
    for name, reason in left.items():
        tell_not_written(f"{FOLDER}/{name}", reason, lang)
    return 1 if left else 0
