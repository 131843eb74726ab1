"""Which case studies are related, by a rule that readers are told.

Two case studies are the nearer, the more they share: their sub-type counts 3; each place, and each council contact that
takes part in no more than a quarter of all case studies, counts 2. Where that is equal, those of the same model come
first. Those that share nothing but the model are not related.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final, Literal

from playbook.catalogue.linked import Case

Reason = Literal["subtype", "place", "contact"]
"""What two case studies share."""

POINTS: Final[Mapping[Reason, int]] = MappingProxyType({"subtype": 3, "place": 2, "contact": 2})

MOST_RELATED: Final = 3
"""How many related case studies a page names."""

COMMON: Final = 4
"""A contact that takes part in more than one case study of so many says little about any."""

_Key = tuple[Reason, str]


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
    by_id = {case.id: case for case in cases}
    keys = {id_: _keys(case) for id_, case in by_id.items()}
    sharing: defaultdict[_Key, list[str]] = defaultdict(list)
    for id_, of_case in keys.items():
        for key in of_case:
            sharing[key].append(id_)
    telling = {key: ids for key, ids in sharing.items() if key[0] != "contact" or len(ids) * COMMON <= len(by_id)}
    return MappingProxyType({id_: _nearest(id_, by_id, keys, telling) for id_ in by_id})


def _keys(case: Case) -> tuple[_Key, ...]:
    return (
        ("subtype", f"{case.model.id} {case.subtype.id}"),
        *(("place", place) for place in case.record.places),
        *(("contact", contact) for contact in case.contacts),
    )


def _nearest(
    id_: str, by_id: Mapping[str, Case], keys: Mapping[str, tuple[_Key, ...]], telling: Mapping[_Key, list[str]]
) -> tuple[Related, ...]:
    points: Counter[str] = Counter()
    own = [key for key in keys[id_] if key in telling]
    for key in own:
        # Counting a list as often as it has points is quicker than adding to each of its members.
        for _ in range(POINTS[key[0]]):
            points.update(telling[key])
    del points[id_]
    model = by_id[id_].model

    def rank(other: str) -> tuple[int, bool, str]:
        return -points[other], by_id[other].model is not model, other

    nearest = sorted(points, key=rank)[:MOST_RELATED]
    return tuple(Related(by_id[other], _reasons(own, keys[other])) for other in nearest)


def _reasons(own: Iterable[_Key], others: Iterable[_Key]) -> tuple[Reason, ...]:
    shared = {key[0] for key in set(own) & set(others)}
    return tuple(reason for reason in POINTS if reason in shared)
