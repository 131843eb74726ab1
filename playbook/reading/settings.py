"""What a project decides of the checks, in `settings.yml` at its root."""

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Final

from pydantic import Field

from playbook.file_links import link_on_way
from playbook.findings import Finding
from playbook.reading.documents import read
from playbook.reading.places import finding_at
from playbook.reading.shape import check_shape
from playbook.reading.sources import content_of, linked
from playbook.reading.values import Document
from playbook.records.dates import CalendarDate
from playbook.records.fields import Record
from playbook.records.numbers import Rank
from playbook.records.texts import LineText

FILE: Final = "settings.yml"
_GRADES: Final = ("notice", "warning", "error")


class Ages(Record):
    """From which age on, in months, a date is reported, and how."""

    notice: Rank | None = None
    """From here on it is worth knowing, and pages say that the date is old."""
    warning: Rank | None = None
    """From here on somebody is to look at it."""
    error: Rank | None = None
    """From here on the checks don't pass."""

    @property
    def first(self) -> int | None:
        """The age from which on a date counts as old, or `None` when it never does."""
        return min((age for age in (self.notice, self.warning, self.error) if age is not None), default=None)


class Freshness(Record):
    """How old the dates of people who looked at a record may become."""

    contacts: Ages = Ages(notice=12, warning=24)
    """The `verified` of contacts and their people."""
    casestudies: Ages = Ages(notice=24, warning=48)
    """The `reviewed` of case studies."""


class LinkException(Record):
    """A link that leads away from the site and is known not to answer when a program asks."""

    address: LineText
    """The address as it stands in the record or page; with `*` at the end, all that begin like it."""
    reason: LineText
    """Why it stays all the same."""
    until: CalendarDate
    """The last day on which nobody is told of it."""

    def covers(self, address: str) -> bool:
        """Tell whether this is about an address."""
        begins = self.address.removesuffix("*")
        return address.startswith(begins) if begins != self.address else address == self.address


class Settings(Record):
    """What a project decides of the checks."""

    freshness: Freshness = Field(default_factory=Freshness)
    """How old dates may become."""
    links: tuple[LinkException, ...] = ()
    """Links that are known not to answer."""


def read_settings(root: Path) -> tuple[Settings, list[Finding]]:
    """Read the settings of a project.

    Args:
        root: The project's folder.

    Returns:
        The settings, or the usual ones where there is no such file or it is wrong; and what was found.
    """
    path = root / FILE
    if link_on_way(root, FILE):
        return Settings(), [linked(FILE)]
    if not path.exists():
        return Settings(), []
    content = content_of(path)
    if content is None:
        return Settings(), [Finding("unreadable-file", FILE)]
    document, findings = read(content, FILE)
    if document is None:
        # With nothing but comments in it, it decides nothing.
        return Settings(), [finding for finding in findings if finding.code != "empty-file"]
    settings, shape_findings = check_shape(document, Settings)
    if settings:
        shape_findings += _ages_out_of_order(settings, document)
    return settings or Settings(), findings + shape_findings


def _ages_out_of_order(settings: Settings, document: Document) -> Iterator[Finding]:
    """Find ages at which a milder finding would begin only after a graver one, and so never be seen."""
    for name in Freshness.model_fields:
        ages: Ages = getattr(settings.freshness, name)
        reached = [(grade, age) for grade in _GRADES if (age := getattr(ages, grade)) is not None]
        for (milder, before), (graver, age) in pairwise(reached):
            path = ("freshness", name, graver)
            if age <= before:
                yield finding_at(
                    "ages-out-of-order",
                    document,
                    path,
                    arguments={"field": graver, "months": str(age), "other": milder, "others": str(before)},
                )
