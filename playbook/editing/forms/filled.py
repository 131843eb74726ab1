"""Reading a filled form: a heading for each question, and under it the answer.

Only a line that is the heading of a question parts answers: other headings are text. Where one is missing or stands
twice, it can't be known what belongs where, and nothing is guessed.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final

from playbook.editing.forms.declaring import Form, Question
from playbook.editing.forms.words import said
from playbook.findings import closest, excerpt
from playbook.languages import Language

MOST: Final = 65_536
"""How many characters a form may have, as on GitHub."""

_HEADING: Final = re.compile(r"### +(?P<label>\S.*?) *")
_NOTHING: Final = "_No response_"
"""What GitHub writes where there is no answer, in every language."""

_COMMENT: Final = re.compile(r"<!--.*?-->", re.DOTALL)
_BOX: Final = re.compile(r"[-*] \[(?P<tick>[ xX])\] (?P<words>.*)")
_LEAST: Final = 0.5
"""The part of its headings that a text has at least when it is a form."""


@dataclass(frozen=True, slots=True)
class Filled:
    """A form that somebody has filled in.

    Attributes:
        form: The form.
        answers: What stands under each heading, by the name of the question; empty where nothing does.
        problems: What keeps it from being read, in the language of the form.
    """

    form: Form
    answers: Mapping[str, str] = field(default_factory=dict)
    problems: tuple[str, ...] = ()


def read_filled(body: str, forms: Iterable[Form], language: Language) -> Filled | str:
    """Read a filled form.

    Args:
        body: What was sent, as the host writes it.
        forms: The forms that there are, in all languages.
        language: The language in which it is said that it is none of them.

    Returns:
        The answers, or why it is no form.
    """
    if len(body) > MOST:
        return said("too-long", language, length=len(body), limit=MOST)
    lines = body.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    headings = [(number, found["label"]) for number, line in enumerate(lines) if (found := _HEADING.fullmatch(line))]
    labels = {label for _, label in headings}
    shares = [(_share(form, labels), -number, form) for number, form in enumerate(forms)]
    share, _, form = max(shares, key=lambda one: one[:2])
    if share < _LEAST:
        return said("no-form", language)
    problems = list(_problems(form, [label for _, label in headings]))
    return Filled(form, {} if problems else _answers(form, lines, headings), tuple(problems))


def _share(form: Form, labels: set[str]) -> float:
    return sum(question.label in labels for question in form.questions) / len(form.questions)


def _problems(form: Form, labels: list[str]) -> Iterable[str]:
    others = set(labels) - {question.label for question in form.questions}
    for question in form.questions:
        if labels.count(question.label) > 1:
            yield said("heading-twice", form.language, label=question.label)
        elif question.label not in labels:
            near = closest(question.label, others)
            meant = said("heading-near", form.language, heading=excerpt(near)) if near else ""
            yield f"{said('heading-missing', form.language, label=question.label)} {meant}".rstrip()


def _answers(form: Form, lines: list[str], headings: list[tuple[int, str]]) -> dict[str, str]:
    by_label = {question.label: question for question in form.questions}
    begins = [(number, by_label[label]) for number, label in headings if label in by_label]
    ends = [*(number for number, _ in begins[1:]), len(lines)]
    return {
        question.name: _answer("\n".join(lines[number + 1 : end]), question)
        for (number, question), end in zip(begins, ends, strict=True)
    }


def _answer(text: str, question: Question) -> str:
    written = "\n".join(line.rstrip() for line in _COMMENT.sub("", text).split("\n")).strip()
    if written == _NOTHING:
        return ""
    if question.kind in ("one", "some", "yes"):
        boxes = [box for line in written.split("\n") if (box := _BOX.fullmatch(line.strip()))]
        if boxes:
            return ", ".join(box["words"] for box in boxes if box["tick"] != " ")
    return " ".join(written.split("\n")) if question.kind == "line" else written
