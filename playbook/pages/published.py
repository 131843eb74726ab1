"""The addresses that the site has published: none of them may stop answering."""

import datetime
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

from playbook.file_links import link_on_way
from playbook.findings import Finding, Position, excerpt
from playbook.languages import LANGUAGES
from playbook.pages.moves import moves, redirect_record
from playbook.pages.plan import SitePlan
from playbook.reading.conflicts import conflict_in_list
from playbook.reading.sources import DATA, SUFFIX, linked
from playbook.records.redirect import ADDRESS_PATTERN

FILE: Final = "published.txt"
"""The list of every address that was ever published, from the site's root, one a line; nothing is taken out of it."""

ENTRY: Final = "/"
"""How the entry page stands in the list."""

_ADDRESS: Final = re.compile(rf"/|({'|'.join(LANGUAGES)})/({ADDRESS_PATTERN}/)?")


def read_published(root: Path) -> tuple[str | None, list[Finding]]:
    """Read the list of published addresses.

    Args:
        root: The project's folder.

    Returns:
        Its text, or `None` where there is none or it can't be read; and what was found.
    """
    path = root / FILE
    if link_on_way(root, FILE):
        return None, [linked(FILE)]
    if not path.exists():
        return None, []
    if not path.is_file():
        return None, [Finding("unreadable-file", FILE)]
    try:
        return path.read_bytes().decode("utf-8-sig"), []
    except UnicodeDecodeError as error:
        return None, [Finding("not-utf8", FILE, arguments={"byte": f"0x{error.object[error.start]:02X}"})]
    except OSError:
        return None, [Finding("unreadable-file", FILE)]


def addresses(plan: SitePlan, old: Iterable[str]) -> frozenset[str]:
    """Return the addresses at which something answers, as the list writes them.

    Args:
        plan: The pages.
        old: The addresses of redirects, from the site's root.
    """
    return frozenset({ENTRY, *old, *(text.url for page in plan.pages.values() for text in page.text.values())})


def recorded(text: str, present: Iterable[str]) -> str:
    """Write the list anew, with the addresses of today added; whatever is in it stays.

    Args:
        text: The list as it is.
        present: The addresses of today.
    """
    return "".join(f"{address}\n" for address in sorted({*dict(_lines(text)).values(), *present}))


def unrecorded(text: str, present: Iterable[str]) -> list[Finding]:
    """Find the addresses of today that the list does not hold yet."""
    known = set(dict(_lines(text)).values())
    return [
        Finding("unrecorded-address", FILE, arguments={"address": _shown(address)})
        for address in sorted(set(present) - known)
    ]


def check_published(
    text: str, plan: SitePlan, old: Iterable[str], today: datetime.date | None, taken: Iterable[str] = ()
) -> Iterator[Finding]:
    """Find the published addresses at which nothing answers any more.

    Args:
        text: The list of published addresses.
        plan: The pages.
        old: The addresses of redirects, from the site's root.
        today: The day that a redirect to write would bear.
        taken: The ids of the redirects that there are.
    """
    conflict = conflict_in_list(text, FILE)
    if conflict:
        yield conflict
        return
    lines: dict[str, int] = {}
    for number, address in _lines(text):
        if _ADDRESS.fullmatch(address):
            lines.setdefault(address, number)
        else:
            arguments = {"address": excerpt(address)}
            yield Finding("bad-published-address", FILE, Position(number), arguments=arguments)
    lost = sorted(set(lines) - addresses(plan, old))
    names = set(taken)
    for move in moves(lost, lines.keys(), plan):
        name = next(name for name in move.names() if name not in names)
        names.add(name)
        arguments = {"file": f"{DATA}/redirects/{name}{SUFFIX}", "record": redirect_record(move, today)}
        for address in move.lost.values():
            yield Finding(
                "lost-address",
                FILE,
                Position(lines[address]),
                arguments={"address": _shown(address), **arguments},
            )


def _lines(text: str) -> Iterator[tuple[int, str]]:
    """Yield each address with the number of its line, with a slash at its end only."""
    for number, line in enumerate(text.splitlines(), 1):
        if line.strip():
            address = line.strip().strip("/")
            yield number, f"{address}/" if address else ENTRY


def _shown(address: str) -> str:
    return address if address == ENTRY else f"/{address}"
