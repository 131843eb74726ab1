"""What a filled form about a contact becomes: the lines of a person, and where they go. An editor puts them in."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from playbook.editing.forms.choosing import Chooser
from playbook.editing.forms.filled import Filled
from playbook.editing.forms.passages import Passage
from playbook.editing.new_record import field_lines
from playbook.findings import Finding
from playbook.languages import LANGUAGES
from playbook.reading.documents import read
from playbook.reading.shape import check_shape
from playbook.reading.sources import collect, file_of
from playbook.reading.values import Document
from playbook.records import Person, Record

_FOLDER: Final = "contacts"


class _People(Record):
    people: tuple[Person, ...]


@dataclass(frozen=True, slots=True)
class ContactChange:
    """What an editor does about a contact that changed.

    Attributes:
        problems: What is wrong with the form; where there is something, there is nothing else.
        change: What has become of the person.
        lines: The lines of the person as they would be, where there is one to show.
        findings: What is wrong with those.
        passage: Where the person stands.
    """

    problems: tuple[str, ...] = ()
    change: str = ""
    lines: str | None = None
    findings: tuple[Finding, ...] = ()
    passage: Passage | None = None


def contact_change(filled: Filled, root: Path) -> ContactChange:
    """Say what an editor does about a contact that changed.

    Args:
        filled: The form.
        root: The project's folder.
    """
    chooser = Chooser(filled)
    contact, change = chooser.one("contact"), chooser.one("change")
    chooser.one("agreement")
    if chooser.problems:
        return ContactChange(tuple(chooser.problems))
    passage = _place(file_of(_FOLDER, contact), filled.answers["person"], root)
    person = _person(filled)
    if change == "removed" or not person:
        return ContactChange(change=change, passage=passage)
    lines = "\n".join(field_lines(_FOLDER, "people", [person], {}, filled.form.language)) + "\n"
    document, findings = read(lines.encode(errors="replace"), passage.file)
    if document:
        findings = check_shape(document, _People)[1]
    return ContactChange((), change, lines, tuple(findings), passage)


def _person(filled: Filled) -> dict[str, Any]:
    answers = filled.answers
    role = {of: answers[f"role-{of}"] for of in LANGUAGES if answers[f"role-{of}"]}
    verified = {name: answers[name] for name in ("on", "by") if answers[name]}
    given: dict[str, Any] = {name: answers[name] for name in ("name", "telephone", "mobile", "email") if answers[name]}
    # Both have to be known: a day by itself says nothing.
    return given | ({"role": role} if role else {}) | ({"verified": verified} if len(verified) > 1 else {})


def _place(file: str, person: str, root: Path) -> Passage:
    content = next(source.content for source in collect(root)[0] if source.file == file)
    document, _ = read(content, file)
    if document is None:
        return Passage(file)
    people = document.data.get("people")
    for index, one in enumerate(people if isinstance(people, list) else []):
        if person and isinstance(one, dict) and person.casefold() in _names(one):
            return Passage(file, document.position(("people", index)).line, is_sure=True)
    return Passage(file, _line_of(document, "people"))


def _names(person: dict[str, Any]) -> set[str]:
    role = person.get("role")
    roles = role.values() if isinstance(role, dict) else ()
    return {str(name).casefold() for name in (person.get("name"), *roles) if name}


def _line_of(document: Document, field: str) -> int:
    return document.position((field,)).line if field in document.data else 1
