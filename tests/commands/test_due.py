"""`playbook due`: what it lists, and whom it names."""

import datetime
import json
import shutil
import subprocess
from pathlib import Path

import pytest
from finding_codes import PROJECT
from running import run as run_program


def run(root: Path, *options: str) -> subprocess.CompletedProcess[str]:
    return run_program(root, "due", "--lang", "en", *options)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    folder = Path(shutil.copytree(PROJECT / "tests/base", tmp_path / "project"))
    (folder / "settings.yml").write_text("freshness: {contacts: {notice: 12}, casestudies: {warning: 24}}\n")
    return folder


def test_command_lists_what_is_due_and_whom_to_ask(project: Path) -> None:
    first = json.loads(run(project, "--within", "9999y", "--format", "json").stdout)["records"][0]
    before = (datetime.date.fromisoformat(first["due"]) - datetime.timedelta(days=90)).isoformat()
    done = run(project, "--today", before, "--within", "90d")
    assert (done.returncode, done.stderr) == (0, "")
    shown = f"{first['file']} · {first['name']['en']} (last looked at on {first['looked_at']}; ask: "
    asked = f"{first['ask'][0]['name']['en']}, {first['ask'][0]['email']}"
    assert done.stdout.startswith(f"old from {first['due']} on · {shown}{asked}")
    done = run(project, "--today", first["due"])
    assert done.stdout.startswith(f"old since {first['due']} · {shown}{asked}")
    done = run(project, "--today", first["due"], "--lang", "fr")
    assert done.stdout.startswith(f"à revoir depuis le {first['due']} · {first['file']} · {first['name']['fr']} ")
    done = run(project, "--today", before, "--within", "89d")
    assert done.stdout.startswith("0 records to look at by ")


def test_contact_is_asked_at_its_mailbox_or_its_first_person(project: Path) -> None:
    records = json.loads(run(project, "--within", "9999y", "--format", "json").stdout)["records"]
    asked = {record["id"]: record["ask"][0]["email"] for record in records if record["folder"] == "contacts"}
    assert asked == {"mailbox": "mailbox@example.ca", "north": "marie.tremblay@example.ca"}


def test_wrong_span_is_named_in_the_language_that_is_asked_for(project: Path) -> None:
    assert "“90 days” is no span of time; write it as in 90d" in run(project, "--within", "90 days").stderr
    assert "n’est pas une durée" in run(project, "--within", "90 jours", "--lang", "fr").stderr


def test_command_lists_nothing_of_broken_records(project: Path) -> None:
    (project / "data/terms/x.yml").write_text("name: {fr: x}\n", encoding="utf-8")
    done = run(project)
    assert (done.returncode, done.stdout) == (1, "")
    assert "missing-en" in done.stderr


@pytest.mark.parametrize("options", [("--within", "90"), ("--within", "-1d"), ("--today", "tomorrow"), ("x",)])
def test_command_used_wrongly(project: Path, options: tuple[str, ...]) -> None:
    assert run(project, *options).returncode == 2


@pytest.mark.parametrize("within", ["99999y", "99999m", "99999w"])
def test_span_beyond_the_calendar(project: Path, within: str) -> None:
    assert run(project, "--within", within).returncode == 0
