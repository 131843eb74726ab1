"""The words of the site: what a reader who mistypes one has probably meant, and what it calls what readers call else."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import lru_cache
from itertools import takewhile
from typing import Any, Final

from playbook.languages import Language
from playbook.languages.spelling import as_key, gazetteer, spelling
from playbook.outputs.search.preparing import PreparedPage

_TAG: Final = re.compile(r"<[^>]*>|&[#\w]+;")
_HEADING: Final = re.compile(r"<h[2-4][^>]*>(.*?)</h[2-4]>", re.DOTALL)
_ABBREVIATED: Final = re.compile(r"(.+) \(([^()]+)\)")
_WORD: Final = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")

SHORTEST: Final = 3
"""Shorter words are never corrected, nor corrected to."""

HEAVY: Final = 500
"""On how many pages a word is that takes long to load."""


def vocabulary(pages: Iterable[PreparedPage], ligatures: Mapping[str, str], language: Language) -> dict[str, Any]:
    """Gather the words of a language for the script of the search.

    Args:
        pages: The prepared pages of the language.
        ligatures: The words with ligatures by how they are typed.
        language: The language.

    Returns:
        `names`, the words of titles and headings; `words`, all others; `foreign`, those of titles in the other language;
        all shortened by what each has in common with the one before. `heavy`, those on very many pages; `also`, the words
        for which there is something else to search for, by that; and the rest of what `spelling.<language>.yml` says.
    """
    names: set[str] = set()
    foreign: set[str] = set()
    times: Counter[str] = Counter()
    for page in pages:
        names.update(_words(page.title))
        names.update(_words(" ".join(_HEADING.findall(page.html))))
        foreign.update(_words(page.other_title))
        times.update(_words(page.html))
    words = set(times)
    how_readers_type = spelling(language)
    return {
        **how_readers_type,
        "names": shortened(names),
        "words": shortened(words - names),
        "foreign": shortened(foreign - words - names),
        "heavy": " ".join(sorted(word for word, pages_with_it in times.items() if pages_with_it >= HEAVY)),
        "ligatures": dict(sorted(ligatures.items())),
        "also": by_meaning({**_abbreviations(pages, language), **gazetteer(language), **how_readers_type["also"]}),
    }


def _abbreviations(pages: Iterable[PreparedPage], language: Language) -> dict[str, str]:
    """Return the names of the glossary by their abbreviations."""
    stop = spelling(language)["stop"].split()
    meant: dict[str, str] = {}
    for page in pages:
        if page.kind == "term" and (found := _ABBREVIATED.fullmatch(page.title)):
            name, abbreviation = found.groups()
            words = [word for word in _WORD.findall(name.lower()) if word not in stop and len(word) >= SHORTEST]
            meant[as_key(abbreviation)] = " ".join(words)
    return meant


def _words(html: str) -> set[str]:
    # What stands between spaces is the same on many pages.
    return set().union(*map(_words_of, set(_TAG.sub(" ", html).split())))


@lru_cache(maxsize=100_000)
def _words_of(text: str) -> frozenset[str]:
    found = set(_WORD.findall(text.lower()))
    for word in [word for word in found if "-" in word]:
        found.remove(word)
        found.update((*word.split("-"), word.replace("-", "")))
    return frozenset(word for word in found if len(word) >= SHORTEST)


def shortened(words: Iterable[str]) -> str:
    """Return words in order, each as the length that it shares with the one before, in base 36, and its own end.

    Args:
        words: Words without capitals and figures: those are the lengths, and so tell where a word begins.
    """
    before = ""
    short: list[str] = []
    for word in sorted(words):
        shared = min(35, sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(before, word, strict=False))))
        short.append("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"[shared] + word[shared:])
        before = word
    return "".join(short)


def by_meaning(also: Mapping[str, str]) -> dict[str, str]:
    """Return words by what else to search for: many towns are in the same province.

    Args:
        also: What else to search for, by the word as it is typed.
    """
    typed: dict[str, list[str]] = {}
    for word, meant in also.items():
        typed.setdefault(meant, []).append(word)
    return {meant: " ".join(words) for meant, words in typed.items()}
