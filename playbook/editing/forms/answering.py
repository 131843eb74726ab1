"""What is answered to who sent a form: Markdown in the language of the form, with the words of others as they are."""

import re
from collections.abc import Iterator
from typing import Final

from playbook.editing.forms.filled import MOST
from playbook.editing.forms.outcome import Outcome
from playbook.editing.forms.words import said
from playbook.findings import Finding
from playbook.languages import Language
from playbook.reports import hint, message
from playbook.reports.escaping import code, escaped

MARKER: Final = "<!-- playbook-from-issue -->"
"""The first line, which readers don't see: whoever posts an answer finds the last one by it, and replaces it."""

_MOST_FINDINGS: Final = 50
_LONGEST_TEXT: Final = 30_000
_LONGEST_ANSWER: Final = 8_000


def answer(outcome: Outcome | str, language: Language) -> str:
    """Write an answer.

    Args:
        outcome: What came of the form, or why it is none.
        language: The language to say that in; a form is answered in its own.
    """
    if isinstance(outcome, str):
        parts = [said("title-answer", language), said("not-made", language), f"- {escaped(outcome)}"]
    else:
        language = outcome.filled.form.language
        parts = [said("title-answer", language), *_parts(outcome, language)]
    written = "\n\n".join([MARKER, f"## {parts[0]}", *parts[1:]])
    assert len(written) < MOST
    return f"{written}\n"


def _parts(outcome: Outcome, language: Language) -> Iterator[str]:
    if outcome.problems:
        yield said("not-made", language)
        yield "\n".join(f"- {escaped(problem)}" for problem in outcome.problems)
        return
    if outcome.file:
        yield said("made", language, file=code(outcome.file))
        yield from _findings(outcome, language)
        yield _folded(said("the-record", language), _block(outcome.text or "", "yaml", _LONGEST_TEXT, language))
    else:
        yield from _request(outcome, language)
    yield _folded(said("told", language), _told(outcome, language))


def _findings(outcome: Outcome, language: Language) -> Iterator[str]:
    if not outcome.findings:
        yield said("all-right", language)
        return
    yield said("to-mend", language)
    yield "\n".join(_finding(finding, language) for finding in outcome.findings[:_MOST_FINDINGS])


def _finding(finding: Finding, language: Language) -> str:
    place = code(f"{finding.path}:{finding.position.line}" if finding.path else str(finding.position.line))
    return f"- {place} {escaped(message(finding, language))}<br>{escaped(hint(finding, language))}"


def _request(outcome: Outcome, language: Language) -> Iterator[str]:
    form = outcome.filled.form.name
    yield said(f"places-{form}", language)
    yield "\n".join(
        f"- {said('where', language, file=code(passage.file), line=passage.line)}" for passage in outcome.passages
    )
    if not any(passage.is_sure for passage in outcome.passages):
        yield said("not-found", language)
    if outcome.text or outcome.change == "removed":
        yield said(f"do-{outcome.change}", language)
    if outcome.text:
        yield _block(outcome.text, "yaml", _LONGEST_TEXT, language)
        if outcome.findings:
            yield from _findings(outcome, language)


def _told(outcome: Outcome, language: Language) -> str:
    """Quote the answers that have no other place; what a draft holds stands there."""
    shown = ("note",) if outcome.file else [question.name for question in outcome.filled.form.questions]
    labels = {question.name: question.label for question in outcome.filled.form.questions}
    room = _LONGEST_ANSWER if outcome.file else _LONGEST_TEXT // len(labels)
    return "\n\n".join(
        f"**{escaped(labels[name])}**\n\n{_block(outcome.filled.answers[name] or '–', 'text', room, language)}"
        for name in shown
    )


def _folded(title: str, text: str) -> str:
    return f"<details><summary>{title}</summary>\n\n{text}\n\n</details>"


def _block(text: str, language_of_code: str, most: int, language: Language) -> str:
    """Show a text as a block of code that nothing in it can end."""
    shown = text.rstrip("\n")
    rest = ""
    if len(shown) > most:
        shown, rest = shown[:most], f"\n\n{said('cut', language)}"
    fence = "`" * max(3, 1 + max((len(ticks) for ticks in re.findall("`+", shown)), default=0))
    return f"{fence}{language_of_code}\n{shown}\n{fence}{rest}"
