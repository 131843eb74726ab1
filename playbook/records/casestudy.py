"""The declaration of a case study."""

from typing import Literal

from pydantic import Field

from playbook.languages import Language
from playbook.languages.formats import Unit
from playbook.records.contact import ContactUnit
from playbook.records.dates import CalendarDate, Period
from playbook.records.fields import Line, LocalizedAddress, Record, RootRecord, Slug, Text
from playbook.records.identifiers import ContactId, Identifier, JurisdictionId, ModelId, ToolId
from playbook.records.numbers import Number

Kind = Literal["case-study", "example", "pilot"]
Qualifier = Literal["exactly", "about", "over", "under", "up-to"]


class Partner(Record):
    """An organization that takes part."""

    name: Line
    """Its official name."""
    contact: ContactId | None = None
    """The id of the council member it belongs to, when there is one."""


class Figure(Record):
    """A number that the source gives, and what it counts."""

    value: Number
    """The number, without spaces or signs."""
    unit: Unit = "count"
    """What the number is expressed in; leave it out for a plain count."""
    qualifier: Qualifier = "exactly"
    """How precise the source is."""
    label: Line
    """What is counted, in a few words."""
    date: Period
    """When the number was true."""


class Link(Record):
    """A page elsewhere that says more."""

    label: Line
    """What the reader finds there."""
    url: LocalizedAddress
    """The address, in each language."""
    language: Language | None = None
    """The language of the page, when it is in one only; its address is then the same in both."""


class CaseStudy(RootRecord):
    """A partnership, told so that others can follow it."""

    kind: Kind
    """How much the source tells: a full case study, an example of a paragraph or two, or a pilot."""
    model: ModelId
    """The id of a record in `data/models/`."""
    subtype: Identifier
    """The id of a sub-type of that model."""
    classification: Literal["source", "editorial"] = "source"
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
    """The ids of records in `data/jurisdictions/`."""
    started: Period | None = None
    """When it began."""
    figures: tuple[Figure, ...] = ()
    """Key figures, each with its date."""
    tools: tuple[ToolId, ...] = ()
    """The ids of records in `data/tools/` that it mentions."""
    contacts: tuple[ContactUnit, ...] = Field(min_length=1)
    """Whom a reader can call."""
    links: tuple[Link, ...] = ()
    """Pages elsewhere that say more."""
    reviewed: CalendarDate
    """When somebody last compared this record with its source."""
