"""What the form for records takes from files: the records as they are written, and beside them templates to fill in by hand."""

import json
from collections.abc import Mapping
from pathlib import Path

from playbook.catalogue.linked import Catalogue
from playbook.catalogue.when_asked import WhenAsked
from playbook.editing.asking.declared import folders_asked
from playbook.editing.new_record import new_record
from playbook.editing.record_form.originals import original, original_file
from playbook.editing.record_form.page_data import ids_by_folder
from playbook.languages import LANGUAGES, Language
from playbook.reading.sources import file_of
from playbook.records.schema_files import SCHEMA_NAMES


def template_file(folder: str, language: Language) -> str:
    """Return the name of the template for the records of a folder, from the site's root."""
    return f"{language}/{SCHEMA_NAMES[folder]}.yml"


def record_templates(catalogue: Catalogue) -> dict[str, str]:
    """Write the templates.

    Args:
        catalogue: The records, whose ids are the examples.

    Returns:
        The text of each file by its name, from the site's root.
    """
    ids = ids_by_folder(catalogue)
    return {
        template_file(folder, language): new_record(folder, {}, ids, language)
        for folder in folders_asked()
        for language in LANGUAGES
    }


def record_originals(root: Path, catalogue: Catalogue) -> Mapping[str, str]:
    """Write what the form corrects.

    Args:
        root: The project's folder.
        catalogue: Its records.

    Returns:
        The text of each file by its name, from the site's root.
    """
    ids = ids_by_folder(catalogue)
    files = {original_file(folder, id_): file_of(folder, id_) for folder in folders_asked() for id_ in ids[folder]}
    return WhenAsked(files, lambda name: _json(original((root / files[name]).read_bytes(), files[name])))


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")) + "\n"
