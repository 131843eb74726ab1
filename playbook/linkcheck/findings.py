"""What the link checker reports: one value, collected, never raised half-way."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from playbook.linkcheck.references import Reference
from playbook.linkcheck.site import BuiltSite


@dataclass(frozen=True, slots=True)
class LinkFinding:
    """One thing that is wrong in the built site.

    Attributes:
        code: The permanent name of the finding; its words are in `words.*.yml`.
        page: The file of the site, relative to its folder.
        line: The line in it.
        address: The address as it is written there; empty where the finding is about something else.
        source: The file to mend, where the page says from which it was made.
        subject: What is wrong, where several pages can make the same mistake: the id, or where the address leads.
        arguments: What else the words of the finding quote.
        suggestion: What was probably meant.
    """

    code: str
    page: str
    line: int
    address: str
    source: str
    subject: str
    arguments: Mapping[str, str] = field(hash=False)
    suggestion: str | None


def found(
    site: BuiltSite,
    code: str,
    file: str,
    at: int | Reference = 1,
    *,
    subject: str = "",
    suggestion: str | None = None,
    **arguments: str,
) -> LinkFinding:
    """Make a finding about a file of the site.

    Args:
        site: The site, which knows from what the file was made.
        code: What is wrong.
        file: The file.
        at: The address that is wrong, or else the line.
        subject: What is wrong, where several pages can make the same mistake.
        suggestion: What was probably meant.
        **arguments: What else the words of the finding quote.
    """
    line, address = (at.line, at.address) if isinstance(at, Reference) else (at, "")
    source = site.pages[file].source if file in site.pages else ""
    return LinkFinding(code, file, line, address, source, subject, arguments, suggestion)
