"""What became of the pages: which are new, gone, renamed or changed, and the pieces of text that differ."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import zip_longest
from typing import Final, Literal

from playbook.languages import LANGUAGES, Language
from playbook.reviewing.rendered import Pages, RenderedPage

Fate = Literal["new", "changed", "renamed", "removed"]

_SAME_PAGE: Final = 0.5
"""The part of their pieces that the pages of a renamed record share at least."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A piece of text that changed; a side is empty where there is none."""

    before: str
    after: str


Row = Mapping[Language, Passage]
"""The same passage in the languages in which it changed."""


@dataclass(frozen=True, slots=True)
class ChangedPage:
    """A page that is not as it was.

    Attributes:
        fate: What became of it.
        sides: The page in both languages: as it is, or as it was when it is gone.
        was: The page as it was; itself when it is new.
        is_own: Whether the file behind it was touched; else what it is fed by was.
        rows: Its passages that changed.
    """

    fate: Fate
    sides: Mapping[Language, RenderedPage]
    was: Mapping[Language, RenderedPage]
    is_own: bool
    rows: tuple[Row, ...]


def changed_pages(before: Pages, after: Pages, touched: frozenset[str]) -> list[ChangedPage]:
    """Find the pages that are not as they were: those whose own file was touched first, each kind in the order of keys.

    Args:
        before: The pages as they were.
        after: The pages as they are.
        touched: The files that were changed.
    """
    renamed = _renamed(before, after)
    pages: list[ChangedPage] = []
    for key in sorted(after):
        old = before.get(renamed.get(key, key))
        rows = tuple(_rows(old or {}, after[key]))
        moved = old is not None and any(old[of].url != after[key][of].url for of in LANGUAGES)
        is_own = any(side.file in touched for side in after[key].values())
        if old is None:
            pages.append(ChangedPage("new", after[key], after[key], is_own, rows))
        elif key in renamed or moved:
            pages.append(ChangedPage("renamed", after[key], old, is_own, rows))
        elif rows:
            pages.append(ChangedPage("changed", after[key], old, is_own, rows))
    gone = sorted(before.keys() - after.keys() - set(renamed.values()))
    pages += [ChangedPage("removed", before[key], before[key], True, ()) for key in gone]
    return sorted(pages, key=lambda page: not page.is_own)


def _renamed(before: Pages, after: Pages) -> dict[str, str]:
    """Return the old key of each page whose record was renamed: a page of the same section that says nearly the same."""
    gone = sorted(before.keys() - after.keys())
    renamed: dict[str, str] = {}
    for key in sorted(after.keys() - before.keys()):
        section = key.rpartition("/")[0]
        alike = [
            (_likeness(before[old], after[key]), old)
            for old in gone
            if old.rpartition("/")[0] == section and old not in renamed.values()
        ]
        likeness, old = max(alike, default=(0.0, ""))
        if likeness >= _SAME_PAGE:
            renamed[key] = old
    return renamed


def _likeness(before: Mapping[Language, RenderedPage], after: Mapping[Language, RenderedPage]) -> float:
    shares = []
    for language in LANGUAGES:
        old, new = set(before[language].blocks), set(after[language].blocks)
        shares.append(len(old & new) / max(len(old | new), 1))
    return max(shares)


def _rows(before: Mapping[Language, RenderedPage], after: Mapping[Language, RenderedPage]) -> Iterator[Row]:
    """Yield the passages that changed, those of both languages that stand at the same place side by side."""
    blocks = {of: before[of].blocks if before else () for of in LANGUAGES}
    passages = {of: list(_passages(blocks[of], after[of].blocks)) for of in LANGUAGES}
    if len(blocks["fr"]) == len(blocks["en"]) and len(after["fr"].blocks) == len(after["en"].blocks):
        by_place = {of: dict(passages[of]) for of in LANGUAGES}
        for place in sorted({place for of in LANGUAGES for place in by_place[of]}):
            yield {of: by_place[of][place] for of in LANGUAGES if place in by_place[of]}
        return
    for pair in zip_longest(*(passages[of] for of in LANGUAGES)):
        yield {of: found[1] for of, found in zip(LANGUAGES, pair, strict=True) if found}


def _passages(before: Sequence[str], after: Sequence[str]) -> Iterator[tuple[tuple[int, int], Passage]]:
    """Yield the pieces that differ, each with its place in both versions."""
    for tag, first, last, start, end in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if tag == "equal":
            continue
        for offset, (old, new) in enumerate(zip_longest(before[first:last], after[start:end], fillvalue="")):
            yield (first + offset, start + offset), Passage(old, new)
