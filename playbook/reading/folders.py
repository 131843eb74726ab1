"""Records that were saved in the folder of another type: their fields and the line of their schema say where they belong."""

from typing import Final

from playbook.findings import Finding
from playbook.reading.sources import file_of
from playbook.reading.values import Document
from playbook.records import RECORD_TYPES
from playbook.records.schema_files import schema_line

_AT_HOME: Final = 0.8
"""The share of the fields of a record that a folder knows at least where the record is at home."""

_ASTRAY: Final = 0.5
"""The share that its own folder knows at most where it is not."""

_FEWEST: Final = 3
"""How many fields a record has at least that tell where it belongs."""


def in_wrong_folder(document: Document, folder: str, id_: str) -> tuple[str, Finding] | None:
    """Find out whether a record that its folder refuses belongs in another one.

    Args:
        document: The record.
        folder: The folder of `data/` that it is in.
        id_: Its id.

    Returns:
        The folder where it belongs, and what is found; `None` where it may be at home, or no other folder is sure.
    """
    shares = {name: _share(document, name) for name in RECORD_TYPES}
    named = [name for name in RECORD_TYPES if document.text.startswith(schema_line(name))]
    best = max(shares.values())
    likely = [name for name, share in shares.items() if share == best]
    meant = next((name for name in named if name in likely), likely[0] if len(likely) == 1 else folder)
    is_sure = len(document.root.keys) >= _FEWEST and best >= _AT_HOME and shares[folder] <= _ASTRAY
    if meant == folder or not is_sure:
        return None
    arguments = {"folder": f"data/{folder}/", "meant": f"data/{meant}/"}
    return meant, Finding("record-in-wrong-folder", document.file, arguments=arguments, suggestion=file_of(meant, id_))


def _share(document: Document, folder: str) -> float:
    names = document.root.keys
    return sum(name in RECORD_TYPES[folder].model_fields for name in names) / max(len(names), 1)
