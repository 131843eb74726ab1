"""`--changed-since`: what a change touched or caused, and nothing that stood there before."""

import shutil
from pathlib import Path

import pytest
from finding_codes import PROJECT
from repositories import commit, git
from running import validate as run


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project with an error of long ago, in a folder of a repository."""
    folder = Path(shutil.copytree(PROJECT / "tests/base", tmp_path / "repository/project"))
    shutil.copytree(PROJECT / "macros", folder / "macros", ignore=shutil.ignore_patterns("__pycache__"))
    (folder / "data/terms/old.yml").write_text("name: {fr: Vieux}\n", encoding="utf-8")
    git(tmp_path / "repository", "init", "--quiet", "--initial-branch=main")
    commit(folder)
    return folder


def findings(project: Path, revision: str, *options: str) -> tuple[int, list[str]]:
    done = run(project, "--changed-since", revision, "--lang", "en", *options)
    assert done.stderr == ""
    places = [
        line.partition(" ")[0] + " " + line.rpartition("[")[2]
        for line in done.stdout.splitlines()
        if ": error:" in line
    ]
    return done.returncode, places


def test_what_stood_there_before_is_not_reported(project: Path) -> None:
    assert run(project).returncode == 1
    assert findings(project, "HEAD") == (0, [])


@pytest.mark.parametrize("committed", [True, False])
def test_what_stands_in_a_touched_file_is_reported(project: Path, committed: bool) -> None:
    (project / "data/terms/old.yml").write_text("# Mine now.\nname: {fr: Vieux}\n", encoding="utf-8")
    (project / "data/terms/new.yml").write_text("name: {en: New}\n", encoding="utf-8")
    if committed:
        commit(project)
    assert findings(project, "HEAD~1" if committed else "HEAD") == (
        1,
        ["data/terms/new.yml:1:1: missing-fr]", "data/terms/old.yml:2:1: missing-en]"],
    )


def test_what_the_change_caused_elsewhere_is_reported(project: Path) -> None:
    (project / "data/contacts/north.yml").unlink()
    status, places = findings(project, "HEAD")
    assert status == 1
    assert "data/tools/template.yml:8:14: unknown-contact]" in places
    assert {place.partition(" ")[2] for place in places} == {"unknown-contact]", "unknown-link-target]"}


def test_what_the_settings_made_worse_is_reported(project: Path) -> None:
    ages = project / "settings.yml"
    ages.write_text("freshness: {contacts: {notice: 12, error: 900}}\n", encoding="utf-8")
    commit(project)
    ages.write_text("freshness: {contacts: {notice: 12, error: 90}}\n", encoding="utf-8")
    assert findings(project, "HEAD", "--today", "2026-11-22") == (
        1,
        [
            "data/contacts/mailbox.yml:4:13: contact-not-verified]",
            "data/contacts/north.yml:18:17: contact-not-verified]",
        ],
    )


def test_what_others_did_meanwhile_is_not_reported(project: Path) -> None:
    git(project, "switch", "--quiet", "--create", "mine")
    git(project, "switch", "--quiet", "main")
    (project / "data/terms/theirs.yml").write_text("name: {en: Theirs}\n", encoding="utf-8")
    commit(project)
    git(project, "switch", "--quiet", "mine")
    (project / "data/terms/mine.yml").write_text("name: {en: Mine}\n", encoding="utf-8")
    commit(project)
    assert findings(project, "main") == (1, ["data/terms/mine.yml:1:1: missing-fr]"])


@pytest.mark.parametrize("revision", ["nowhere", "--output=x", ""])
def test_revision_that_does_not_exist(project: Path, revision: str) -> None:
    done = run(project, f"--changed-since={revision}")
    assert (done.returncode, done.stdout) == (2, "")
    assert f"“{revision}” is no revision to compare with: " in done.stderr


def test_revision_that_has_nothing_in_common(project: Path) -> None:
    git(project, "checkout", "--quiet", "--orphan", "other")
    (project / "settings.yml").write_text("", encoding="utf-8")
    commit(project)
    done = run(project, "--changed-since", "main")
    assert (done.returncode, done.stdout) == (2, "")
    assert "nothing is known here that “main” and this version have in common" in done.stderr
    assert "fetch more of the history" in done.stderr


def test_project_without_macros(project: Path) -> None:
    shutil.rmtree(project / "macros")
    (project / "data/terms/new.yml").write_text("name: {en: New}\n", encoding="utf-8")
    assert findings(project, "HEAD")[0] == 1


def test_folder_without_history(tmp_path: Path) -> None:
    folder = Path(shutil.copytree(PROJECT / "tests/base", tmp_path / "project"))
    done = run(folder, "--changed-since", "HEAD", GIT_CEILING_DIRECTORIES=str(tmp_path))
    assert (done.returncode, done.stdout) == (2, "")


def test_link_out_of_the_project_is_no_reason_to_stop(project: Path) -> None:
    (project / "data/terms/link.yml").symlink_to("/nowhere.yml")
    commit(project)
    (project / "data/terms/link.yml").unlink()
    assert findings(project, "HEAD") == (0, [])


def test_option_of_git_is_no_revision(project: Path) -> None:
    done = run(project, "--changed-since=--all")
    assert done.returncode == 2
    assert "is no revision to compare with" in done.stderr
