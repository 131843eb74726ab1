"""What is said of each finding code: read from the file beside the module that finds it.

A module `slugs.py` has a file `slugs.yml` beside it, with an entry for each of its codes. Nothing else registers a code.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

import yaml

from playbook.languages import Language

_ROOMS: Final = Path(__file__).parent.parent

_ENTRY: Final = re.compile(r"^([a-z][a-z0-9-]*):$", re.MULTILINE)

_SUBJECTS: Final = ("files", "yaml", "fields", "records", "dates", "words", "quality", "markdown", "pages")
"""What editors meet most comes first; other subjects follow."""


@dataclass(frozen=True, slots=True)
class Code:
    """What is said of a code.

    Attributes:
        since: The version of the playbook that had it first.
        subject: What it is about: the heading of the editors' guide under which it stands.
        title: What was found, in a few words.
        message: The same in a sentence that quotes the file: words in braces are arguments of the finding.
        why: Why it matters to a reader.
        hint: How to mend it, with words in braces.
        guide: The same in general; that of `hint` where it is left out.
        wrong: An excerpt of a file with the mistake, where it can be shown. In a record or a page that is right
            otherwise, it gives this finding at its first line that is wrong.
        right: The same, mended: it gives none.
    """

    since: str
    subject: str
    title: Mapping[Language, str]
    message: Mapping[Language, str]
    why: Mapping[Language, str]
    hint: Mapping[Language, str]
    guide: Mapping[Language, str] | None = None
    wrong: str | None = None
    right: str | None = None


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


def codes_by_subject() -> Mapping[str, list[str]]:
    """Return the codes of all findings by what they are about, in the order in which they are explained."""
    by_subject: dict[str, list[str]] = {}
    for code in _files():
        by_subject.setdefault(said_of(code).subject, []).append(code)
    return {subject: by_subject[subject] for subject in sorted(by_subject, key=lambda name: (_order(name), name))}


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
    entries = yaml.load(file.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    return {code: Code(**entry) for code, entry in entries.items()}
