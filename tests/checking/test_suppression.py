"""Exceptions that a record names: what they leave out, and when they are findings themselves."""

import datetime
import shutil
from pathlib import Path

import pytest
from finding_codes import PROJECT

from playbook.checking.validation import validate
from playbook.findings import Severity
from playbook.site import load

TODAY = datetime.date(2026, 11, 22)
FILE = "data/casestudies/depot.yml"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return Path(shutil.copytree(PROJECT / "tests/base", tmp_path / "project"))


def found(project: Path, *suppress: str, slip: bool = True, broken: bool = False) -> list[tuple[str, str]]:
    """Return the codes and severities of what is found in a record with exceptions."""
    path = project / FILE
    text = path.read_text(encoding="utf-8")
    if slip:
        text = text.replace("summary:\n", "summary: \n", 1).replace("en: ", "en: It’s 20 % of all. ", 1)
    if broken:
        text = text.replace("model: ", "model: x-", 1)
    if suppress:
        text += "suppress:\n" + "".join(f"  - {{{exception}}}\n" for exception in suppress)
    path.write_text(text, encoding="utf-8")
    findings = validate(project, today=TODAY).findings
    return sorted((finding.code, finding.severity.value) for finding in findings if finding.file == FILE)


def codes(project: Path, *suppress: str, slip: bool = True) -> set[str]:
    return {code for code, _ in found(project, *suppress, slip=slip)}


def exception(code: str, until: str = "2027-01-01") -> str:
    return f'code: {code}, reason: "It is quoted so.", until: {until}'


def test_exception_leaves_out_its_finding_and_no_other(project: Path, tmp_path: Path) -> None:
    without = codes(Path(shutil.copytree(project, tmp_path / "without")))
    assert "unwanted-space" in without
    assert codes(project, exception("unwanted-space")) == without - {"unwanted-space"}


@pytest.mark.parametrize(("until", "holds"), [("2026-11-21", False), ("2026-11-22", True)])
def test_exception_holds_until_its_last_day(project: Path, until: str, holds: bool) -> None:
    given = codes(project, exception("unwanted-space", until))
    assert ("unwanted-space" in given) is not holds
    assert ("suppression-ended" in given) is not holds


def test_exception_that_nothing_needs_is_a_warning(project: Path) -> None:
    assert found(project, exception("unwanted-space"), slip=False) == [("suppression-unused", Severity.WARNING.value)]


def test_exception_is_not_called_unused_while_a_record_is_wrong(project: Path) -> None:
    (project / "data/terms/x.yml").write_text("name: {fr: x}\n", encoding="utf-8")
    assert found(project, exception("unwanted-space"), slip=False) == []


def test_exception_to_an_unknown_code_is_an_error(project: Path) -> None:
    assert found(project, exception("unwanted-spice"), slip=False) == [("suppression-unknown-code", "error")]


def test_what_a_page_needs_can_t_be_left_out(project: Path) -> None:
    given = found(project, exception("unknown-model"), slip=False, broken=True)
    assert ("unknown-model", "error") in given
    assert ("suppression-not-allowed", "error") in given


def test_exceptions_can_t_be_excepted(project: Path) -> None:
    given = found(project, exception("unwanted-space"), exception("suppression-unused"), slip=False)
    assert ("suppression-not-allowed", "error") in given


@pytest.mark.parametrize("left_out", ["reason", "until", "code"])
def test_exception_says_what_why_and_until_when(project: Path, left_out: str) -> None:
    parts = exception("unwanted-space").split(", ")
    given = found(project, ", ".join(part for part in parts if not part.startswith(left_out)))
    assert ("missing-field", "error") in given


REDIRECT = """\
addresses: {{fr: [etudes-de-cas/vieux], en: [case-studies/old]}}
to: case:{target}
since: 2026-11-01
reason: {{fr: Elle a un autre nom., en: It has another name.}}
suppress:
  - {{{exception}}}
"""


@pytest.mark.parametrize(
    ("target", "given"),
    [
        ("nothing", {("unknown-redirect-target", "error"), ("suppression-not-allowed", "error")}),
        ("depot", {("suppression-unused", "warning")}),
    ],
)
def test_what_only_the_whole_site_shows_can_t_be_left_out(
    project: Path, target: str, given: set[tuple[str, str]]
) -> None:
    file = project / "data/redirects/old.yml"
    file.parent.mkdir()
    file.write_text(REDIRECT.format(target=target, exception=exception("unknown-redirect-target")), encoding="utf-8")
    findings = load(project, today=TODAY).findings
    shown = {(finding.code, str(finding.severity)) for finding in findings if finding.file == "data/redirects/old.yml"}
    assert shown == given
