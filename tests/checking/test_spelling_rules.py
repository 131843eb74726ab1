"""Spelling is a check like the others: a place, the word that was meant, and lists of words that are right."""

import sys
from pathlib import Path

import pytest
from conftest import ROOT

from playbook.checking.spelling import check_spelling, unknown_words
from playbook.checking.spelling.dictionaries import Dictionary
from playbook.checking.spelling.known_words import KnownWords
from playbook.checking.validation import gather
from playbook.findings import Finding
from playbook.languages import LANGUAGES
from playbook.reading.prose import read_prose
from playbook.reading.settings import Settings
from playbook.reading.sources import Source, collect
from playbook.reports import hint, message

HEADER = "---\ntitle: {}\ndescription: {}\nsource: [{{document: editors}}]\n---\n"


def found(root: Path, fr: str = "", en: str = "") -> list[Finding]:
    """Check the pages of a project, and a term with a text in both languages."""
    (root / "spelling").mkdir(exist_ok=True)
    text = f'name: {{fr: Mot, en: Word}}\nabbreviation: {{fr: M, en: W}}\ndefinition:\n  fr: "{fr}"\n  en: "{en}"\n'
    sources = [Source("data/terms/word.yml", "terms", "word", text.encode())] if fr else []
    names = [source for source in collect(ROOT)[0] if source.folder == "names"]
    collection, wrong = gather([*sources, *names], today=None, settings=Settings())
    assert wrong == []
    findings = check_spelling(root, collection, read_prose(root)[0])
    for finding in findings:
        assert len({message(finding, language) + hint(finding, language) for language in LANGUAGES}) == 2
    return findings


def put(root: Path, file: str, text: str) -> None:
    (root / file).parent.mkdir(parents=True, exist_ok=True)
    (root / file).write_text(text, encoding="utf-8")


def shown(findings: list[Finding]) -> list[tuple[str, int, int, str, str | None]]:
    return [
        (finding.file, finding.position.line, finding.position.column, finding.arguments["words"], finding.suggestion)
        for finding in findings
    ]


def test_word_of_a_record_is_found_at_its_place(tmp_path: Path) -> None:
    findings = found(tmp_path, "Le bureaau d’ici, et l’écolle.", "The office will recieve it.")
    file = "data/terms/word.yml"
    assert shown(findings) == [
        (file, 4, 11, "bureaau", "bureau"),
        (file, 4, 29, "l’écolle", "l’école"),
        (file, 5, 24, "recieve", "receive"),
    ]
    assert [finding.path for finding in findings] == ["definition.fr", "definition.fr", "definition.en"]
    assert {(finding.code, finding.severity) for finding in findings} == {("unknown-word", "error")}
    assert [finding.arguments["list"] for finding in findings] == ["spelling/fr.txt"] * 2 + ["spelling/en.txt"]


def test_characters_may_be_written_by_their_names(tmp_path: Path) -> None:
    findings = found(tmp_path, "L’&eacute;cole, l&#39;&eacute;colle.", "Un&nbsp;certain.")
    assert [(finding.position.line, finding.position.column) for finding in findings] == [(4, 24), (5, 8)]


def test_names_of_records_are_known_by_their_capital(tmp_path: Path) -> None:
    assert found(tmp_path, "Le bureau de Qwzxville. Qwzxton y va.", "Qwzxville has it. Qwzxton goes there.") == []
    assert shown(found(tmp_path, "Biblioteque de Qwzxville.", "Qwzxville library.")) == [
        ("data/terms/word.yml", 4, 8, "Biblioteque", "Bibliothèque")
    ]


def test_straight_apostrophes_are_those_of_names_and_lists(tmp_path: Path) -> None:
    put(tmp_path, "spelling/fr.txt", "qw’zx\n")
    put(tmp_path, "spelling/en.txt", "qw’zx\n")
    name = "Maison de l'emploi et du développement humain"
    assert found(tmp_path, f"La {name} et le qw'zx.", f"The {name} and the qw'zx.") == []


def test_words_of_a_page_are_found_in_its_header_and_its_text(tmp_path: Path) -> None:
    text = HEADER.format("Nos sevices", "Une page.") + "Du texte.\n\n- un [bureaau](page.md) et `qwzx`, l'écolle\n"
    english = HEADER.format("Our sevices", "A page.") + "## Colour and color\n\nQwzxton is a name. {{ recieve() }}\n"
    put(tmp_path, "content/fr/page.md", text)
    put(tmp_path, "content/en/page.md", english)
    findings = found(tmp_path)
    assert shown(findings) == [
        ("content/fr/page.md", 2, 12, "sevices", "sévices"),
        ("content/fr/page.md", 8, 7, "bureaau", "bureau"),
        ("content/fr/page.md", 8, 36, "l'écolle", "l’école"),
        ("content/en/page.md", 2, 12, "sevices", "devices"),
        ("content/en/page.md", 6, 15, "color", "colour"),
        ("content/en/page.md", 8, 1, "Qwzxton", None),
    ]


def test_words_of_the_lists_are_right(tmp_path: Path) -> None:
    put(tmp_path, "spelling/fr.txt", "qwzx\n")
    put(tmp_path, "spelling/en.txt", "qwzx\n")
    assert found(tmp_path, "Le l’qwzx et le service-qwzx.", "The well-qwzx Qwzx’s.") == []


