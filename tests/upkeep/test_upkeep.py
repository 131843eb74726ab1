"""What keeps the project going without its makers fits the project: notes, templates, hooks, machines, releases."""

import json
import os
import re
import shutil
import subprocess
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

import pytest
import yaml
from conftest import ROOT, copy_project
from flows import targets
from running import run

from playbook.commands.program import COMMANDS

PROJECT: Final = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
TWO_LANGUAGES: Final = {"readers", "editors"}

Programs = Callable[..., dict[str, str]]


def text(file: str) -> str:
    return (ROOT / file).read_text(encoding="utf-8")


@pytest.fixture
def programs(tmp_path: Path) -> Programs:
    """Put programs that only write down what they are asked in front of the real ones."""

    def put(*names: str) -> dict[str, str]:
        folder = tmp_path / "programs"
        folder.mkdir()
        for name in names:
            (folder / name).write_text(f'#!/bin/sh\nprintf "%s\\n" {name} "$@" >> "$ASKED"\n', encoding="utf-8")
            (folder / name).chmod(0o755)
        path = os.pathsep.join((str(folder), os.environ["PATH"]))
        return os.environ | {"PATH": path, "ASKED": str(tmp_path / "asked")}

    return put


def git(folder: Path, *arguments: str) -> str:
    named = ("-c", "user.name=Somebody", "-c", "user.email=somebody@example.ca", "-c", "commit.gpgsign=false")
    return subprocess.run(
        ["git", *named, *arguments], cwd=folder, capture_output=True, encoding="utf-8", check=True
    ).stdout


def repository(folder: Path, *files: str) -> Path:
    """Make a repository of a few files of the project."""
    for file in files:
        (folder / file).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / file, folder / file)
    git(folder, "init", "--quiet", "--initial-branch=main")
    git(folder, "add", ".")
    git(folder, "commit", "--quiet", "--message=Begin")
    return folder


def test_note_says_whom_it_concerns_and_speaks_their_languages() -> None:
    kinds = {kind["directory"] for kind in PROJECT["tool"]["towncrier"]["type"]}
    for note in sorted((ROOT / "changes").glob("[!R]*")):
        kind = note.suffixes[-2].removeprefix(".")
        assert kind in kinds, note.name
        lines = note.read_text(encoding="utf-8").splitlines()
        assert kind not in TWO_LANGUAGES or (len(lines) == 2 and lines[0].endswith("\\")), note.name


def test_changelog_tells_of_this_version_in_both_languages() -> None:
    changelog = text("CHANGELOG.md")
    assert PROJECT["tool"]["towncrier"]["start_string"] in changelog
    newest = re.findall(r"(?m)^## (\S+) \(\d{4}-\d\d-\d\d\)$", changelog)
    assert newest[0] == PROJECT["project"]["version"]
    for part in re.findall(r"(?ms)^### For (?:readers|editors).*?(?=^##|\Z)", changelog):
        assert re.findall(r"(?m)^- .*[^\\]$", part) == []
        assert len(re.findall(r"(?m)^- ", part)) == len(re.findall(r"(?m)^  \S", part))


def test_both_hosts_ask_the_same_of_a_change_in_both_languages() -> None:
    template = text(".github/pull_request_template.md")
    assert template == text(".gitlab/merge_request_templates/Default.md")
    assert {f"make {name}" for name in re.findall(r"`make ([a-z-]+)`", template)} <= {
        f"make {name}" for name in targets()
    }
    items = re.findall(r"(?ms)^- \[ \] (.*?)(?=^- |\Z)", template)
    assert items
    assert all(" / " in re.sub(r"\s+", " ", item) for item in items)


def test_machines_have_the_same_packages() -> None:
    container = re.sub(r"(?m)^\s*//.*$", "", text(".devcontainer/devcontainer.json"))
    said: dict[str, Any] = json.loads(container)
    assert said["onCreateCommand"].split(" && ") == [".ci/packages", "make .venv/.ready-to-develop"]
    assert said["postCreateCommand"] == "make check"
    debian = said["image"].rpartition(":")[2]
    assert yaml.safe_load(text(".gitlab-ci.yml"))["default"]["image"] == f"debian:{debian}"
    recommended = json.loads(text(".vscode/extensions.json"))["recommendations"]
    assert set(recommended) <= set(said["customizations"]["vscode"]["extensions"])


def test_machine_gets_what_it_lacks(programs: Programs, tmp_path: Path) -> None:
    environment = programs("apt-get", "sudo", "npm", "chromium")
    subprocess.run([ROOT / ".ci/packages"], env=environment, check=True)
    asked = (tmp_path / "asked").read_text(encoding="utf-8").splitlines()
    listed = [line.split() for line in text(".ci/packages.txt").splitlines()]
    lacking = [package for package, *needed in listed if package not in asked]
    assert lacking == ["chromium-headless-shell", "default-jre-headless", "npm"]
    assert asked.index("update") < asked.index("install")
    assert listed == sorted(listed)


