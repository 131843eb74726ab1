"""What the page “Which model fits?” shows of each model: the reasons of all answers, and case studies to look at."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, get_args

from playbook.catalogue.linked import Case, Catalogue, Model
from playbook.records import Answer, Fit
from playbook.records.casestudy import Kind
from playbook.records.contact import GovernmentOrder

MOST_CASES: Final = 3
"""How many case studies stand beside a model."""

_TELLING: Final[tuple[Kind, ...]] = ("case-study", "pilot", "example")
"""The kinds of case study, from those that tell most."""


@dataclass(frozen=True, slots=True)
class Reason:
    """Why an answer speaks for a model.

    Attributes:
        question: The id of the question.
        answer: The answer.
        fit: What it says of the model.
    """

    question: str
    answer: Answer
    fit: Fit


@dataclass(frozen=True, slots=True)
class Candidate:
    """A model that answers can speak for.

    Attributes:
        model: The model.
        reasons: The reasons that the answers give, in the order of the questions.
        cases: Enough case studies for any choice of its sub-types and of a partner, those that tell most first.
    """

    model: Model
    reasons: tuple[Reason, ...]
    cases: tuple[Case, ...]


def candidates(catalogue: Catalogue) -> Iterator[Candidate]:
    """Yield every model that an answer speaks for, from the lightest collaboration to the closest."""
    for model in catalogue.models.values():
        reasons = tuple(
            Reason(id_, answer, fit)
            for id_, question in catalogue.questions.items()
            for answer in question.answers
            for fit in answer.fits
            if fit.model == model.id
        )
        if reasons:
            cases = {case.id: case for subtype in model.subtypes for case in _nearest(catalogue, model.id, subtype)}
            yield Candidate(model, reasons, tuple(sorted(cases.values(), key=_first)))


def orders_of(catalogue: Catalogue, case: Case) -> tuple[GovernmentOrder, ...]:
    """List the orders of government that take part in a case study, as far as its contacts and partners tell."""
    named = {*case.contacts, *(partner.contact for partner in case.record.partners if partner.contact)}
    orders = {catalogue.contacts[id_].record.order for id_ in named}
    return tuple(order for order in get_args(GovernmentOrder) if order in orders)


def _nearest(catalogue: Catalogue, model: str, subtype: str) -> Iterator[Case]:
    # Which sub-types and which partner come first depends on the answers; no more than these of each can be shown.
    practised = sorted(catalogue.cases_of_subtype(model, subtype), key=_first)
    yield from practised[:MOST_CASES]
    for order in get_args(GovernmentOrder):
        yield from [case for case in practised if order in orders_of(catalogue, case)][:MOST_CASES]


def _first(case: Case) -> tuple[int, str]:
    return _TELLING.index(case.record.kind), case.id
