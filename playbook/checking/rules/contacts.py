"""A contact can be reached."""

from collections.abc import Iterator
from typing import Final

from playbook.checking.rule import Rule
from playbook.findings import Finding
from playbook.reading.collection import Collection
from playbook.records import Contact


def check_reachable(collection: Collection) -> Iterator[Finding]:
    """Find members without people or order of government, mailboxes without an address, and addresses without a date."""
    needs = {"member": ("people", "order"), "mailbox": ("email",)}
    for entry, contact in collection.of("contacts", Contact):
        # A member may have an address of its own beside those of its people.
        dated = ("verified",) if contact.kind == "member" and contact.email else ()
        for field in (*needs[contact.kind], *dated):
            if not getattr(contact, field):
                yield Finding(
                    "incomplete-contact",
                    entry.document.file,
                    entry.document.position(("kind",)),
                    field,
                    arguments={"kind": contact.kind, "field": field},
                )


RULE: Final = Rule(check_reachable, needed_by="build")
