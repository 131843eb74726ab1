"""A declaration as the form's script writes files by it: the same comments, order and places to fill in as `playbook new`."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from playbook.editing.descriptions import FieldDescription, describe
from playbook.editing.new_record import comment_lines, empty_lines, header_lines, marker
from playbook.languages import LANGUAGES, Language
from playbook.records import RECORD_TYPES, RootRecord
from playbook.records.schema_files import schema_line

_BILINGUAL: Final = frozenset({"line", "text", "slug", "addresses"})


def declaration(folder: str, ids: Mapping[str, Sequence[str]], language: Language) -> dict[str, Any]:
    """Return what a file of a folder is written by.

    Args:
        folder: The folder of `data/`.
        ids: The ids of the records in each folder, for examples of optional fields.
        language: The language of the comments.

    Returns:
        The line of the `schema`, the lines of the `header`, and the `fields`. What a field does not have is left out.
    """
    both = {of: describe(RECORD_TYPES[folder], of).fields for of in LANGUAGES}
    return {
        "schema": schema_line(folder),
        "header": header_lines(language),
        "fields": [
            _field({of: both[of][index] for of in LANGUAGES}, ids, language)
            for index, field in enumerate(both["fr"])
            if field.name not in RootRecord.model_fields
        ],
    }


def _field(
    both: Mapping[Language, FieldDescription], ids: Mapping[str, Sequence[str]], language: Language
) -> dict[str, Any]:
    field = both[language]
    declared = {
        "name": field.name,
        "form": field.form,
        "many": field.many,
        "required": field.required,
        "longest": field.longest,
        "values": [choice.value for choice in field.choices],
        "comment": comment_lines(field, language),
        "empty": empty_lines(both, ids, language),
        "marker": {of: marker(both[of], of) for of in LANGUAGES} if field.form in _BILINGUAL else None,
        "fields": [
            _field({of: both[of].fields[index] for of in LANGUAGES}, ids, language)
            for index in range(len(field.fields))
        ],
    }
    return {name: value for name, value in declared.items() if value}
