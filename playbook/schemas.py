"""JSON Schema of the records, generated from their declarations, for editors' tools."""

import json
from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from playbook.records import RECORD_TYPES

FOLDER: Final = "schemas"

SCHEMA_NAMES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "casestudies": "casestudy",
        "checklists": "checklist",
        "contacts": "contact",
        "continuum": "continuum",
        "evaluation": "evaluation",
        "factors": "factor",
        "jurisdictions": "jurisdiction",
        "models": "model",
        "names": "name",
        "practices": "practice",
        "profiles": "profile",
        "steps": "step",
        "terms": "term",
        "tools": "tool",
    }
)
"""The name of the schema of each folder of `data/`."""


def schemas() -> dict[str, str]:
    """Write every schema.

    Returns:
        The text of each file by its name in `schemas/`.
    """
    return {f"{SCHEMA_NAMES[folder]}.schema.json": _schema(folder) for folder in RECORD_TYPES}


def _schema(folder: str) -> str:
    schema = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **RECORD_TYPES[folder].model_json_schema(),
    }
    return json.dumps(schema, ensure_ascii=False, indent=2, sort_keys=True) + "\n"
