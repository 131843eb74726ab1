"""How many findings of a file a report lists: a file in which everything is wrong would hide all others."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Final

from playbook.findings import Finding, Severity

MOST_OF_A_FILE: Final = 50
"""How many findings of a file are listed; of the rest, the number is said."""


def listed_of_files(findings: Sequence[Finding]) -> tuple[list[Finding], Mapping[str, int]]:
    """Choose what a report lists of each file: the worst, and of these the first.

    Args:
        findings: What was found, in the order of files and lines.

    Returns:
        The findings to list, in the same order; and how many are left out, by file.
    """
    of_files = Counter(finding.file for finding in findings)
    left_out = {file: number - MOST_OF_A_FILE for file, number in of_files.items() if number > MOST_OF_A_FILE}
    if not left_out:
        return list(findings), {}
    worst = sorted(range(len(findings)), key=lambda index: list(Severity).index(findings[index].severity))
    seen: Counter[str] = Counter()
    listed: set[int] = set()
    for index in worst:
        seen[findings[index].file] += 1
        if seen[findings[index].file] <= MOST_OF_A_FILE:
            listed.add(index)
    return [finding for index, finding in enumerate(findings) if index in listed], left_out
