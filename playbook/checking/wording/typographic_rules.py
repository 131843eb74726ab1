"""The rules of typography, as the files `typography.*.yml` beside this one state them."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache, partial
from pathlib import Path
from typing import Any, Final

import yaml

from playbook.checking.wording.amounts import canadian_dollars
from playbook.checking.wording.apostrophes import apostrophe
from playbook.checking.wording.days import english_day, french_day, small_letters
from playbook.checking.wording.marks import BORDER, HIDDEN
from playbook.languages import Language
from playbook.languages.formats import NBSP, months

Right = Callable[[re.Match[str]], str | None]
"""Gives what is right in the place of what was matched, or `None` where it can't be known."""

_HERE: Final = Path(__file__).parent

_RIGHT_BY: Final[Mapping[str, Right]] = {
    "apostrophe": apostrophe,
    "dollars in French": canadian_dollars,
    "English day": english_day,
    "French day": french_day,
    "small letters": small_letters,
}
"""What is right where a pattern can't say it."""

_SHOWN_NBSP: Final = "⍽"
"""How the files write a non-breaking space, so that it can be seen."""

_PIECE: Final = re.compile(r"\{([a-z]+(?:-[a-z]+)*)\}")

_SPACES: Final = f" {NBSP}\u202f"

_LONGEST_BESIDE: Final = 100
"""How far the words before what was matched matter."""


@dataclass(frozen=True, slots=True)
class Edit:
    """What is to be changed in a text: the code of the finding, where, and what is right there where it is known."""

    code: str
    start: int
    end: int
    right: str | None


@dataclass(frozen=True, slots=True)
class Beside:
    """What may stand beside what was matched.

    Attributes:
        before: What may end where it begins.
        after: What may begin where it ends.
        within: The marks of which the first may have been opened and not closed before it.
    """

    before: re.Pattern[str] | None = None
    after: re.Pattern[str] | None = None
    within: str | None = None

    def stands_by(self, match: re.Match[str]) -> bool:
        """Tell whether any of it stands there."""
        text, start = match.string, match.start()
        if self.before and self.before.search(text[max(0, start - _LONGEST_BESIDE) : start]):
            return True
        if self.after and self.after.match(text, match.end()):
            return True
        if self.within:
            return text.rfind(self.within[0], 0, start) > text.rfind(self.within[1], 0, start)
        return False


@dataclass(frozen=True, slots=True)
class Rule:
    """One way of being wrong; `typography.both.yml` says what its parts are.

    Attributes:
        name: What it is called.
        code: The code of the finding.
        wrong: What may be wrong.
        right: What is right in its place. Where that is what the text has, nothing is wrong.
        spaces_after: The character after which spaces before what was matched belong to it; nothing is wrong after others.
        doubt: Beside this, what is right can't be known.
        exceptions: Beside this, nothing is wrong.
        characters: A text without any of these is not searched, if there are any.
        phrases: The same for what is longer than a character.
    """

    name: str
    code: str
    wrong: re.Pattern[str]
    right: Right
    spaces_after: re.Pattern[str] | None
    doubt: Beside | None
    exceptions: Beside | None
    characters: frozenset[str]
    phrases: tuple[str, ...]

    def edits(self, text: str) -> Iterator[Edit]:
        """Yield what is to be changed in a text."""
        for match in self.wrong.finditer(text):
            start, end = match.span()
            if self.spaces_after:
                while start and text[start - 1] in _SPACES:
                    start -= 1
                if not start or not self.spaces_after.match(text, start - 1):
                    continue
            if self.doubt and self.doubt.stands_by(match):
                yield Edit(self.code, start, end, None)
            elif not (self.exceptions and self.exceptions.stands_by(match)):
                right = self.right(match)
                if right != text[start:end]:
                    yield Edit(self.code, start, end, right)


def edits(text: str, language: Language) -> Iterator[Edit]:
    """Yield what is to be changed in a text, rule by rule.

    Args:
        text: A text in which marks are hidden.
        language: Its language.
    """
    for rule in _searched(language, _characters(language).intersection(text)):
        for phrase in rule.phrases:
            if phrase in text:
                break
        else:
            if rule.phrases:
                continue
        yield from rule.edits(text)


@lru_cache(maxsize=1024)
def _searched(language: Language, present: frozenset[str]) -> tuple[Rule, ...]:
    """Return the rules for a text that has certain characters; most texts need few, and many need the same."""
    return tuple(rule for rule in rules(language) if not (rule.characters and rule.characters.isdisjoint(present)))


@cache
def _characters(language: Language) -> frozenset[str]:
    return frozenset().union(*(rule.characters for rule in rules(language)))


@cache
def rules(language: Language) -> tuple[Rule, ...]:
    """Return the rules of a language in the order in which they are tried: those of both languages, then its own."""
    pieces = {"border": BORDER, "hidden": HIDDEN, "month": _alternatives(months(language))}
    return tuple(
        _rule(name, entry, pieces) for file in ("both", language) for name, entry in _entries(file, pieces).items()
    )


def _entries(file: str, pieces: dict[str, str]) -> dict[str, dict[str, Any]]:
    """Read the entries of a file, and add its pieces to those that are known."""
    text = (_HERE / f"typography.{file}.yml").read_text(encoding="utf-8").replace(_SHOWN_NBSP, NBSP)
    entries: dict[str, dict[str, Any]] = yaml.load(text, Loader=yaml.CSafeLoader)
    for name, piece in entries.pop("pieces").items():
        pieces[name] = _filled(_alternatives(piece) if isinstance(piece, list) else piece, pieces)
    return entries


def _alternatives(patterns: Iterable[str]) -> str:
    return f"(?:{'|'.join(patterns)})"


def _filled(pattern: str, pieces: Mapping[str, str]) -> str:
    return _PIECE.sub(lambda match: pieces[match.group(1)], pattern)


def _rule(name: str, entry: Mapping[str, Any], pieces: Mapping[str, str]) -> Rule:
    def compiled(pattern: str | None) -> re.Pattern[str] | None:
        return None if pattern is None else re.compile(_filled(pattern, pieces))

    def beside(stated: Mapping[str, str] | None) -> Beside | None:
        if stated is None:
            return None
        before = rf"(?:{stated['before']})\Z" if "before" in stated else None
        return Beside(compiled(before), compiled(stated.get("after")), stated.get("within"))

    signs = entry.get("signs", "")
    return Rule(
        name,
        entry["code"],
        re.compile(_filled(entry["wrong"], pieces)),
        _right(entry, pieces),
        compiled(entry.get("spaces-after")),
        beside(entry.get("doubt")),
        beside(entry.get("except")),
        frozenset(signs) if isinstance(signs, str) else frozenset(),
        () if isinstance(signs, str) else tuple(signs),
    )


def _right(entry: Mapping[str, Any], pieces: Mapping[str, str]) -> Right:
    right = entry.get("right")
    if "right-by" in entry:
        return _RIGHT_BY[entry["right-by"]]
    if right is None:
        return lambda _match: None
    if isinstance(right, str):
        return partial(_expanded, right)
    return partial(_replaced, [(re.compile(_filled(pattern, pieces)), by) for pattern, by in right.items()])


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
