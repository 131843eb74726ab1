"""Names of fields that are only misspelt."""

from collections.abc import Iterator
from difflib import SequenceMatcher
from typing import Any, Final, get_origin

from pydantic import BaseModel

from playbook.editing.fixing.lines import index_of, starts_of_lines
from playbook.editing.fixing.mends import Mend, Replacement, mended
from playbook.findings import closest
from playbook.languages import Language
from playbook.reading.declared import Place, declarations, places
from playbook.reading.values import Document
from playbook.records.fields import Record, field_names

_NEAR: Final = 0.8
"""How much of a name has to be right, between 0 and 1 (as `difflib` counts)."""

_GAP: Final = 0.1
"""How much nearer the right name has to be than any other."""

_MOST: Final = 50
"""How many misspelt names beside each other are looked at; where there are more, they are no names."""

_LONGEST: Final = 40
"""How long a misspelt name may be; the longest right one has less than half of that."""


def mend_names(document: Document, record_type: type[Record], _language: Language | None) -> str:
    """Mend names of fields with exactly one near candidate, when its field is absent and takes what stands there."""
    return mended(document, _mends(document, record_type))


def _mends(document: Document, record_type: type[Record]) -> Iterator[Mend]:
    starts: list[int] = []
    for place in places(document, record_type):
        for written, name in _meant_names(place).items():
            starts = starts or starts_of_lines(document.text)
            start = index_of(place.value.keys[written], starts)
            if document.text[start] in ("'", '"'):
                start += 1
            if document.text.startswith(written, start):
                yield _renaming(place, start, written, name)


def _renaming(place: Place, start: int, written: str, name: str) -> Mend:
    def renamed(fields: Any) -> dict[str, object]:
        return {name if key == written else key: value for key, value in fields.items()}

    return Mend((Replacement(start, start + len(written), name),), place.path, renamed)


def _meant_names(place: Place) -> dict[str, str]:
    """Return the right name for each misspelt one, where it is sure."""
    if not place.fields:
        return {}
    known = field_names(place.fields)
    present = place.value.keys
    unknown = [written for written in present if written not in known]
    near = {written: _nearest(written, known) for written in unknown if len(unknown) <= _MOST}
    meant = {written: name for written, name in near.items() if name and name not in present}
    return {
        written: name
        for written, name in meant.items()
        if list(meant.values()).count(name) == 1
        and written in place.value.children
        and _takes(declarations(place.fields)[name], place.value.children[written].data)
    }


def _nearest(written: str, known: list[str]) -> str | None:
    name = closest(written, known) if len(written) <= _LONGEST else None
    if name is None:
        return None
    nearness = {one: SequenceMatcher(None, written.casefold(), one.casefold()).ratio() for one in known}
    best = nearness.pop(name)
    return name if best >= _NEAR and best - max(nearness.values(), default=0) >= _GAP else None


def _takes(declared: Any, data: object) -> bool:
    """Whether a field may hold a value of this kind; if not, another name was meant."""
    if isinstance(declared, type) and issubclass(declared, BaseModel):
        return isinstance(data, dict)
    if get_origin(declared) is tuple:
        return isinstance(data, list)
    return not isinstance(data, dict | list)
