"""`scripts/validate.py`: what it prints, and what it tells the program that called it."""

import json
import os
import runpy
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from finding_codes import PROJECT
from running import COMMAND, run


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


@pytest.mark.parametrize("encoding", ["ascii", "latin-1"])
@pytest.mark.parametrize("format", ["json", "sarif"])
def test_report_for_programs_is_the_same_whatever_the_terminal_shows(
    broken: Path,
    format: str,  # noqa: A002 - the option's name
    encoding: str,
) -> None:
    shown = [
        subprocess.run(
            [sys.executable, str(COMMAND), "--format", format, "--lang", "fr"],
            cwd=broken,
            env=os.environ | {"PYTHONIOENCODING": name},
            capture_output=True,
            check=False,
        ).stdout
        for name in (encoding, "utf-8")
    ]
    assert "été" in json.dumps(json.loads(shown[0]), ensure_ascii=False)
    assert shown[0] == shown[1]


@pytest.mark.skipif(os.name != "posix", reason="there is no such shell")
@pytest.mark.parametrize("format", ["text", "json"])
@pytest.mark.parametrize("script", ["validate.py", "due.py"])
def test_closed_output_is_no_reason_to_fail(project: Path, script: str, format: str) -> None:  # noqa: A002
    command = f'"{sys.executable}" "{COMMAND.parent / script}" --format {format} >&-'
    done = subprocess.run(["/bin/sh", "-c", command], cwd=project, stderr=subprocess.PIPE, check=False)
    assert (done.returncode, done.stderr) == (0, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has a disk that is always full")
@pytest.mark.parametrize("options", [(), ("--format", "json")])
@pytest.mark.parametrize("script", ["validate.py", "due.py"])
def test_report_that_finds_no_room_is_said(project: Path, script: str, options: tuple[str, ...]) -> None:
    with Path("/dev/full").open("wb") as full:
        command = [sys.executable, str(COMMAND.parent / script), "--lang", "fr", *options]
        done = subprocess.run(command, cwd=project, stdout=full, stderr=subprocess.PIPE, check=False)
        silent = subprocess.run(command, cwd=project, stdout=full, stderr=full, check=False)
    assert (done.returncode, silent.returncode) == (1, 1)
    assert done.stderr.decode().splitlines() == [
        "impossible d’écrire ce qu’il y a à dire\N{NO-BREAK SPACE}: No space left on device"
    ]


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--root", "nope"), "nope n’est pas un dossier"),
        (("--today", "2026-02-30"), "2026-02-30 n’est pas un jour, comme 2026-11-22"),
        (("--dry-run",), "s’emploie avec"),
        (
            ("--changed-since", "nope"),
            "«\N{NO-BREAK SPACE}nope\N{NO-BREAK SPACE}» n’est pas une révision à laquelle comparer\N{NO-BREAK SPACE}: ",
        ),
    ],
)
def test_wrong_use_is_explained_in_the_language_that_is_asked_for(
    project: Path, options: tuple[str, ...], said: str
) -> None:
    for asked, environment in ((("--lang", "fr"), {}), ((), {"PLAYBOOK_LANG": "fr"})):
        done = run(project, *options, *asked, **environment)
        assert (done.returncode, done.stdout) == (2, "")
        assert said in done.stderr


@pytest.mark.parametrize("script", ["due.py", "record_addresses.py", "new_casestudy.py"])
def test_every_command_names_a_wrong_folder_in_french(tmp_path: Path, script: str) -> None:
    command = [sys.executable, str(COMMAND.parent / script), "--root", "nope", "--lang", "fr"]
    done = subprocess.run(
        command,
        cwd=tmp_path,
        env=os.environ | {"PYTHONIOENCODING": "utf-8"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 2
    assert "nope n’est pas un dossier" in done.stderr


def mend(project: Path, monkeypatch: pytest.MonkeyPatch, language: str = "en") -> int:
    """Run the command with `--fix` in this process, where a test decides what can be written."""
    monkeypatch.setattr(sys, "argv", ["validate.py", "--root", str(project), "--fix", "--lang", language])
    status: int = runpy.run_path(str(COMMAND))["main"]()
    return status


def misspell(project: Path, *names: str) -> list[Path]:
    """Break the records of case studies in a way that is mended."""
    paths = [project / f"data/casestudies/{name}.yml" for name in names]
    for path in paths:
        path.write_text(path.read_text(encoding="utf-8").replace("summary:", "sumary:", 1), encoding="utf-8")
    return paths


def test_file_that_is_only_to_be_read_is_named_and_left(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    bridge, depot = misspell(project, "bridge", "depot")
    before = bridge.read_bytes()
    allowed = os.access
    monkeypatch.setattr(os, "access", lambda path, mode: Path(path) != bridge and allowed(path, mode))
    assert mend(project, monkeypatch) == 1
    assert capsys.readouterr().err == (
        "data/casestudies/bridge.yml is not mended: it can’t be written, or was changed meanwhile\n"
    )
    assert bridge.read_bytes() == before
    assert "\nsummary:" in depot.read_text(encoding="utf-8")


def test_schema_that_cannot_be_written_is_named(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    schemas = project / "schemas"
    schemas.mkdir(exist_ok=True)
    for path in schemas.iterdir():
        path.unlink()
    (schemas / "tool.schema.json").mkdir()
    assert mend(project, monkeypatch, "fr") == 1
    done = capsys.readouterr()
    assert done.err == (
        "schemas/tool.schema.json n’est pas corrigé\N{NO-BREAK SPACE}: "
        "impossible de l’écrire, ou il a changé entre-temps\n"
    )
    assert "schemas/term.schema.json\n" in done.out
    assert (schemas / "term.schema.json").is_file()


def test_folder_of_records_that_may_not_be_read_is_found(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    refuse(monkeypatch, "iterdir", project / "data")
    for script in ("validate.py", "due.py"):
        monkeypatch.setattr(sys, "argv", [script, "--root", str(project), "--lang", "en"])
        assert runpy.run_path(str(COMMAND.parent / script))["main"]() == 1
        done = capsys.readouterr()
        assert "data:1:1: error: this can’t be opened as a file [unreadable-file]" in done.out + done.err


def refuse(monkeypatch: pytest.MonkeyPatch, method: str, refused: Path) -> None:
    """Let the system refuse a folder or file, also to those whom it refuses nothing."""
    original: Callable[..., object] = getattr(Path, method)

    def refusing(path: Path, *arguments: object, **named: object) -> object:
        if path == refused:
            raise PermissionError(13, "Permission denied", str(path))
        return original(path, *arguments, **named)

    monkeypatch.setattr(Path, method, refusing)
