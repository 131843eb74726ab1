"""The declaration of a jurisdiction: a country, province or territory."""

from typing import Literal

from playbook.records.fields import Line, RootRecord


class Jurisdiction(RootRecord):
    """Where a case study takes place, or what a member governs."""

    level: Literal["country", "province", "territory"]
    """What it is."""
    name: Line
    """Its official name."""