def test_words_of_the_lists_are_needed_and_in_order(tmp_path: Path) -> None:
    put(tmp_path, "spelling/fr.txt", "qwzx\nbureau\n")
    put(tmp_path, "spelling/en.txt", "Qwzx\nqwzx\nqwzx\n")
    findings = found(tmp_path, "Le qwzx.", "The Qwzx.")
    assert [(finding.code, finding.file, finding.position.line, finding.severity) for finding in findings] == [
        ("misplaced-word", "spelling/fr.txt", 2, "warning"),
        ("misplaced-word", "spelling/en.txt", 3, "warning"),
        ("unused-word", "spelling/fr.txt", 2, "warning"),
        ("unused-word", "spelling/en.txt", 2, "warning"),
    ]
    assert [finding.arguments["word"] for finding in findings] == ["bureau", "qwzx", "bureau", "qwzx"]


def test_list_that_can_not_be_read_is_found(tmp_path: Path) -> None:
    (tmp_path / "spelling/en.txt").mkdir(parents=True)
    (tmp_path / "spelling/fr.txt").write_bytes(b"\xe9t\xe9\n")
    assert [(finding.code, finding.file) for finding in found(tmp_path)] == [
        ("not-utf8", "spelling/fr.txt"),
        ("unreadable-file", "spelling/en.txt"),
    ]


@pytest.mark.skipif(sys.platform == "win32", reason="making a link needs a right there")
def test_list_is_no_link(tmp_path: Path) -> None:
    put(tmp_path, "elsewhere.txt", "qwzx\n")
    (tmp_path / "spelling").mkdir()
    (tmp_path / "spelling/en.txt").symlink_to(tmp_path / "elsewhere.txt")
    assert [(finding.code, finding.file) for finding in found(tmp_path)] == [("linked-file", "spelling/en.txt")]


def test_without_dictionaries_it_is_said_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(unknown_words, "dictionary", lambda _: None)
    (finding,) = found(tmp_path, "Le bureaau.", "The offfice.")
    assert (finding.code, finding.severity) == ("spelling-not-checked", "notice")


def test_project_without_lists_is_not_checked(tmp_path: Path) -> None:
    collection, _ = gather([], today=None, settings=Settings())
    put(tmp_path, "content/en/page.md", HEADER.format("Our sevices", "A page."))
    assert check_spelling(tmp_path, collection, read_prose(tmp_path)[0]) == []


def test_of_a_text_in_another_language_one_word_is_found(tmp_path: Path) -> None:
    english = "the offices of both governments share rooms where people receive their letters."
    assert len(found(tmp_path, english, english)) == 1


def test_word_of_the_project_is_what_was_meant(tmp_path: Path) -> None:
    assert [finding.suggestion for finding in found(tmp_path, "Un.", "Many services, one of the sevices.")] == [
        "services"
    ]


def test_many_wrong_words_take_no_longer_than_a_few(tmp_path: Path) -> None:
    words = " ".join(f"the wrng{letter}{other} is here," for letter in "bcdfghjkl" for other in "mnpqrstvwx")
    findings = found(tmp_path, "Un.", words)
    assert len(findings) == 90
    assert sum(finding.suggestion is not None for finding in findings) <= 10


def _asked(root: Path, *words: str, edition: str = "1") -> tuple[list[bool], list[str]]:
    """Look words up in a dictionary that knows one; return the answers, and the words for which it was asked."""
    asked: list[str] = []

    def knows(word: str) -> bool:
        asked.append(word)
        return word == "bridge"

    known = KnownWords(root)
    lookup = known.lookup("en", Dictionary(edition, knows, lambda _: ()))
    answers = [lookup(word) for word in words]
    known.keep()
    return answers, asked


def test_a_dictionary_is_asked_once_for_a_word(tmp_path: Path) -> None:
    assert _asked(tmp_path, "bridge", "brigde") == ([True, False], ["bridge", "brigde"])
    assert _asked(tmp_path, "bridge", "brigde") == ([True, False], [])
    assert _asked(tmp_path, "brigde", "road") == ([False, False], ["road"])
    assert _asked(tmp_path, "bridge", "road") == ([True, False], [])
    assert _asked(tmp_path, "bridge", edition="2") == ([True], ["bridge"])


@pytest.mark.parametrize("kept", ["", "[]", '{"en": 1}', '{"en": ["1", null, []]}', "\u00e9{"])
def test_what_cannot_be_read_of_earlier_answers_is_asked_again(tmp_path: Path, kept: str) -> None:
    (tmp_path / ".cache").mkdir()
    (tmp_path / ".cache/known-words.json").write_text(kept, encoding="latin-1")
    assert _asked(tmp_path, "bridge") == ([True], ["bridge"])
    assert _asked(tmp_path, "bridge") == ([True], [])


def test_answers_are_not_kept_where_a_link_leads(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / ".cache").symlink_to(tmp_path / "elsewhere")
    assert _asked(tmp_path, "bridge") == ([True], ["bridge"])
    assert list((tmp_path / "elsewhere").iterdir()) == []
