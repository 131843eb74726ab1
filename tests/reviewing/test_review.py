"""`playbook review`: the comment for each kind of change, word for word.

What is expected stands in `expected/`. To write it anew after a change that is meant, delete the file and run its test:
it is written, the test fails once, and the difference is there to be read.
"""

import shutil
from collections.abc import Callable
from pathlib import Path

import markdown_it
import pytest
from conftest import MadeOnce
from finding_codes import PROJECT
from repositories import commit, git
from running import run

from playbook.languages import LANGUAGES
from playbook.languages.words import read_words
from playbook.reviewing import LIMIT, MARKER

EXPECTED = Path(__file__).parent / "expected"
TODAY = "2026-11-29"
PREVIEW = "https://preview.example.ca/12/"
CASES = "data/casestudies"

ODD = "*bold* @someone, #12, 7 < 8 | GH-4 `code`"
HOSTILE = "*bold* @someone #12 !3 GH-4 <b>x</b> | [a](https://a.example.ca) `code` www.example.ca ~~x~~"


def write(project: Path, file: str, text: str) -> None:
    (project / file).parent.mkdir(parents=True, exist_ok=True)
    (project / file).write_text(text, encoding="utf-8")


def replace(project: Path, file: str, *pairs: tuple[str, str]) -> None:
    text = (project / file).read_text(encoding="utf-8")
    for old, new in pairs:
        assert old in text
        text = text.replace(old, new)
    write(project, file, text)


def new_record(project: Path) -> None:
    text = (project / CASES / "bridge.yml").read_text(encoding="utf-8")
    write(project, f"{CASES}/ferry.yml", text.replace("Le pont", "Le traversier").replace("The bridge", "The ferry"))


def one_language(project: Path) -> None:
    replace(project, f"{CASES}/bridge.yml", ("en: The context.", "en: The opposite of the context."))


def both_languages(project: Path) -> None:
    replace(
        project,
        f"{CASES}/bridge.yml",
        ("fr: Le contexte.", f"fr: 'Le nouveau contexte {ODD}'"),
        ("en: The context.", f"en: 'The new context {ODD}'"),
    )


def renamed_record(project: Path) -> None:
    (project / CASES / "bridge.yml").rename(project / CASES / "footbridge.yml")
    replace(project, f"{CASES}/airport.yml", ("case:bridge", "case:footbridge"))
    write(
        project,
        "data/redirects/bridge.yml",
        "addresses: {fr: [case-studies/bridge], en: [case-studies/bridge]}\nto: case:footbridge\nsince: 2026-11-22\n"
        "reason: {fr: Un autre nom., en: Another name.}\n",
    )


def removed_record(project: Path) -> None:
    (project / CASES / "depot.yml").unlink()


def contact_changed(project: Path) -> None:
    replace(project, "data/contacts/north.yml", ("867-555-0123", "867-555-0177"), ("Marie Tremblay", "Léa Roy"))


def new_link(project: Path) -> None:
    replace(
        project,
        f"{CASES}/airport.yml",
        ("https://www.exemple.ca/fr", "https://www.exemple.ca/neuf"),
        ("https://www.example.ca/en", "https://www.example.ca/new"),
    )


def prose_page(project: Path) -> None:
    for language, words in (("fr", "Des mots neufs."), ("en", "New words.")):
        path = project / f"content/{language}/tools.md"
        path.write_text(f"{path.read_text(encoding='utf-8')}\n{words}\n", encoding="utf-8")


def findings(project: Path) -> None:
    replace(project, f"{CASES}/bridge.yml", ("model: visits", "model: visit"))
    replace(
        project,
        f"{CASES}/depot.yml",
        ("title: {fr: Le dépôt, en: The depot}", f"title: {{fr: '{HOSTILE}', en: '{HOSTILE}'}}"),
    )


def nothing(_: Path) -> None:
    """Leave all as it is."""


CHANGES: dict[str, Callable[[Path], None]] = {
    "new-record": new_record,
    "one-language": one_language,
    "both-languages": both_languages,
    "renamed-record": renamed_record,
    "removed-record": removed_record,
    "contact-changed": contact_changed,
    "new-link": new_link,
    "prose-page": prose_page,
    "findings": findings,
    "nothing": nothing,
}


@pytest.fixture
def project(made_once: MadeOnce, tmp_path: Path) -> Path:
    """A small project with a history."""

    def make(folder: Path) -> None:
        shutil.copytree(PROJECT / "tests/base", folder)
        shutil.copytree(PROJECT / "macros", folder / "macros", ignore=shutil.ignore_patterns("__pycache__"))
        git(folder, "init", "--quiet", "--initial-branch=main")
        commit(folder)

    return Path(shutil.copytree(made_once("reviewed", make), tmp_path / "project"))


