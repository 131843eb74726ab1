"""The parts of a record that have an id each, such as the sub-types of a model, have an id of their own.

The id of a sub-type is in the addresses that lead to it, that of an answer in the address of a choice.
"""

from collections.abc import Iterator, Sequence
from typing import Any, Final, Protocol

from playbook.checking.rule import Rule
from playbook.findings import Finding, excerpt
from playbook.reading.collection import Collection, Entry
from playbook.reading.places import finding_at
from playbook.records import GuidingQuestion, PartnershipModel


class _Part(Protocol):
    @property
    def id(self) -> str: ...


def check_parts(collection: Collection) -> Iterator[Finding]:
    """Find parts of one record that have the same id."""
    for model_entry, model in collection.of("models", PartnershipModel):
        yield from _check(model_entry, "subtypes", model.subtypes, "duplicate-subtype")
    for entry, question in collection.of("questions", GuidingQuestion):
        yield from _check(entry, "answers", question.answers, "duplicate-answer")


def _check(entry: Entry[Any], field: str, parts: Sequence[_Part], code: str) -> Iterator[Finding]:
    seen: set[str] = set()
    for index, part in enumerate(parts):
        if part.id in seen:
            yield finding_at(code, entry.document, (field, index, "id"), arguments={"id": excerpt(part.id)})
        seen.add(part.id)


RULE: Final = Rule(check_parts, needed_by="build")
