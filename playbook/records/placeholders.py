"""What stands in a new record where a text is to be written."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from playbook.languages import Language

MARKERS: Final[Mapping[Language, str]] = MappingProxyType({"fr": "À ÉCRIRE", "en": "TO WRITE"})
"""What stands in a new record (`playbook.editing.new_record`) where a text is to be written."""