def reviewed(project: Path, *options: str) -> str:
    done = run(project, "review", "--since", "main", "--today", TODAY, *options)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith(f"{MARKER}\n")
    assert len(done.stdout) <= LIMIT
    return done.stdout


@pytest.mark.parametrize("name", CHANGES)
def test_comment_is_as_expected(project: Path, name: str) -> None:
    CHANGES[name](project)
    text = reviewed(project, "--preview-url", PREVIEW)
    expected = EXPECTED / f"{name}.md"
    if not expected.is_file():
        expected.write_text(text, encoding="utf-8")
        pytest.fail(f"{expected.name} is written: read it, and run this again")
    assert text == expected.read_text(encoding="utf-8")


@pytest.mark.parametrize("change", [both_languages, findings])
def test_text_of_records_stays_text(project: Path, change: Callable[[Path], None]) -> None:
    change(project)
    tokens = markdown_it.MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(reviewed(project))
    inside = [child for token in tokens for child in token.children or ()]
    shown = "".join(child.content for child in inside if child.type == "text")
    assert not {"link_open", "em_open", "s_open"} & {child.type for child in inside}
    assert {child.content for child in inside if child.type == "html_inline"} <= {
        *("<br>", "<del>", "</del>", "<ins>", "</ins>")
    }
    assert "someone" in shown
    for call in ("@someone", "#12", "!3", "GH-4"):
        assert call not in shown


def test_two_hundred_records_fit_in_a_comment(project: Path) -> None:
    text = (project / CASES / "bridge.yml").read_text(encoding="utf-8")
    for number in range(200):
        title = f"title: {{fr: Le pont {number}, en: Bridge {number}}}"
        record = text.replace("title: {fr: Le pont, en: The bridge}", title).replace(
            "The context.", "The context. " * 30
        )
        write(project, f"{CASES}/bridge-{number}.yml", record.replace("Le contexte.", "Le contexte. " * 30))
    text = reviewed(project)
    assert len(text) > LIMIT * 0.9
    assert text.count("can have no more characters") >= 2
    assert text.count("<details") == text.count("</details>")


@pytest.mark.parametrize("language", LANGUAGES)
def test_comment_speaks_the_language_that_is_asked_for(project: Path, language: str) -> None:
    one_language(project)
    text = reviewed(project, "--language", language)
    assert ("only the English changed" in text) == (language == "en")
    assert ("seul l’anglais a changé" in text) == (language == "fr")


def test_pages_are_weighed_where_both_sites_are_given(project: Path, tmp_path: Path) -> None:
    for side, page in (("old", "<p>x</p>"), ("new", "<p>longer</p>")):
        write(tmp_path, f"{side}/index.html", page)
        write(tmp_path, f"{side}/en/a/index.html", page)
        write(tmp_path, f"{side}/style.css", "p {}")
    text = reviewed(project, "--before", str(tmp_path / "old"), "--after", str(tmp_path / "new"))
    assert "+10 bytes" in text
    assert "| `/en/a/` | 8 | 13 | +5 |" in text
    assert "style.css" not in text


@pytest.mark.parametrize(
    ("options", "reason"),
    [
        (("--since", "nowhere"), "“nowhere” is no revision"),
        ((), "--since is missing"),
        (("--since", "main", "--before", "."), "go together"),
        (("--since", "main", "--before", ".", "--after", "."), "is not a built site"),
        (("--since", "main", "--preview-url", "javascript:x"), "is not a web address"),
        (("--since", "main", "--language", "de"), "not among the choices: fr, en, both"),
    ],
)
def test_wrong_use(project: Path, options: tuple[str, ...], reason: str) -> None:
    done = run(project, "review", *options)
    assert (done.returncode, done.stdout) == (2, "")
    assert reason in done.stderr


def test_records_of_then_that_fail_today_are_no_reason_to_say_nothing(project: Path) -> None:
    replace(project, f"{CASES}/bridge.yml", ("model: visits", "model: visit"))
    commit(project)
    replace(project, f"{CASES}/bridge.yml", ("model: visit", "model: visits"))
    text = reviewed(project)
    assert "can’t be compared with those before" in text


def test_words_are_the_same_in_both_languages() -> None:
    french, english = (read_words(PROJECT / "playbook/reviewing", language) for language in LANGUAGES)
    assert list(french) == list(english)
