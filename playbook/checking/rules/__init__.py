"""The rules that hold between records, one subject a file.

A rule takes the collection and yields findings. To add one, write its function in a file here, name it in `RULES`,
give its codes words in both files of `playbook/messages/`, and put a broken record in `tests/invalid/`.
"""

from collections.abc import Callable, Iterator
from typing import Final

from playbook.checking.rules.comments import check_comments
from playbook.checking.rules.contacts import check_reachable
from playbook.checking.rules.dates import check_dates
from playbook.checking.rules.freshness import check_freshness
from playbook.checking.rules.links import check_link_languages
from playbook.checking.rules.lists import check_lists
from playbook.checking.rules.markup import check_links, check_raw_html
from playbook.checking.rules.paragraphs import check_paragraphs
from playbook.checking.rules.parts import check_parts
from playbook.checking.rules.references import check_references
from playbook.checking.rules.schema_line import check_schema_line
from playbook.checking.rules.similarity import check_similarity
from playbook.checking.rules.slugs import check_slugs
from playbook.checking.rules.subtypes import check_subtypes
from playbook.checking.rules.translations import check_translations
from playbook.checking.rules.unused import check_unused
from playbook.checking.rules.unwritten import check_written
from playbook.checking.rules.wording import check_wording
from playbook.findings import Finding
from playbook.reading.collection import Collection

Rule = Callable[[Collection], Iterator[Finding]]

RULES: Final[tuple[Rule, ...]] = (
    check_references,
    check_subtypes,
    check_parts,
    check_lists,
    check_reachable,
    check_comments,
    check_slugs,
    check_links,
    check_raw_html,
    check_unused,
    check_written,
)
"""What must hold for the site to be right: a build stops where one of these finds an error."""

REVIEW_RULES: Final[tuple[Rule, ...]] = (
    check_wording,
    check_paragraphs,
    check_translations,
    check_link_languages,
    check_dates,
    check_freshness,
    check_similarity,
    check_schema_line,
)
"""What must hold for the site to be published: `playbook validate` checks these too, so that a missing space or an old
date is no reason to see no page while one writes. A record may name an exception to these, with a reason and an end
(`playbook.checking.suppression`)."""
