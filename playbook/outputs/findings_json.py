"""What the checks can find, for programs: every code with its words in both languages, made from the files of the rules."""

import json
from typing import Any, Final

from playbook.findings import Severity
from playbook.reports.codes import Code, Example, codes_by_subject, examples_of, said_of

FILE: Final = "findings.json"
"""The name of the file on the site, from its root."""

_SEVERITIES: Final = tuple(severity.value for severity in Severity)


def findings_json() -> str:
    """Write the codes of all findings, in the order of the editors' guide.

    Returns:
        JSON with a list `findings`. Each has its `code`, which never changes its meaning, the version `since` which there
        is such a finding, its `subject`, the `severities` that its examples show, its words (`title`, `message`, `why`,
        `hint`, each in `fr` and `en`; in braces, what is filled in), and the examples `wrong` and `right`.
    """
    entries = [_entry(code, said_of(code)) for codes in codes_by_subject().values() for code in codes]
    return json.dumps({"findings": entries}, ensure_ascii=False, indent=1) + "\n"


def _entry(code: str, said: Code) -> dict[str, Any]:
    examples = examples_of(code)
    shown = {example.severity for example in examples}
    return {
        "code": code,
        "since": said.since,
        "subject": said.subject,
        "severities": [severity for severity in _SEVERITIES if severity in shown],
        "title": dict(said.title),
        "message": dict(said.message),
        "why": dict(said.why),
        "hint": dict(said.hint),
        "guide": dict(said.guide or said.hint),
        "examples": [_example(example) for example in examples],
    }


def _example(example: Example) -> dict[str, Any]:
    at = example.at if isinstance(example.at, list) else [example.at]
    return {"in": example.of, "wrong": example.wrong, "right": example.right, "at": at, "severity": example.severity}
