"""What dictionaries answered before: to load them takes longer than everything else that is checked of one file."""

import json
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any, Final

from playbook.checking.spelling.dictionaries import Dictionary
from playbook.file_links import write_file
from playbook.languages import Language

_FILE: Final = ".cache/known-words.json"


class KnownWords:
    """The words that the dictionaries of a project were asked for, from one run to the next."""

    def __init__(self, root: Path) -> None:
        """Read what was kept.

        Args:
            root: The project's folder.
        """
        self._root = root
        self._before = _read(root)
        self._answers: dict[Language, tuple[str, dict[str, bool]]] = {}
        self._is_new = False

    def lookup(self, language: Language, dictionary: Dictionary) -> Callable[[str], bool]:
        """Return what tells whether a word is in a dictionary; the dictionary is asked for new words only.

        Args:
            language: The language.
            dictionary: Its dictionary; nothing holds that another edition answered.
        """
        edition, kept = self._before.get(language, ("", {}))
        answers = dict(kept) if edition == dictionary.edition else {}
        self._answers[language] = (dictionary.edition, answers)

        def knows(word: str) -> bool:
            if word not in answers:
                answers[word] = dictionary.knows(word)
                self._is_new = True
            return answers[word]

        return knows

    def keep(self) -> None:
        """Keep what was answered; where that can't be written, the dictionaries are asked again next time."""
        if not self._is_new:
            return
        written = {
            language: [
                edition,
                *(sorted(word for word, is_in in answers.items() if is_in is side) for side in (True, False)),
            ]
            for language, (edition, answers) in self._answers.items()
        }
        with suppress(OSError):
            write_file(self._root, _FILE, json.dumps(written, ensure_ascii=False))


def _read(root: Path) -> dict[str, tuple[str, dict[str, bool]]]:
    try:
        kept: dict[str, Any] = json.loads((root / _FILE).read_text(encoding="utf-8"))
        return {
            language: (edition, dict.fromkeys(right, True) | dict.fromkeys(wrong, False))
            for language, (edition, right, wrong) in kept.items()
        }
    except (OSError, ValueError, TypeError, AttributeError):
        return {}
