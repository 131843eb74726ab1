"""The help of the commands and what is said of wrong use: in the language that is asked for, to the last word."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from running import run

from playbook.commands.program import COMMANDS
from playbook.commands.words import command_words
from playbook.languages import LANGUAGES, Language

NBSP = "\N{NO-BREAK SPACE}"

ENGLISH = re.compile(r"\b(?:the|this|show|usage|commands|error|needs|is|missing)\b", re.IGNORECASE)
"""Words that English texts here are made of, and French ones are not."""


def texts(words: Any, at: str = "") -> Iterator[tuple[str, str]]:
    """Walk all texts with the path at which each stands."""
    if isinstance(words, str):
        yield at, words
        return
    for key, inside in words.items():
        yield from texts(inside, f"{at}.{key}")


def test_words_are_the_same_in_both_languages() -> None:
    french, english = (dict(texts(command_words(language))) for language in LANGUAGES)
    assert list(french) == list(english)
    for key, text in french.items():
        assert re.findall(r"\{\w+\}", text) == re.findall(r"\{\w+\}", english[key]), key


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_help_explains_every_option_in_the_language(tmp_path: Path, command: str, language: Language) -> None:
    for option in ("--help", "-h"):
        done = run(tmp_path, *filter(None, [command]), option, "--lang", language)
        assert (done.returncode, done.stderr) == (0, "")
    shown = " ".join(done.stdout.split())
    words = command_words(language)[command or "playbook"]
    for text in (words["about"], *words["options"].values()):
        assert " ".join(text.split()) in shown
    usage, heading = ("emploi", f"Options{NBSP}:") if language == "fr" else ("usage", "Options:")
    assert done.stdout.startswith(usage)
    assert heading in done.stdout
    if language == "fr":
        assert not ENGLISH.search(done.stdout), done.stdout
    # Each option that the usage has is followed by what it means.
    rows = re.findall(r"(?m)^  (-h, --help|--[a-z-]+)", done.stdout)
    assert set(rows) >= {f"--{name}" for name in words["options"] if name not in ("paths", "site", "form")} | {
        "-h, --help"
    }


@pytest.mark.parametrize("language", LANGUAGES)
def test_help_lists_every_command(tmp_path: Path, language: Language) -> None:
    done = run(tmp_path, "--help", PLAYBOOK_LANG=language)
    for command in COMMANDS:
        assert re.search(rf"(?m)^  {command} +\S", done.stdout)
        assert command_words(language)[command]["short"] in done.stdout


@pytest.mark.parametrize("environment", [{"PLAYBOOK_LANG": "fr"}, {"LANG": "fr_CA.UTF-8"}, {"LC_ALL": "fr_FR"}])
def test_terminal_decides_where_no_option_does(tmp_path: Path, environment: dict[str, str]) -> None:
    assert run(tmp_path, "--help", **environment).stdout == run(tmp_path, "--lang", "fr", "--help").stdout
    assert run(tmp_path, "--help", "--lang=en", **environment).stdout == run(tmp_path, "--help").stdout


def test_language_before_the_command_holds_for_it(tmp_path: Path) -> None:
    assert run(tmp_path, "--lang", "fr", "due", "-h").stdout == run(tmp_path, "due", "-h", "--lang", "fr").stdout


def test_program_without_a_command_shows_its_help(tmp_path: Path) -> None:
    done = run(tmp_path)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == run(tmp_path, "--help").stdout


@pytest.mark.parametrize(
    ("arguments", "english", "french"),
    [
        (("--lang",), "playbook: error: --lang needs a value.", None),
        (("nwe",), "there is no command “nwe”. Did you mean “new”?", f"«{NBSP}nwe{NBSP}». Vouliez-vous dire"),
        (("qqqqq",), "there is no command “qqqqq”.\n", f"il n’y a pas de commande «{NBSP}qqqqq{NBSP}».\n"),
        ((), "a command is missing", "il manque une commande"),
        (
            ("validate", "--formt", "json"),
            "there is no option --formt. Did you mean “--format”?",
            "il n’y a pas d’option --formt. Vouliez-vous dire",
        ),
        (("validate", "-x"), "there is no option -x.", "il n’y a pas d’option -x."),
        (
            ("validate", "--format", "xml"),
            "--format: “xml” is not among the choices: text, github, json, markdown, sarif",
            f"--format{NBSP}: «{NBSP}xml{NBSP}» n’est pas parmi les choix{NBSP}: text, github",
        ),
        (("validate", "--root"), "--root needs a value", "il faut une valeur à --root"),
        (("validate", "--explain", "--fix"), "--explain needs a value", "il faut une valeur à --explain"),
        (("new", "--place", "NT", "--place", "--no-input"), "--place needs a value", "il faut une valeur à --place"),
        (("validate", "--fix=yes"), "--fix takes no value", "--fix ne prend pas de valeur"),
        (("validate", "--help=yes"), "--help takes no value", "--help ne prend pas de valeur"),
        (("links",), "SITE is missing", "il manque SITE"),
        (
            ("due", "soon", "now"),
            "than this command takes: soon now",
            f"ne prend pas tout ce qui lui est donné{NBSP}: soon",
        ),
        (("due", "--today", "soon"), "--today: soon is not a day", f"--today{NBSP}: soon n’est pas un jour"),
        (("due", "--within", "9"), "--within: “9” is no span", f"--within{NBSP}: «{NBSP}9{NBSP}» n’est pas une durée"),
        (("serve", "--port", "x"), "--port: “x” is not a whole number", f"«{NBSP}x{NBSP}» n’est pas un nombre entier"),
        (("links", "."), ". is not a built site: it has no index.html", ". n’est pas un site construit"),
    ],
)
def test_wrong_use_is_said_in_the_language(
    tmp_path: Path, arguments: tuple[str, ...], english: str, french: str | None
) -> None:
    for language, expected in (("en", english), ("fr", french)):
        if expected is None:
            continue
        given = arguments or ("--lang", language)
        done = run(tmp_path, *given, PLAYBOOK_LANG=language)
        assert (done.returncode, done.stdout) == (2, "")
        usage, see, error = done.stderr.splitlines()
        assert expected in f"{error}\n"
        if language == "fr":
            assert (usage.startswith("emploi"), see.endswith("en dit plus.")) == (True, True)
            assert not ENGLISH.search(done.stderr), done.stderr


@pytest.mark.parametrize("option", ["--roo", "--form", "--fi", "--exp", "--dry"])
def test_option_that_is_not_written_out_is_refused(tmp_path: Path, option: str) -> None:
    done = run(tmp_path, "validate", option, "x")
    assert (done.returncode, done.stdout) == (2, "")
    assert f"there is no option {option}." in done.stderr
