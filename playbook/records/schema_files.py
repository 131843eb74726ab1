"""The files in which each record type's JSON Schema is, and how a record names its own."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

FOLDER: Final = "schemas"

SCHEMA_NAMES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "casestudies": "casestudy",
        "checklists": "checklist",
        "communities": "community",
        "contacts": "contact",
        "continuum": "continuum",
        "evaluation": "evaluation",
        "factors": "factor",
        "jurisdictions": "jurisdiction",
        "models": "model",
        "names": "name",
        "practices": "practice",
        "profiles": "profile",
        "questions": "question",
        "redirects": "redirect",
        "situations": "situation",
        "sources": "source",
        "steps": "step",
        "terms": "term",
        "tools": "tool",
    }
)
"""The name of the schema of each folder of `data/`."""


def schema_line(folder: str) -> str:
    """Return the first line of a record, by which editors' tools find its schema.

    The form is that of https://github.com/redhat-developer/yaml-language-server#using-inlined-schema.
    """
    return f"# yaml-language-server: $schema=../../{FOLDER}/{SCHEMA_NAMES[folder]}.schema.json"
