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
from playbook.rules.wording import check_wording

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
"""What must hold for the site to be right: a build stops where one of these finds an error."""

REVIEW_RULES: Final[tuple[Rule, ...]] = (check_wording,)
"""What must hold for the site to be published: `scripts/validate.py` checks these too, so that a missing space or an old
date is no reason to see no page while one writes. A record may name an exception to these, with a reason and an end
(`playbook.suppression`)."""
