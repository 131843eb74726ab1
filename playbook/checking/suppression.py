"""Exceptions that records name: a finding that does not hold there, why, and until when."""

from dataclasses import replace
from typing import Any, Final

from playbook.findings import Finding, Severity, closest, excerpt
from playbook.reading.collection import Collection, Entry
from playbook.reading.places import finding_at
from playbook.records import RootRecord, Suppression
from playbook.reports.codes import codes

_OWN: Final = frozenset(
    {"suppression-ended", "suppression-not-allowed", "suppression-unused", "suppression-unknown-code"}
)


def apply_suppressions(collection: Collection, firm: list[Finding], reviewed: list[Finding]) -> list[Finding]:
    """Leave out the findings that records make an exception of.

    Args:
        collection: The records, with the day that the ends of exceptions are compared with.
        firm: What was found by the checks that a build needs: of these, only warnings and notices can be left out.
        reviewed: What was found by the review: of these, all can be left out.

    Returns:
        The findings that remain, and what is wrong with the exceptions themselves.
    """
    hard = [finding for finding in firm if finding.severity is Severity.ERROR]
    soft = [finding for finding in firm if finding.severity is not Severity.ERROR] + reviewed
    hard_places, soft_places = _places(hard), _places(soft)
    suppressed: set[tuple[str, str]] = set()
    about: list[Finding] = []
    for entry, record in replace(collection, meant=None).all():
        for index, suppression in enumerate(record.suppress if isinstance(record, RootRecord) else ()):
            problem = _problem(collection, entry, suppression, hard_places, soft_places)
            if problem is None or problem == "suppression-unused":
                suppressed.add((entry.document.file, suppression.code))
            if problem and collection.is_meant(entry.document.file):
                about.append(_finding(problem, entry, index, suppression))
    return [*hard, *(finding for finding in soft if (finding.file, finding.code) not in suppressed), *about]


def refuse_exceptions(findings: list[Finding]) -> list[Finding]:
    """Say of exceptions to what only the whole site shows that it can't be left out.

    Args:
        findings: What was found of the whole site. Of the records alone, such an exception seemed to match nothing.

    Returns:
        The findings, with the right one for such an exception.
    """
    places = _places(findings)
    return [
        replace(finding, code="suppression-not-allowed", severity=Severity.ERROR)
        if finding.code == "suppression-unused" and (finding.file, finding.arguments["id"]) in places
        else finding
        for finding in findings
    ]


def _places(findings: list[Finding]) -> frozenset[tuple[str, str]]:
    return frozenset((finding.file, finding.code) for finding in findings)


def _problem(
    collection: Collection,
    entry: Entry[Any],
    suppression: Suppression,
    hard: frozenset[tuple[str, str]],
    soft: frozenset[tuple[str, str]],
) -> str | None:
    if suppression.code not in codes():
        return "suppression-unknown-code"
    place = (entry.document.file, suppression.code)
    if suppression.code in _OWN or place in hard:
        return "suppression-not-allowed"
    if collection.today and suppression.until < collection.today:
        return "suppression-ended"
    # While a record is wrong, what depends on it can't be told: whose case study it is, for example.
    if place not in soft and not hard:
        return "suppression-unused"
    return None


def _finding(problem: str, entry: Entry[Any], index: int, suppression: Suppression) -> Finding:
    path = ("suppress", index, "until" if problem == "suppression-ended" else "code")
    unknown = problem == "suppression-unknown-code"
    severity = Severity.ERROR if unknown or problem == "suppression-not-allowed" else Severity.WARNING
    return finding_at(
        problem,
        entry.document,
        path,
        severity,
        arguments={"id": excerpt(suppression.code), "date": suppression.until.isoformat()},
        suggestion=closest(suppression.code, codes() - _OWN) if unknown else None,
    )
