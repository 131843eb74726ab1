"""What is to be looked at again, for programs."""

import datetime
import json
from collections.abc import Iterable

from playbook.catalogue.freshness import Due
from playbook.catalogue.linked import Catalogue
from playbook.languages import LANGUAGES
from playbook.records import Contact, Line

FILE = "freshness.json"
"""The name of the file on the site, from its root."""


def as_json(records: Iterable[Due], catalogue: Catalogue, today: datetime.date) -> str:
    """Write records with their dates and whom to ask.

    Args:
        records: The records.
        catalogue: Has the names and addresses of those to ask.
        today: The day that the dates were compared with.

    Returns:
        An object with `today` and `records`; of each, `folder`, `id`, `file`, `name` in both languages, `looked_at`,
        `due`, whether that day `is_due` already, and `ask`: the `id`, `name` and `email` of each contact.
    """
    listed = [
        {
            "folder": record.folder,
            "id": record.id,
            "file": record.file,
            "name": _both(record.name),
            "looked_at": record.looked_at.isoformat(),
            "due": record.due.isoformat(),
            "is_due": record.due <= today,
            "ask": [_asked(id_, catalogue.contacts[id_].record) for id_ in record.whom],
        }
        for record in records
    ]
    return json.dumps({"today": today.isoformat(), "records": listed}, ensure_ascii=False, indent=2) + "\n"


def email_of(contact: Contact) -> str | None:
    """Return where to write to a contact: to its mailbox, else to its first person."""
    return contact.email or next((person.email for person in contact.people), None)


def _asked(id_: str, contact: Contact) -> dict[str, object]:
    return {"id": id_, "name": _both(contact.name), "email": email_of(contact)}


def _both(text: Line) -> dict[str, str]:
    return {language: text.in_language(language) for language in LANGUAGES}
