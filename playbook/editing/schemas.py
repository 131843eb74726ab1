"""JSON Schema of the records, for editors' tools: from their declarations, and from the ids that the records have.

What comes from records is in one file of its own, to which the others refer, so that a new contact changes no other.
"""

import json
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any, Final

from playbook.editing.descriptions import Choice, FieldDescription, TypeDescription, describe, parts_of
from playbook.file_links import write_file
from playbook.languages import LANGUAGES, Language
from playbook.reading.documents import read
from playbook.reading.shape import check_shape
from playbook.reading.sources import Source, collect
from playbook.reading.values import Document
from playbook.records import RECORD_TYPES, Fit, PartnershipModel, Record
from playbook.records.schema_files import FOLDER, SCHEMA_NAMES

IDS: Final = "ids.schema.json"
"""The file that holds what comes from records."""

_DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"

_ID_NAMES: Final = {
    "communities": "CommunityId",
    "contacts": "ContactId",
    "jurisdictions": "JurisdictionId",
    "models": "ModelId",
    "situations": "SituationId",
    "sources": "SourceId",
    "steps": "StepId",
    "tools": "ToolId",
}
"""What the ids of a folder are called in `ids.schema.json`."""

_SUBTYPE_OF_MODEL: Final = "SubtypeOfModel"


def schemas(sources: Iterable[Source]) -> dict[str, str]:
    """Write every schema.

    Args:
        sources: The record files, whose ids and titles the schemas offer. One that can't be read has an id all the same.

    Returns:
        The text of each file by its name in `schemas/`.
    """
    written = {f"{SCHEMA_NAMES[folder]}.schema.json": _of_type(folder) for folder in RECORD_TYPES}
    written[IDS] = _as_text(_ids(sources))
    return dict(sorted(written.items()))


def stale_schemas(root: Path) -> dict[str, str]:
    """Return what the schemas of a project that are behind its records should hold, by name; none where it has none."""
    folder = root / FOLDER
    if not folder.is_dir():
        return {}
    return {name: text for name, text in schemas(collect(root)[0]).items() if _text(folder / name) != text}


def write_schemas(root: Path) -> tuple[list[str], dict[str, OSError]]:
    """Write the schemas of a project that are behind its records; none where it has no folder for them.

    Args:
        root: The project's folder.

    Returns:
        The names of those that were written, and why the others can't be, by name.
    """
    written: list[str] = []
    left: dict[str, OSError] = {}
    for name, text in stale_schemas(root).items():
        try:
            write_file(root, f"{FOLDER}/{name}", text)
        except OSError as error:
            left[name] = error
        else:
            written.append(name)
    return written, left


def _text(path: Path) -> str | None:
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return None


def _as_text(schema: Mapping[str, Any]) -> str:
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"


@cache
def _of_type(folder: str) -> str:
    """Write the schema of a record type, which follows from its declaration alone."""
    return _as_text(schema_of_type(folder))


def schema_of_type(folder: str) -> dict[str, Any]:
    """Return the schema of the records of a folder; where they name others, it refers to the file that lists the ids."""
    record_type = RECORD_TYPES[folder]
    schema = record_type.model_json_schema()
    definitions: dict[str, Any] = {}
    for part in parts_of(record_type)[1:]:
        if part.__name__ in schema.get("$defs", {}):
            definitions[part.__name__] = _described(schema["$defs"][part.__name__], part)
    whole = {"$schema": _DIALECT, **_described(schema, record_type), "$defs": definitions}
    if folder == "casestudies":
        whole["allOf"] = [{"$ref": f"{IDS}#/$defs/{_SUBTYPE_OF_MODEL}"}]
    if folder == "questions":
        definitions[Fit.__name__]["allOf"] = [{"$ref": f"{IDS}#/$defs/{_SUBTYPE_OF_MODEL}"}]
    return whole


