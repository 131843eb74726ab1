"""Which declaration each value of a document falls under."""

import types
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any, Union, get_args, get_origin, get_type_hints

from pydantic import BaseModel

from playbook.findings import Path
from playbook.languages import LANGUAGES, Language
from playbook.reading.values import Document, Value
from playbook.records.fields import Line, Text
from playbook.records.texts import LineText


@dataclass(frozen=True, slots=True)
class Place:
    """A value of a document.

    Attributes:
        path: The way to it.
        value: The value.
        declared: What it is declared to be: a record type, or the type of a single value.
    """

    path: Path
    value: Value
    declared: Any

    @property
    def fields(self) -> type[BaseModel] | None:
        """The record type, where the value is declared to have fields, and has."""
        is_type = isinstance(self.declared, type) and issubclass(self.declared, BaseModel)
        return self.declared if is_type and isinstance(self.value.data, dict) else None


def places(document: Document, record_type: type[BaseModel]) -> Iterator[Place]:
    """Yield every value that has a declaration, each before those inside it.

    What an alias repeats is yielded once, where it is written.
    """
    seen: set[int] = set()
    waiting = [Place((), document.root, record_type)]
    while waiting:
        place = waiting.pop()
        if id(place.value) in seen:
            continue
        seen.add(id(place.value))
        yield place
        if place.value.children:
            waiting += reversed(list(_inside(place)))


def texts(
    document: Document, record_type: type[BaseModel], language: Language | None = None
) -> Iterator[tuple[Path, Value, Language]]:
    """Yield every text of a document with its language.

    Args:
        document: The document.
        record_type: What it holds.
        language: The language of texts that stand alone, as in the header of a page; without it they have none.
    """
    for place in places(document, record_type):
        if place.fields in (Line, Text):
            for side in LANGUAGES:
                value = place.value.children.get(side)
                if value and isinstance(value.data, str):
                    yield (*place.path, side), value, side
        elif language and _is_line_alone(place):
            yield place.path, place.value, language


def lines_alone(document: Document, record_type: type[BaseModel]) -> Iterator[tuple[Path, str]]:
    """Yield every line of a document that is the same in both languages, such as the name of a person."""
    for place in places(document, record_type):
        if _is_line_alone(place):
            yield place.path, str(place.value.data)


def _is_line_alone(place: Place) -> bool:
    return isinstance(place.value.data, str) and place.path[-1] not in LANGUAGES and place.declared == LineText


def _inside(place: Place) -> Iterator[Place]:
    fields = place.fields
    if fields:
        declared = declarations(fields)
        for name, child in place.value.children.items():
            if name in declared:
                yield Place((*place.path, name), child, declared[str(name)])
    elif get_origin(place.declared) is tuple and isinstance(place.value.data, list):
        for index, child in place.value.children.items():
            yield Place((*place.path, index), child, get_args(place.declared)[0])


@cache
def declarations(record_type: type[BaseModel]) -> dict[str, Any]:
    """Return what each field of a record type is declared to be, were it not left out."""
    hints = get_type_hints(record_type, include_extras=True)
    return {name: _without_none(hints[name]) for name in record_type.model_fields}


def _without_none(hint: Any) -> Any:
    if get_origin(hint) not in (Union, types.UnionType):
        return hint
    return next(choice for choice in get_args(hint) if choice is not type(None))
