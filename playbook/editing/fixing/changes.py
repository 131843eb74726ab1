"""What changes in a file, and how it is shown."""

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import unified_diff
from typing import Final

from playbook.reports.text import Paint, plain

_UNSEEN: Final = {"\u00a0": "⍽", "\u202f": "⍽", "\r": "␍", "\t": "⇥", "\ufeff": "⌜"}
"""The signs that stand for what can't be seen but may be what has changed."""

_NO_LINE_END: Final = "\\ No newline at end of file"


@dataclass(frozen=True, slots=True)
class Change:
    """A file that is mended.

    Attributes:
        file: Its name, relative to the project's root, with forward slashes.
        before: What it holds.
        after: What it is to hold.
    """

    file: str
    before: bytes
    after: bytes


def as_diff(changes: Iterable[Change], *, paint: Paint = plain, marked: bool = False) -> str:
    """Write changes as a unified diff.

    Args:
        changes: The changes, in the order in which they are shown.
        paint: Gives lines their colours: `mark` those that go, `mended` those that come, `label` the names of files.
        marked: Whether signs stand for spaces that don't break, tabs and other things that can't be seen. Without
            them, the difference can be applied by programs.

    Returns:
        The difference, ended by a line feed; an empty text where nothing changes.
    """
    shown = []
    for change in changes:
        before, after = (content.decode("utf-8", "replace") for content in (change.before, change.after))
        for line in unified_diff(_lines(before), _lines(after), f"a/{change.file}", f"b/{change.file}"):
            shown += [_painted(part, paint, marked) for part in _with_end(line)]
    return "".join(f"{line}\n" for line in shown)


def _lines(text: str) -> list[str]:
    # Only line feeds part lines; what else `splitlines` takes for the end of one belongs to it.
    *ended, last = text.split("\n")
    return [*(f"{line}\n" for line in ended), *([last] if last else [])]


def _with_end(line: str) -> list[str]:
    return [line.removesuffix("\n")] if line.endswith("\n") else [line, _NO_LINE_END]


def _painted(line: str, paint: Paint, marked: bool) -> str:
    role = "label" if line.startswith(("---", "+++")) else {"-": "mark", "+": "mended"}.get(line[:1])
    sign, rest = line[:1], line[1:]
    if marked and sign in "+- ":
        words = rest.rstrip(" ")
        rest = words + "·" * (len(rest) - len(words)) if sign != " " else rest
        rest = "".join(_visible(character) for character in rest)
    return paint(sign + rest, role) if role else sign + rest


def _visible(character: str) -> str:
    # What a terminal would obey is shown, not sent.
    return _UNSEEN.get(character) or (character if character.isprintable() else "\N{REPLACEMENT CHARACTER}")
