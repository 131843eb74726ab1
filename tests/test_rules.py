"""Each broken record gets the finding it is named after, in words that are reviewed with it.

A file or folder of `tests/invalid/<folder>/` begins with the code of the finding that it shows. It is laid over the
small project of `tests/base/` as `data/<folder>/<its name>`, and the `.txt` file beside it holds the report, in English
and in French. After a change of words, `ACCEPT_REPORTS=1 python -m pytest tests/test_rules.py` writes the reports anew,
to be read before they are committed.
"""

import os
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from playbook.findings import Finding, errors
from playbook.languages import LANGUAGES
from playbook.reading import MAX_BYTES
from playbook.reports import as_text, codes, message
from playbook.validation import validate

TESTS = Path(__file__).parent
BASE = TESTS / "base"
INVALID = TESTS / "invalid"
REPORT = ".txt"

PROSE_CODES = frozenset(code for code in codes() if re.search("page|macro|navigation|header|address$", code))
"""The findings about pages of prose, which have tests of their own."""


def _without_data(project: Path) -> None:
    shutil.rmtree(project / "data")


def _with_large_file(project: Path) -> None:
    (project / "data/casestudies/large.yml").write_bytes(b"#" * (MAX_BYTES + 1))


MADE: dict[str, Callable[[Path], None]] = {"no-data-folder": _without_data, "file-too-large": _with_large_file}
"""What can't be kept as a file, by code; the reports are beside the folders."""

FIXTURES = sorted(path.relative_to(INVALID) for path in INVALID.glob("*/[!.]*") if path.suffix != REPORT)
REPORTS = sorted(path.relative_to(INVALID) for path in INVALID.rglob(f"*{REPORT}"))


def code_of(name: str) -> str:
    """Return the code that a name begins with; the rest of it says which variant it is."""
    fitting = [code for code in codes() if re.match(rf"{code}\b", name)]
    assert fitting, f"{name} begins with no code"
    return max(fitting, key=len)


def report_of(fixture: Path) -> Path:
    """Return where the report of a fixture is kept."""
    return INVALID / fixture.with_suffix(REPORT)


def check_report(project: Path, code: str, report: Path) -> list[Finding]:
    """Compare what is found in a project with what is expected; notices count where they are the subject."""
    found = validate(project).findings
    shown = list(found) if code.startswith("unused-") else errors(found)
    assert {finding.code for finding in shown} == {code}
    texts = (as_text(shown, 0, language).splitlines()[:-1] for language in sorted(LANGUAGES))
    given = "\n\n".join("\n".join(lines) for lines in texts) + "\n"
    if os.environ.get("ACCEPT_REPORTS"):
        report.write_text(given, encoding="utf-8", newline="\n")
    assert report.is_file(), f"{report.name} is missing; it would hold:\n{given}"
    assert given == report.read_text(encoding="utf-8")
    return shown


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return Path(shutil.copytree(BASE, tmp_path / "project"))


@pytest.mark.parametrize("fixture", FIXTURES, ids=lambda path: path.as_posix())
def test_broken_record_gets_its_report(fixture: Path, project: Path) -> None:
    target = project / "data" / fixture
    target.parent.mkdir(exist_ok=True)
    source = INVALID / fixture
    if source.is_dir():
        shutil.copytree(source, target)
    else:
        shutil.copyfile(source, target)
    for finding in check_report(project, code_of(fixture.name), report_of(fixture)):
        assert Path(finding.file) in (Path("data", fixture), Path("data", fixture).parent)


@pytest.mark.parametrize("code", MADE)
def test_broken_project_gets_its_report(code: str, project: Path) -> None:
    MADE[code](project)
    check_report(project, code, INVALID / f"{code}{REPORT}")


def test_base_project_is_clean() -> None:
    result = validate(BASE)
    assert [message(finding, "en") for finding in result.findings] == []
    assert result.catalogue is not None


def test_every_report_has_its_fixture() -> None:
    expected = {report_of(fixture) for fixture in FIXTURES} | {INVALID / f"{code}{REPORT}" for code in MADE}
    assert {INVALID / report for report in REPORTS} == expected


def test_no_two_fixtures_share_a_report() -> None:
    assert len({report_of(fixture) for fixture in FIXTURES}) == len(FIXTURES)


def test_every_code_has_a_fixture() -> None:
    shown = {code_of(fixture.name) for fixture in FIXTURES} | set(MADE)
    assert shown == codes() - PROSE_CODES
