"""What a shell offers when somebody presses the Tab key."""

from pathlib import Path

import pytest
from finding_codes import PROJECT
from running import run

from playbook.commands.program import COMMANDS
from playbook.reports import codes

BASE = PROJECT / "tests/base"


def offered(typed: str, root: Path = BASE) -> list[str]:
    """Return what is offered for the last word of what is typed."""
    words = typed.split(" ")
    environment = {"COMP_WORDS": typed, "COMP_CWORD": str(len(words) - 1), "_PLAYBOOK_COMPLETE": "bash_complete"}
    done = run(root, **environment)
    assert (done.returncode, done.stderr) == (0, "")
    return [line.partition(",")[2] for line in done.stdout.split("\n") if line]


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_shells_are_told_how_to_ask(shell: str) -> None:
    done = run(BASE, _PLAYBOOK_COMPLETE=f"{shell}_source")
    assert (done.returncode, done.stderr) == (0, "")
    assert f"_PLAYBOOK_COMPLETE={shell}_complete" in done.stdout


def test_commands_are_offered() -> None:
    assert offered("playbook ") == list(COMMANDS)
    assert offered("playbook v") == ["validate"]


def test_options_and_their_choices_are_offered() -> None:
    assert offered("playbook validate --fo") == ["--format"]
    assert offered("playbook validate --format s") == ["sarif"]
    assert offered("playbook due --lang ") == ["fr", "en"]


def test_codes_of_findings_are_offered() -> None:
    assert offered("playbook validate --explain ") == sorted(codes())
    assert offered("playbook validate --explain unknown-mo") == ["unknown-model"]


def test_what_the_records_offer_is_offered() -> None:
    assert offered("playbook new --model ") == ["shared-places", "visits"]
    assert offered("playbook new --place N") == ["NT"]
    assert offered("playbook new --kind case-study --contact n") == ["north"]


def test_project_that_can_not_be_read_offers_nothing(tmp_path: Path) -> None:
    assert offered("playbook new --model ", tmp_path) == []
