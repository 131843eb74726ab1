"""The declaration of a jurisdiction: a country, province or territory."""

from typing import Literal

from playbook.records.fields import Line, RootRecord
from playbook.records.identifiers import SituationId


class Jurisdiction(RootRecord):
    """Where a case study takes place, or what a member governs."""

    level: Literal["country", "province", "territory"]
    """What it is."""
    name: Line
    """Its official name."""
    situations: tuple[SituationId, ...] = ()
    """Where a reader finds what is nearest when no case study happens here: the ids of records in `data/situations/`."""
