"""Findings for programs: JSON, annotations of a pull request, SARIF."""

import json
from collections.abc import Sequence
from typing import Any, Final
from urllib.parse import quote

from playbook.findings import Finding, Severity
from playbook.languages import Language
from playbook.reports.codes import said_of
from playbook.reports.limits import listed_of_files
from playbook.reports.text import not_listed, summary
from playbook.reports.words import hint, message, reason

_SARIF_SCHEMA: Final = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_SARIF_LEVELS: Final = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTICE: "note"}
_TOOL: Final = "Service Partnerships Playbook"


def as_json(findings: Sequence[Finding], files: int, language: Language) -> str:
    """Write findings for a program: an object with `files`, how many were checked, and `findings`.

    Of a file with very many, the first are listed, and `left_out` has the number of the others by file.
    """
    listed, left_out = listed_of_files(findings)
    return _written(
        {
            "files": files,
            "left_out": left_out,
            "findings": [
                {
                    "code": finding.code,
                    "severity": finding.severity.value,
                    "file": finding.file,
                    "line": finding.position.line,
                    "column": finding.position.column,
                    "path": finding.path,
                    "message": message(finding, language),
                    "why": reason(finding, language),
                    "hint": hint(finding, language),
                    "suggestion": finding.suggestion,
                }
                for finding in listed
            ],
        }
    )


def as_github(findings: Sequence[Finding], files: int, language: Language) -> str:
    """Write findings as workflow commands, which GitHub shows beside the lines of a pull request.

    The form and what is escaped in it are those of
    https://docs.github.com/en/actions/reference/workflow-commands-for-github-actions.
    """
    listed, left_out = listed_of_files(findings)
    lines = [
        f"::{finding.severity.value} file={_property(finding.file)},line={finding.position.line},"
        f"col={finding.position.column},title={_property(finding.code)}::"
        + _data(f"{message(finding, language)}\n{hint(finding, language)}")
        for finding in listed
    ]
    rest = [f"::error file={_property(file)}::{_data(not_listed(file, left_out, language))}" for file in left_out]
    return "\n".join([*lines, *rest, summary(findings, files, language)])


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def as_sarif(findings: Sequence[Finding], files: int, language: Language) -> str:
    """Write findings in the Static Analysis Results Interchange Format 2.1.0 (OASIS)."""
    listed, left_out = listed_of_files(findings)
    codes = sorted({finding.code for finding in listed})
    run: dict[str, Any] = {
        "tool": {
            "driver": {
                "name": _TOOL,
                "rules": [_sarif_rule(code, language) for code in codes],
            }
        },
        "language": f"{language}-CA",
        "columnKind": "unicodeCodePoints",
        "results": [_sarif_result(finding, codes.index(finding.code), language) for finding in listed],
        "properties": {"files": files, "leftOut": left_out},
    }
    return _written({"$schema": _SARIF_SCHEMA, "version": "2.1.0", "runs": [run]})


def _sarif_rule(code: str, language: Language) -> dict[str, Any]:
    said = said_of(code)
    return {
        "id": code,
        "shortDescription": {"text": said.title[language]},
        "fullDescription": {"text": said.why[language]},
    }


def _sarif_result(finding: Finding, rule: int, language: Language) -> dict[str, Any]:
    place = {
        "artifactLocation": {"uri": quote(finding.file), "uriBaseId": "%SRCROOT%"},
        "region": {"startLine": finding.position.line, "startColumn": finding.position.column},
    }
    return {
        "ruleId": finding.code,
        "ruleIndex": rule,
        "level": _SARIF_LEVELS[finding.severity],
        "message": {"text": f"{message(finding, language)}\n{hint(finding, language)}"},
        "locations": [{"physicalLocation": place}],
    }


def _written(report: dict[str, Any]) -> str:
    return json.dumps(report, ensure_ascii=False, indent=2)
