"""Findings put into words: text for people, Markdown for pull requests, JSON and others for programs."""

from playbook.reports.codes import codes, codes_by_subject, said_of
from playbook.reports.explanation import Entry, entry, explanation
from playbook.reports.lines import Lines, lines_of, no_lines
from playbook.reports.markdown import as_markdown
from playbook.reports.programs import as_github, as_json, as_sarif
from playbook.reports.text import as_text, coloured, plain, summary
from playbook.reports.words import (
    counted,
    hint,
    message,
    reason,
    terminal_language,
    with_suggestion,
    words,
)

__all__ = [
    "Entry",
    "Lines",
    "as_github",
    "as_json",
    "as_markdown",
    "as_sarif",
    "as_text",
    "codes",
    "codes_by_subject",
    "coloured",
    "counted",
    "entry",
    "explanation",
    "hint",
    "lines_of",
    "message",
    "no_lines",
    "plain",
    "reason",
    "said_of",
    "summary",
    "terminal_language",
    "with_suggestion",
    "words",
]
