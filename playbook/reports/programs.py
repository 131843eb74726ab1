"""Findings as JSON, for programs."""

import json
from collections.abc import Sequence

from playbook.findings import Finding
from playbook.languages import Language
from playbook.reports.words import hint, message, reason


def as_json(findings: Sequence[Finding], files: int, language: Language) -> str:
    """Write findings for a program: an object with `files`, how many were checked, and `findings`."""
    return json.dumps(
        {
            "files": files,
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
                for finding in findings
            ],
        },
        ensure_ascii=False,
        indent=2,
    )
