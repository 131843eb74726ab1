"""The declaration of a partnership model and its sub-types."""

from typing import Literal

from pydantic import Field

from playbook.records.fields import Line, Record, Slug, Text
from playbook.records.identifiers import Identifier
from playbook.records.numbers import Rank
from playbook.records.source import SourcedRecord

Theme = Literal[
    "general",
    "premises",
    "communications",
    "finance",
    "equipment",
    "operations",
    "security",
    "governance",
    "human-resources",
    "indigenous-communities",
]


class Subtype(Record):
    """One way of practising a model."""

    id: Identifier
    """The id that case studies use."""
    title: Line
    """Its full name."""
    short_title: Line
    """Its name where the model is already named."""
    definition: Text
    """What sets it apart from the other sub-types."""


class Questions(Record):
    """The questions that a team asks of a model."""

    what: Text
    """What is it?"""
    why: Text
    """Why choose it?"""
    who: Text
    """For whom is it?"""
    where: Text
    """Where does it fit?"""
    when: Text
    """When does it fit?"""
    classification: Literal["source", "editors"] = "source"
    """Whether the source gives these answers, or the editors wrote them from what it says elsewhere."""


class GoodPractices(Record):
    """Good practices on one theme."""

    theme: Theme
    """What they are about."""
    items: tuple[Text, ...] = Field(min_length=1)
    """The practices."""


class PartnershipModel(SourcedRecord):
    """One of the four ways in which governments serve people together."""

    order: Rank
    """Its rank, from the lightest collaboration to the closest."""
    title: Line
    """Its name."""
    slug: Slug | None = None
    """The last part of the page's address; the record's id when left out."""
    summary: Line
    """One or two sentences for lists."""
    introduction: Text | None = None
    """What comes before the questions."""
    questions: Questions
    """What it is, why, for whom, where and when it fits."""
    key_messages: tuple[Text, ...] = ()
    """What to remember."""
    subtypes: tuple[Subtype, ...] = Field(min_length=1)
    """The ways of practising it."""
    good_practices: tuple[GoodPractices, ...] = ()
    """Good practices by theme; left out when the source gives none."""
