"""The file of a new record: complete, commented in the editor's language, with a marker for each text still to write.

It is made from the descriptions of the fields, so that a field that is added to a declaration is in it too.
"""

import json
import re
import textwrap
from collections.abc import Mapping, Sequence
from typing import Any, Final

from playbook.checking.wording import number_slips, slips
from playbook.checking.wording.slips import Slip
from playbook.checking.wording.words import Words
from playbook.editing.descriptions import FieldDescription, describe
from playbook.editing.words import editing_words
from playbook.findings import START, Finding, Severity
from playbook.languages import LANGUAGES, Language, other
from playbook.reading.documents import read
from playbook.reading.shape import check_shape
from playbook.records import RECORD_TYPES, Line, Record, RootRecord
from playbook.records.placeholders import MARKERS
from playbook.records.schema_files import schema_line

_WIDTH: Final = 100
_PLAIN: Final = re.compile(r"[^\W\d_][\w’-]*(?: [\w’()-]+)*")
_NOT_TEXT: Final = frozenset({"true", "false", "null"})
"""What looks like a word and is none (https://yaml.org/spec/1.2.2/#103-core-schema)."""

_UNPLAIN: Final = re.compile("[^\\S \\n\u00a0\u202f]|[\\x00-\\x09\\x0b-\\x1f\\x7f-\\x9f\\ud800-\\udfff\\ufeff]")
"""What a text on several lines may not hold: other spaces than those of words, and what YAML does not take."""

_AS_IT_STANDS: Final = frozenset(
    {"date", "email", "extension", "latitude", "longitude", "number", "period", "rank", "telephone", "yes-or-no"}
)
"""The forms of values that need no quotation marks."""

_SAFE: Final = re.compile(r"[A-Za-z0-9][\w.@+%'-]*")

_MOST_MENDS: Final = 50


def new_record(folder: str, given: Mapping[str, Any], ids: Mapping[str, Sequence[str]], language: Language) -> str:
    """Write the file of a new record.

    Args:
        folder: The folder of `data/` that it is for.
        given: The fields that are known: texts, mappings and lists of them, by name. A mapping may lack fields as the
            record may.
        ids: The ids of the records in each folder of `data/`, for examples of optional fields.
        language: The language of the comments.

    Returns:
        The text of the file. Required fields that are not given hold a marker; optional ones are comments. The
        exceptions that all record types have are left out: they are for findings, and a new record has none yet.
    """
    record_type = RECORD_TYPES[folder]
    both = {of: describe(record_type, of).fields for of in LANGUAGES}
    lines = [schema_line(folder)]
    lines += [f"# {line}" for line in header_lines(language)]
    for index, field in enumerate(both["fr"]):
        if field.name not in RootRecord.model_fields:
            lines += ["", *_field({of: both[of][index] for of in LANGUAGES}, given, ids, language)]
    return "\n".join(line.rstrip() for line in lines) + "\n"


def field_lines(folder: str, name: str, value: Any, ids: Mapping[str, Sequence[str]], language: Language) -> list[str]:
    """Write one field of a record, without comments.

    Args:
        folder: The folder of `data/` that the record is in.
        name: The field.
        value: What is known of it; what it needs besides holds a marker.
        ids: The ids of the records in each folder of `data/`.
        language: The language of markers that are for both.
    """
    described = {of: {field.name: field for field in describe(RECORD_TYPES[folder], of).fields} for of in LANGUAGES}
    lines = _given({of: described[of][name] for of in LANGUAGES}, value, ids, language, brief=True)
    return [line.rstrip() for line in lines]


def header_lines(language: Language) -> list[str]:
    """Say how the file of a new record is filled in; without # signs."""
    return _wrapped(editing_words(language)["header"])


class _Answer(Record):
    title: Line


