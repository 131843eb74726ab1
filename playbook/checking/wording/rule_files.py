"""The rules of typography and of typing as the files `typography.*.yml` and `typos.*.yml` beside this one state them."""

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache, partial
from pathlib import Path
from typing import Any, Final

from playbook.checking.wording.amounts import canadian_dollars
from playbook.checking.wording.apostrophes import apostrophe
from playbook.checking.wording.days import english_day, french_day, small_letters
from playbook.checking.wording.marks import BORDER, HIDDEN
from playbook.checking.wording.typographic_rules import Beside, Right, Rule, Stated
from playbook.checking.wording.typos import accent_with_letter, day_in_digits, day_of_english, day_of_french
from playbook.languages import Language
from playbook.languages.data_files import read_data
from playbook.languages.formats import NBSP, months

_HERE: Final = Path(__file__).parent

_SUBJECTS: Final = ("typography", "typos")

_RIGHT_BY: Final[Mapping[str, Right]] = {
    "accent with letter": accent_with_letter,
    "apostrophe": apostrophe,
    "day in digits": day_in_digits,
    "day of English": day_of_english,
    "day of French": day_of_french,
    "dollars in French": canadian_dollars,
    "English day": english_day,
    "French day": french_day,
    "small letters": small_letters,
}
"""What is right where a pattern can't say it."""

_SHOWN_NBSP: Final = "⍽"
"""How the files write a non-breaking space, so that it can be seen."""

_PIECES: Final = "pieces"
"""The entry that has what patterns are made of, by name; each may have those before it."""

_PIECE: Final = re.compile(r"\{([a-z]+(?:-[a-z]+)*)\}")


@cache
def rules(language: Language) -> tuple[Rule, ...]:
    """Return the rules of a language in the order in which they are tried: those of both languages, then its own."""
    pieces = {"border": BORDER, "hidden": HIDDEN, "month": _alternatives(months(language))}
    found: list[Rule] = []
    for file in (f"{subject}.{of}" for subject in _SUBJECTS for of in ("both", language)):
        stated = _stated(file)
        for name, piece in stated.get(_PIECES, {}).items():
            pieces[name] = _filled(_alternatives(piece) if isinstance(piece, list) else piece, pieces)
        found += [_rule(name, entry, pieces) for name, entry in stated.items() if name != _PIECES]
    return tuple(found)


@cache
def _stated(file: str) -> Mapping[str, Mapping[str, Any]]:
    stated: Mapping[str, Mapping[str, Any]] = _with_spaces(read_data(_HERE / f"{file}.yml"))
    return stated


def _with_spaces(value: Any) -> Any:
    """Put non-breaking spaces for the signs that stand for them."""
    if isinstance(value, dict):
        return {_with_spaces(name): _with_spaces(inside) for name, inside in value.items()}
    if isinstance(value, list):
        return [_with_spaces(item) for item in value]
    return value.replace(_SHOWN_NBSP, NBSP) if isinstance(value, str) else value


def _alternatives(patterns: Iterable[str]) -> str:
    return f"(?:{'|'.join(patterns)})"


def _filled(pattern: str, pieces: Mapping[str, str]) -> str:
    return _PIECE.sub(lambda match: pieces[match.group(1)], pattern)


def _rule(name: str, entry: Mapping[str, Any], pieces: Mapping[str, str]) -> Rule:
    def filled(pattern: str | None) -> str | None:
        return None if pattern is None else _filled(pattern, pieces)

    def beside(stated: Mapping[str, str] | None) -> Beside | None:
        if stated is None:
            return None
        before = rf"(?:{stated['before']})\Z" if "before" in stated else None
        return Beside(filled(before), filled(stated.get("after")), stated.get("within"))

    signs = entry.get("signs", "")
    stated = _stated_right(entry, pieces)
    return Rule(
        name,
        entry["code"],
        _filled(entry["wrong"], pieces),
        _right(stated),
        stated,
        filled(entry.get("spaces-after")),
        beside(entry.get("doubt")),
        beside(entry.get("except")),
        beside(entry.get("sure")),
        entry.get("by-hand", False),
        entry.get("set", False),
        frozenset(signs) if isinstance(signs, str) else frozenset(),
        () if isinstance(signs, str) else tuple(signs),
    )


def _stated_right(entry: Mapping[str, Any], pieces: Mapping[str, str]) -> Stated:
    if "right-by" in entry:
        return _RIGHT_BY[entry["right-by"]]
    right: str | Mapping[str, str] | None = entry.get("right")
    if right is None or isinstance(right, str):
        return right
    return tuple((re.compile(_filled(pattern, pieces)), by) for pattern, by in right.items())


def _right(stated: Stated) -> Right:
    if stated is None:
        return lambda _match: None
    if isinstance(stated, str):
        return partial(_expanded, stated)
    return partial(_replaced, stated) if isinstance(stated, tuple) else stated


def _expanded(template: str, match: re.Match[str]) -> str | None:
    return None if _has_no_group(match) else match.expand(template)


def _replaced(replacements: Sequence[tuple[re.Pattern[str], str]], match: re.Match[str]) -> str | None:
    if _has_no_group(match):
        return None
    text = match.group()
    for pattern, by in replacements:
        text = pattern.sub(by, text)
    return text


def _has_no_group(match: re.Match[str]) -> bool:
    """Tell whether a pattern found something else than what its groups are in, such as a mark without its counterpart."""
    return match.lastindex is None and match.re.groups > 0
