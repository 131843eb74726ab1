"""Words are spelt right: records and pages by the checks, the site's own words and what its tools say here.

`spelling/*.txt` has what no dictionary knows and records or pages need; `tests/content/spelling/*.txt` what the site's own
words need besides, and `code.txt` the words of file formats and commands that messages quote. Each word was read by a person
before it went in.
"""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from conftest import ROOT
from texts import Place, names_without_translation, texts_of_messages

from playbook.checking.spelling.dictionaries import Dictionary, dictionary
from playbook.checking.spelling.word_lists import read_word_list
from playbook.checking.spelling.words import Names, forms, is_name, is_spelt, names_in_other_languages, words_of
from playbook.checking.wording.marks import hide
from playbook.languages import LANGUAGES, Language
from playbook.site import Site, load

LISTS = Path(__file__).parent / "spelling"
CODE = "code"

QUOTED = re.compile(r"«[^»]*»|“[^”]*”|\"[^\"]*\"|<[^>]*>")
"""In messages, what an editor types or what a page holds."""

NO_NAMES: Names = names_in_other_languages([])


def known(language: Language) -> Dictionary:
    """Return the dictionary of a language; the checks of this project never go without."""
    loaded = dictionary(language)
    assert loaded is not None
    return loaded


@cache
def kept(name: str) -> tuple[str, ...]:
    """Return the words of a list of the tests."""
    return tuple((LISTS / f"{name}.txt").read_text(encoding="utf-8").splitlines())


@cache
def listed(language: Language) -> frozenset[str]:
    """Return the words of the project's list, and those of the lists of the tests."""
    return frozenset(read_word_list(ROOT, language)[0].lines) | {*kept(language), *kept(CODE)}


def right(word: str, language: Language) -> bool:
    """Tell whether a word is right in what the site itself says."""
    return is_spelt(word, language, listed(language), known(language).knows)


def words(text: str, language: Language, names: Names = NO_NAMES) -> list[str]:
    """Return the words of a text."""
    return [word.written for word in words_of(hide(text), language, names)]


def messages(language: Language) -> Iterator[Place]:
    """Yield what the site and its tools say in a language, without what they quote."""
    for place in texts_of_messages():
        if place.language == language:
            yield place._replace(text=QUOTED.sub(" ", place.text))


@pytest.mark.parametrize("language", LANGUAGES)
def test_messages_are_spelt_right(language: Language) -> None:
    names = names_in_other_languages([(name.name, name.language) for name in names_without_translation()])
    found = {
        word: f"{place.file} {place.field}"
        for place in messages(language)
        for word in words(place.text, language, names)
        if not right(word, language)
    }
    assert found == {}


@pytest.mark.parametrize(
    ("word", "language", "is_right"),
    [
        ("l’école", "fr", True),
        ("l'école", "fr", True),
        ("l’écolle", "fr", False),
        ("e\u0301cole", "fr", True),
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
def test_dictionaries_are_those_of_canada(word: str, language: Language, is_right: bool) -> None:
    assert right(word, language) is is_right


def test_what_is_no_word_of_the_language_is_left_out() -> None:
    text = "See `qwzx`, [the page](qwzx.md), www.qwzx.ca, {{ case_link('qwzx') }}, servicesquebec.gouv.qc.ca and 12 G1."
    assert words(text, "en") == ["See", "the", "page", "and"]
    names = names_in_other_languages([("Nova Scotia Community College", "en")])
    assert words("la Nova Scotia\nCommunity College", "fr", names) == ["la"]
    assert "Nova" in words("the Nova Scotia Community College", "en", names)


@pytest.mark.parametrize("name", [*LANGUAGES, CODE])
def test_lists_of_the_tests_are_in_order(name: str) -> None:
    assert list(kept(name)) == sorted(set(kept(name)), key=lambda word: (word.casefold(), word))


def test_lists_of_the_tests_hold_only_what_nothing_else_knows() -> None:
    for language in LANGUAGES:
        project = read_word_list(ROOT, language)[0].lines
        assert [word for word in kept(language) if known(language).knows(word) or word in project] == []


def test_lists_of_the_tests_hold_only_what_is_needed() -> None:
    for language in LANGUAGES:
        said = {
            form
            for place in messages(language)
            for word in words(place.text, language)
            for form in forms(word, language)
        }
        said |= {part for word in said for part in word.split("-")}
        assert [word for word in kept(language) if word not in said] == []


def test_names_are_known_by_their_capital() -> None:
    assert all(map(is_name, ["Winnipegosis", "d’Ottawa", "l’EDSC"]))
    assert not any(map(is_name, ["bureaau", "l’écolle"]))


def test_records_and_pages_were_checked(project: Site) -> None:
    assert project.root == ROOT
    assert {finding.code for finding in load(ROOT).findings} & {
        "spelling-not-checked",
        "unknown-word",
        "unused-word",
        "misplaced-word",
    } == set()
