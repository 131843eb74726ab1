"""The declaration of a client profile."""

from playbook.records.fields import Line, Text
from playbook.records.identifiers import ModelId
from playbook.records.source import SourcedRecord


class Profile(SourcedRecord):
    """A fictional client who shows what a model changes for people."""

    model: ModelId
    """The id of a record in `data/models/`."""
    name: Line
    """Who it is about."""
    title: Line
    """What the story shows."""
    story: Text
    """The story."""
