"""A contact can be reached."""

from collections.abc import Iterator
from typing import Final

from playbook.catalogue.freshness import looked_at
from playbook.checking.rule import Rule
from playbook.findings import Finding, Path
from playbook.reading.collection import Collection
from playbook.records import Contact

_DATE: Final = "as_printed"
"""The field that says from when details are, until somebody has verified them."""


def check_reachable(collection: Collection) -> Iterator[Finding]:
    """Find members without people or order of government, mailboxes without an address, addresses without a date and people without a name or role."""
    needs = {"member": ("people", "order"), "mailbox": ("email",)}
    for entry, contact in collection.of("contacts", Contact):
        missing: list[tuple[Path, str]] = [
            (("kind",), field) for field in needs[contact.kind] if not getattr(contact, field)
        ]
        # A member may have an address of its own beside those of its people.
        if contact.email and not looked_at(contact):
            missing.append((("kind",), _DATE))
        missing += [(("people", index), _DATE) for index, one in enumerate(contact.people) if not looked_at(one)]
        missing += [
            (("people", index), "role") for index, one in enumerate(contact.people) if not (one.name or one.role)
        ]
        for path, field in missing:
            position = entry.document.position(path)
            arguments = {"kind": contact.kind, "field": field}
            yield Finding("incomplete-contact", entry.document.file, position, field, arguments=arguments)


RULE: Final = Rule(check_reachable, needed_by="build")
