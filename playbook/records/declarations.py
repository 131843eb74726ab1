"""What the declarations of records say of the place of a field: which fields, items and values may stand there."""

from collections.abc import Iterator
from functools import cache
from typing import Any, get_args, get_origin

from pydantic import BaseModel

from playbook.findings import Path
from playbook.records import RECORD_TYPES, Record
from playbook.records.fields import field_names


def fields_at(record_type: type[Record], path: Path) -> list[str]:
    """Return the names of the fields that the value at `path` may have."""
    declared = declared_at(record_type, path)
    return field_names(declared) if declared else []


def declared_at(record_type: type[BaseModel], path: Path) -> type[BaseModel] | None:
    """Return the declaration of the value at `path`, where it has fields."""
    annotation: Any = record_type
    for step in path:
        if isinstance(step, int):
            annotation = next(iter(get_args(annotation)), None)
        else:
            declared = model_of(annotation)
            field = declared.model_fields.get(step) if declared else None
            annotation = field.annotation if field else None
        annotation = without_none(annotation)
    return model_of(annotation)


def item_fields(record_type: type[BaseModel], path: Path) -> list[str]:
    """Return the names of the fields of an item of the list at `path`; none where items have no fields."""
    declared = declared_at(record_type, (*path, 0))
    return field_names(declared) if declared else []


def model_of(annotation: Any) -> type[BaseModel] | None:
    """Return the declaration that an annotation is, if it is one."""
    return annotation if isinstance(annotation, type) and issubclass(annotation, BaseModel) else None


def without_none(annotation: Any) -> Any:
    """Return what an annotation allows besides nothing."""
    choices = [choice for choice in get_args(annotation) if choice is not type(None)]
    if get_origin(annotation) is not tuple and type(None) in get_args(annotation):
        return choices[0]
    return annotation


def allowed_values(record_type: type[Record], path: Path) -> list[str]:
    """Return the few values that the field at `path` may have."""
    declared = declared_at(record_type, path[:-1])
    assert declared is not None
    annotation = without_none(declared.model_fields[str(path[-1])].annotation)
    return [str(value) for value in get_args(annotation)]


@cache
def all_names() -> frozenset[str]:
    """Return the names of all fields of records and of their parts."""
    return frozenset(name for record_type in RECORD_TYPES.values() for name in _names_in(record_type))


def _names_in(declared: type[BaseModel]) -> Iterator[str]:
    for name, info in declared.model_fields.items():
        yield name
        annotation = without_none(info.annotation)
        inside = model_of(next(iter(get_args(annotation)), None) if get_origin(annotation) is tuple else annotation)
        if inside:
            yield from _names_in(inside)
