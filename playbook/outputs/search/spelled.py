"""Words that are right although the site does not have them: the search must not take them for mistyped ones."""

from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

import playbook.languages
from playbook.languages import Language
from playbook.languages.spelling import as_key


@cache
def dictionary(language: Language) -> frozenset[str]:
    """Return the words in common use, without accents."""
    folder = Path(playbook.languages.__file__).parent / "dictionary"
    return frozenset(map(as_key, (folder / f"{language}.txt").read_text(encoding="utf-8").split()))


def lookalikes(words: Iterable[str], language: Language) -> frozenset[str]:
    """Find the right words that the search might take for mistyped ones.

    Args:
        words: The words of the site.
        language: Their language.

    Returns:
        The words of the dictionary which the site does not have, and which are one slip from one that it has. Hands are
        not supposed to slip on the first letter, and a word that begins one of the site is found as it is.
    """
    known = frozenset(map(as_key, words))
    beginnings = {word[:length] for word in known for length in range(len(word) + 1)}
    near = {pattern for word in known for pattern in _slips(word)}
    return frozenset(word for word in dictionary(language) - beginnings if not near.isdisjoint(_slips(word)))


def _slips(word: str) -> Iterator[str]:
    """Yield patterns that a word shares with those which differ from it by a letter, or by the order of two."""
    for at in range(1, len(word) + 1):
        before, after = word[:at], word[at:]
        yield f"{before}*{after}"
        if after:
            yield f"{before}*{after[1:]}"
            yield f"{before}~{''.join(sorted(after[:2]))}{after[2:]}"
