"""The web addresses of records are for readers: public, whole, and of the site that they name."""

from collections.abc import Iterator
from typing import Final

from playbook.checking.rule import Rule
from playbook.checking.wording.odd_links import ODD_ADDRESS, oddity
from playbook.findings import Finding, excerpt
from playbook.reading.collection import Collection
from playbook.reading.declared import places
from playbook.reading.places import finding_at
from playbook.records.addresses import WebAddress


def check_odd_addresses(collection: Collection) -> Iterator[Finding]:
    """Find addresses in fields that lead nowhere for readers, or elsewhere than they seem to."""
    for entry, record in collection.all():
        for place in places(entry.document, type(record)):
            address = place.value.data
            if place.declared == WebAddress and isinstance(address, str):
                is_odd, meant = oddity(address.strip())
                if is_odd:
                    arguments = {"words": excerpt(address)}
                    yield finding_at(ODD_ADDRESS, entry.document, place.path, arguments=arguments, suggestion=meant)


RULE: Final = Rule(check_odd_addresses, needed_by="review")
