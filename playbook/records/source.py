"""Where a statement comes from: the documents that the playbook restates, and what every record says of them."""

from typing import Final, Literal

from pydantic import Field

from playbook.records.dates import CalendarDate, Period
from playbook.records.fields import Line, LocalizedAddress, Record, RootRecord, Text
from playbook.records.identifiers import SourceId
from playbook.records.numbers import Rank

EDITORS: Final = "editors"
"""The id of the record that stands for the editors' own work."""


class SourceDocument(RootRecord):
    """A document that the playbook restates, or the editors' own work."""

    order: Rank
    """Its rank on the page of sources."""
    title: Line
    """Its title."""
    short_title: Line
    """What pages call it, as in “the Guide of 2018”."""
    author: Line
    """The body that wrote it."""
    date: Period
    """When it was written, as exactly as it says."""
    language: Literal["fr", "en", "both"]
    """The language it is in."""
    description: Text
    """What it is, and what the playbook takes from it."""
    obtain: Text
    """How to get it."""


class Citation(Record):
    """A document, and the place in it."""

    document: SourceId
    """The document, or the editors themselves."""
    place: Line | None = None
    """The chapter, heading or slide; left out when the whole document speaks of it."""


class Link(Record):
    """A page elsewhere that says more."""

    label: Line
    """What the reader finds there."""
    url: LocalizedAddress
    """The address, in each language."""
    language: Literal["fr", "en"] | None = None
    """The language of the page, when it is in one only; its address is then the same in both."""


class EditorsNote(Record):
    """What a reader must know that the source does not say, or gets wrong."""

    text: Text
    """The note."""
    date: CalendarDate
    """When it was written."""
    link: Link | None = None
    """Where to read it."""


class SourcedRecord(RootRecord):
    """What every record has that restates a source."""

    source: tuple[Citation, ...] = Field(min_length=1)
    """The documents that it restates, each with the place."""
    editors_note: EditorsNote | None = None
    """What the source does not say or gets wrong; shown apart from what the source says."""
