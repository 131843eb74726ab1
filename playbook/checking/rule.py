"""What a rule that holds between records says of itself."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal

from playbook.findings import Finding
from playbook.reading.collection import Collection


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule of `playbook.checking.rules`; its module holds it as `RULE`.

    Attributes:
        check: Takes the records and yields what is wrong with them.
        needed_by: Who needs it to hold. A *build* stops where it finds an error, so that no page is wrong. The *review*
            looks at what must be right for the site to be published, such as words and dates: a missing space is no
            reason to see no page while one writes. A record may name an exception to a rule of the review.
    """

    check: Callable[[Collection], Iterator[Finding]]
    needed_by: Literal["build", "review"]
