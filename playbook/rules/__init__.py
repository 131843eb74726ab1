"""The rules that hold between records, one subject a file.

A rule takes the collection and yields findings. To add one, write its function in a file here, name it in `RULES`,
give its codes words in both files of `playbook/messages/`, and put a broken record in `tests/invalid/`.
"""

from collections.abc import Callable, Iterator
from typing import Final

from playbook.collection import Collection
from playbook.findings import Finding
from playbook.rules.contacts import check_reachable
from playbook.rules.markup import check_links, check_raw_html
from playbook.rules.references import check_references
from playbook.rules.slugs import check_slugs
from playbook.rules.subtypes import check_subtypes
from playbook.rules.unused import check_unused

Rule = Callable[[Collection], Iterator[Finding]]

RULES: Final[tuple[Rule, ...]] = (
    check_references,
    check_subtypes,
    check_reachable,
    check_slugs,
    check_links,
    check_raw_html,
    check_unused,
)
