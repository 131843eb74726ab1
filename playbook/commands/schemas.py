"""`playbook schemas`: writes the JSON Schema of each record type into schemas/."""

import sys
from pathlib import Path

from playbook.commands.options import lang_option, refuse_no_folder, root_option
from playbook.commands.syntax import Command
from playbook.commands.words import said
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
        print(said("not-written", lang, file=FOLDER, reason=error.strerror), file=sys.stderr)
        return 1
    written, left = write_schemas(root)
    for name in written:
        print(f"{FOLDER}/{name}")
    for name, reason in left.items():
        print(said("not-written", lang, file=f"{FOLDER}/{name}", reason=reason), file=sys.stderr)
    return 1 if left else 0
