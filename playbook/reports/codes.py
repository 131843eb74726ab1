"""What is said of each finding code: read from the file beside the module that finds it.

A module `slugs.py` has a file `slugs.yml` beside it, with an entry for each of its codes. Nothing else registers a code.
An entry is the words of the code and its examples: the one that the editors' guide shows, then under `more` those that only
the tests read, in the same form. Where these would make the file long, they stand in `slugs.examples.yml`, by code.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from functools import cache
from pathlib import Path
from typing import Any, Final

from playbook.languages import Language
from playbook.languages.data_files import read_data

_ROOMS: Final = Path(__file__).parent.parent

_ENTRY: Final = re.compile(r"^([a-z][a-z0-9-]*):$", re.MULTILINE)

_SUBJECTS: Final = ("files", "yaml", "fields", "records", "dates", "words", "quality", "markdown", "pages")
"""What editors meet most comes first; other subjects follow."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """An excerpt of a file, and what is found in it.

    It begins a record that is right otherwise: a field of the excerpt stands in place of that of the record. The
    tests take the day for 2026-12-01 (`tests/checking/excerpts.py`).

    Attributes:
        wrong: The excerpt with the mistake.
        at: Where in the excerpt it is found, as in `2:7` for line 2, column 7; a list where it is found several times.
        right: The same, mended, or the nearest that is right: nothing is found in it.
        of: What it is an excerpt of, written `in`: a folder of `data/`; `page` for Markdown with or without the header
            before it; `pages` for lines of several files, each under its name; `navigation`; `settings`.
        without: The fields that the record lacks besides.
        also: The codes of what is found in the excerpt as well.
        quotes: The words in braces of the message, as they are filled in; a list where `at` is one.
        severity: How much it matters.
        suggestion: What was probably meant, where that is known; a list where `at` is one.
    """

    wrong: str
    at: str | list[str]
    right: str | None = None
    of: str = "casestudies"
    without: tuple[str, ...] = ()
    also: tuple[str, ...] = ()
    severity: str = "error"
    quotes: Mapping[str, str] | list[Mapping[str, str]] | None = None
    suggestion: str | list[str | None] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Code:
    """What is said of a code.

    Attributes:
        since: The version of the playbook that had it first.
        subject: What it is about: the heading of the editors' guide under which it stands.
        title: What was found, in a few words.
        message: The same in a sentence that quotes the file: words in braces are arguments of the finding.
        why: Why it matters to a reader.
        hint: How to mend it, with words in braces.
        form: Whether the form for records finds it itself while somebody writes.
        guide: The same in general; that of `hint` where it is left out.
        example: What the editors' guide shows of it, where a few lines can show it: both sides of it are there.
        more: Other ways in which it comes about, for the tests.
    """

    since: str
    subject: str
    title: Mapping[Language, str]
    message: Mapping[Language, str]
    why: Mapping[Language, str]
    hint: Mapping[Language, str]
    form: bool = False
    guide: Mapping[Language, str] | None = None
    example: Example | None = None
    more: tuple[Example, ...] = ()


_WORDS: Final = frozenset(field.name for field in fields(Code)) - {"example", "more"}


@cache
def codes() -> frozenset[str]:
    """Return the codes of all findings."""
    return frozenset(_files())


@cache
def said_of(code: str) -> Code:
    """Return what is said of a code.

    Raises:
        KeyError: There is no such code.
    """
    return _read(_files()[code])[code]


def examples_of(code: str) -> list[Example]:
    """Return all examples of a code: that of the guide, those that follow it in its file, and those in the file beside."""
    said = said_of(code)
    beside = _files()[code].with_suffix(".examples.yml")
    further = _parsed(beside).get(code, []) if beside.is_file() else []
    return [*([said.example] if said.example else []), *said.more, *map(_example, further)]


def codes_by_subject() -> Mapping[str, list[str]]:
    """Return the codes of all findings by what they are about, in the order in which they are explained."""
    by_subject: dict[str, list[str]] = {}
    for code in _files():
        by_subject.setdefault(said_of(code).subject, []).append(code)
    return {subject: by_subject[subject] for subject in sorted(by_subject, key=lambda name: (_order(name), name))}


def codes_of_form() -> frozenset[str]:
    """Return the codes that the form for records finds itself, besides those of wrong typography."""
    return frozenset(code for code in codes() if said_of(code).form)


def files_of_codes() -> Iterable[Path]:
    """Return the files in which codes are explained: those with a module of the same name beside them."""
    return sorted(file for file in _ROOMS.rglob("*.yml") if file.with_suffix(".py").is_file())


def _order(subject: str) -> int:
    return _SUBJECTS.index(subject) if subject in _SUBJECTS else len(_SUBJECTS)


@cache
def _files() -> Mapping[str, Path]:
    # Which codes a file has is plain without parsing it; most commands need what is said of a few.
    return {code: file for file in files_of_codes() for code in _ENTRY.findall(file.read_text(encoding="utf-8"))}


@cache
def _read(file: Path) -> Mapping[str, Code]:
    return {code: _code(entry) for code, entry in _parsed(file).items()}


def _parsed(file: Path) -> dict[str, Any]:
    entries: dict[str, Any] = read_data(file)
    return entries


def _code(entry: dict[str, Any]) -> Code:
    said = {part: entry[part] for part in entry.keys() & _WORDS}
    shown = {part: entry[part] for part in entry.keys() - _WORDS - {"more"}}
    more = tuple(map(_example, entry.get("more", ())))
    return Code(**said, example=_example(shown) if shown else None, more=more)


def _example(entry: dict[str, Any]) -> Example:
    return Example(**{"of" if part == "in" else part: value for part, value in entry.items()})
