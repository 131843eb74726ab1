"""Words that are right although the site does not have them: the search must not take them for mistyped ones."""

from pathlib import Path
from string import ascii_lowercase

import playbook.languages
from playbook.languages import Language


def right_words(language: Language) -> dict[str, str]:
    """Return the words in common use by their first letter.

    Returns:
        For each letter its words without accents, with spaces between them. They do not depend on the site: a browser that
        doubts a word loads those of its letter, and sees whether it is among them.
    """
    file = Path(playbook.languages.__file__).parent / "dictionary" / f"{language}.txt"
    lines = {line[0]: line for line in file.read_text(encoding="utf-8").splitlines()}
    return {letter: lines.get(letter, "") for letter in ascii_lowercase}
