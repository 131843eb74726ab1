"""The words of findings: whole in both languages, and an editor's words."""

import re
import string
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

import pytest
import yaml
from finding_codes import PROJECT, SOURCES, codes_named_in, codes_raised_in

from playbook.checking.rules.references import _CODES as REFERENCE_CODES
from playbook.findings import Finding, Position, Severity, closest, excerpt
from playbook.languages import LANGUAGES, Language
from playbook.languages.words import read_words
from playbook.reading.missing import CODES_OF_MISSING
from playbook.reading.shape import _TYPE_CODES
from playbook.reading.syntax import _BEGUN, _NOTICED
from playbook.reports import (
    as_json,
    as_text,
    codes,
    coloured,
    explanation,
    hint,
    message,
    reason,
    said_of,
    summary,
    terminal_language,
    words,
)

FILES = ("findings", "reports")
PARTS = ("title", "message", "why", "hint", "guide")


@cache
def texts(name: str, language: Language) -> dict[str, str]:
    """Return every text of findings, by code and part, or of the reports around them, by key."""
    if name == "reports":
        return dict(read_words(PROJECT / "playbook/reports", language, "words"))
    said = ((code, part, getattr(said_of(code), part)) for code in sorted(codes()) for part in PARTS)
    return {f"{code}.{part}": text[language] for code, part, text in said if text}


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
def test_every_code_has_its_entry(language: Language) -> None:
    parts = [key.split(".") for key in texts("findings", language)]
    assert [part for part in parts if part[1] != "guide"] == [
        [code, part] for code in sorted(codes()) for part in PARTS if part != "guide"
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_guide_says_how_to_mend_what_a_hint_says_of_one_file_only(language: Language) -> None:
    said = texts("findings", language)
    assert {code for code in codes() if placeholders(said[f"{code}.hint"])} == {
        code for code in codes() if f"{code}.guide" in said
    }
    assert not any(placeholders(said.get(f"{code}.guide", "")) for code in codes())


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
    tables = [*_TYPE_CODES.values(), *CODES_OF_MISSING, *_NOTICED.values(), *_BEGUN.values()]
    assert {*tables, *REFERENCE_CODES.values()} <= codes()


def test_every_error_of_a_field_is_known_where_errors_become_findings() -> None:
    fields = sorted((PROJECT / "playbook/records").glob("*.py"))
    assert codes_raised_in(fields) <= codes()
    assert not codes() & _TYPE_CODES.keys()


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


LINES = {"data/contacts/x.yml": ["kind: member", "name: {fr: x, en: x}", "place: on  # Ontario"]}
WARNING = Finding(
    "suppression-ended", "data/contacts/y.yml", severity=Severity.WARNING, arguments={"id": "x", "date": "d"}
)


def shown_lines(file: str) -> Sequence[str]:
    return LINES.get(file, [])


def test_text_for_people_ends_with_errors_and_a_count() -> None:
    placed = replace(FINDING, position=Position(3, 8))
    assert as_text([placed, WARNING, NOTICE], 2, "en", lines=shown_lines).splitlines() == [
        "data/contacts/x.yml:1:1: notice: no case study names the contact “x” [unused-contact]",
        f"    To mend it: {hint(NOTICE, 'en')}",
        "data/contacts/y.yml:1:1: warning: the exception to “x” ended on d [suppression-ended]",
        f"    Why: {reason(WARNING, 'en')}",
        f"    To mend it: {hint(WARNING, 'en')}",
        "data/contacts/x.yml:3:8: error: no jurisdiction is called “on” [unknown-place]",
        "    3 | place: on  # Ontario",
        "      |        ^^",
        "      → place: ON  # Ontario",
        f"    Why: {reason(FINDING, 'en')}",
        "    To mend it: Did you mean “ON”? The jurisdictions are: BC, ON.",
        "",
        "2 files checked: 1 error, 1 warning, 1 notice",
    ]


def test_what_was_said_of_a_code_is_not_said_twice() -> None:
    text = as_text([FINDING, FINDING], 2, "en")
    assert text.count(reason(FINDING, "en")) == 1
    assert text.count(hint(FINDING, "en")) == 1
    assert text.count("[unknown-place]") == 2


def test_many_notices_of_one_code_are_counted() -> None:
    notices = [replace(NOTICE, file=f"data/contacts/{letter}.yml") for letter in "abcdefg"]
    text = as_text(notices, 7, "fr")
    assert [letter for letter in "abcdefg" if f"/{letter}.yml" in text] == ["a", "b", "c"]
    assert "[unused-contact] se trouve à 4 autres endroits" in text
    # Errors are all shown: each is to be mended.
    assert as_text([replace(notice, severity=Severity.ERROR) for notice in notices], 7, "fr").count(".yml:1:1") == 7


def test_errors_alone_can_be_shown() -> None:
    text = as_text([FINDING, WARNING, NOTICE], 2, "en", only_errors=True)
    assert "notice:" not in text
    assert "warning:" not in text
    assert text.endswith("1 error, 1 warning, 1 notice")


def test_long_line_is_cut_around_its_place() -> None:
    line = "a " * 200 + "wrng " + "b " * 200
    found = Finding("unknown-place", "x", Position(1, 401), arguments={"id": "wrng", "known": ""}, suggestion="wrong")
    shown = as_text([found], 1, "en", lines=lambda _: [line]).splitlines()
    assert len(shown[1]) < 120
    assert shown[1][shown[2].index("^") :].startswith("wrng b")
    assert shown[2].strip(" |") == "^^^^"
    assert "wrong b" in shown[3]


def test_spaces_that_do_not_break_can_be_seen() -> None:
    found = Finding(
        "missing-non-breaking-space", "x", Position(1, 5), arguments={"words": "a :"}, suggestion="a\N{NO-BREAK SPACE}:"
    )
    shown = as_text([found], 1, "en", lines=lambda _: ["fr: a : b"]).splitlines()
    assert shown[1:4] == ["    1 | fr: a : b", "      |     ^^^", "      → fr: a⍽: b"]
    assert "Did you mean “a⍽:”?" in shown[5]
    # Programs get what is to be written.
    assert yaml.safe_load(as_json([found], 1, "en"))["findings"][0]["suggestion"] == "a\N{NO-BREAK SPACE}:"


def test_quotation_marks_are_not_put_around_others() -> None:
    assert hint(replace(FINDING, suggestion="“new”"), "en").startswith("Did you mean “new”? ")


def test_list_of_what_is_known_is_never_left_empty() -> None:
    found = replace(FINDING, arguments={"id": "x", "known": ""}, suggestion=None)
    assert hint(found, "en") == "The jurisdictions are: nothing yet."


def test_colours_are_given_by_role() -> None:
    text = as_text([FINDING], 1, "en", lines=shown_lines, paint=lambda text, role: f"<{role}>{text}</{role}>")
    assert "<error>error</error>: no jurisdiction" in text
    assert "<label>Why:</label>" in text
    assert "\x1b[31;1merror\x1b[0m" in as_text([FINDING], 1, "en", paint=coloured)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("code", sorted(codes()))
def test_every_code_can_be_explained(code: str, language: Language) -> None:
    text = explanation(code, language)
    assert text.startswith(f"{code}: {said_of(code).title[language]}")
    assert not re.search(r"\{[a-z]+\}", text.partition(words("label-wrong", language))[0])


def test_json_for_programs_says_everything() -> None:
    assert yaml.safe_load(as_json([FINDING], 2, "fr")) == {
        "files": 2,
        "left_out": {},
        "findings": [
            {
                "code": "unknown-place",
                "severity": "error",
                "file": "data/contacts/x.yml",
                "line": 3,
                "column": 7,
                "path": "jurisdiction",
                "why": reason(FINDING, "fr"),
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
        (0, "0 files checked: 0 errors", "0 fichier vérifié\N{NO-BREAK SPACE}: 0 erreur"),
        (1, "1 file checked: 1 error", "1 fichier vérifié\N{NO-BREAK SPACE}: 1 erreur"),
        (2, "2 files checked: 2 errors", "2 fichiers vérifiés\N{NO-BREAK SPACE}: 2 erreurs"),
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
