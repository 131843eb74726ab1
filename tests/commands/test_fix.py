"""`playbook fix`, and `playbook validate --fix`: what is mended, shown and left."""

import json
import os
import shutil
from pathlib import Path

import pytest
from finding_codes import PROJECT
from running import run, validate


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return Path(shutil.copytree(PROJECT / "tests/base", tmp_path / "project"))


def test_what_needs_no_judgement_is_mended_and_shown(project: Path) -> None:
    path = project / "data/casestudies/depot.yml"
    right = path.read_text(encoding="utf-8")
    path.write_text(right.replace("summary:", "sumary:", 1).replace("\n", "  \n", 3), encoding="utf-8")
    shown = validate(project, "--fix", "--dry-run")
    assert shown.returncode == 1
    assert "+summary:" in shown.stdout
    assert path.read_text(encoding="utf-8") != right
    done = validate(project, "--fix")
    assert (done.returncode, done.stderr) == (0, "")
    assert "-sumary:" in done.stdout
    assert path.read_text(encoding="utf-8") == right
    assert validate(project, "--fix").stdout == validate(project).stdout


def test_report_for_programs_is_whole_after_mending(project: Path) -> None:
    path = project / "data/casestudies/depot.yml"
    path.write_text(path.read_text(encoding="utf-8").replace("summary:", "sumary:", 1), encoding="utf-8")
    done = validate(project, "--fix", "--format", "json")
    assert json.loads(done.stdout)["findings"] == []
    assert "+summary:" in done.stderr


def misspell(project: Path, *names: str) -> list[Path]:
    """Break the records of case studies in a way that is mended."""
    paths = [project / f"data/casestudies/{name}.yml" for name in names]
    for path in paths:
        path.write_text(path.read_text(encoding="utf-8").replace("summary:", "sumary:", 1), encoding="utf-8")
    return paths


def test_file_that_is_only_to_be_read_is_named_and_left(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    bridge, depot = misspell(project, "bridge", "depot")
    before = bridge.read_bytes()
    allowed = os.access
    monkeypatch.setattr(os, "access", lambda path, mode: Path(path).resolve() != bridge and allowed(path, mode))
    done = run(project, "fix", "--lang", "en")
    assert done.returncode == 1
    assert done.stderr == "data/casestudies/bridge.yml is not mended: it can’t be written, or was changed meanwhile\n"
    assert bridge.read_bytes() == before
    assert "\nsummary:" in depot.read_text(encoding="utf-8")


def test_schema_that_cannot_be_written_is_named(project: Path) -> None:
    schemas = project / "schemas"
    schemas.mkdir(exist_ok=True)
    for path in schemas.iterdir():
        path.unlink()
    (schemas / "tool.schema.json").mkdir()
    done = run(project, "fix", "--lang", "fr")
    assert done.returncode == 1
    assert done.stderr == (
        "schemas/tool.schema.json n’est pas corrigé\N{NO-BREAK SPACE}: "
        "impossible de l’écrire, ou il a changé entre-temps\n"
    )
    assert "schemas/term.schema.json\n" in done.stdout
    assert (schemas / "term.schema.json").is_file()


def test_fix_is_the_same_as_validate_with_the_option(project: Path) -> None:
    (depot,) = misspell(project, "depot")
    wrong = depot.read_bytes()
    shown = run(project, "fix", "--dry-run")
    assert shown.stdout == validate(project, "--fix", "--dry-run").stdout
    assert depot.read_bytes() == wrong
    by_option = validate(project, "--fix").stdout
    right = depot.read_bytes()
    depot.write_bytes(wrong)
    assert run(project, "fix").stdout == by_option
    assert depot.read_bytes() == right != wrong


def test_only_what_is_named_is_mended(project: Path) -> None:
    bridge, depot = misspell(project, "bridge", "depot")
    done = run(project, "fix", "data/casestudies/depot.yml")
    assert (done.returncode, done.stderr) == (0, "")
    assert "depot.yml" in done.stdout
    assert "bridge.yml" not in done.stdout
    assert "\nsummary:" in depot.read_text(encoding="utf-8")
    assert "\nsumary:" in bridge.read_text(encoding="utf-8")
