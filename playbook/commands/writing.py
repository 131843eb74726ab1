"""Writing the files that a command makes."""

import sys
from pathlib import Path

from playbook.commands.words import said
from playbook.file_links import LinkedFileError, write_file
from playbook.languages import Language


def is_written(root: Path, file: str, text: str, language: Language) -> bool:
    """Write a file of the project; where it can't be, say so and return `False`.

    Args:
        root: The project's folder.
        file: The file, relative to it.
        text: What it is to hold.
        language: The language of what is said.
    """
    try:
        write_file(root, file, text)
    except OSError as error:
        tell_not_written(file, error, language)
        return False
    return True


def tell_not_written(file: str, error: OSError, language: Language) -> None:
    """Say why a file is not written."""
    if isinstance(error, LinkedFileError):
        print(said("leads-elsewhere", language, file=error.link), file=sys.stderr)
    else:
        print(said("not-written", language, file=file, reason=error.strerror), file=sys.stderr)
