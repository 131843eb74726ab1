"""Findings put into words: text for people, JSON for programs."""

from playbook.reports.lines import Lines, lines_of, no_lines
from playbook.reports.programs import as_json
from playbook.reports.text import as_text, coloured, plain, summary
from playbook.reports.words import codes, counted, hint, message, messages, reason, terminal_language, words

__all__ = [
    "Lines",
    "as_json",
    "as_text",
    "codes",
    "coloured",
    "counted",
    "hint",
    "lines_of",
    "message",
    "messages",
    "no_lines",
    "plain",
    "reason",
    "summary",
    "terminal_language",
    "words",
]
