"""What somebody is to look at again, from when on, and whom to ask."""

import argparse
import datetime
import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from finding_codes import PROJECT

from playbook.catalogue.freshness import due, is_old, later
from playbook.checking.validation import validate
from playbook.reading.settings import Ages, Freshness, Settings, read_settings
from playbook.today import day, given_day, today

COMMAND = PROJECT / "scripts/due.py"


@pytest.mark.parametrize(
    ("start", "months", "end"),
    [
        ("2018-07-18", 12, "2019-07-18"),
        ("2018-07-18", 6, "2019-01-18"),
        ("2020-01-31", 1, "2020-02-29"),
        ("2020-02-29", 12, "2021-02-28"),
        ("2018-12-01", 1, "2019-01-01"),
        ("2018-07-18", 99_999_999, "9999-12-31"),
    ],
)
def test_months_later(start: str, months: int, end: str) -> None:
    assert later(datetime.date.fromisoformat(start), months).isoformat() == end


def test_day_is_old_from_its_age_on() -> None:
    start = datetime.date(2018, 7, 18)
    assert not is_old(start, 12, datetime.date(2019, 7, 17))
    assert is_old(start, 12, datetime.date(2019, 7, 18))
    assert not is_old(start, None, datetime.date.max)
    assert not is_old(start, 12, None)


def listed(settings: Settings, until: str) -> list[tuple[str, str]]:
    catalogue = validate(PROJECT / "tests/base").catalogue
    assert catalogue is not None
    return [
        (record.file, record.due.isoformat()) for record in due(catalogue, settings, datetime.date.fromisoformat(until))
    ]


def ages(contacts: int | None, casestudies: int | None) -> Settings:
    return Settings(freshness=Freshness(contacts=Ages(notice=contacts), casestudies=Ages(notice=casestudies)))


def test_what_is_due_is_listed_by_its_day() -> None:
    found = listed(ages(12, 24), "9999-01-01")
    assert {file.split("/")[1] for file, _ in found} == {"casestudies", "contacts"}
    days = [due_day for _, due_day in found]
    assert days == sorted(days)
    assert listed(ages(12, 24), days[0])[0] == found[0]
    before = datetime.date.fromisoformat(days[0]) - datetime.timedelta(days=1)
    assert listed(ages(12, 24), before.isoformat()) == []


def test_kind_without_an_age_never_grows_old() -> None:
    assert {file.split("/")[1] for file, _ in listed(ages(12, None), "9999-01-01")} == {"contacts"}
    assert listed(ages(None, None), "9999-01-01") == []


def run(root: Path, *options: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-W", "error", str(COMMAND), "--root", str(root), "--lang", "en", *options],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


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


def test_settings_are_checked_like_records(tmp_path: Path) -> None:
    assert read_settings(tmp_path) == (Settings(), [])
    (tmp_path / "settings.yml").write_text("freshness:\n  contact: {notice: soon}\n", encoding="utf-8")
    settings, findings = read_settings(tmp_path)
    assert settings == Settings()
    assert [(finding.code, finding.file, finding.position.line) for finding in findings] == [
        ("unknown-field", "settings.yml", 2)
    ]
    assert findings[0].suggestion == "contacts"
    ages = "freshness:\n  contacts: {notice: 12, error: 180, warning: 6}\n  casestudies: {notice: 24, error: 25}\n"
    (tmp_path / "settings.yml").write_text(ages, encoding="utf-8")
    assert [(finding.code, finding.path, finding.position.column) for finding in read_settings(tmp_path)[1]] == [
        ("ages-out-of-order", "freshness.contacts.warning", 47)
    ]
    (tmp_path / "settings.yml").write_text("# freshness:\n", encoding="utf-8")
    assert read_settings(tmp_path) == (Settings(), [])
    (tmp_path / "settings.yml").write_text("{", encoding="utf-8")
    assert [finding.file for finding in read_settings(tmp_path)[1]] == ["settings.yml"]


def test_day_is_an_input() -> None:
    assert given_day({"SOURCE_DATE_EPOCH": "1531872000"}) == datetime.date(2018, 7, 18)
    assert today({"SOURCE_DATE_EPOCH": "1531872000"}) == datetime.date(2018, 7, 18)
    for wrong in ("", "soon", "9" * 30):
        assert given_day({"SOURCE_DATE_EPOCH": wrong}) is None
    assert day("2018-07-18") == datetime.date(2018, 7, 18)
    with pytest.raises(argparse.ArgumentTypeError):
        day("18-07-2018")
