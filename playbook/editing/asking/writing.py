"""The file of a new case study: what it holds, and writing it where there is none."""

import datetime
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any

from playbook.editing.asking.answers import FEWEST_PARTNERS, Answers
from playbook.editing.asking.dialogue import Dialogue, EndedError
from playbook.editing.asking.project import FOLDER, Project
from playbook.editing.new_record import new_record
from playbook.file_links import link_on_way
from playbook.languages import Language
from playbook.records.placeholders import MARKERS
from playbook.records.source import EDITORS


def casestudy(
    answers: Answers,
    project: Project,
    today: datetime.date,
    language: Language,
    told: Mapping[str, Any] = MappingProxyType({}),
) -> str:
    """Return the text of a new case study.

    Args:
        answers: What is known of it.
        project: The records beside which it will stand.
        today: The day of its review.
        language: The language of its comments.
        told: Fields that are known besides.
    """
    given: dict[str, Any] = {
        "kind": answers.kind,
        "model": answers.model,
        "subtype": answers.subtype,
        "title": answers.title,
        "partners": _partners(answers, project),
        "places": answers.places,
        # Who writes it knows it as of today; where another document says it, the editor names that.
        "as_of": answers.as_of or today.isoformat(),
        "contacts": _contacts(answers, project),
        "reviewed": answers.reviewed or today.isoformat(),
    }
    if EDITORS in project.ids.get("sources", ()):
        given["source"] = [{"document": EDITORS}]
    slugs = answers.slugs(project)
    if slugs:
        given["slug"] = slugs
    return new_record(FOLDER, {**given, **told}, project.ids, language)


def _contacts(answers: Answers, project: Project) -> list[dict[str, Any]]:
    """Return the contacts, each with its unit where that is known: one that leads where none of its people is of it."""
    contacts: list[dict[str, Any]] = []
    for id_ in answers.contacts:
        unit = answers.units.get(id_)
        field = "unit" if unit in project.units.get(id_, ()) else "lead"
        contacts.append({"contact": id_, **({field: unit} if unit else {})})
    return contacts


def _partners(answers: Answers, project: Project) -> list[dict[str, Any]]:
    """Return the partners: the members among the contacts, then the others; as many as needed, known or not."""
    partners: list[dict[str, Any]] = [
        {"name": project.members[id_], "contact": id_} for id_ in answers.members(project)
    ]
    partners += [{"name": name} for name in answers.partners]
    return partners + [{}] * max(0, FEWEST_PARTNERS - len(partners))


def still_to_write(text: str) -> int:
    """Count the texts of a new record that are still to be written; those in comments don't count."""
    written = [line for line in text.splitlines() if not line.lstrip().startswith("#")]
    return sum(line.count(marker) for line in written for marker in MARKERS.values())


def write_new(root: Path, file: str, text: str, dialogue: Dialogue) -> None:
    """Write a file that is not there yet.

    Args:
        root: The project's folder.
        file: The file, relative to it.
        text: What it is to hold.
        dialogue: The words for what goes wrong.

    Raises:
        EndedError: There is such a file, it can't be written, or a link on the way leads elsewhere.
    """
    path = root / file
    link = link_on_way(root, file)
    if link:
        raise EndedError(dialogue.words("leads-elsewhere", file=link))
    try:
        path.parent.mkdir(exist_ok=True)
        with path.open("x", encoding="utf-8", newline="\n") as stream:
            stream.write(text)
    except FileExistsError:
        raise EndedError(dialogue.words("file-exists", file=file)) from None
    except OSError as error:
        raise EndedError(dialogue.words("not-written", file=file, reason=error.strerror)) from None
