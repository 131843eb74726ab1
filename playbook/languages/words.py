"""Words by language: files named `<name>.<language>.yml`, both of which have the same keys."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from playbook.languages import Language
from playbook.languages.data_files import read_data


@cache
def read_words(folder: Path, language: Language, name: str = "*") -> Mapping[str, Any]:
    """Read the words of a language.

    Args:
        folder: Where the files are.
        language: The language.
        name: Their name before the language; by default, the files of the folder are read as one.
    """
    words: dict[str, Any] = {}
    for file in sorted(folder.glob(f"{name}.{language}.yml")):
        words |= read_data(file)
    return words
