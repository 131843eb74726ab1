"""The declaration of a tool: a document that a team can reuse."""

from typing import Literal

from playbook.records.contact import ContactUnit
from playbook.records.fields import Line, RootRecord, Text
from playbook.records.identifiers import ModelId, StepId


class Tool(RootRecord):
    """A template, checklist, framework or guide that helps build a partnership."""

    title: Line
    """Its name."""
    summary: Line
    """What it is for, in one sentence."""
    step: StepId | None = None
    """The id of a record in `data/steps/`: the step of the process that it serves."""
    models: tuple[ModelId, ...] = ()
    """The ids of the models that it is made for; left out when it serves them all."""
    where: Literal["gccollab", "member"]
    """Where to get it: in the tools folder on GCcollab, or from the council member that owns it."""
    owners: tuple[ContactUnit, ...] = ()
    """Whose it is, when the source says so."""
    contents: tuple[Text, ...] = ()
    """What it covers, when the source says so."""
