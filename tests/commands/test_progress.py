"""Long work says where it is; quick work says nothing."""

import io
from collections.abc import Callable
from pathlib import Path

import pytest
from finding_codes import PROJECT
from running import run

from playbook.commands import progress
from playbook.commands.progress import PATIENCE, Progress

BASE = PROJECT / "tests/base"


class Terminal(io.StringIO):
    """Shows a line as a terminal would."""

    def shown(self) -> str:
        line = self.getvalue().rpartition("\n")[2].rpartition("\r")[2]
        return line.removeprefix("\x1b[K")


def test_line_of_a_terminal_is_written_again_and_taken_away() -> None:
    terminal = Terminal()
    shown = Progress(terminal, "en", rewrites=True)
    shown.tell("reading")
    assert terminal.getvalue() == ""
    shown.begin_to_show()
    assert terminal.shown() == "Reading the records…"
    shown.tell("checking")
    shown.tell("checking")
    assert terminal.shown() == "Checking the records…"
    assert terminal.getvalue().count("Checking") == 1
    shown.end()
    assert terminal.shown() == ""
    assert "\n" not in terminal.getvalue()


def test_each_stage_has_a_line_elsewhere() -> None:
    stream = io.StringIO()
    shown = Progress(stream, "fr", rewrites=False)
    shown.tell("reading")
    shown.tell("checking")
    shown.begin_to_show()
    shown.tell("reviewing")
    shown.end()
    assert stream.getvalue() == "Vérification des fiches…\nRelecture des mots des fiches…\n"


def test_quick_work_is_silent() -> None:
    stream = io.StringIO()
    for rewrites in (True, False):
        shown = Progress(stream, "en", rewrites=rewrites)
        shown.tell("reading")
        shown.end()
        shown.tell("checking")
    assert stream.getvalue() == ""


def test_stream_that_takes_nothing_any_more_does_not_stop_the_work() -> None:
    stream = io.StringIO()
    shown = Progress(stream, "en", rewrites=True)
    shown.begin_to_show()
    stream.close()
    shown.tell("reading")
    shown.end()


def slow(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """Have all work take too long from its beginning; return what is waited for."""
    waited: list[float] = []

    def at_once(seconds: float, do: Callable[[], None]) -> Callable[[], None]:
        waited.append(seconds)
        do()
        return lambda: None

    monkeypatch.setattr(progress, "later", at_once)
    return waited


@pytest.mark.parametrize(
    ("arguments", "stages"),
    [
        (
            ["validate"],
            [
                *("Reading the records…", "Checking the records…", "Reviewing the words of the records…"),
                *("Planning the pages…", "Reviewing the words of the pages…"),
            ],
        ),
        (["fix", "--dry-run"], ["Mending…", "Reading the records…"]),
        (["record", "--check"], ["Reading the records…", "Checking the records…", "Planning the pages…"]),
        (["due"], ["Reading the records…", "Checking the records…"]),
    ],
)
def test_commands_tell_their_stages_apart_from_their_report(
    monkeypatch: pytest.MonkeyPatch, arguments: list[str], stages: list[str]
) -> None:
    waited = slow(monkeypatch)
    quiet = run(BASE, *arguments)
    assert waited == []
    done = run(BASE, *arguments, PLAYBOOK_QUIET="")
    assert waited == [PATIENCE] == [2.0]
    assert done.stderr.splitlines()[: len(stages)] == stages
    assert (quiet.stdout, quiet.returncode, quiet.stderr) == (done.stdout, done.returncode, "")


def test_stages_are_told_in_the_language_that_is_asked_for(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    slow(monkeypatch)
    (tmp_path / "index.html").write_text("<html lang=en><title>x</title></html>", encoding="utf-8")
    done = run(tmp_path, "links", ".", "--lang", "fr", PLAYBOOK_QUIET="")
    assert done.stderr == "Lecture du site construit…\nVérification des liens…\n"
