"""Where the pages of lost addresses have probably gone, and the records that would lead on."""

import datetime
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from itertools import chain, count
from typing import Final

from playbook.findings import closest
from playbook.languages import LANGUAGES, Language, other
from playbook.pages.plan import PlannedPage, SitePlan
from playbook.pages.redirects import target_of
from playbook.records.placeholders import MARKERS
from playbook.records.schema_files import schema_line

_Pages = Sequence[PlannedPage]

_NO_DAY: Final = "YYYY-MM-DD"
_REASON: Final[Mapping[Language, str]] = {
    "fr": f"{MARKERS['fr']}, en une phrase\u00a0: pourquoi la page a été déplacée ou retirée",
    "en": f"{MARKERS['en']}, in one sentence: why the page was moved or removed",
}
"""What stands in place of the reason until somebody gives it."""


@dataclass(frozen=True, slots=True)
class Move:
    """A page that no longer answers at its addresses.

    Attributes:
        lost: Its address in each language in which it no longer answers, from the site's root.
        page: The page that it probably became; `None` when it was probably removed.
        candidate: Where that is not known, the one page that is new where the lost one was.
    """

    lost: Mapping[Language, str]
    page: PlannedPage | None = None
    candidate: PlannedPage | None = None

    def names(self) -> Iterator[str]:
        """Yield names for the record that would lead on, the best first."""
        name = _name(self.lost.get("en") or self.lost["fr"])
        return chain([name], (f"{name}-{number}" for number in count(2)))


def redirect_record(move: Move, today: datetime.date | None) -> str:
    """Write the record that would lead on from lost addresses.

    Args:
        move: What has probably happened.
        today: The day that it bears; without it, a person has to fill it in.
    """
    lines = [schema_line("redirects"), "addresses:"]
    lines += [
        f"  {language}: [{move.lost[language].partition('/')[2].rstrip('/')}]"
        for language in LANGUAGES
        if language in move.lost
    ]
    if move.page:
        lines.append(f"to: {target_of(move.page)}")
    elif move.candidate:
        # Only a person knows whether the new page tells of the same thing.
        lines.append(f"# to: {target_of(move.candidate)}")
    lines += [f"since: {today.isoformat() if today else _NO_DAY}", "reason:"]
    lines += [f'  {language}: "{_REASON[language]}"' for language in LANGUAGES]
    return "\n".join(lines)


def moves(lost: Sequence[str], published: Set[str], plan: SitePlan) -> Iterator[Move]:
    """Guess which lost addresses belong together, and which page they have become.

    Args:
        lost: The addresses, each in a language, in order.
        published: Every address that was ever published.
        plan: The pages that there are.
    """
    became: dict[str, dict[Language, str]] = {}
    removed: dict[Language, list[str]] = {language: [] for language in LANGUAGES}
    by_language = {
        language: [address for address in lost if address.startswith(f"{language}/")] for language in LANGUAGES
    }
    for language in LANGUAGES:
        waiting = _likeliest_first(by_language[language], by_language[other(language)])
        new = [page for page in plan.pages.values() if page.text[language].url not in published]
        # The surest first, so that a guess doesn't take a page from an address that fits it better.
        for guess in (_at_same_name, _of_same_record, _of_like_name, _of_published_counterpart):
            for address in list(waiting):
                page = guess(address, language, new, published)
                if page:
                    became.setdefault(page.key, {})[language] = address
                    waiting.remove(address)
                    new.remove(page)
        removed[language] += waiting
    for key, addresses in became.items():
        yield Move(addresses, plan.pages[key])
    for move in _pairs(removed, plan):
        yield replace(move, candidate=_candidate(move, published, plan, became.keys()))


def _candidate(move: Move, published: Set[str], plan: SitePlan, taken: Set[str]) -> PlannedPage | None:
    """Return the only page of the same section that was never published, in any language."""
    new = [
        page
        for page in plan.pages.values()
        if page.key not in taken and not any(text.url in published for text in page.text.values())
    ]
    return _only(
        {page.key: page for language in move.lost for page in _beside(move.lost[language], language, new)}.values()
    )


def _likeliest_first(lost: Sequence[str], elsewhere: Sequence[str]) -> list[str]:
    """Put what is gone in the other language too last: it was rather removed than given another address."""
    names = {_name(address) for address in elsewhere}

    def is_gone_too(address: str) -> bool:
        return _name(address) in names or closest(_name(address), names) is not None

    return sorted(lost, key=is_gone_too)


def _at_same_name(address: str, language: Language, new: _Pages, _: Set[str]) -> PlannedPage | None:
    """The page stands elsewhere: the address above it was changed."""
    return _only(page for page in new if _name(page.text[language].url) == _name(address))


def _of_same_record(address: str, language: Language, new: _Pages, _: Set[str]) -> PlannedPage | None:
    """The record has the name that the address ended with, so its slug was changed."""
    return _only(page for page in _beside(address, language, new) if _name(page.id) == _name(address))


def _of_like_name(address: str, language: Language, new: _Pages, _: Set[str]) -> PlannedPage | None:
    """The address was changed a little."""
    by_name = {_name(page.text[language].url): page for page in _beside(address, language, new)}
    nearest = closest(_name(address), by_name)
    return by_name[nearest] if nearest else None


def _of_published_counterpart(address: str, language: Language, new: _Pages, published: Set[str]) -> PlannedPage | None:
    """The page was published in the other language, so it was in this one too."""
    return _only(page for page in _beside(address, language, new) if page.text[other(language)].url in published)


def _beside(address: str, language: Language, new: _Pages) -> _Pages:
    return [page for page in new if _folder(page.text[language].url) == _folder(address)]


def _only(pages: Iterable[PlannedPage]) -> PlannedPage | None:
    found = list(pages)
    return found[0] if len(found) == 1 else None


def _pairs(removed: Mapping[Language, Iterable[str]], plan: SitePlan) -> Iterator[Move]:
    """Put the two addresses of each removed page together: the names nearest each other, of the same section."""
    waiting = list(removed["en"])
    for french in removed["fr"]:
        section = _section(french, "fr", plan)
        by_name = {_name(address): address for address in waiting if _section(address, "en", plan) == section}
        nearest = next(iter(by_name), None) if len(by_name) == 1 else closest(_name(french), by_name)
        if nearest is None:
            yield Move({"fr": french})
        else:
            waiting.remove(by_name[nearest])
            yield Move({"fr": french, "en": by_name[nearest]})
    yield from (Move({"en": english}) for english in waiting)


def _section(address: str, language: Language, plan: SitePlan) -> str | None:
    """Return the key of the page above an address."""
    folder = _folder(address)
    return next((page.key for page in plan.pages.values() if page.text[language].url == folder), None)


def _folder(address: str) -> str:
    return address.rstrip("/").rpartition("/")[0] + "/"


def _name(address: str) -> str:
    return address.rstrip("/").rpartition("/")[2].lower()
