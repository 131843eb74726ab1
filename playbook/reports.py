"""Findings put into words: lines of text for people, JSON for programs."""

import json
import os
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any, Final

import yaml

from playbook.findings import Finding, Severity
from playbook.languages import Language

_MESSAGES: Final = Path(__file__).parent / "messages"


@cache
def _loaded(name: str, language: Language) -> Mapping[str, Any]:
    text = (_MESSAGES / f"{name}.{language}.yml").read_text(encoding="utf-8")
    loaded: Mapping[str, Any] = yaml.load(text, Loader=yaml.CSafeLoader)
    return loaded


def messages(name: str, language: Language) -> Mapping[str, Any]:
    """Return the words of one subject, such as `findings` or `links`, by code."""
    return _loaded(name, language)


def codes() -> frozenset[str]:
    """Return the codes of all findings."""
    return frozenset(_loaded("findings", "en"))


def message(finding: Finding, language: Language) -> str:
    """Say what was found."""
    return _filled(_loaded("findings", language)[finding.code]["message"], finding, language)


def hint(finding: Finding, language: Language) -> str:
    """Say how to mend it, with the word that was probably meant first."""
    advice = _filled(_loaded("findings", language)[finding.code]["hint"], finding, language)
    if finding.suggestion:
        return f"{words('did-you-mean', language).format(suggestion=finding.suggestion)} {advice}"
    return advice


def words(key: str, language: Language) -> str:
    """Return the words of the reports themselves."""
    text: str = _loaded("reports", language)[key]
    return text


def _filled(template: str, finding: Finding, language: Language) -> str:
    arguments = dict(finding.arguments)
    for name in ("given", "type"):
        if name in arguments:
            arguments[name] = words(f"type-{arguments[name]}", language)
    return template.format_map(arguments)


def as_text(findings: Sequence[Finding], files: int, language: Language, *, only_errors: bool = False) -> str:
    """Write findings for a person.

    Args:
        findings: What was found.
        files: How many files were checked.
        language: The language to write in.
        only_errors: Whether notices are counted, and not shown.

    Returns:
        Two lines a finding — `file:line:column: severity: message [code]`, then the hint — with the errors last, where
        they are seen, and a closing line.
    """
    lines: list[str] = []
    for finding in sorted(findings, key=lambda finding: finding.severity is Severity.ERROR):
        if only_errors and finding.severity is not Severity.ERROR:
            continue
        place = f"{finding.file}:{finding.position.line}:{finding.position.column}"
        severity = words(f"severity-{finding.severity}", language)
        lines.append(
            words("line", language).format(
                place=place, severity=severity, message=message(finding, language), code=finding.code
            )
        )
        lines.append(f"    {hint(finding, language)}")
    lines.append(summary(findings, files, language))
    return "\n".join(lines)


def summary(findings: Iterable[Finding], files: int, language: Language) -> str:
    """Count the findings in one line."""
    severities = [finding.severity for finding in findings]
    return words("summary", language).format(
        files=counted(files, "files", language),
        errors=counted(severities.count(Severity.ERROR), "errors", language),
        notices=counted(severities.count(Severity.NOTICE), "notices", language),
    )


def counted(number: int, what: str, language: Language) -> str:
    """Say how many of something there are; `what` is the beginning of two keys of the reports' words."""
    # French counts 0 as singular, English as plural.
    singular = number == 1 or (number == 0 and language == "fr")
    return words(f"{what}-{'one' if singular else 'many'}", language).format(number=number)


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
                    "hint": hint(finding, language),
                    "suggestion": finding.suggestion,
                }
                for finding in findings
            ],
        },
        ensure_ascii=False,
        indent=2,
    )


def terminal_language(environment: Mapping[str, str] = os.environ) -> Language:
    """Return the language in which a person's terminal speaks; English where it does not say French."""
    for name in ("PLAYBOOK_LANG", "LC_ALL", "LC_MESSAGES", "LANG"):
        value = environment.get(name, "")
        if value:
            return "fr" if value.lower().startswith("fr") else "en"
    return "en"
