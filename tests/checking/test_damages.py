"""One damage to a right record is found, or read as it was meant, and no mend makes it worse."""

import random
from collections import Counter

import pytest
from damage_kinds import KINDS
from damages import Outcome, clean_record, damages, outcome
from test_pasted_cases import found

OF_EACH = 2
"""How many damages of each kind are tried here; `python tests/checking/damages.py 5000` tries more."""


def test_right_records_are_right() -> None:
    chance = random.Random(14)  # noqa: S311 - the same records on every run
    for _ in range(10):
        assert not [finding.code for finding in found(clean_record(chance).encode())]


@pytest.mark.parametrize("kind", KINDS)
def test_damage_is_found_or_made_right(kind: str) -> None:
    outcomes = Counter(outcome(damage) for damage in damages(OF_EACH, 14, [kind]))
    assert outcomes[Outcome.FOUND] + outcomes[Outcome.RIGHT] == OF_EACH
