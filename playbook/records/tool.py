"""The declaration of a tool: a document that a team can reuse."""

from typing import Literal

from playbook.records.contact import ContactUnit
from playbook.records.dates import Period
from playbook.records.fields import Line, Text
from playbook.records.identifiers import ModelId, StepId
from playbook.records.source import Link, SourcedRecord


class Tool(SourcedRecord):
    """A template, checklist, framework or guide that helps build a partnership."""

    title: Line
    """Its name."""
    title_of_document: Line | None = None
    """The title that stands on the document, when its name here is another; by it, people find the document."""
    summary: Line
    """What it is for, in one sentence."""
    step: StepId | None = None
    """The id of a record in `data/steps/`: the step of the process that it serves."""
    models: tuple[ModelId, ...] = ()
    """The ids of the models that it is made for; left out when it serves them all."""
    where: Literal["gccollab", "member", "web"]
    """Where it was to be had: in the tools folder on GCcollab, from the council member that owns it, or on the Web."""
    as_of: Period
    """The day or year at which it was to be had there."""
    link: Link | None = None
    """Where it can be downloaded today."""
    owners: tuple[ContactUnit, ...] = ()
    """Whose it is, when the source says so."""
    contents: tuple[Text, ...] = ()
    """What it covers, when the source says so."""
