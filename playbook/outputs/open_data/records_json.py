"""Every record as JSON: all of its fields, also those that it leaves out, with its id and the pages that show it."""

from collections.abc import Mapping
from typing import Any, Final

from playbook.catalogue.linked import PAGE_FOLDERS, Catalogue
from playbook.languages import LANGUAGES
from playbook.outputs.open_data.json_schemas import schema_file
from playbook.outputs.open_data.writing import as_json
from playbook.pages.plan import FOLDERS, SitePlan
from playbook.records import RECORD_TYPES, Record

Folder = Mapping[str, Mapping[str, Any]]
"""The records of a folder of `data/` as programs read them, by id."""

_ATTRIBUTES: Final = {"casestudies": "cases"}
"""What the catalogue calls a folder, where it has another name."""


def folders(catalogue: Catalogue, plan: SitePlan, site: str) -> dict[str, Folder]:
    """Return all records as programs read them.

    Args:
        catalogue: The records.
        plan: The pages that show them.
        site: The address of the site, with a slash at the end.

    Returns:
        The records by folder and id: the `id`, the `pages` in both languages (`null` for a record without its own), then
        the fields as their declaration has them.
    """
    kinds = {folder: kind for kind, folder in FOLDERS.items()}
    listed: dict[str, Folder] = {}
    for folder in RECORD_TYPES:
        described: dict[str, dict[str, Any]] = {}
        for id_, entry in getattr(catalogue, _ATTRIBUTES.get(folder, folder)).items():
            record: Record = getattr(entry, "record", entry)
            page = plan.record_page(kinds[folder], id_) if folder in PAGE_FOLDERS else None
            pages = page and {language: site + page.text[language].url for language in LANGUAGES}
            described[id_] = {"id": id_, "pages": pages, **_whole(record.model_dump(mode="json"))}
        listed[folder] = described
    return listed


def records_json(listed: Mapping[str, Folder], base: str) -> dict[str, str]:
    """Write each record in a file, and all records of a folder in one.

    Args:
        listed: The records by folder and id.
        base: The address of the data, under which their schemas are.

    Returns:
        The text of each file by its name, from the folder of the data.
    """
    files: dict[str, str] = {}
    for folder, records in listed.items():
        schema = base + schema_file(folder)
        described = {id_: {"$schema": schema, **record} for id_, record in records.items()}
        files |= {f"{folder}/{id_}.json": as_json(record) for id_, record in described.items()}
        files[f"{folder}.json"] = as_json(list(described.values()))
    return files


def _whole(value: Any) -> Any:
    """Write a number without decimals as one: 75849, not 75849.0."""
    if isinstance(value, dict):
        return {key: _whole(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_whole(item) for item in value]
    return int(value) if isinstance(value, float) and value.is_integer() else value
