"""What checks the workflows says what it could not check, and fails where nothing may be left out."""

from pathlib import Path

import check_workflows
import pytest

SOUND = """name: Sound
on: push
permissions: {}
concurrency: {group: sound, cancel-in-progress: true}
jobs:
  sound:
    name: Sound
    runs-on: ubuntu-24.04
    steps:
      - name: Say
        run: echo
"""


def project(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Have a folder checked that holds one sound workflow."""
    monkeypatch.setattr(check_workflows, "ROOT", folder)
    (folder / ".git").mkdir()  # where actionlint takes a project to be
    (folder / ".github/workflows").mkdir(parents=True)
    (folder / ".github/workflows/sound.yml").write_text(SOUND, encoding="utf-8")


@pytest.fixture
def nothing_installed(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(check_workflows, "PROGRAMS", tmp_path)
    monkeypatch.setenv("PATH", str(tmp_path))


@pytest.mark.usefixtures("nothing_installed")
def test_program_that_is_not_installed_is_skipped_and_named(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv("REQUIRE_WORKFLOW_CHECKS", raising=False)
    assert check_workflows.main() == 0
    said = capsys.readouterr().err
    assert {"skipped: actionlint is not installed", "skipped: zizmor is not installed"} <= set(said.splitlines())


@pytest.mark.usefixtures("nothing_installed")
def test_program_that_is_not_installed_is_missed_where_all_are_required(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("REQUIRE_WORKFLOW_CHECKS", "1")
    assert check_workflows.main() == 1
    assert "zizmor is missed" in capsys.readouterr().err


def test_where_nothing_is_wrong_nothing_is_found(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    project(tmp_path, monkeypatch)
    assert check_workflows.main() == 0


def test_mistakes_of_every_kind_are_found(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    project(tmp_path, monkeypatch)
    mistakes = {
        ".github/workflows/input.yml": SOUND.replace("run: echo", "run: echo ${{ github.event.issue.title }}"),
        ".github/workflows/action.yml": SOUND.replace("run: echo", "uses: actions/checkout@v7"),
        ".github/workflows/permissions.yml": SOUND.replace("permissions: {}\n", ""),
        ".gitlab-ci.yml": "a:\n  script: make check\n  tags: 3\n",
        ".github/ISSUE_TEMPLATE/case.yml": "name: A case study\nbody: []\n",
        "renovate.json": '{"extends": 3}',
    }
    (tmp_path / ".github/ISSUE_TEMPLATE").mkdir()
    for file, text in mistakes.items():
        (tmp_path / file).write_text(text, encoding="utf-8")
    assert check_workflows.main() == 1
    said = "".join(capfd.readouterr())
    assert {file for file in mistakes if file not in said} == set()
    assert "sound.yml" not in said
