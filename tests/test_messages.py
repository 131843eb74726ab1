"""The words of findings: whole in both languages, and an editor's words."""

import re
import string
from collections.abc import Iterator
from functools import cache
from typing import Any

import pytest
import yaml
from finding_codes import PROJECT, SOURCES, codes_named_in, codes_raised_in

from playbook.findings import Finding, Position, Severity, closest, excerpt
from playbook.languages import LANGUAGES, Language
from playbook.reports import as_json, as_text, codes, hint, message, summary, terminal_language
from playbook.rules.references import _CODES as REFERENCE_CODES
from playbook.shape import _MISSING_TEXT, _OWN_CODES, _TYPE_CODES
from playbook.syntax import _BEGUN, _NOTICED

FILES = ("findings", "reports")


@cache
def texts(name: str, language: Language) -> dict[str, str]:
    """Return every text of a file of messages, by its place in the file."""
    path = PROJECT / f"playbook/messages/{name}.{language}.yml"
    loaded: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return dict(_flat(loaded))


def _flat(loaded: dict[str, Any]) -> Iterator[tuple[str, str]]:
    for key, value in loaded.items():
        if isinstance(value, dict):
            yield from ((f"{key}.{part}", text) for part, text in value.items())
        else:
            yield key, value


def placeholders(text: str) -> set[str]:
    """Return the names in braces."""
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


@pytest.mark.parametrize("name", FILES)
def test_both_languages_say_the_same_things(name: str) -> None:
    french, english = texts(name, "fr"), texts(name, "en")
    assert list(french) == list(english)
    # The hint of a code may quote in one sentence what the other language quotes in the message.
    for code in {key.partition(".")[0] for key in english}:
        of_code = [
            {word for key, text in language.items() if key.partition(".")[0] == code for word in placeholders(text)}
            for language in (french, english)
        ]
        assert of_code[0] == of_code[1], code


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_code_has_a_message_and_a_hint(language: Language) -> None:
    parts = [key.split(".") for key in texts("findings", language)]
    assert parts == [[code, part] for code in dict.fromkeys(part[0] for part in parts) for part in ("message", "hint")]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("code", sorted(codes()))
def test_every_message_can_be_filled(code: str, language: Language) -> None:
    words = texts("findings", language)
    names = placeholders(words[f"{code}.message"]) | placeholders(words[f"{code}.hint"])
    finding = Finding(code, "f.yml", arguments=dict.fromkeys(names, "list"))
    assert "{list}" not in message(finding, language) + hint(finding, language)


def test_every_code_that_is_raised_has_words() -> None:
    raised = codes_raised_in(SOURCES)
    assert {code for code in raised if not any(re.fullmatch(code, known) for known in codes())} == set()
    tables = [*_TYPE_CODES.values(), *_OWN_CODES, *_MISSING_TEXT.values(), *_NOTICED.values(), *_BEGUN.values()]
    assert {*tables, *REFERENCE_CODES.values()} <= codes()


def test_every_error_of_a_field_is_known_where_errors_become_findings() -> None:
    fields = PROJECT / "playbook/records/fields.py"
    raised = codes_raised_in([fields]) | (codes_named_in([fields]) - {"fr", "en"})
    assert raised <= _OWN_CODES | set(_TYPE_CODES)


def test_every_code_with_words_is_raised() -> None:
    assert codes() == codes_named_in(SOURCES)


JARGON = (
    r"\b(mappings?|sequences?|scalars?|booleans?|strings?|integers?|floats?|null|none|dict|YAML|parser|syntax|token)\b"
)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", FILES)
def test_words_are_those_of_an_editor(name: str, language: Language) -> None:
    for key, text in texts(name, language).items():
        assert not re.search(JARGON, text, re.IGNORECASE), key


@pytest.mark.parametrize("name", FILES)
def test_french_is_set_as_french_is(name: str) -> None:
    for key, text in texts(name, "fr").items():
        assert not re.search(r" [:;!?»]|« |\w'\w|\s[;!?]", text), key
        assert text.count("«\N{NO-BREAK SPACE}") == text.count("«"), key
        assert text.count("\N{NO-BREAK SPACE}»") == text.count("»"), key
        # What stands in French quotation marks may be what an editor types, where a colon follows the name.
        prose = re.sub(r"«[^»]*»|^\{place\}:|\{[^}]*\}|\w+://\S+|\"[^\"]*\"", "", text)
        assert not re.search(r"(?<!\N{NO-BREAK SPACE}):", prose), key


