"""The declaration of a question that helps to choose a model."""

from pydantic import Field

from playbook.records.fields import Line, Record, RootRecord
from playbook.records.identifiers import Identifier, IdOfAnother, ModelId
from playbook.records.numbers import Rank


class Fit(Record):
    """A model that an answer speaks for, and why."""

    model: ModelId
    """The id of a record in `data/models/`."""
    subtype: IdOfAnother | None = None
    """The id of a sub-type of that model, when the answer speaks for one."""
    reason: Line
    """Why, in a sentence or two, from the record of the model."""


class Answer(Record):
    """An answer that a reader can choose."""

    id: Identifier
    """What stands for it in the address of the page."""
    text: Line
    """The answer, in a few words."""
    fits: tuple[Fit, ...] = Field(min_length=1)
    """The models that it speaks for."""


class GuidingQuestion(RootRecord):
    """A question about a partnership, whose answers speak for models."""

    order: Rank
    """Its rank among the questions."""
    title: Line
    """The question."""
    help: Line | None = None
    """What helps to answer it."""
    answers: tuple[Answer, ...] = Field(min_length=1)
    """The answers to choose from."""
