"""The declaration of a term of the glossary."""

from playbook.records.fields import Line, Record, Text


class Term(Record):
    """An official name or a term, with its abbreviation where it has one."""

    name: Line
    """The name in full."""
    abbreviation: Line | None = None
    """Its abbreviation in each language."""
    definition: Text | None = None
    """What it means, when the sources say so."""
