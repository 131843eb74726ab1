"""The questions about a record, as data: made from its declaration, and drawn by the terminal and by the form of the site."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final

from playbook.editing.descriptions import FieldDescription, describe
from playbook.languages import Language
from playbook.languages.data_files import read_data
from playbook.records import RECORD_TYPES

_STATED: Final = Path(__file__).with_name("asked.yml")


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the questions.

    Attributes:
        name: Its name, the same in both languages.
        fields: What is asked in it, in written order.
    """

    name: str
    fields: tuple[FieldDescription, ...]


@cache
def _stated() -> Mapping[str, Mapping[str, Any]]:
    stated: Mapping[str, Mapping[str, Any]] = read_data(_STATED)
    return stated


def folders_asked() -> tuple[str, ...]:
    """Return the folders of `data/` about whose records there are questions."""
    return tuple(_stated())


@cache
def question(folder: str, name: str, language: Language) -> FieldDescription:
    """Return what is asked about one field of the records of a folder."""
    return next(field for field in describe(RECORD_TYPES[folder], language).fields if field.name == name)


@cache
def sections(folder: str, language: Language) -> tuple[Section, ...]:
    """Return all that is asked about the records of a folder, in its parts."""
    return tuple(
        Section(name, tuple(question(folder, field, language) for field in fields))
        for name, fields in _stated()[folder]["sections"].items()
    )


def dialogue_of(folder: str) -> tuple[str, ...]:
    """Return the fields about which the terminal asks, in order."""
    return tuple(_stated()[folder]["dialogue"])


def follows(folder: str) -> Mapping[str, str]:
    """Return the fields whose choices are those of the answer to another, with that other one."""
    followed: Mapping[str, str] = _stated()[folder]["follows"]
    return followed
