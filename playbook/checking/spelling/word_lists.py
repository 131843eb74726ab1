"""The words that are right though no dictionary has them: a list for each language, kept by hand."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Final

from playbook.file_links import link_on_way
from playbook.findings import Finding, Position, Severity
from playbook.languages import Language
from playbook.reading.sources import content_of, linked
from playbook.reading.text import read_text

FOLDER: Final = "spelling"
"""The folder of the lists; a project without it has no words checked."""


@dataclass(frozen=True, slots=True)
class WordList:
    """The words of a list.

    Attributes:
        file: Its name, relative to the project's root.
        lines: The line on which each word stands, from 1.
    """

    file: str
    lines: dict[str, int]


def read_word_list(root: Path, language: Language) -> tuple[WordList, list[Finding]]:
    """Read the list of a language.

    Args:
        root: The project's folder.
        language: The language.

    Returns:
        The list, which is empty where there is no file; and what is wrong with it.
    """
    file = f"{FOLDER}/{language}.txt"
    empty = WordList(file, {})
    if link_on_way(root, file):
        return empty, [linked(file)]
    if not (root / file).exists():
        return empty, []
    content = content_of(root / file)
    text, findings = read_text(content, file) if content is not None else (None, [Finding("unreadable-file", file)])
    if text is None:
        return empty, findings
    lines = {word: number for number, word in reversed([*enumerate(text.split("\n"), 1)]) if word.strip()}
    return WordList(file, lines), [*findings, *_out_of_order(text.rstrip("\n").split("\n"), file)]


def _out_of_order(words: list[str], file: str) -> Iterator[Finding]:
    """Find the first word of a list that does not stand after the one before it, whatever their capitals."""
    keys = [(word.casefold(), word, number) for number, word in enumerate(words, 1) if word.strip()]
    for before, key in pairwise(keys):
        if key[:2] <= before[:2]:
            shown = {"word": key[1], "before": before[1]}
            yield Finding("misplaced-word", file, Position(key[2], 1), severity=Severity.WARNING, arguments=shown)
            return


def unused_words(words: WordList, used: Collection[str]) -> Iterator[Finding]:
    """Find the words of a list that no text needs."""
    for word, line in words.lines.items():
        if word not in used:
            yield Finding(
                "unused-word", words.file, Position(line, 1), severity=Severity.WARNING, arguments={"word": word}
            )
