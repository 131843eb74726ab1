"""What a filled form for a new case study becomes: its file, as far as it was told."""

import datetime
import re
from itertools import zip_longest
from typing import Any, Final

from playbook.editing.asking.answers import Answers
from playbook.editing.asking.project import FOLDER, Project
from playbook.editing.asking.writing import casestudy
from playbook.editing.fixing import fix_record
from playbook.editing.forms.choosing import Chooser
from playbook.editing.forms.filled import Filled
from playbook.editing.forms.words import said
from playbook.editing.new_record import check_line
from playbook.languages import LANGUAGES, Language

_ITEM: Final = re.compile(r"(?:[-*•]|\d{1,2}[.)])\s+")


def record_of(filled: Filled, project: Project, today: datetime.date) -> tuple[str, str | None, list[str]]:
    """Write the file of a new case study.

    Args:
        filled: The form.
        project: The records beside which it will stand.
        today: The day of its review.

    Returns:
        Its id; its text, or `None` where it can't be made; and what is wrong with the form.
    """
    chooser = Chooser(filled)
    answers = _answers(filled, chooser)
    answers.id = answers.proposed_id(project)
    if not answers.id:
        chooser.problems.append(said("no-title", filled.form.language))
    chooser.one("agreement")
    document = chooser.one("source")
    if chooser.problems:
        return answers.id, None, chooser.problems
    told: dict[str, Any] = {"as_of": filled.answers["as_of"], "source": [_source(document, filled)]}
    told |= {name: both for name in ("summary", "context") if (both := _both(name, filled))}
    told |= {name: items for name in ("objectives", "results") if (items := _items(name, filled))}
    text = casestudy(answers, project, today, filled.form.language, told)
    return answers.id, fix_record(text.encode(errors="replace"), FOLDER).decode(), []


def _answers(filled: Filled, chooser: Chooser) -> Answers:
    model, _, subtype = chooser.one("subtype").partition("/")
    return Answers(
        kind=chooser.one("kind"),
        model=model,
        subtype=subtype,
        title=_both("title", filled),
        places=chooser.some("places"),
        contacts=chooser.some("contacts"),
        partners=_items("partners", filled),
    )


def _source(document: str, filled: Filled) -> dict[str, Any]:
    place = _both("place", filled)
    return {"document": document, **({"place": place} if place else {})}


def _both(name: str, filled: Filled) -> dict[Language, str]:
    """Return a text in the languages in which it was given, with the typography of a line mended."""
    given = {of: filled.answers[f"{name}-{of}"] for of in LANGUAGES}
    return {of: text if name == "context" else _line(text, of) for of, text in given.items() if text}


def _items(name: str, filled: Filled) -> list[dict[Language, str]]:
    """Return the lines of a list in both languages, side by side in their order."""
    lines = {
        of: [
            _line(_ITEM.sub("", line.strip(), count=1), of)
            for line in filled.answers[f"{name}-{of}"].split("\n")
            if line.strip()
        ]
        for of in LANGUAGES
    }
    return [
        {of: text for of, text in zip(LANGUAGES, pair, strict=True) if text}
        for pair in zip_longest(*(lines[of] for of in LANGUAGES), fillvalue="")
    ]


def _line(text: str, language: Language) -> str:
    return check_line(re.sub(r"[ \t\n]+", " ", text), language)[0]
