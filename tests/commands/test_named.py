"""Files and folders that are named: only what is found in them is told."""

import json
import shutil
from pathlib import Path

import pytest
from finding_codes import PROJECT
from running import validate

from playbook.languages import LANGUAGES

BRIDGE, DEPOT = "data/casestudies/bridge.yml", "data/casestudies/depot.yml"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project with a mistake in each of two records, one of which comes of another file."""
    folder = Path(shutil.copytree(PROJECT / "tests/base", tmp_path / "project"))
    for file, right, wrong in ((BRIDGE, "summary:", "sumary:"), (DEPOT, "model: shared-places", "model: shared-place")):
        text = (folder / file).read_text(encoding="utf-8")
        assert right in text
        (folder / file).write_text(text.replace(right, wrong, 1), encoding="utf-8")
    return folder


def files_with_errors(report: str) -> set[str]:
    return {line.partition(":")[0] for line in report.splitlines() if ": error: " in line}


def test_only_findings_in_a_named_file_are_told_and_counted(project: Path) -> None:
    assert files_with_errors(validate(project).stdout) == {BRIDGE, DEPOT}
    done = validate(project, DEPOT)
    assert (done.returncode, done.stderr) == (1, "")
    assert files_with_errors(done.stdout) == {DEPOT}
    # What the record refers to was read.
    assert "Did you mean “shared-places”?" in done.stdout
    assert done.stdout.endswith("\n1 file checked: 1 error\n")


def test_errors_elsewhere_are_no_errors_of_what_is_named(project: Path) -> None:
    done = validate(project, "data/casestudies/clinic.yml", "data/terms")
    assert (done.returncode, done.stderr, done.stdout) == (0, "", "2 files checked: 0 errors\n")


def test_folder_stands_for_all_that_is_in_it(project: Path) -> None:
    whole = validate(project).stdout
    studies = len(list((project / "data/casestudies").iterdir()))
    in_folder = validate(project, "data/casestudies/").stdout
    assert files_with_errors(in_folder) == {BRIDGE, DEPOT}
    assert f"\n{studies} files checked: " in in_folder
    assert validate(project, ".").stdout == validate(project, "data", "content").stdout == whole
    # Its name is not that of a folder that begins the same.
    (project / "data/case").mkdir()
    assert files_with_errors(validate(project, "data/case").stdout) == {"data/case"}


def test_paths_are_relative_to_the_current_folder_or_absolute(project: Path, tmp_path: Path) -> None:
    expected = validate(project, DEPOT).stdout
    assert validate(project, str(project / DEPOT)).stdout == expected
    assert validate(project / "data", "--root", "..", "casestudies/depot.yml").stdout == expected
    assert validate(tmp_path, "--root", "project", f"project/{DEPOT}").stdout == expected
    assert validate(project, f"data/../{DEPOT}", DEPOT).stdout == expected


def test_project_behind_a_link_is_the_same(project: Path, tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(project)
    assert validate(tmp_path, "--root", "link", str(project / DEPOT)).stdout == validate(project, DEPOT).stdout
    assert validate(tmp_path, "--root", "project", f"link/{DEPOT}").stdout == validate(project, DEPOT).stdout


def test_named_page_is_counted(project: Path) -> None:
    assert validate(project, "content/en/index.md", "content/fr").stdout.startswith("9 files checked: 0 errors")


def test_named_file_that_is_read_beside_the_records_is_counted(project: Path) -> None:
    (project / "settings.yml").write_text("freshness: {contact: {notice: 12}}\n", encoding="utf-8")
    done = validate(project, "settings.yml")
    assert done.returncode == 1
    assert "settings.yml:1:13: error: " in done.stdout
    assert done.stdout.endswith("\n1 file checked: 1 error\n")


def test_named_files_are_counted_for_programs_too(project: Path) -> None:
    report = json.loads(validate(project, "--format", "json", DEPOT, BRIDGE).stdout)
    assert report["files"] == 2
    assert {finding["file"] for finding in report["findings"]} == {DEPOT, BRIDGE}


@pytest.mark.parametrize(
    ("path", "english", "french"),
    [
        ("data/nowhere.yml", "there is no file or folder data/nowhere.yml", "il n’y a pas de fichier ni de dossier"),
        ("..", ".. is not in the project", ".. n’est pas dans le projet"),
        ("/", "/ is not in the project", "/ n’est pas dans le projet"),
        ("README.md", "nothing is checked in README.md", "rien n’est vérifié dans README.md"),
        ("theme", "nothing is checked in theme", "rien n’est vérifié dans theme"),
    ],
)
def test_path_that_can_not_be_checked_is_wrong_use(project: Path, path: str, english: str, french: str) -> None:
    (project / "README.md").touch()
    (project / "theme").mkdir()
    for language, words in (("en", english), ("fr", french)):
        done = validate(project, DEPOT, path, "--lang", language)
        assert (done.returncode, done.stdout) == (2, "")
        assert words in done.stderr


IN_WORDS = {
    "data/casestudies/clinic.yml": ("The context.", "Teh  context of 12 %."),
    "content/fr/tools.md": ("\n---\nLes", "\n---\n## Unn titre\n\nIl y en a 13. Les"),
    "content/en/tools.md": ("\n---\nThe", "\n---\nThere are  12. The"),
}
IN_RECORDS = {
    DEPOT: ("model: shared-places", "model: shared-place"),
    "data/casestudies/airport.yml": ("(case:bridge)", "(case:brigde)"),
}
ON_PAGES = {
    BRIDGE: ("kind:", "suppress: [{code: lost-letter, reason: None is lost., until: 2030-01-01}]\nkind:"),
    "content/en/tools.md": ("\n---\nThe", "\n---\nSee [how it works](no.md). The"),
    "content/en/contacts.md": ("\n---\n", '\n---\n{{ case_link("bridgr") }}\n'),
    "content/fr/models.md": ("\n---\n", "\n---\nIl y en  a 13.\n"),
}


@pytest.mark.parametrize("mistakes", [IN_WORDS, IN_WORDS | IN_RECORDS, ON_PAGES], ids=["words", "records", "pages"])
def test_all_that_is_said_of_a_file_is_said_when_it_is_named(
    tmp_path: Path, mistakes: dict[str, tuple[str, str]]
) -> None:
    project = Path(shutil.copytree(PROJECT / "tests/base", tmp_path / "project"))
    (project / "spelling").mkdir()
    for language in LANGUAGES:
        (project / f"spelling/{language}.txt").write_text("Yellowknifer\n", encoding="utf-8")
    for file, (right, wrong) in mistakes.items():
        text = (project / file).read_text(encoding="utf-8")
        assert right in text
        (project / file).write_text(text.replace(right, wrong, 1), encoding="utf-8")

    def said(*paths: str) -> list[dict[str, object]]:
        found: list[dict[str, object]] = json.loads(validate(project, *paths, "--format", "json").stdout)["findings"]
        return found

    every = said()
    assert {finding["file"] for finding in every} >= {"spelling/fr.txt", *mistakes}
    for folder in ("content", "data"):
        for file in (path.relative_to(project).as_posix() for path in project.glob(f"{folder}/**/*.*")):
            assert said(file) == [finding for finding in every if finding["file"] == file], file
