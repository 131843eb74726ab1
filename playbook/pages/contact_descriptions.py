"""What lists of results say of a contact's page: who it is, whom a reader finds there, and how often it is called."""

from collections.abc import Iterator
from typing import Final

from playbook.catalogue.linked import ContactEntry
from playbook.languages import Language
from playbook.languages.formats import number
from playbook.languages.interface import words
from playbook.records import Line

LONGEST: Final = 155
"""How many characters of a description search engines show."""


def contact_description(contact: ContactEntry, cases: int) -> Line:
    """Describe a contact's page.

    Args:
        contact: The contact.
        cases: In how many case studies it takes part.

    Returns:
        In each language its name, its order of government, the positions of its people and the number of case studies;
        what would make it too long is left out, positions first.
    """
    return Line(fr=_described(contact, cases, "fr"), en=_described(contact, cases, "en"))


def _described(contact: ContactEntry, cases: int, language: Language) -> str:
    t = words(language)["sharing"]["contact"]
    whole = _introduced(contact, language)
    prefix = "mailbox_" if contact.record.kind == "mailbox" else ""
    last = t[f"{prefix}case" if cases == 1 else f"{prefix}cases"].format(number(cases, language)) if cases else ""
    people = ""
    positions: list[str] = []
    for position in _positions(contact, language):
        longer = t["people"].format("; ".join([*positions, position]))
        if len(_joined(whole, longer, last)) <= LONGEST:
            positions.append(position)
            people = longer
    described = _joined(whole, people, last)
    return described if len(described) <= LONGEST else whole


def _introduced(contact: ContactEntry, language: Language) -> str:
    record = contact.record
    name = record.name.in_language(language)
    kind = words(language)["sharing"]["contact"].get(record.order or record.kind)
    named = f"{name} ({record.abbreviation.in_language(language)})" if record.abbreviation else name
    for introduced in (f"{named}, {kind}.", f"{name}, {kind}."):
        if kind and len(introduced) <= LONGEST:
            return introduced
    return f"{name}."


def _positions(contact: ContactEntry, language: Language) -> Iterator[str]:
    """Yield the positions of the people, each once."""
    seen = set()
    for person in contact.record.people:
        position = person.role.in_language(language) if person.role else ""
        if position and position not in seen:
            seen.add(position)
            yield position


def _joined(*sentences: str) -> str:
    return " ".join(filter(None, sentences))
