"""All that the script of the form needs, in a file that it asks for."""

import json
import re
from collections.abc import Mapping, Sequence
from typing import Any

from playbook.catalogue.linked import PAGE_FOLDERS, Catalogue, slug_of
from playbook.editing.record_form.declaration import declaration
from playbook.editing.record_form.rules import checks
from playbook.editing.words import editing_words
from playbook.languages import LANGUAGES, Language
from playbook.languages.interface import words
from playbook.languages.slugs import folded
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
    """Write what the script needs for the records of a folder.

    Args:
        folder: The folder of `data/`.
        catalogue: The records.
        language: The language of the page.
    """
    records = _records(catalogue, folder)
    contacts = _records(catalogue, "contacts")
    data = {
        "record": declaration(folder, ids_by_folder(catalogue), language),
        "records": {id_: _title(record).in_language(language) for id_, record in records.items()},
        "titles": {
            id_: {of: _folded(_title(record).in_language(of)) for of in LANGUAGES} for id_, record in records.items()
        },
        "taken": sorted(_taken(folder, records)),
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


def _title(record: Any) -> Bilingual:
    title: Bilingual = getattr(record, "title", None) or record.name
    return title


def _taken(folder: str, records: Mapping[str, Any]) -> set[str]:
    """Return the ids and the ends of addresses that records of a folder have."""
    if folder not in PAGE_FOLDERS:
        return set(records)
    return set(records) | {slug_of(id_, record, of) for id_, record in records.items() for of in LANGUAGES}


def _folded(title: str) -> str:
    return " ".join(re.findall(r"\w+", folded(title)))


def _both(text: Bilingual) -> dict[str, str]:
    return {of: text.in_language(of) for of in LANGUAGES}
