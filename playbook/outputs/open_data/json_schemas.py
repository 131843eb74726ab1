"""JSON Schemas of the data at addresses that stay, from the declarations alone: no record changes them."""

from typing import Any, Final

from playbook.editing.schemas import schema_of_type
from playbook.languages import LANGUAGES
from playbook.outputs.open_data.writing import as_json
from playbook.records.schema_files import SCHEMA_NAMES

_ADDRESSES: Final = {
    "type": "object",
    "properties": {language: {"type": "string", "format": "uri-reference"} for language in LANGUAGES},
    "required": list(LANGUAGES),
    "additionalProperties": False,
}


def schema_file(folder: str) -> str:
    """Return the name of the schema of a folder's records, from the folder of the data."""
    return f"schemas/{SCHEMA_NAMES[folder]}.schema.json"


def json_schemas(base: str, version: str) -> dict[str, str]:
    """Write the schema of each kind of record.

    Args:
        base: The address of the data.
        version: Their version.

    Returns:
        The text of each file by its name, from the folder of the data.
    """
    return {
        name: as_json({"$id": base + name, "version": version, **_published(folder)})
        for folder, name in ((folder, schema_file(folder)) for folder in SCHEMA_NAMES)
    }


def _published(folder: str) -> dict[str, Any]:
    """Return the schema of the data of a folder, in which every field is there."""
    schema: dict[str, Any] = _without_ids(schema_of_type(folder))
    own = {
        "$schema": {"type": "string", "format": "uri-reference"},
        "id": {"type": "string"},
        "pages": {"anyOf": [_ADDRESSES, {"type": "null"}]},
    }
    for part in (schema, *schema["$defs"].values()):
        part.pop("allOf", None)  # says which sub-types the models have
        part["required"] = list(part["properties"])
    schema["properties"] = {**own, **schema["properties"]}
    schema["required"] = [*own, *schema["required"]]
    return schema


def _without_ids(value: Any) -> Any:
    """Have any id stand where an editor's schema lists those of today."""
    if isinstance(value, list):
        return [_without_ids(item) for item in value]
    if not isinstance(value, dict):
        return value
    if not str(value.get("$ref", "#")).startswith("#"):
        rest = {key: item for key, item in value.items() if key != "$ref"}
        return {"type": "string", **rest}
    return {key: _without_ids(item) for key, item in value.items()}
