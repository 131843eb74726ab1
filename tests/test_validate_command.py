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


def test_what_needs_no_judgement_is_mended_and_shown(project: Path) -> None:
    path = project / "data/casestudies/depot.yml"
    right = path.read_text(encoding="utf-8")
    path.write_text(right.replace("summary:", "sumary:", 1).replace("\n", "  \n", 3), encoding="utf-8")
    shown = run(project, "--fix", "--dry-run")
    assert shown.returncode == 1
    assert "+summary:" in shown.stdout
    assert path.read_text(encoding="utf-8") != right
    done = run(project, "--fix")
    assert (done.returncode, done.stderr) == (0, "")
    assert "-sumary:" in done.stdout
    assert path.read_text(encoding="utf-8") == right
    assert run(project, "--fix").stdout == run(project).stdout


def test_report_for_programs_is_whole_after_mending(project: Path) -> None:
    path = project / "data/casestudies/depot.yml"
    path.write_text(path.read_text(encoding="utf-8").replace("summary:", "sumary:", 1), encoding="utf-8")
    done = run(project, "--fix", "--format", "json")
    assert json.loads(done.stdout)["findings"] == []
    assert "+summary:" in done.stderr


def test_code_is_explained(project: Path) -> None:
    done = run(project, "--explain", "unknown-model", "--lang", "fr")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("unknown-model: ")
    assert "Pourquoi\N{NO-BREAK SPACE}:" in done.stdout


@pytest.mark.parametrize("written", ["[unknown-model]", "Unknown-Model"])
def test_code_is_explained_as_reports_show_it(project: Path, written: str) -> None:
    assert run(project, "--explain", written).stdout == run(project, "--explain", "unknown-model").stdout


@pytest.mark.parametrize(
    ("language", "written", "said"),
    [
        (
            "en",
            "unknown-modell",
            "No finding has the code “unknown-modell”. Did you mean “unknown-model”?",
        ),
        (
            "fr",
            "unknown-modell",
            "Aucun constat n’a le code «\u00a0unknown-modell\u00a0». Vouliez-vous dire «\u00a0unknown-model\u00a0»?",
        ),
        ("en", "qqq", "No finding has the code “qqq”. The code stands in brackets at the end of what was found."),
        ("en", "", "No finding has the code “”. The code stands in brackets at the end of what was found."),
    ],
)
def test_code_that_there_is_not_is_named_with_the_nearest(
    project: Path, language: str, written: str, said: str
) -> None:
    done = run(project, "--explain", written, "--lang", language)
    assert (done.returncode, done.stdout, done.stderr) == (2, "", f"{said}\n")


@pytest.mark.parametrize("format", ["github", "json", "markdown", "sarif"])
def test_exit_status_is_the_same_in_every_format(broken: Path, format: str) -> None:  # noqa: A002 - the option's name
    assert run(broken, "--format", format).returncode == 1


def test_day_of_the_checks_is_an_input(project: Path) -> None:
    (project / "settings.yml").unlink(missing_ok=True)
    old = run(project, "--today", "2199-01-01")
    assert "[contact-not-verified]" in old.stdout
    assert run(project, SOURCE_DATE_EPOCH="7226582400").stdout == old.stdout


def test_nothing_is_coloured_but_on_a_terminal(broken: Path) -> None:
    assert "\x1b" not in run(broken).stdout
