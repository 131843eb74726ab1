"""Findings as text for a person at a terminal."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Final

from playbook.findings import Finding, Severity
from playbook.languages import Language
from playbook.reports.limits import listed_of_files
from playbook.reports.lines import Lines, excerpt_of, no_lines
from playbook.reports.words import counted, hint, message, reason, words

Paint = Callable[[str, str], str]
"""Gives a text a colour by the name of its role: a severity, `mark` or `label`."""

_COLOURS: Final = {"error": "31;1", "warning": "33;1", "notice": "36", "mark": "31", "mended": "32", "label": "1"}

_ORDER: Final = (Severity.NOTICE, Severity.WARNING, Severity.ERROR)
"""The worst comes last, where it is seen."""

MOST_OF_A_CODE: Final = 3
"""How many warnings or notices of one code are shown; errors are all shown."""


def plain(text: str, _: str) -> str:
    """Leave a text as it is."""
    return text


def coloured(text: str, role: str) -> str:
    """Give a text its colour, by the escape sequences of terminals (ECMA-48, SGR)."""
    return f"\x1b[{_COLOURS[role]}m{text}\x1b[0m"


def as_text(
    findings: Sequence[Finding],
    files: int,
    language: Language,
    *,
    lines: Lines = no_lines,
    paint: Paint = plain,
    only_errors: bool = False,
) -> str:
    """Write findings for a person.

    Args:
        findings: What was found.
        files: How many files were checked.
        language: The language to write in.
        lines: Gives the lines of files, so that the place can be shown.
        paint: Gives texts their colours.
        only_errors: Whether warnings and notices are counted, and not shown.

    Returns:
        For each finding `file:line:column: severity: message [code]`, its line with the place marked, why it matters
        and how to mend it; then a closing line. What was said of a code is not said twice. A notice has no more than
        its message and what can be done.
    """
    written: list[str] = []
    said: set[str] = set()
    listed, left_out_of_files = listed_of_files(findings)
    for severity in _ORDER:
        if only_errors and severity is not Severity.ERROR:
            continue
        shown, left_out = _limited([finding for finding in listed if finding.severity is severity], severity)
        for finding in shown:
            written += _finding(finding, language, lines, paint, said)
            if finding in left_out:
                more = counted(left_out[finding], "more-findings", language).format(code=finding.code)
                written.append(f"    {more}")
    written += [not_listed(file, left_out_of_files, language) for file in left_out_of_files]
    if written:
        written.append("")
    return "\n".join([*written, summary(findings, files, language)])


def _limited(findings: Sequence[Finding], severity: Severity) -> tuple[list[Finding], dict[Finding, int]]:
    """Choose what is shown; say after which finding how many of its code are left out."""
    if severity is Severity.ERROR:
        return list(findings), {}
    by_code: dict[str, list[Finding]] = {}
    for finding in findings:
        by_code.setdefault(finding.code, []).append(finding)
    shown = [finding for finding in findings if finding in by_code[finding.code][:MOST_OF_A_CODE]]
    left_out = {
        of_code[MOST_OF_A_CODE - 1]: len(of_code) - MOST_OF_A_CODE
        for of_code in by_code.values()
        if len(of_code) > MOST_OF_A_CODE
    }
    return shown, left_out


def _finding(finding: Finding, language: Language, lines: Lines, paint: Paint, said: set[str]) -> list[str]:
    place = f"{finding.file}:{finding.position.line}:{finding.position.column}"
    written = [
        words("line", language).format(
            place=place,
            severity=paint(words(f"severity-{finding.severity}", language), finding.severity.value),
            message=message(finding, language),
            code=finding.code,
        )
    ]
    if finding.severity is not Severity.NOTICE:
        written += _excerpt(finding, lines, paint)
        why = reason(finding, language)
        if why not in said:
            written.append(_labelled("why", why, language, paint))
            said.add(why)
    advice = hint(finding, language)
    if advice not in said:
        written.append(_labelled("mend", advice, language, paint))
        said.add(advice)
    return written


def _excerpt(finding: Finding, lines: Lines, paint: Paint) -> list[str]:
    shown, mended = excerpt_of(finding, lines)
    if not shown:
        return []
    number = str(finding.position.line)
    margin = " " * len(number)
    written = [f"    {number} | {shown[0]}", f"    {margin} | {paint(shown[1], 'mark')}".rstrip()]
    if mended:
        written.append(f"    {margin} → {paint(mended, 'mended')}")
    return written


def _labelled(label: str, text: str, language: Language, paint: Paint) -> str:
    return f"    {paint(words(f'label-{label}', language), 'label')} {text}"


def not_listed(file: str, left_out: Mapping[str, int], language: Language) -> str:
    """Say how many findings of a file are not listed."""
    return counted(left_out[file], "not-listed", language).format(file=file)


def summary(findings: Iterable[Finding], files: int, language: Language) -> str:
    """Count the findings in one line; what there is none of is not counted, except errors."""
    severities = [finding.severity for finding in findings]
    counts = [counted(severities.count(Severity.ERROR), "errors", language)]
    for severity, what in ((Severity.WARNING, "warnings"), (Severity.NOTICE, "notices")):
        if severity in severities:
            counts.append(counted(severities.count(severity), what, language))
    return words("summary", language).format(files=counted(files, "files", language), counts=", ".join(counts))
