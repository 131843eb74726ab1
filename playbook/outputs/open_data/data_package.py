"""What all files of the data are, for programs: a Data Package (https://datapackage.org, version 1 of its profile too)."""

import hashlib
from collections.abc import Iterator, Mapping
from typing import Any, Final

from playbook.catalogue.linked import Catalogue
from playbook.languages.interface import words
from playbook.outputs.open_data.json_schemas import schema_file
from playbook.outputs.open_data.places import FILE as PLACES_FILE
from playbook.outputs.open_data.spreadsheets import header
from playbook.outputs.open_data.tables import NUMBER, Column, Table, tables
from playbook.outputs.open_data.writing import as_json
from playbook.records import RECORD_TYPES

FILE: Final = "datapackage.json"

_TYPES: Final = {
    "date": "date",
    "latitude": "number",
    "longitude": "number",
    "number": "number",
    "rank": "integer",
    "yes-or-no": "boolean",
}
"""What a column holds, by the form of the field; where nothing is said, text."""


def data_package(files: Mapping[str, str], catalogue: Catalogue, site: str, base: str, version: str) -> dict[str, str]:
    """Describe the files.

    Args:
        files: The text of each file by its name, from the folder of the data.
        catalogue: Has the documents from which the data come.
        site: The address of the site.
        base: The address of the data.
        version: Their version.

    Returns:
        The text of the description by its name. It names no licence, for none is known of the documents.
    """
    t = words("en")["site"]
    described = {
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "profile": "data-package",
        "name": "service-partnerships-playbook",
        "title": f"{t['title']} / {words('fr')['site']['title']}",
        "description": t["tagline"],
        "version": version,
        "homepage": site,
        "sources": [{"title": f"{source.title.en} ({source.author.en})"} for source in catalogue.sources.values()],
        "resources": list(_resources(files, base)),
    }
    return {FILE: as_json(described)}


def _resources(files: Mapping[str, str], base: str) -> Iterator[dict[str, Any]]:
    for folder, record_type in RECORD_TYPES.items():
        title = (record_type.__doc__ or "").partition("\n")[0]
        schema = base + schema_file(folder)
        yield _resource(f"{folder}.json", files, title) | {"jsonSchema": schema}
        for table in tables(folder):
            name = f"{table.name}.csv"
            if name in files:
                yield _resource(name, files, title) | {
                    "profile": "tabular-data-resource",
                    "type": "table",
                    "schema": _table_schema(table),
                }
    yield _resource(PLACES_FILE, files, "The communities where case studies happen.")


def _resource(name: str, files: Mapping[str, str], title: str) -> dict[str, Any]:
    content = files[name].encode()
    stem, _, ending = name.rpartition(".")
    media = {"csv": "text/csv", "geojson": "application/geo+json", "json": "application/json"}
    return {
        "name": f"{stem}-{ending}",
        "path": name,
        "title": title,
        "format": ending,
        "mediatype": media[ending],
        "encoding": "utf-8",
        "bytes": len(content),
        "hash": f"sha256:{hashlib.sha256(content).hexdigest()}",
    }


def _table_schema(table: Table) -> dict[str, Any]:
    described = {column.name: _field(column) for column in table.columns}
    keys = table.keys
    schema: dict[str, Any] = {
        "fields": [
            described.get(name) or {"name": name, "type": "integer" if name.endswith(NUMBER) else "string"}
            for name in header(table)
        ],
        "primaryKey": keys,
    }
    if table.steps:
        above = {"resource": f"{table.folder}-csv", "fields": ["id"]}
        schema["foreignKeys"] = [{"fields": ["record"], "reference": above}]
    return schema


def _field(column: Column) -> dict[str, Any]:
    field = column.field
    form = "string" if field.many else _TYPES.get(field.form, "string")
    described: dict[str, Any] = {
        "name": column.name,
        "type": form,
        "title": field.title + (f" ({column.language})" if column.language else ""),
        "description": field.description,
    }
    if field.choices and not field.many:
        described["constraints"] = {"enum": [choice.value for choice in field.choices]}
    return described
