"""Which case studies are related, by a rule that readers are told.

Two case studies are the nearer, the more they share: their sub-type counts 3; each place, and each council contact that
takes part in no more than a quarter of all case studies, counts 2. Where that is equal, those of the same model come
first. Those that share nothing but the model are not related.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import reduce
from itertools import islice
from operator import or_
from types import MappingProxyType
from typing import Final, Literal

from playbook.catalogue.linked import Case
from playbook.catalogue.when_asked import WhenAsked

Reason = Literal["subtype", "place", "contact"]
"""What two case studies share."""

POINTS: Final[Mapping[Reason, int]] = MappingProxyType({"subtype": 3, "place": 2, "contact": 2})

MOST_RELATED: Final = 3
"""How many related case studies a page names."""

COMMON: Final = 4
"""A contact that takes part in more than one case study of so many says little about any."""

_Key = tuple[Reason, str]

_Some = int
"""A set of case studies: the bit of each one's number is 1. With thousands, sets of Python would take seconds."""

_DIGITS: Final = 8
"""How many binary digits the points of two case studies have, at most."""


@dataclass(frozen=True, slots=True)
class Related:
    """A case study that is related to another, and why.

    Attributes:
        case: The case study.
        reasons: What the two share, the weightiest first.
    """

    case: Case
    reasons: tuple[Reason, ...]


def related_cases(cases: Iterable[Case]) -> Mapping[str, tuple[Related, ...]]:
    """Find the related case studies of each.

    Args:
        cases: All case studies.

    Returns:
        By id of a case study, those that share the most with it, the nearest first; of those that share as much,
        first those of the same model, then in the order of their ids.
    """
    by_id = {case.id: case for case in sorted(cases, key=lambda case: case.id)}
    keys = {id_: _keys(case) for id_, case in by_id.items()}
    sharing: defaultdict[_Key, int] = defaultdict(int)
    of_model: defaultdict[str, int] = defaultdict(int)
    for number, case in enumerate(by_id.values()):
        of_model[case.model.id] |= 1 << number
        for key in keys[case.id]:
            sharing[key] |= 1 << number
    telling = {
        key: some for key, some in sharing.items() if key[0] != "contact" or some.bit_count() * COMMON <= len(by_id)
    }
    ids = list(by_id)
    numbers = {id_: number for number, id_ in enumerate(ids)}

    def of_case(id_: str) -> tuple[Related, ...]:
        own = [key for key in keys[id_] if key in telling]
        others = ~(1 << numbers[id_])
        nearest = _nearest([(POINTS[key[0]], telling[key] & others) for key in own], of_model[by_id[id_].model.id])
        named = [by_id[ids[other]] for other in islice(nearest, MOST_RELATED)]
        return tuple(Related(other, _reasons(own, keys[other.id])) for other in named)

    return WhenAsked(ids, of_case)


def _keys(case: Case) -> tuple[_Key, ...]:
    return (
        ("subtype", f"{case.model.id} {case.subtype.id}"),
        *(("place", place) for place in case.record.places),
        *(("contact", contact) for contact in case.contacts),
    )


def _nearest(shared: Iterable[tuple[int, _Some]], of_model: _Some) -> Iterator[int]:
    """Yield the numbers of case studies, those with the most points first; where that is equal, those of a model first.

    All are counted at once: `digits` has for each binary digit of the points those whose points have it.

    Args:
        shared: How many points something counts, and who shares it.
        of_model: Those of the same model.
    """
    digits = [0] * _DIGITS
    for points, some in shared:
        for place in range(_DIGITS):
            carried = some if points >> place & 1 else 0
            for higher in range(place, _DIGITS):
                digits[higher], carried = digits[higher] ^ carried, digits[higher] & carried
    while left := reduce(or_, digits):
        for digit in reversed(digits):
            left = left & digit or left
        for some in (left & of_model, left & ~of_model):
            while some:
                first = some & -some
                yield first.bit_length() - 1
                some ^= first
        digits = [digit & ~left for digit in digits]


def _reasons(own: Iterable[_Key], others: Iterable[_Key]) -> tuple[Reason, ...]:
    shared = {key[0] for key in set(own) & set(others)}
    return tuple(reason for reason in POINTS if reason in shared)
