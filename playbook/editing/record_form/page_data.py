"""All that the script of the form needs, in files that it asks for: what it begins with, and which records there are."""

import json
from collections.abc import Mapping, Sequence
from typing import Any

from playbook.catalogue.linked import PAGE_FOLDERS, Catalogue, slug_of
from playbook.editing.record_form.declaration import declaration
from playbook.editing.record_form.rules import checks
from playbook.editing.words import editing_words
from playbook.languages import LANGUAGES, Language
from playbook.languages.interface import words
from playbook.records import RECORD_TYPES
from playbook.records.fields import Bilingual
from playbook.records.schema_files import SCHEMA_NAMES


def ids_by_folder(catalogue: Catalogue) -> Mapping[str, Sequence[str]]:
    """Return the ids of the records of each folder of `data/`, in the order of examples."""
    return {folder: sorted(_records(catalogue, folder)) for folder in RECORD_TYPES}


def _records(catalogue: Catalogue, folder: str) -> Mapping[str, Any]:
    entries: Mapping[str, Any] = getattr(catalogue, {"casestudies": "cases"}.get(folder, folder))
    return {id_: getattr(entry, "record", entry) for id_, entry in entries.items()}


def data_file(folder: str, language: Language) -> str:
    """Return the name of the file for the records of a folder, from the site's root."""
    return f"assets/forms/{SCHEMA_NAMES[folder]}.{language}.json"


def page_data(folder: str, catalogue: Catalogue, language: Language) -> str:
    """Write what the script begins with for the records of a folder.

    Args:
        folder: The folder of `data/`.
        catalogue: The records.
        language: The language of the page.
    """
    contacts = _records(catalogue, "contacts")
    data = {
        "record": declaration(folder, ids_by_folder(catalogue), language),
        "members": {id_: _both(contact.name) for id_, contact in contacts.items() if contact.kind == "member"},
        "units": {
            id_: [_both(person.unit) for person in contact.people if person.unit] for id_, contact in contacts.items()
        },
        "communities": {
            id_: {"place": community.jurisdiction, **_both(community.name)}
            for id_, community in _records(catalogue, "communities").items()
        },
        "names": [name.name for name in catalogue.names.values()],
        "checks": checks(language),
        "words": {
            "needed": editing_words(language)["choice-needed"],
            **{name: said for name, said in words(language)["record_form"].items() if isinstance(said, str)},
            "cleaned_parts": words(language)["record_form"]["cleaned_parts"],
        },
        "page": words(language)["case"] | {"kinds": words(language)["kinds"]},
    }
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")) + "\n"


def others_file(folder: str) -> str:
    """Return the name of the file that says which records a folder has, from the site's root."""
    return f"assets/forms/{SCHEMA_NAMES[folder]}.others.json"


def other_records(folder: str, catalogue: Catalogue) -> str:
    """Write which records a folder has: there may be thousands, and the script asks for them once somebody writes.

    Args:
        folder: The folder of `data/`.
        catalogue: The records.

    Returns:
        The title and the ends of the addresses of each record, by its id.
    """
    others = {
        id_: {"title": _both(_title(record)), "slugs": _slugs(folder, id_, record)}
        for id_, record in _records(catalogue, folder).items()
    }
    return json.dumps(others, ensure_ascii=False, separators=(",", ":")) + "\n"


def _title(record: Any) -> Bilingual:
    title: Bilingual = getattr(record, "title", None) or record.name
    return title


def _slugs(folder: str, id_: str, record: Any) -> list[str]:
    return [slug_of(id_, record, of) for of in LANGUAGES] if folder in PAGE_FOLDERS else []


def _both(text: Bilingual) -> dict[str, str]:
    return {of: text.in_language(of) for of in LANGUAGES}
