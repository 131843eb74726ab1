"""The declaration of a situation: what readers look for that cuts across the models."""

from playbook.records.fields import Line, RootRecord, Slug, Text
from playbook.records.numbers import Rank


class Situation(RootRecord):
    """A situation of clients or communities, such as a remote community or an emergency."""

    order: Rank
    """Its rank among the situations."""
    title: Line
    """Its name, as readers look for it."""
    slug: Slug | None = None
    """The last part of the page's address; the record's id when left out."""
    summary: Line
    """One or two sentences for lists."""
    text: Text | None = None
    """What the case studies have in common, where it needs saying."""
