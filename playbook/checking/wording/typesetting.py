"""Setting texts as pages show them, whatever the keyboard on which they were written.

Non-breaking spaces and apostrophes that are surely meant are put in; nothing else changes. Files stay as they are.
"""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any, Final, TypeVar

from playbook.checking.wording.marks import BORDER, HIDDEN
from playbook.checking.wording.typographic_rules import Edit
from playbook.checking.wording.typography import is_set, may_be_set, typographic_edits
from playbook.checking.wording.words import REFERENCE, Words, character
from playbook.languages import Language
from playbook.reading.collection import Entry
from playbook.reading.prose import WORDS_OF_HEADER, Header
from playbook.records import Line, Record, Text
from playbook.records.fields import fields_with_records
from playbook.records.remembering import remembered

R = TypeVar("R", bound=Record)

_MOST_ROUNDS: Final = 4
"""How often a text is set again: what one round puts in may make another mark one that is to be set."""


def typeset(text: str, language: Language) -> str:
    """Put in the non-breaking spaces and the apostrophes that a text lacks.

    Args:
        text: Markdown or plain text; its code, addresses and macros stay as they are.
        language: Its language.

    Returns:
        The text, on as many lines as before.
    """
    for _ in range(_MOST_ROUNDS):
        before, text = text, _set_once(text, language)
        if text == before:
            break
    return text


def typeset_line(text: str, language: Language) -> str:
    """Do the same with plain text, in which `&nbsp;` and its like are read as their characters too."""
    text = typeset(text, language)
    return REFERENCE.sub(lambda match: character(match.group()) or match.group(), text) if "&" in text else text


def typeset_record(record: R) -> R:
    """Return a record with its texts typeset; the same one where nothing changes."""
    changed = {}
    for name in fields_with_records(type(record)):
        value = getattr(record, name)
        after = _typeset_value(value)
        if after is not value:
            changed[name] = after
    return record.model_copy(update=changed) if changed else record


@remembered
def typeset_entry(entry: Entry[R]) -> Entry[R]:
    """Return an entry with the texts of its record typeset."""
    return replace(entry, record=entry.record and typeset_record(entry.record))


def typeset_header(header: Header, language: Language) -> Header:
    """Return the top of a page with its words typeset."""
    words = {name: getattr(header, name) for name in WORDS_OF_HEADER}
    return header.model_copy(update={name: text and typeset_line(text, language) for name, text in words.items()})


def _typeset_value(value: Any) -> Any:
    if isinstance(value, Line | Text):
        one = typeset if isinstance(value, Text) else typeset_line
        fr, en = one(value.fr, "fr"), one(value.en, "en")
        return value if fr == value.fr and en == value.en else value.model_copy(update={"fr": fr, "en": en})
    if isinstance(value, Record):
        return typeset_record(value)
    if isinstance(value, tuple):
        items = tuple(_typeset_value(item) for item in value)
        return value if all(map(_is_same, items, value)) else items
    return value


def _is_same(one: object, other: object) -> bool:
    return one is other


def _set_once(text: str, language: Language) -> str:
    # Most texts are right; that is found with few of the rules. What a reference stands for is not seen yet.
    if "&" not in text and not may_be_set(text, language):
        return text
    words = Words.of(text)
    if not is_set(words.read, language):
        return text
    parts, end = [], 0
    for edit in _safe(words.read, language):
        start = words.place(edit.start)
        parts += [text[end:start], edit.right or ""]
        end = words.place(edit.end)
    return "".join([*parts, text[end:]])


def _safe(text: str, language: Language) -> Iterator[Edit]:
    """Yield what pages are set by; of two edits of the same words, the first one counts, whether it is such a one or not."""
    end = 0
    for edit in sorted(typographic_edits(text, language), key=lambda edit: edit.start):
        if edit.start >= end:
            end = edit.end
            touched = text[edit.start : edit.end]
            if edit.is_set and not any(sign in touched for sign in ("\n", HIDDEN, BORDER)):
                yield edit
