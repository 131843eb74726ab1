"""What the page “Which model fits?” shows of each model: the reasons of all answers, and case studies to look at."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from playbook.catalogue.linked import Case, Catalogue, Model
from playbook.records import Answer, Fit
from playbook.records.casestudy import Kind

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
        cases: Enough case studies for any choice of its sub-types, those that tell most first.
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
            cases = [case for subtype in model.subtypes for case in _nearest(catalogue, model.id, subtype)]
            yield Candidate(model, reasons, tuple(sorted(cases, key=_first)))


def _nearest(catalogue: Catalogue, model: str, subtype: str) -> list[Case]:
    # Which sub-types come first depends on the answers; no more than these of each can then be shown.
    return sorted(catalogue.cases_of_subtype(model, subtype), key=_first)[:MOST_CASES]


def _first(case: Case) -> tuple[int, str]:
    return _TELLING.index(case.record.kind), case.id
