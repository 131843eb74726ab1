"""The declarations of the words that the playbook explains: terms of the glossary, names without a translation."""

from typing import Literal

from playbook.records.fields import Line, RootRecord, Text
from playbook.records.texts import LineText


class Term(RootRecord):
    """An official name or a term, with its abbreviation where it has one."""

    name: Line
    """The name in full."""
    abbreviation: Line | None = None
    """Its abbreviation in each language."""
    definition: Text | None = None
    """What it means, when the sources say so."""


class UntranslatedName(RootRecord):
    """A name that stands in its own language on both sides, and is marked as such for screen readers."""

    name: LineText
    """The name."""
    language: Literal["fr", "en", "nl"]
    """The language it is in."""
