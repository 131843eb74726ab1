"""The declaration of a case study."""

from typing import Literal

from pydantic import Field

from playbook.languages.formats import Unit
from playbook.records.contact import ContactUnit
from playbook.records.dates import CalendarDate, Period
from playbook.records.fields import Line, Record, Slug, Text
from playbook.records.identifiers import (
    CommunityId,
    ContactId,
    Identifier,
    IdOfAnother,
    JurisdictionId,
    ModelId,
    SituationId,
    ToolId,
)
from playbook.records.numbers import Number
from playbook.records.source import Link, SourcedRecord

Kind = Literal["case-study", "example", "pilot"]
ChartKind = Literal["columns", "dots", "bars", "parts", "share"]
Qualifier = Literal["exactly", "about", "over", "under", "up-to"]


class Partner(Record):
    """An organization that takes part."""

    name: Line
    """Its official name."""
    contact: ContactId | None = None
    """The council member it belongs to, when there is one."""


class Chart(Record):
    """How figures are drawn; those with the same group share a plot."""

    kind: ChartKind
    """The same count at several dates (columns), some of a few (dots), sizes (bars), parts of a whole, or a share of it."""
    group: Identifier
    """What the figures of one plot have in common."""
    of: Number | None = None
    """The whole, for dots, bars and a share; 100 for a percentage."""
    title: Line | None = None
    """The title of the plot; that of its first figure counts."""
    short: Line | None = None
    """What the number is of, in a few words beside it; the date when left out."""


class Figure(Record):
    """A number that the source gives, and what it counts."""

    value: Number
    """The number that the source gives."""
    unit: Unit = "count"
    """What the number is expressed in; leave it out for a plain count."""
    qualifier: Qualifier = "exactly"
    """How precise the source is."""
    label: Line
    """What is counted, in a few words."""
    date: Period | None = None
    """When the number was true, where the source says so; else the page says “in the Playbook of 2018”."""
    lead: bool = False
    """Whether it stands for the case study in lists; the first figure does, when none says so."""
    chart: Chart | None = None
    """How it is drawn, when a drawing says more than the number."""


class CaseStudy(SourcedRecord):
    """A partnership, told so that others can follow it."""

    kind: Kind
    """How much the source tells: a full case study, an example of a paragraph or two, or a pilot."""
    model: ModelId
    """The model of partnership that comes nearest."""
    subtype: IdOfAnother
    """Which form of that model it takes."""
    classification: Literal["source", "editors"] = "source"
    """Whether the source names the model and sub-type, or the editors chose them."""
    title: Line
    """The name of the partnership."""
    slug: Slug | None = None
    """The last part of the page's address; the record's id when left out."""
    summary: Line
    """One or two sentences for lists."""
    context: Text
    """The situation, and what the partners did."""
    objectives: tuple[Text, ...] = ()
    """What the partners want to reach; left out when the source gives none."""
    results: tuple[Text, ...] = ()
    """State and results."""
    next_steps: tuple[Text, ...] = ()
    """What was planned next."""
    partners: tuple[Partner, ...] = Field(min_length=1)
    """The organizations that take part."""
    places: tuple[JurisdictionId, ...] = Field(min_length=1)
    """The provinces, territories and countries where it happens."""
    communities: tuple[CommunityId, ...] = ()
    """Where exactly, when the text names it: cities, towns, villages, islands."""
    also_concerns: tuple[JurisdictionId, ...] = ()
    """Whom else it concerns: places that the text speaks of, where it does not happen."""
    situations: tuple[SituationId, ...] = ()
    """What readers look for it by."""
    as_of: Period
    """The day or year for which the record speaks: that of its source."""
    started: Period | None = None
    """When it began; left out when the source does not say."""
    started_event: Line | None = None
    """What happened at that time, when it is not the start of the partnership: a flood, an announcement."""
    figures: tuple[Figure, ...] = ()
    """What the source counts."""
    tools: tuple[ToolId, ...] = ()
    """The tools that it mentions."""
    contacts: tuple[ContactUnit, ...] = Field(min_length=1)
    """Whom a reader can call."""
    links: tuple[Link, ...] = ()
    """Pages elsewhere that say more."""
    reviewed: CalendarDate
    """When somebody last compared this record with its source."""