def check_line(text: str, language: Language, beside: str = "") -> tuple[str, list[Finding]]:
    """Hold one line of text against what records ask of one.

    Args:
        text: What somebody wrote.
        language: The language that it is in.
        beside: The same in the other language, where it is known.

    Returns:
        The text, with its typography mended where the right form is known; and what else is wrong with it.
    """
    written = json.dumps(text.strip(), ensure_ascii=False)
    document, findings = read(f"title: {{fr: {written}, en: {written}}}".encode(errors="replace"), "")
    if document is None:
        return text, findings
    answer, findings = check_shape(document, _Answer)
    if answer is None:
        return text, [finding for finding in findings if finding.path == f"title.{language}"]
    mended = answer.title.in_language(language)
    for _ in range(_MOST_MENDS):  # one at a time: two slips may be about the same words
        found = (slip for slip in _slips(mended, language) if slip.correction is not None and not slip.by_hand)
        slip = next(found, None)
        if slip is None:
            break
        mended = f"{mended[: slip.start]}{slip.correction}{mended[slip.end :]}"
    texts = {language: mended, other(language): beside}
    left = [(language, slip) for slip in _slips(mended, language)]
    if beside:
        left += number_slips(Words.of(texts["fr"]), Words.of(texts["en"]))
    return mended, [
        slip.finding(texts[of], "", path=f"title.{of}", position=START)
        for of, slip in left
        if slip.severity is Severity.ERROR
    ]


def _slips(text: str, language: Language) -> list[Slip]:
    words = Words.of(text)
    return [words.in_place(slip) for slip in slips(words.read, language)]


def _field(
    both: Mapping[Language, FieldDescription],
    given: Mapping[str, Any],
    ids: Mapping[str, Sequence[str]],
    language: Language,
    *,
    brief: bool = False,
    needed: bool = False,
) -> list[str]:
    """Write a field; when it is to be brief, without comments; when it is needed, as if it were required."""
    field = both[language]
    comment = [] if brief else [f"# {line}" for line in comment_lines(field, language)]
    value = given.get(field.name)
    if value is not None:
        return [*comment, *_given(both, value, ids, language, brief=brief)]
    lines = [*comment, *empty_lines(both, ids, language)]
    if field.required or needed:
        return lines
    return [] if brief else [f"# {line}" for line in lines]


def comment_lines(field: FieldDescription, language: Language) -> list[str]:
    """Say what a field is for, and what it may hold where that is not plain from what follows; without # signs."""
    words = editing_words(language)
    lines = _wrapped(field.description)
    if field.choices:
        choices = "; ".join(f"{choice.value} ({choice.label})" for choice in field.choices)
        lines += _wrapped(words["choices"].format(choices=choices))
    elif field.form == "reference":
        lines += _wrapped(words["ids"].format(folder=field.folder))
    elif len(field.examples) > 1:
        lines += _wrapped(words["examples"].format(examples=", ".join(field.examples)))
    return lines


def _given(
    both: Mapping[Language, FieldDescription],
    value: Any,
    ids: Mapping[str, Sequence[str]],
    language: Language,
    *,
    brief: bool = False,
) -> list[str]:
    field = both[language]
    if not field.many:
        return _named(field.name, _block(both, value, ids, language, brief=brief))
    if field.form == "reference":
        return [f"{field.name}: [{', '.join(map(_scalar, value))}]"]
    # What the fields of an item are for is said at the first one.
    items = [_item(_block(both, item, ids, language, brief=brief or index > 0)) for index, item in enumerate(value)]
    return [f"{field.name}:", *(f"  {line}" for item in items for line in item)]


def _block(
    both: Mapping[Language, FieldDescription],
    value: Any,
    ids: Mapping[str, Sequence[str]],
    language: Language,
    *,
    brief: bool = False,
) -> list[str] | str:
    """Write a value: a scalar, or the lines of its fields. What a mapping lacks is filled in as in the record."""
    field = both[language]
    if field.form == "fields":
        # Fields of which none is required are of use when one is there.
        needed = not value and not any(inner.required for inner in field.fields)
        lines: list[str] = []
        # The hyphen of an item stands before what is written, not before a comment.
        written = [inner.required or inner.name in value for inner in field.fields]
        first = written.index(True) if field.many and True in written else 0
        for index in sorted(range(len(field.fields)), key=lambda index: index != first):
            inner = {of: both[of].fields[index] for of in LANGUAGES}
            lines += _field(inner, value, ids, language, brief=brief, needed=needed)
        return lines
    if isinstance(value, Mapping):
        sides = {of: _side(value[of]) if value.get(of) else [marker(both[of], of)] for of in LANGUAGES}
        return [
            line for of in LANGUAGES for line in (f"{of}: {sides[of][0]}", *(f"  {rest}" for rest in sides[of][1:]))
        ]
    text = str(value)
    return text if field.form in _AS_IT_STANDS and _SAFE.fullmatch(text) else _scalar(text)


