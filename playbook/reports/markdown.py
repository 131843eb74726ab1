"""Findings as Markdown, for the summary of a pull request."""

from collections.abc import Sequence
from itertools import groupby

from playbook.findings import Finding, Severity
from playbook.languages import Language
from playbook.reports.escaping import escaped
from playbook.reports.limits import listed_of_files
from playbook.reports.text import not_listed, summary
from playbook.reports.words import hint, message, words


def as_markdown(findings: Sequence[Finding], files: int, language: Language) -> str:
    """Write findings as a Markdown text: the count, then for each file what is to be mended and where.

    What is quoted from files can't become a mark, a link or a mention.
    """
    listed, left_out = listed_of_files(findings)
    worst = sorted(listed, key=lambda finding: list(Severity).index(finding.severity))
    parts = [f"**{escaped(summary(findings, files, language))}**"]
    for severity, of_severity in groupby(worst, key=lambda finding: finding.severity):
        # Sorting is stable: inside a severity, findings stand in the order of files and lines.
        title = words(f"heading-{severity}", language)
        parts.append(f"### {title}")
        for file, of_file in groupby(of_severity, key=lambda finding: finding.file):
            parts.append(f"#### {escaped(file)}")
            parts.append("\n".join(_item(finding, language) for finding in of_file))
    parts += [escaped(not_listed(file, left_out, language)) for file in left_out]
    return "\n\n".join(parts)


def _item(finding: Finding, language: Language) -> str:
    place = words("markdown-place", language).format(line=finding.position.line, column=finding.position.column)
    what = escaped(message(finding, language))
    return f"- {place} {what} (`{finding.code}`)<br>{escaped(hint(finding, language))}"
