"""What somebody is to look at again, from when on, and whom to ask."""

import datetime
from pathlib import Path

import pytest
from finding_codes import PROJECT

from playbook.catalogue.freshness import due, is_old, later
from playbook.checking.validation import validate
from playbook.reading.settings import Ages, Freshness, Settings, read_settings
from playbook.today import day, given_day, today


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
    with pytest.raises(ValueError, match="18-07-2018"):
        day("18-07-2018")