def empty_lines(
    both: Mapping[Language, FieldDescription], ids: Mapping[str, Sequence[str]], language: Language
) -> list[str]:
    """Write a field that is not given: its texts are markers, other values are examples.

    Args:
        both: The field, described in each language.
        ids: The ids of the records in each folder of `data/`.
        language: The language of the comments inside it.
    """
    field = both[language]
    match field.form:
        case "line" | "text" | "fields":
            example: Any = {}
        case "slug":
            example = {"fr": "adresse-de-la-page", "en": "address-of-the-page"}
        case "addresses":
            example = dict.fromkeys(LANGUAGES, "https://www.example.ca/")
        case "line-of-one-language" | "text-of-one-language":
            return [f"{field.name}: {marker(field, language)}"]
        case "reference":
            example = next(iter(ids.get(field.folder or "", ())), "id")
        case "choice":
            example = field.default or field.choices[0].value
        case _:
            example = field.examples[0]
    if field.form not in ("number", "latitude", "longitude", "rank", "yes-or-no", "date", "period") or isinstance(
        example, dict
    ):
        return _given(both, [example] if field.many else example, ids, language)
    return [f"{field.name}: {example}"]


def marker(field: FieldDescription, language: Language) -> str:
    """Write the marker of a text in the language of its description, with what is to be written there."""
    instruction = field.description[:1].lower() + field.description[1:]
    colon = "\u00a0:" if language == "fr" else ":"
    return json.dumps(f"{MARKERS[language]}{colon} {instruction}", ensure_ascii=False)


def _named(name: str, value: list[str] | str) -> list[str]:
    return [f"{name}: {value}"] if isinstance(value, str) else [f"{name}:", *(f"  {line}" for line in value)]


def _item(value: list[str] | str) -> list[str]:
    """Write an item of a list: the hyphen stands before its first field, below the comment of that field."""
    if isinstance(value, str):
        return [f"- {value}"]
    first = next(index for index, line in enumerate(value) if not line.startswith("#"))
    return [
        *value[:first],
        f"- {value[first]}",
        *(f"  {line}" for line in value[first + 1 :]),
    ]


def _side(text: str) -> list[str]:
    """Write a text in one language: on its line, or on several where it is long or has paragraphs."""
    lines = [line.rstrip() for line in text.split("\n")]
    if "\n" in text:
        # Read back as it is only where its first line is not further in than others.
        begins_at_margin = not text[0].isspace() and not _UNPLAIN.search(text)
        return ["|-", *lines] if begins_at_margin else [_scalar(text)]
    if len(text) <= _WIDTH or _UNPLAIN.search(text) or "  " in text or text != text.strip():
        return [_scalar(text)]
    return [">-", *_wrapped(text)]


def _scalar(text: str) -> str:
    """Write a text as YAML reads it back: plainly where it can only be a text, else in quotation marks."""
    if re.fullmatch(r"\d{4}-\d{2}-\d{2}", text):
        return text
    if _PLAIN.fullmatch(text) and text.casefold() not in _NOT_TEXT:
        return text
    return json.dumps(text, ensure_ascii=False)


def _wrapped(text: str) -> list[str]:
    # textwrap breaks lines at ordinary spaces only once the non-breaking ones look like letters to it.
    lines = textwrap.wrap(text.replace("\u00a0", "\ue000"), _WIDTH, break_long_words=False, break_on_hyphens=False)
    return [line.replace("\ue000", "\u00a0") for line in lines]
