"""The declarations of the path of a partnership: steps, examples, factors, evaluation, continuum, checklists."""

from pydantic import Field

from playbook.records.contact import ContactUnit
from playbook.records.fields import Line, Slug, Text
from playbook.records.identifiers import JurisdictionId, StepId
from playbook.records.numbers import Rank
from playbook.records.source import SourcedRecord


class Step(SourcedRecord):
    """A step of the process that leads to a partnership."""

    order: Rank
    """Its rank in the process."""
    title: Line
    """Its name."""
    slug: Slug | None = None
    """The last part of the page's address; the record's id when left out."""
    summary: Line
    """What it is about, in one sentence."""
    tasks: tuple[Text, ...] = Field(min_length=1)
    """What to do."""
    good_practices: tuple[Text, ...] = ()
    """What helps; left out when the source gives none."""


class PracticeExample(SourcedRecord):
    """A practice of a council member that illustrates a step of the process, and no model."""

    step: StepId
    """The id of a record in `data/steps/`."""
    title: Line
    """Its name."""
    summary: Line
    """One or two sentences for lists."""
    text: Text
    """What was done, and what it gave."""
    places: tuple[JurisdictionId, ...] = Field(min_length=1)
    """The ids of records in `data/jurisdictions/`."""
    contacts: tuple[ContactUnit, ...] = Field(min_length=1)
    """Whom a reader can call."""


class SuccessFactor(SourcedRecord):
    """Something that makes a partnership succeed."""

    order: Rank
    """Its rank."""
    title: Line
    """Its name."""
    practices: tuple[Text, ...] = Field(min_length=1)
    """What it asks of the partners."""


class EvaluationDimension(SourcedRecord):
    """A side from which a partnership is evaluated."""

    order: Rank
    """Its rank."""
    title: Line
    """Its name."""
    question: Text
    """The question to ask."""
    assessment: Text
    """What to look at to answer it."""


class ContinuumLevel(SourcedRecord):
    """A level of the continuum of collaboration."""

    order: Rank
    """Its rank, from the lightest collaboration to the closest."""
    title: Line
    """Its name."""
    definition: Line
    """What happens at this level, in a few words."""


class Checklist(SourcedRecord):
    """A list that a team can tick."""

    title: Line
    """What it is for."""
    items: tuple[Line, ...] = Field(min_length=1)
    """What to tick."""
