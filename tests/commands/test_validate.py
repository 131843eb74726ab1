"""`playbook validate`: what it prints, and what it tells the program that called it."""

import json
import shutil
from pathlib import Path

import pytest
from finding_codes import PROJECT
from refusing import refuse
from running import run, validate


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
    done = validate(project)
    assert (done.returncode, done.stderr) == (0, "")
    records = len(checked_files(project))
    assert done.stdout == f"{records} files checked: 0 errors\n"


def test_notices_are_no_reason_to_stop(project: Path) -> None:
    (project / "data/casestudies/depot.yml").unlink()
    done = validate(project)
    assert done.returncode == 0
    assert "notice: no case study is about the sub-type “building” of “shared-places” [unused-subtype]" in done.stdout
    assert done.stdout.endswith("0 errors, 1 notice\n")


def test_errors_in_english(broken: Path) -> None:
    done = validate(broken)
    assert (done.returncode, done.stderr) == (1, "")
    assert "data/terms/x.yml:1:27: error: " in done.stdout
    assert "data/terms/été.yml:1:1: error: “été” can’t be the id of a record [bad-file-name]\n    Why: " in done.stdout
    assert done.stdout.endswith("2 errors\n")


@pytest.mark.parametrize(
    ("options", "environment"), [(("--lang", "fr"), {}), ((), {"LANG": "fr_CA.UTF-8"}), ((), {"PLAYBOOK_LANG": "fr"})]
)
def test_errors_in_french(broken: Path, options: tuple[str, ...], environment: dict[str, str]) -> None:
    done = validate(broken, *options, **environment)
    assert done.returncode == 1
    assert "data/terms/x.yml:1:27: erreur\N{NO-BREAK SPACE}: le guillemet" in done.stdout


def test_language_of_the_option_is_stronger_than_the_terminal_s(broken: Path) -> None:
    assert ": error: " in validate(broken, "--lang", "en", LANG="fr_CA.UTF-8").stdout


@pytest.mark.parametrize(("language", "word"), [("fr", "guillemet"), ("en", "quotation mark")])
def test_errors_for_programs(broken: Path, language: str, word: str) -> None:
    done = validate(broken, "--format", "json", "--lang", language)
    assert (done.returncode, done.stderr) == (1, "")
    report = json.loads(done.stdout)
    assert report["files"] == len(checked_files(broken)) - 1
    assert [(item["code"], item["file"], item["line"], item["column"]) for item in report["findings"]] == [
        ("unclosed-quote", "data/terms/x.yml", 1, 27),
        ("bad-file-name", "data/terms/été.yml", 1, 1),
    ]
    assert word in report["findings"][0]["message"]


def test_clean_project_for_programs(project: Path) -> None:
    done = validate(project, "--format", "json")
    assert done.returncode == 0
    assert json.loads(done.stdout)["findings"] == []


def test_project_elsewhere(broken: Path, tmp_path: Path) -> None:
    done = validate(tmp_path, "--root", str(broken))
    assert done.returncode == 1
    assert done.stdout == validate(broken).stdout


def test_folder_that_is_no_project(tmp_path: Path) -> None:
    done = validate(tmp_path)
    assert done.returncode == 1
    assert "[no-data-folder]" in done.stdout


@pytest.mark.parametrize(
    "options",
    [
        ("--root", "nowhere"),
        ("--lang", "de"),
        ("--format", "xml"),
        ("--unknown",),
        ("nowhere",),
        ("--today", "soon"),
    ],
)
def test_wrong_use(project: Path, options: tuple[str, ...]) -> None:
    done = validate(project, *options)
    assert (done.returncode, done.stdout) == (2, "")
    assert "usage: playbook validate" in done.stderr


@pytest.mark.parametrize("language", ["fr", "en"])
def test_terminal_that_knows_few_characters(broken: Path, language: str) -> None:
    done = validate(broken, "--lang", language, PYTHONIOENCODING="ascii")
    assert (done.returncode, done.stderr) == (1, "")
    assert "[bad-file-name]" in done.stdout


def test_code_is_explained(project: Path) -> None:
    done = validate(project, "--explain", "unknown-model", "--lang", "fr")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("unknown-model: ")
    assert "Pourquoi\N{NO-BREAK SPACE}:" in done.stdout


@pytest.mark.parametrize("written", ["[unknown-model]", "Unknown-Model"])
def test_code_is_explained_as_reports_show_it(project: Path, written: str) -> None:
    assert validate(project, "--explain", written).stdout == validate(project, "--explain", "unknown-model").stdout


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
    done = validate(project, "--explain", written, "--lang", language)
    assert (done.returncode, done.stdout, done.stderr) == (2, "", f"{said}\n")


@pytest.mark.parametrize("format", ["github", "json", "markdown", "sarif"])
def test_exit_status_is_the_same_in_every_format(broken: Path, format: str) -> None:  # noqa: A002 - the option's name
    assert validate(broken, "--format", format).returncode == 1


def test_day_of_the_checks_is_an_input(project: Path) -> None:
    (project / "settings.yml").unlink(missing_ok=True)
    old = validate(project, "--today", "2199-01-01")
    assert "[contact-not-verified]" in old.stdout
    assert validate(project, SOURCE_DATE_EPOCH="7226582400").stdout == old.stdout


def test_nothing_is_coloured_but_on_a_terminal(broken: Path) -> None:
    assert "\x1b" not in validate(broken).stdout


@pytest.mark.parametrize("encoding", ["ascii", "latin-1"])
@pytest.mark.parametrize("format", ["json", "sarif"])
def test_report_for_programs_is_the_same_whatever_the_terminal_shows(
    broken: Path,
    format: str,  # noqa: A002 - the option's name
    encoding: str,
) -> None:
    shown = [
        validate(broken, "--format", format, "--lang", "fr", PYTHONIOENCODING=name).stdout
        for name in (encoding, "utf-8")
    ]
    assert "été" in json.dumps(json.loads(shown[0]), ensure_ascii=False)
    assert shown[0] == shown[1]


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
        done = validate(project, *options, *asked, **environment)
        assert (done.returncode, done.stdout) == (2, "")
        assert said in done.stderr


def test_folder_of_records_that_may_not_be_read_is_found(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    refuse(monkeypatch, "iterdir", project / "data")
    for command in ("validate", "due"):
        done = run(project, command, "--root", str(project), "--lang", "en")
        assert done.returncode == 1
        assert "data:1:1: error: this can’t be opened as a file [unreadable-file]" in done.stdout + done.stderr


@pytest.mark.parametrize(
    "command",
    ["validate", "fix", "new", "due", "record", "schemas", "links nope", "serve --config nope", "build --config nope"],
)
def test_every_command_names_a_wrong_folder_in_french(tmp_path: Path, command: str) -> None:
    name, *options = command.split()
    done = run(tmp_path, name, *(options or ("--root", "nope")), "--lang", "fr")
    assert (done.returncode, done.stdout) == (2, "")
    assert "nope n’est pas un dossier" in done.stderr or "il n’y a pas de fichier nope" in done.stderr
