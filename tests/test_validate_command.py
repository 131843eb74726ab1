"""`scripts/validate.py`: what it prints, and what it tells the program that called it."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from finding_codes import PROJECT

COMMAND = PROJECT / "scripts/validate.py"
LOCALE = ("LANG", "LC_ALL", "LC_MESSAGES", "PLAYBOOK_LANG")


def run(root: Path, *options: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run the command inside `root`, in a terminal that says no language unless it is told to."""
    neutral = {name: value for name, value in os.environ.items() if name not in LOCALE}
    return subprocess.run(
        [sys.executable, "-W", "error", str(COMMAND), *options],
        cwd=root,
        env=neutral | {"PYTHONIOENCODING": "utf-8"} | environment,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def checked_files(project: Path) -> list[Path]:
    """Return the records and the pages of a project."""
    return [*(project / "data").rglob("*.yml"), *(project / "content").rglob("*.md")]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return Path(shutil.copytree(PROJECT / "tests/base", tmp_path / "project"))


@pytest.fixture
def broken(project: Path) -> Path:
    (project / "data/terms/été.yml").write_text("", encoding="utf-8")
    (project / "data/terms/x.yml").write_text("name: {fr: Le Nord 𝄞, en: 'no\n", encoding="utf-8")
    return project


def test_clean_project(project: Path) -> None:
    done = run(project)
    assert (done.returncode, done.stderr) == (0, "")
    records = len(checked_files(project))
    assert done.stdout == f"{records} files checked: 0 errors\n"


def test_notices_are_no_reason_to_stop(project: Path) -> None:
    (project / "data/casestudies/depot.yml").unlink()
    done = run(project)
    assert done.returncode == 0
    assert "notice: no case study is about the sub-type “building” of “shared-places” [unused-subtype]" in done.stdout
    assert done.stdout.endswith("0 errors, 1 notice\n")


def test_errors_in_english(broken: Path) -> None:
    done = run(broken)
    assert (done.returncode, done.stderr) == (1, "")
    assert "data/terms/x.yml:1:27: error: " in done.stdout
    assert "data/terms/été.yml:1:1: error: “été” can’t be the id of a record [bad-file-name]\n    Why: " in done.stdout
    assert done.stdout.endswith("2 errors\n")


@pytest.mark.parametrize(
    ("options", "environment"), [(("--lang", "fr"), {}), ((), {"LANG": "fr_CA.UTF-8"}), ((), {"PLAYBOOK_LANG": "fr"})]
)
def test_errors_in_french(broken: Path, options: tuple[str, ...], environment: dict[str, str]) -> None:
    done = run(broken, *options, **environment)
    assert done.returncode == 1
    assert "data/terms/x.yml:1:27: erreur\N{NO-BREAK SPACE}: le guillemet" in done.stdout


def test_language_of_the_option_is_stronger_than_the_terminal_s(broken: Path) -> None:
    assert ": error: " in run(broken, "--lang", "en", LANG="fr_CA.UTF-8").stdout


@pytest.mark.parametrize(("language", "word"), [("fr", "guillemet"), ("en", "quotation mark")])
def test_errors_for_programs(broken: Path, language: str, word: str) -> None:
    done = run(broken, "--format", "json", "--lang", language)
    assert (done.returncode, done.stderr) == (1, "")
    report = json.loads(done.stdout)
    assert report["files"] == len(checked_files(broken)) - 1
    assert [(item["code"], item["file"], item["line"], item["column"]) for item in report["findings"]] == [
        ("unclosed-quote", "data/terms/x.yml", 1, 27),
        ("bad-file-name", "data/terms/été.yml", 1, 1),
    ]
    assert word in report["findings"][0]["message"]


def test_clean_project_for_programs(project: Path) -> None:
    done = run(project, "--format", "json")
    assert done.returncode == 0
    assert json.loads(done.stdout)["findings"] == []


def test_project_elsewhere(broken: Path, tmp_path: Path) -> None:
    done = run(tmp_path, "--root", str(broken))
    assert done.returncode == 1
    assert done.stdout == run(broken).stdout


def test_folder_that_is_no_project(tmp_path: Path) -> None:
    done = run(tmp_path)
    assert done.returncode == 1
    assert "[no-data-folder]" in done.stdout


@pytest.mark.parametrize(
    "options",
    [
        ("--root", "nowhere"),
        ("--lang", "de"),
        ("--format", "xml"),
        ("--unknown",),
        ("data",),
        ("--today", "soon"),
        ("--explain", "nothing"),
    ],
)
def test_wrong_use(project: Path, options: tuple[str, ...]) -> None:
    done = run(project, *options)
    assert (done.returncode, done.stdout) == (2, "")
    assert "usage: validate.py" in done.stderr


@pytest.mark.parametrize("language", ["fr", "en"])
def test_terminal_that_knows_few_characters(broken: Path, language: str) -> None:
    done = run(broken, "--lang", language, PYTHONIOENCODING="ascii")
    assert (done.returncode, done.stderr) == (1, "")
    assert "[bad-file-name]" in done.stdout
