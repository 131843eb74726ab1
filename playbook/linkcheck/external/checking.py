"""From addresses and answers to what somebody is to do."""

import datetime
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from playbook.linkcheck.external.addresses import Place, addresses_in
from playbook.linkcheck.external.asking import Answer, State, ask
from playbook.linkcheck.external.exceptions import Exceptions, read_exceptions
from playbook.linkcheck.external.memory import remember, remembered

_ARCHIVE: Final = "https://web.archive.org/web/*/"


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that somebody is to look at.

    Attributes:
        kind: The state of a link, or what is wrong with an exception: `ended` or `unneeded`.
        address: The address.
        places: Where it stands.
        said: What the host said, or the reason of the exception.
        target: Where the page is now; of what is dead, where copies of it are listed if there are any.
        is_touched: Whether the change that is looked at brought it; without one, all counts as brought.
    """

    kind: str
    address: str
    places: tuple[Place, ...]
    said: str = ""
    target: str = ""
    is_touched: bool = True

    @property
    def is_error(self) -> bool:
        """Whether it keeps a change from passing: it is sure, and the change brought it."""
        return self.is_touched and self.kind in (State.DEAD, "ended")


@dataclass(frozen=True, slots=True)
class LinkReport:
    """What was found of the links that lead away.

    Attributes:
        asked: How many addresses there are.
        problems: What somebody is to look at, in the order of kinds and addresses.
        excepted: How many addresses were left out as known exceptions.
        day: The day of asking.
    """

    asked: int
    problems: tuple[Problem, ...]
    excepted: int
    day: datetime.date

    @property
    def has_errors(self) -> bool:
        """Whether something keeps a change from passing."""
        return any(problem.is_error for problem in self.problems)


KINDS: Final = (State.DEAD, "ended", State.MOVED, State.SILENT, State.REFUSED, "unneeded")
"""The kinds of problems, in the order in which they are told."""


def check_external(
    root: Path,
    day: datetime.date,
    before: Path | None = None,
    asking: Callable[[Sequence[str]], Mapping[str, Answer]] = ask,
) -> LinkReport:
    """Check the links of a project that lead away from it.

    Args:
        root: The project's folder.
        day: The day, to which exceptions last and answers are remembered.
        before: The project as it was before a change; what was wrong then already does not keep the change from passing.
        asking: Asks addresses.

    Raises:
        NoLycheeError: The program that asks is not installed, or failed.
    """
    places = addresses_in(root)
    exceptions = read_exceptions(root)
    known = remembered(root, day)
    left = [address for address in places if not exceptions.covers(address, day) and address not in known]
    asked = asking(left)
    remember(root, day, asked)
    answers = {address: answer for address, answer in {**known, **asked}.items() if address in places}
    excepted = [address for address in places if exceptions.covers(address, day)]
    was = _pairs(addresses_in(before)) if before else frozenset()
    had = read_exceptions(before) if before else Exceptions()
    problems = [
        *_about_links(places, {key: value for key, value in answers.items() if key not in excepted}, was),
        *_about_exceptions(exceptions, had, places, day),
    ]
    ordered = sorted(problems, key=lambda problem: (KINDS.index(problem.kind), problem.address))
    return LinkReport(len(places), tuple(ordered), len(excepted), day)


def _pairs(places: Mapping[str, Sequence[Place]]) -> frozenset[tuple[str, str]]:
    """Return each address with each file that holds it; the lines of a file move."""
    return frozenset((address, place.file) for address, held in places.items() for place in held)


def _about_links(
    places: Mapping[str, tuple[Place, ...]], answers: Mapping[str, Answer], was: frozenset[tuple[str, str]]
) -> Iterator[Problem]:
    for address, answer in answers.items():
        if answer.state is not State.FINE:
            is_touched = any((address, place.file) not in was for place in places[address])
            target = f"{_ARCHIVE}{address}" if answer.state is State.DEAD else answer.target
            yield Problem(answer.state, address, places[address], answer.said, target, is_touched)


def _about_exceptions(
    exceptions: Exceptions, had: Exceptions, places: Mapping[str, Sequence[Place]], day: datetime.date
) -> Iterator[Problem]:
    for exception, place in exceptions.listed:
        is_touched = exception not in {known for known, _ in had.listed}
        if exception.until < day:
            yield Problem("ended", exception.address, (place,), exception.reason, "", is_touched)
        elif not any(map(exception.covers, places)):
            yield Problem("unneeded", exception.address, (place,), exception.reason, "", is_touched)
