"""What no example of a code shows: broken files as a whole, with the words of their reports.

A file or folder of `tests/checking/invalid/<folder>/` begins with the code of the finding that it shows; that of each kind
of record called `whole-report.yml` shows many. It is laid over the small project of `tests/base/` as
`data/<folder>/<its name>`, and the `.txt` file beside it holds the report, in English and in French. After a change of
words, `ACCEPT_REPORTS=1 python -m pytest tests/checking/test_rules.py` writes the reports anew, to be read before they are
committed. What a few lines can show is an example in the file of the code (`test_examples.py`).
"""

import datetime
import os
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from finding_codes import PROJECT

from playbook.checking.validation import validate
from playbook.findings import Finding, Severity, errors
from playbook.languages import LANGUAGES
from playbook.reading.text import MAX_BYTES
from playbook.records import RECORD_TYPES
from playbook.reports import as_text, codes, lines_of, message

BASE = PROJECT / "tests/base"
INVALID = PROJECT / "tests/checking/invalid"
REPORT = ".txt"
WHOLE = "whole-report.yml"
TODAY = datetime.date(2026, 12, 1)


def _without_data(project: Path) -> None:
    shutil.rmtree(project / "data")


def _with_large_file(project: Path) -> None:
    (project / "data/casestudies/large.yml").write_bytes(b"#" * (MAX_BYTES + 1))


MADE: dict[str, Callable[[Path], None]] = {"no-data-folder": _without_data, "file-too-large": _with_large_file}
"""What can't be kept as a file, by code; the reports are beside the folders."""

FIXTURES = sorted(path.relative_to(INVALID) for path in INVALID.glob("*/[!.]*") if path.suffix != REPORT)


def code_of(name: str) -> str:
    """Return the code that a name begins with; the rest of it says which variant it is."""
    fitting = [code for code in codes() if re.match(rf"{code}\b", name)]
    assert fitting, f"{name} begins with no code"
    return max(fitting, key=len)


def report_of(fixture: Path) -> Path:
    """Return where the report of a fixture is kept."""
    return INVALID / fixture.with_suffix(REPORT)


def check_report(shown: list[Finding], project: Path, report: Path) -> None:
    """Compare what is said of findings with what is expected."""
    texts = (
        "\n".join(as_text(shown, 0, language, lines=lines_of(project)).splitlines()[:-2])
        for language in sorted(LANGUAGES)
    )
    given = "\n\n".join(texts) + "\n"
    if os.environ.get("ACCEPT_REPORTS"):
        report.write_text(given, encoding="utf-8", newline="\n")
    assert report.is_file(), f"{report.name} is missing; it would hold:\n{given}"
    assert given == report.read_text(encoding="utf-8")


def found_of(project: Path, code: str) -> list[Finding]:
    """Return what is found in a project, which is all of one code; notices count where there are no errors."""
    found = list(validate(project, today=TODAY).findings)
    shown = errors(found) or found
    assert {finding.code for finding in shown} == {code}
    return shown


def lay(fixture: Path, project: Path) -> None:
    """Lay a broken file or folder over a project."""
    target = project / "data" / fixture
    target.parent.mkdir(exist_ok=True)
    if (INVALID / fixture).is_dir():
        shutil.copytree(INVALID / fixture, target)
    else:
        shutil.copyfile(INVALID / fixture, target)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return Path(shutil.copytree(BASE, tmp_path / "project"))


@pytest.mark.parametrize("fixture", [fixture for fixture in FIXTURES if fixture.name != WHOLE], ids=str)
def test_broken_file_gets_its_report(fixture: Path, project: Path) -> None:
    lay(fixture, project)
    shown = found_of(project, code_of(fixture.name))
    assert {Path(finding.file) for finding in shown} <= {Path("data", fixture), Path("data", fixture).parent}
    check_report(shown, project, report_of(fixture))


