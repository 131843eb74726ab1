"""The declaration of a contact: a council member with its people, or a mailbox."""

from typing import Literal

from playbook.records.addresses import Email, Extension, Telephone
from playbook.records.dates import CalendarDate, Period
from playbook.records.fields import Line, Record, Slug, Text
from playbook.records.identifiers import ContactId, JurisdictionId
from playbook.records.source import SourcedRecord
from playbook.records.texts import LineText

GovernmentOrder = Literal["federal", "provincial-territorial", "municipal"]


class Verification(Record):
    """That somebody made sure of an address or a telephone number, by asking."""

    on: CalendarDate
    """The day."""
    by: LineText
    """Who did."""


class Person(Record):
    """A person whom a reader can call, or a position where nobody is named."""

    name: LineText | None = None
    """First name and last name; left out when nobody is named."""
    acting: bool = False
    """Whether the person holds the position for a time only."""
    role: Line | None = None
    """The position."""
    unit: Line | None = None
    """The branch or organization inside the member."""
    council_role: Line | None = None
    """The position on the council, such as co-chair."""
    telephone: Telephone | None = None
    """The telephone number at work."""
    extension: Extension | None = None
    """The extension of that number."""
    mobile: Telephone | None = None
    """The mobile number at work."""
    email: Email
    """The e-mail address at work."""
    as_printed: Period | None = None
    """The date of the document in which these details stand; until somebody has verified them."""
    verified: Verification | None = None
    """When somebody made sure that they are right, and who did."""


class Contact(SourcedRecord):
    """A member of the council, or a mailbox that answers where there is no member."""

    kind: Literal["member", "mailbox"]
    """A member organization with its people, or a mailbox."""
    name: Line
    """The official name."""
    abbreviation: Line | None = None
    """The official abbreviation."""
    slug: Slug | None = None
    """The last part of the page's address; the record's id when left out."""
    order: GovernmentOrder | None = None
    """The order of government; for members."""
    jurisdiction: JurisdictionId | None = None
    """The province, territory or country; for members."""
    description: Text | None = None
    """What readers should know before they write."""
    people: tuple[Person, ...] = ()
    """The member's people."""
    email: Email | None = None
    """The address of the mailbox."""
    as_printed: Period | None = None
    """The date of the document in which the mailbox stands; until somebody has verified it."""
    verified: Verification | None = None
    """When somebody made sure that the mailbox answers, and who did."""


class ContactUnit(Record):
    """A contact, and the part of it that is concerned."""

    contact: ContactId
    """The council member, or a mailbox where there is none."""
    unit: Line | None = None
    """The unit of the people to call, as their record writes it; left out when all of them are concerned."""
    lead: Line | None = None
    """The region or branch that leads the partnership, and whose people the record does not have."""
    inferred: bool = False
    """Whether the editors chose the contact, because the source names none."""
    reason: Line | None = None
    """Why they chose it."""