def test_machine_of_the_audit_gets_java(programs: Programs, tmp_path: Path) -> None:
    environment = programs("apt-get", "sudo") | {"REQUIRE_NU": "1", "PATH": str(tmp_path / "programs")}
    for name in ("bash", "dirname", "id"):
        (tmp_path / "programs" / name).symlink_to(str(shutil.which(name)))
    subprocess.run([ROOT / ".ci/packages"], env=environment, check=True)
    asked = (tmp_path / "asked").read_text(encoding="utf-8").splitlines()
    assert {line.split()[0] for line in text(".ci/packages.txt").splitlines()} <= set(asked)


def test_hook_checks_the_records_and_pages_that_a_commit_changes(tmp_path: Path) -> None:
    [hook] = yaml.safe_load(text(".pre-commit-config.yaml"))["repos"][0]["hooks"]
    program, *command = hook["entry"].split()
    assert program == ".venv/bin/playbook"
    project = copy_project(tmp_path / "project")
    files = [path.relative_to(project).as_posix() for path in project.rglob("*") if path.is_file()]
    wanted = {file for file in files if re.search(hook["files"], file)}
    assert {"data/casestudies/picton.yml", "content/fr/about.md", "settings.yml"} <= wanted
    assert not any(file.startswith(("macros", "theme", "mkdocs")) for file in wanted)
    case = project / "data/casestudies/picton.yml"
    case.write_text(case.read_text(encoding="utf-8").replace("model:", "modle:", 1), encoding="utf-8")
    assert run(project, *command, "data/casestudies/picton.yml").returncode == 1
    assert run(project, *command, "data/contacts/alberta.yml", "content/fr/about.md").returncode == 0


def test_every_lock_file_is_renewed() -> None:
    patterns = json.loads(text("renovate.json"))["pip_requirements"]["managerFilePatterns"]
    locks = {path.name for path in ROOT.glob("*.lock")}
    assert locks == set(re.findall(r"--output-file \$\(LOCKS\)/(\S+)", text("Makefile")))
    assert all(any(re.search(pattern.strip("/"), lock) for pattern in patterns) for lock in locks)


def test_what_maintainers_are_told_to_run_exists() -> None:
    told = text("MAINTAINING.md")
    assert set(re.findall(r"`make ([a-z-]+)", told)) <= targets().keys()
    assert set(re.findall(r"`playbook ([a-z-]+)", told)) <= set(COMMANDS)
    linked = re.findall(r"\]\(([^):]+)\)", told)
    assert [file for file in linked if not (ROOT / file).exists()] == []


def test_release_tells_what_changed_in_its_version_only(programs: Programs, tmp_path: Path) -> None:
    project = repository(tmp_path / "project", ".ci/release", "CHANGELOG.md", "pyproject.toml")
    changelog = project / "CHANGELOG.md"
    changelog.write_text(changelog.read_text(encoding="utf-8") + "\n## 0.9.0 (2026-01-01)\n\nOld.\n", encoding="utf-8")
    (project / "site").mkdir()
    environment = programs("gh")
    version = PROJECT["project"]["version"]
    subprocess.run([project / ".ci/release"], env=environment | {"GITHUB_REF_NAME": f"v{version}"}, check=True)
    asked = (tmp_path / "asked").read_text(encoding="utf-8")
    assert asked.startswith(f"gh\nrelease\ncreate\nv{version}\n--verify-tag\n")
    assert "### For readers" in asked
    assert "Old." not in asked
    assert asked.endswith("site.tar.gz\nsbom.json\n")
    wrong = subprocess.run(
        [project / ".ci/release"], env=environment | {"GITHUB_REF_NAME": "v0.0.1"}, capture_output=True, check=False
    )
    assert wrong.returncode == 1


def test_addresses_that_were_published_reach_the_branch_that_grew_meanwhile(programs: Programs, tmp_path: Path) -> None:
    project = repository(tmp_path / "project", ".ci/commit-record", ".gitattributes", "published.txt")
    git(tmp_path, "clone", "--quiet", "--bare", str(project), "host")
    git(project, "remote", "add", "origin", str(tmp_path / "host"))
    git(tmp_path, "clone", "--quiet", "host", "other")
    for folder, address in ((project, "/en/ours/"), (tmp_path / "other", "/en/theirs/")):
        with (folder / "published.txt").open("a", encoding="utf-8") as file:
            file.write(f"{address}\n")
    git(tmp_path / "other", "commit", "--quiet", "--all", "--message=Theirs")
    git(tmp_path / "other", "push", "--quiet")
    environment = programs("gh") | {"GITHUB_ACTIONS": "true", "GITHUB_REF_NAME": "main"}
    for _ in range(2):  # the second time, there is nothing to say
        subprocess.run([project / ".ci/commit-record"], env=environment, check=True, capture_output=True)
    published = git(tmp_path / "host", "show", "main:published.txt").splitlines()
    assert {"/en/ours/", "/en/theirs/"} <= set(published)
    assert git(tmp_path / "host", "rev-list", "--count", "main").strip() == "3"
