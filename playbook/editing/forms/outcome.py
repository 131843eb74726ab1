"""What comes of a filled form: a draft with what the checks say of it, or the places that an editor looks at."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from playbook.checking.validation import check
from playbook.editing.asking.project import FOLDER, Project
from playbook.editing.forms.case_study import record_of
from playbook.editing.forms.contact_changes import contact_change
from playbook.editing.forms.filled import Filled
from playbook.editing.forms.passages import Passage, passages_of
from playbook.editing.forms.words import said
from playbook.findings import Finding
from playbook.reading.settings import read_settings
from playbook.reading.sources import Source, collect, file_of


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a filled form.

    Attributes:
        filled: The form.
        problems: What keeps anything from being made of it, in its language.
        id: The id of the new record.
        text: The text of the new record, or the lines for an editor to put in.
        findings: What the checks say of that.
        passages: The files and lines that an editor looks at.
        change: What has become of the person of a contact.
    """

    filled: Filled
    problems: tuple[str, ...] = ()
    id: str = ""
    text: str | None = None
    findings: tuple[Finding, ...] = ()
    passages: tuple[Passage, ...] = ()
    change: str = ""

    @property
    def file(self) -> str | None:
        """The file of the new record, relative to the project's root; `None` where none comes of the form."""
        is_record = self.filled.form.name == "case-study" and self.text is not None
        return file_of(FOLDER, self.id) if is_record else None


def outcome_of(
    filled: Filled, root: Path, project: Project, addresses: Mapping[str, str], today: datetime.date
) -> Outcome:
    """Say what comes of a filled form; nothing is written.

    Args:
        filled: The form.
        root: The project's folder.
        project: What its records offer, called by their names in the language of the form.
        addresses: The file behind each page, by its address from the site's root.
        today: The day of the review of a new record.
    """
    if filled.problems:
        return Outcome(filled, filled.problems)
    if filled.form.name == "case-study":
        return _case_study(filled, root, project, today)
    if filled.form.name == "contact":
        return _contact(filled, root)
    passages = passages_of(filled.answers["page"], filled.answers["wrong"], root, addresses)
    if not passages:
        page = filled.answers["page"]
        return Outcome(filled, (said("unknown-page", filled.form.language, page=page),))
    return Outcome(filled, passages=passages)


def _case_study(filled: Filled, root: Path, project: Project, today: datetime.date) -> Outcome:
    id_, text, problems = record_of(filled, project, today)
    if text is None:
        return Outcome(filled, tuple(problems))
    file = file_of(FOLDER, id_)
    sources = [*collect(root)[0], Source(file, FOLDER, id_, text.encode())]
    found = check(sources, today=today, settings=read_settings(root)[0]).findings
    return Outcome(filled, (), id_, text, tuple(finding for finding in found if finding.file == file))


def _contact(filled: Filled, root: Path) -> Outcome:
    found = contact_change(filled, root)
    if found.passage is None:
        return Outcome(filled, found.problems)
    return Outcome(filled, text=found.lines, findings=found.findings, passages=(found.passage,), change=found.change)
