"""What stands in a new record where a text is to be written."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from playbook.languages import Language
from playbook.records.fields import Bilingual

MARKERS: Final[Mapping[Language, str]] = MappingProxyType({"fr": "À ÉCRIRE", "en": "TO WRITE"})
"""What stands in a new record (`playbook.editing.new_record`) where a text is to be written."""


def is_to_write(text: Bilingual) -> bool:
    """Say whether a text is still to be written, in one language or in both."""
    return any(marker in side for marker in MARKERS.values() for side in (text.fr, text.en))
