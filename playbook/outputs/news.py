"""What is new: which pages were added, changed or verified, and when, from the project's history and the records."""

import datetime
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from playbook.catalogue.linked import Catalogue
from playbook.pages.plan import PlannedPage, SitePlan
from playbook.records import Contact, Person

NewsKind = Literal["added", "changed", "verified", "compared"]


@dataclass(frozen=True, slots=True)
class Days:
    """When a file was first and last changed."""

    first: datetime.date
    last: datetime.date


@dataclass(frozen=True, slots=True)
class News:
    """What happened to a page on a day.

    Attributes:
        day: The day.
        page: The page.
        kinds: What happened: added; changed; verified, by asking the contact; compared with the source anew.
    """

    day: datetime.date
    page: PlannedPage
    kinds: tuple[NewsKind, ...]


def news(catalogue: Catalogue, plan: SitePlan, days: Mapping[str, Days]) -> list[News]:
    """Return what is new, the latest first; of one day, in the order of the plan.

    Args:
        catalogue: The records.
        plan: The pages.
        days: When each file was changed, where the history is known.
    """
    listed: list[News] = []
    for page in plan.pages.values():
        happened: defaultdict[datetime.date, list[NewsKind]] = defaultdict(list)
        for day, kind in _happened(catalogue, page, days):
            happened[day].append(kind)
        # On its first day, a page has only come.
        listed += [News(day, page, ("added",) if "added" in kinds else tuple(kinds)) for day, kinds in happened.items()]
    return sorted(listed, key=lambda item: item.day, reverse=True)


def _happened(
    catalogue: Catalogue, page: PlannedPage, days: Mapping[str, Days]
) -> Iterator[tuple[datetime.date, NewsKind]]:
    files = [days[text.file] for text in page.text.values() if text.file in days]
    if files:
        first, last = min(file.first for file in files), max(file.last for file in files)
        yield first, "added"
        if last > first:
            yield last, "changed"
    if page.kind == "contact":
        contact = catalogue.contacts[page.id].record
        holders: tuple[Contact | Person, ...] = (contact, *contact.people)
        verified = [holder.verified.on for holder in holders if holder.verified]
        if verified:
            yield max(verified), "verified"
    elif page.kind == "case":
        yield catalogue.cases[page.id].record.reviewed, "compared"
