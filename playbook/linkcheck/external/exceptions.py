"""Links that are known not to answer, and why that is right for now: `links` in the project's settings."""

import datetime
from dataclasses import dataclass
from pathlib import Path

from playbook.linkcheck.external.addresses import Place
from playbook.reading.documents import read
from playbook.reading.settings import FILE, LinkException, read_settings
from playbook.reading.sources import content_of


@dataclass(frozen=True, slots=True)
class Exceptions:
    """The known exceptions, each with its place."""

    listed: tuple[tuple[LinkException, Place], ...] = ()

    def covers(self, address: str, day: datetime.date) -> bool:
        """Tell whether an address is a known exception on a day."""
        return any(exception.until >= day and exception.covers(address) for exception, _ in self.listed)


def read_exceptions(root: Path) -> Exceptions:
    """Read the exceptions of a project; where its settings are wrong, `playbook validate` says so, and there are none."""
    settings, _ = read_settings(root)
    content = content_of(root / FILE) if settings.links else None
    document = read(content, FILE)[0] if content else None
    if document is None:
        return Exceptions()
    return Exceptions(
        tuple(
            (exception, Place(FILE, document.position(("links", number)).line))
            for number, exception in enumerate(settings.links)
        )
    )
