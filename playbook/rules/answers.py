"""Each answer of a question has an id of its own: it is what the address of a choice holds."""

from collections.abc import Iterator

from playbook.collection import Collection
from playbook.findings import Finding, excerpt
from playbook.records import GuidingQuestion
from playbook.shape import finding_at


def check_answers(collection: Collection) -> Iterator[Finding]:
    """Find answers of one question that have the same id."""
    for entry, question in collection.of("questions", GuidingQuestion):
        seen: set[str] = set()
        for index, answer in enumerate(question.answers):
            if answer.id in seen:
                yield finding_at(
                    "duplicate-answer", entry.document, ("answers", index, "id"), arguments={"id": excerpt(answer.id)}
                )
            seen.add(answer.id)
