"""What an audit looked at, and what it found wrong."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final

CHECKS: Final = {
    "axe": "axe-core, all its rules of WCAG 2.2 and of good practice",
    "target-size": "targets of 24 pixels, or as much room around them (WCAG 2.5.8)",
    "focus": "every element that takes the focus shows it",
    "sideways": "nothing goes sideways",
    "text-spacing": "wider text loses nothing (WCAG 1.4.12)",
    "large-text": "text of twice its size makes nothing go sideways",
    "forced-colours": "focus and shapes are seen in the reader’s own colours",
    "motion": "nothing moves for who wants no motion",
    "layout-shift": "nothing moves while the page arrives",
    "policy": "the strict Content-Security-Policy refuses nothing, and the console is quiet",
    "hosts": "nothing is asked of another host, and nothing fails",
    "nu": "the Nu HTML checker, on pages and stylesheets",
}
"""The checks, each with what it holds a page to."""


@dataclass(frozen=True, slots=True)
class Fault:
    """Something wrong.

    Attributes:
        check: The check that found it, of `CHECKS`.
        page: The address of the page, from the site's root.
        state: How the page was looked at: `320 dark`.
        element: What is wrong, as a selector, an excerpt or a place in the file.
        reason: What is wrong with it.
    """

    check: str
    page: str
    state: str
    element: str
    reason: str


@dataclass(slots=True)
class Audit:
    """The whole, or a part of it.

    Attributes:
        looked_at: How often each check was made.
        faults: What was found.
    """

    looked_at: Counter[str] = field(default_factory=Counter)
    faults: list[Fault] = field(default_factory=list)

    def note(self, check: str, page: str, state: str, found: Iterable[tuple[str, str]]) -> None:
        """Note that a check was made, and what it found: elements, and what is wrong with each."""
        self.looked_at[check] += 1
        self.faults += [Fault(check, page, state, element, reason) for element, reason in found]

    def add(self, part: "Audit") -> None:
        """Add what a part of the audit found."""
        self.looked_at += part.looked_at
        self.faults += part.faults


def as_text(audit: Audit) -> str:
    """Write a report: the checks with their counts, then each fault once, with the states that have it."""
    counts = Counter(fault.check for fault in audit.faults)
    lines = [f"{'check':16}{'looks':>8}{'faults':>8}  what it holds pages to"]
    lines += [f"{check:16}{audit.looked_at[check]:8}{counts[check]:8}  {what}" for check, what in CHECKS.items()]
    states: dict[tuple[str, str, str, str], list[str]] = {}
    for fault in audit.faults:
        states.setdefault((fault.check, fault.page, fault.element, fault.reason), []).append(fault.state)
    for (check, page, element, reason), where in sorted(states.items()):
        lines += ["", f"{check}: /{page} ({', '.join(dict.fromkeys(where))})", f"  {element}", f"  {reason}"]
    return "\n".join(lines)
