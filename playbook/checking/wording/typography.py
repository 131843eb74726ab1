"""Typography: what the rules find in a text, put together into slips that an editor sees."""

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Final

from playbook.checking.wording.marks import BORDER, HIDDEN
from playbook.checking.wording.rule_files import rules
from playbook.checking.wording.slips import Slip
from playbook.checking.wording.typographic_rules import Edit, Rule
from playbook.findings import gravest
from playbook.languages import Language

_LONGEST_WORD: Final = 100
"""How far a word is followed from the mark that is wrong in it."""

_OF_WORD: Final = re.compile(rf"[^\s{HIDDEN}{BORDER}]*")

_MOST_TOGETHER: Final = 20
"""How many marks are mended together; with more, words are none."""


def typographic_slips(text: str, language: Language) -> Iterator[Slip]:
    """Find marks that are not set as the language sets them.

    Args:
        text: A text in which marks are hidden.
        language: Its language.

    Yields:
        The words around each wrong mark, with the right ones where they are known. Wrong marks in the same words are
        mended together, and reported once for each kind.
    """
    found = sorted(typographic_edits(text, language), key=lambda edit: edit.start)
    if not found:
        return
    for start, end, together in _phrases(text, found):
        correction = _corrected(text, start, end, together)
        by_hand = any(edit.by_hand for edit in together)
        for code in dict.fromkeys(edit.code for edit in together):
            severity = gravest(edit.severity for edit in together if edit.code == code)
            yield Slip(code, start, end, correction, severity, by_hand=by_hand)


def typographic_edits(text: str, language: Language) -> Iterator[Edit]:
    """Yield what is to be changed in a text in which marks are hidden, rule by rule."""
    for rule in _searched(language, _characters(language).intersection(text)):
        if not rule.phrases or rule.has_phrase(text):
            yield from rule.edits(text)


def may_be_set(text: str, language: Language) -> bool:
    """Tell whether a text has any character of what pages set."""
    return _set_characters(language).search(text) is not None


def is_set(text: str, language: Language) -> bool:
    """Tell whether pages set anything of a text, in which marks are hidden, otherwise than it is written."""
    searched = _searched(language, _characters(language).intersection(text))
    return any(edit.is_set for rule in searched if rule.is_set for edit in rule.edits(text))


@lru_cache(maxsize=1024)
def _searched(language: Language, present: frozenset[str]) -> tuple[Rule, ...]:
    """Return the rules for a text that has certain characters; most texts need few, and many need the same."""
    return tuple(rule for rule in rules(language) if not (rule.characters and rule.characters.isdisjoint(present)))


@cache
def _set_characters(language: Language) -> re.Pattern[str]:
    """Return what finds the characters without which pages set nothing."""
    characters = [rule.characters for rule in rules(language) if rule.is_set]
    return re.compile(f"[{re.escape(''.join(sorted(frozenset().union(*characters))))}]" if all(characters) else "")


@cache
def _characters(language: Language) -> frozenset[str]:
    return frozenset().union(*(rule.characters for rule in rules(language)))


def _phrases(text: str, edits: list[Edit]) -> Iterator[tuple[int, int, list[Edit]]]:
    """Put the edits that concern the same words together."""
    start, end = _around(text, edits[0])
    together = [edits[0]]
    for edit in edits[1:]:
        first, last = _around(text, edit)
        if first >= end:
            yield start, end, together
            start, end, together = first, last, [edit]
        elif edit.start >= together[-1].end and len(together) < _MOST_TOGETHER:
            end, together = max(end, last), [*together, edit]
    yield start, end, together


def _around(text: str, edit: Edit) -> tuple[int, int]:
    start, end = edit.start, edit.end
    start -= _length_of_word(text[max(0, start - _LONGEST_WORD) : start][::-1])
    end += _length_of_word(text[end : end + _LONGEST_WORD])
    # A bracket before the words and a mark after them are right as they are.
    return edit.start - len(text[start : edit.start].lstrip("(")), edit.end + len(
        text[edit.end : end].rstrip(",.;:!?)")
    )


def _length_of_word(text: str) -> int:
    """Return how far the word goes with which a text begins."""
    word = _OF_WORD.match(text)
    return word.end() if word else 0


def _corrected(text: str, start: int, end: int, edits: list[Edit]) -> str | None:
    parts = []
    for edit in edits:
        if edit.right is None:
            return None
        parts += [text[start : edit.start], edit.right]
        start = edit.end
    return "".join([*parts, text[start:end]])
