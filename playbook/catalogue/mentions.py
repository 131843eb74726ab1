"""Which records lead to a case study in their texts."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final, Literal

from playbook.reading import markup
from playbook.reading.collection import markdown_texts
from playbook.records import Record
from playbook.records.remembering import by_identity

MentioningKind = Literal["case", "model", "step", "tool"]
"""The kinds of record that a reader can go to from a case study that they mention."""

_LINK: Final = "case:"


@dataclass(frozen=True, slots=True)
class Mention:
    """A record that leads to a case study.

    Attributes:
        kind: Its kind.
        id: Its id.
    """

    kind: MentioningKind
    id: str


def mentions(records: Iterable[tuple[MentioningKind, str, Record]]) -> Mapping[str, tuple[Mention, ...]]:
    """Find the records that lead to each case study by a link in a text.

    Args:
        records: Records with their kind and id, in the order in which they are named.

    Returns:
        Those that mention it, by id of the case study; a case study does not mention itself.
    """
    found: defaultdict[str, dict[Mention, None]] = defaultdict(dict)
    for kind, id_, record in records:
        for case in _cases_in(record):
            if (kind, case) != ("case", id_):
                found[case][Mention(kind, id_)] = None
    return MappingProxyType({id_: tuple(of_case) for id_, of_case in found.items()})


@by_identity
def _cases_in(record: Record) -> tuple[str, ...]:
    """Return the ids of the case studies to which the texts of a record lead."""
    targets = (
        markup.target(address) for _, text in markdown_texts(record) if _LINK in text for address in markup.links(text)
    )
    return tuple(target.record_id for target in targets if target.scheme == "case")