def _described(schema: Mapping[str, Any], record_type: type[Record]) -> dict[str, Any]:
    """Return what pydantic says of a record type, in written order and with words in both languages."""
    described = {language: describe(record_type, language) for language in LANGUAGES}
    properties = {
        field["en"].name: _property(schema["properties"][field["en"].name], field)
        for field in (
            {language: described[language].fields[index] for language in LANGUAGES}
            for index in range(len(described["en"].fields))
        )
    }
    return {
        **_words(described),
        "type": "object",
        "properties": properties,
        "required": [name for name in properties if name in schema.get("required", ())],
        "additionalProperties": False,
    }


def _property(schema: Mapping[str, Any], field: Mapping[Language, FieldDescription]) -> dict[str, Any]:
    english = field["en"]
    left_out = ("title", "description", "default")
    rest = {key: value for key, value in schema.items() if key not in left_out}
    value = _value(rest, english)
    labelled = next((choice for choice in value.get("anyOf", ()) if "enum" in choice), value)
    labelled |= _labels({language: field[language].choices for language in LANGUAGES})
    if english.default is not None:
        value["default"] = english.default == "true" if english.form == "yes-or-no" else english.default
    return _words(field) | value


def _value(schema: Mapping[str, Any], field: FieldDescription) -> dict[str, Any]:
    """Return the schema of a value; where it names a record, that of the ids that there are."""
    if not field.folder:
        return dict(schema)
    ids = {"$ref": f"{IDS}#/$defs/{_ID_NAMES[field.folder]}"}
    if field.many:
        return {**schema, "items": ids}
    return ids if field.required else {"anyOf": [ids, {"type": "null"}]}


def _words(described: Mapping[Language, FieldDescription] | Mapping[Language, TypeDescription]) -> dict[str, str]:
    titles = dict.fromkeys(described[language].title for language in ("en", "fr"))
    return {
        "title": " / ".join(titles),
        "description": f"{described['en'].description}\n\nFrançais\u00a0: {described['fr'].description}",
    }


def _labels(choices: Mapping[Language, tuple[Choice, ...]]) -> dict[str, list[str]]:
    """Return what each of a few values is called; `enumDescriptions` is what the YAML language server shows."""
    both = zip(choices["en"], choices["fr"], strict=True)
    labels = [" / ".join(dict.fromkeys([english.label, french.label])) for english, french in both]
    return {"enumDescriptions": labels} if labels else {}


def _ids(sources: Iterable[Source]) -> dict[str, Any]:
    named: dict[str, dict[str, str]] = {folder: {} for folder in _ID_NAMES}
    models: dict[str, PartnershipModel] = {}
    for source in sources:
        if source.folder not in named:
            continue
        document, _ = read(source.content, source.file)
        named[source.folder][source.id] = _name(document)
        model = check_shape(document, PartnershipModel)[0] if document and source.folder == "models" else None
        if model:
            models[source.id] = model
    definitions = {
        name: {
            **_words({language: describe(RECORD_TYPES[folder], language) for language in LANGUAGES}),
            "type": "string",
            "enum": sorted(named[folder]),
            "enumDescriptions": [named[folder][id_] for id_ in sorted(named[folder])],
        }
        for folder, name in _ID_NAMES.items()
    }
    return {
        "$schema": _DIALECT,
        "$comment": "Written from the records by `make schemas`.",
        "$defs": {**definitions, _SUBTYPE_OF_MODEL: {"allOf": [_subtypes(id_, models[id_]) for id_ in sorted(models)]}},
    }


def _name(document: Document | None) -> str:
    """Return what a record is called in both languages, also where other fields of it are wrong."""
    for field in ("title", "name"):
        words = document.data.get(field) if document else None
        if isinstance(words, dict):
            return " / ".join(dict.fromkeys(str(words[key]) for key in ("en", "fr") if words.get(key)))
    return ""


def _subtypes(id_: str, model: PartnershipModel) -> dict[str, Any]:
    return {
        "if": {"properties": {"model": {"const": id_}}, "required": ["model"]},
        "then": {
            "properties": {
                "subtype": {
                    "enum": [subtype.id for subtype in model.subtypes],
                    "enumDescriptions": [
                        " / ".join(dict.fromkeys([subtype.title.en, subtype.title.fr])) for subtype in model.subtypes
                    ],
                }
            }
        },
    }