@pytest.mark.parametrize("name", FILES)
def test_english_has_its_quotation_marks(name: str) -> None:
    for key, text in texts(name, "en").items():
        assert text.count("“") == text.count("”"), key
        assert "«" not in text, key


FINDING = Finding(
    "unknown-place",
    "data/contacts/x.yml",
    Position(3, 7),
    "jurisdiction",
    arguments={"id": "on", "known": "BC, ON"},
    suggestion="ON",
)
NOTICE = Finding("unused-contact", "data/contacts/x.yml", severity=Severity.NOTICE, arguments={"id": "x"})


def test_text_for_people_ends_with_errors_and_a_count() -> None:
    assert as_text([FINDING, NOTICE], 2, "en").splitlines() == [
        "data/contacts/x.yml:1:1: notice: no case study names the contact “x” [unused-contact]",
        "    Nothing needs to be done; some members have no case study.",
        "data/contacts/x.yml:3:7: error: no jurisdiction is called “on” [unknown-place]",
        "    Did you mean “ON”? The jurisdictions are: BC, ON.",
        "2 files checked: 1 error, 1 notice",
    ]


def test_json_for_programs_says_everything() -> None:
    assert yaml.safe_load(as_json([FINDING], 2, "fr")) == {
        "files": 2,
        "findings": [
            {
                "code": "unknown-place",
                "severity": "error",
                "file": "data/contacts/x.yml",
                "line": 3,
                "column": 7,
                "path": "jurisdiction",
                "message": "aucune administration ne s’appelle «\N{NO-BREAK SPACE}on\N{NO-BREAK SPACE}»",
                "hint": (
                    "Vouliez-vous dire «\N{NO-BREAK SPACE}ON\N{NO-BREAK SPACE}»? "
                    "Les administrations sont\N{NO-BREAK SPACE}: BC, ON."
                ),
                "suggestion": "ON",
            }
        ],
    }


@pytest.mark.parametrize(
    ("number", "english", "french"),
    [
        (0, "0 files checked: 0 errors, 0 notices", "0 fichier vérifié\N{NO-BREAK SPACE}: 0 erreur, 0 avis"),
        (1, "1 file checked: 1 error, 0 notices", "1 fichier vérifié\N{NO-BREAK SPACE}: 1 erreur, 0 avis"),
        (2, "2 files checked: 2 errors, 0 notices", "2 fichiers vérifiés\N{NO-BREAK SPACE}: 2 erreurs, 0 avis"),
    ],
)
def test_counts_follow_the_language(number: int, english: str, french: str) -> None:
    assert summary([FINDING] * number, number, "en") == english
    assert summary([FINDING] * number, number, "fr") == french


@pytest.mark.parametrize(
    ("environment", "language"),
    [
        ({}, "en"),
        ({"LANG": "fr_CA.UTF-8"}, "fr"),
        ({"LANG": "fr_CA.UTF-8", "LC_ALL": "C"}, "en"),
        ({"LANG": "en_CA.UTF-8", "PLAYBOOK_LANG": "FR"}, "fr"),
        ({"LANG": "de_DE.UTF-8"}, "en"),
        ({"LANG": ""}, "en"),
    ],
)
def test_terminal_speaks_the_language_of_the_person(environment: dict[str, str], language: str) -> None:
    assert terminal_language(environment) == language


@pytest.mark.parametrize(
    ("word", "meant"), [("outraech", "outreach"), ("OUTREACH", "outreach"), ("on", "ON"), ("xyz", None), ("", None)]
)
def test_word_that_was_probably_meant(word: str, meant: str | None) -> None:
    assert closest(word, ["co-location", "outreach", "ON"]) == meant


def test_quoted_words_stay_on_one_short_line() -> None:
    assert excerpt("a\n  b\tc") == "a b c"
    assert excerpt("x" * 60) == "x" * 60
    assert excerpt("x" * 61) == "x" * 60 + "…"