@pytest.mark.parametrize("folder", RECORD_TYPES)
def test_broken_record_of_each_kind_gets_its_report(folder: str, project: Path) -> None:
    lay(Path(folder, WHOLE), project)
    file = f"data/{folder}/{WHOLE}"
    shown = [finding for finding in validate(project, today=TODAY).findings if finding.file == file]
    check_report(shown, project, report_of(Path(folder, WHOLE)))


@pytest.mark.parametrize("code", MADE)
def test_broken_project_gets_its_report(code: str, project: Path) -> None:
    MADE[code](project)
    check_report(found_of(project, code), project, INVALID / f"{code}{REPORT}")


def test_base_project_is_clean() -> None:
    result = validate(BASE, today=TODAY)
    assert [message(finding, "en") for finding in result.findings] == []
    assert result.catalogue is not None


def test_every_fixture_has_a_report_and_every_report_a_fixture() -> None:
    expected = [*map(report_of, FIXTURES), *(INVALID / f"{code}{REPORT}" for code in MADE)]
    assert sorted(expected) == sorted(INVALID.rglob(f"*{REPORT}"))


def write(project: Path, file: str, *changes: tuple[str, str]) -> None:
    """Replace words of a record."""
    path = project / "data" / file
    text = path.read_text(encoding="utf-8")
    for before, after in changes:
        assert before in text
        text = text.replace(before, after)
    path.write_text(text, encoding="utf-8")


def found_in(project: Path) -> list[tuple[str, str]]:
    """Return the file and the code of every finding."""
    return [(finding.file, finding.code) for finding in validate(project, today=TODAY).findings]


def test_all_mistakes_of_a_record_are_found_at_once(project: Path) -> None:
    write(project, "casestudies/bridge.yml", ("kind: example", "kind: exemple"), ("places: [NT]", "places: NT"))
    write(project, "casestudies/depot.yml", ("reviewed: 2026-11-22", "reviewed: soon"))
    assert found_in(project) == [
        ("data/casestudies/bridge.yml", "unknown-value"),
        ("data/casestudies/bridge.yml", "not-a-list"),
        ("data/casestudies/depot.yml", "bad-date"),
    ]


def test_reference_to_a_broken_record_is_not_reported_as_well(project: Path) -> None:
    write(project, "models/visits.yml", ("order: 1", "order: one"))
    assert found_in(project) == [("data/models/visits.yml", "not-a-whole-number")]


def test_reference_to_an_unreadable_record_is_not_reported_as_well(project: Path) -> None:
    (project / "data/contacts/north.yml").write_text("kind: [", encoding="utf-8")
    assert found_in(project) == [("data/contacts/north.yml", "unclosed-bracket")]


def test_what_no_case_study_uses_is_a_notice(project: Path) -> None:
    (project / "data/casestudies/depot.yml").unlink()
    write(project, "casestudies/clinic.yml", ("contact: mailbox", "contact: north"))
    result = validate(project, today=TODAY)
    assert {(finding.code, finding.path) for finding in result.findings} == {
        ("unused-subtype", "subtypes[2]"),
        ("unused-contact", ""),
    }
    assert {finding.severity for finding in result.findings} == {Severity.NOTICE}
    assert result.catalogue is not None


def test_nothing_is_called_unused_while_a_case_study_is_broken(project: Path) -> None:
    write(project, "casestudies/depot.yml", ("kind: example", "kind: exemple"))
    assert found_in(project) == [("data/casestudies/depot.yml", "unknown-value")]


def test_only_places_have_names_with_capitals(project: Path) -> None:
    shutil.copyfile(project / "data/casestudies/depot.yml", project / "data/casestudies/Depot.yml")
    shutil.copyfile(project / "data/jurisdictions/NT.yml", project / "data/jurisdictions/NL-country.yml")
    assert found_in(project) == [("data/casestudies/Depot.yml", "bad-file-name")]


def test_braces_of_a_template_are_text(project: Path) -> None:
    catalogue = validate(project, today=TODAY).catalogue
    assert catalogue is not None
    assert catalogue.cases["airport"].record.title.en == "The airport {{ 7*7 }}"
