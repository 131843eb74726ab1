"""What each field of a record is for, in both languages: for the editors' guide, the schemas and new records.

The fields, their order and their English descriptions are those of the declarations in `playbook/records/`. The French
words, and the titles in both languages, are in `playbook/records/words/`.
"""

import types
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Annotated, Any, Final, Literal, Union, get_args, get_origin, get_type_hints

from pydantic import BaseModel

from playbook.languages import Language, interface
from playbook.records.addresses import Email, Extension, Telephone, WebAddress
from playbook.records.dates import CalendarDate, Period
from playbook.records.docstrings import field_docstrings
from playbook.records.fields import Line, LocalizedAddress, Record, Slug, Text, field_names
from playbook.records.identifiers import Identifier, IdOfAnother, RefersTo, SlugText
from playbook.records.numbers import Latitude, Longitude, Number, Rank
from playbook.records.redirect import OldAddress, PageTarget
from playbook.records.texts import MAX_LINE_LENGTH, MAX_TEXT_LENGTH, LineText, MarkdownText
from playbook.records.words import field_words

_FORMS: Final[tuple[tuple[Any, str], ...]] = (
    (Line, "line"),
    (Text, "text"),
    (Slug, "slug"),
    (LocalizedAddress, "addresses"),
    (LineText, "line-of-one-language"),
    (MarkdownText, "text-of-one-language"),
    (SlugText, "slug-of-one-language"),
    (WebAddress, "address"),
    (CalendarDate, "date"),
    (Period, "period"),
    (Number, "number"),
    (Rank, "rank"),
    (Latitude, "latitude"),
    (Longitude, "longitude"),
    (bool, "yes-or-no"),
    (Telephone, "telephone"),
    (Extension, "extension"),
    (Email, "email"),
    (Identifier, "id"),
    (IdOfAnother, "id"),
    (OldAddress, "old-address"),
    (PageTarget, "page"),
)
"""The name of each form of value, by its declaration. Besides there are `reference`, `choice` and `fields`."""

_LIMITS: Final = {
    "line": MAX_LINE_LENGTH,
    "line-of-one-language": MAX_LINE_LENGTH,
    "text": MAX_TEXT_LENGTH,
    "text-of-one-language": MAX_TEXT_LENGTH,
}
"""How many characters a value of a form may have."""

_EXAMPLES: Final = {
    "date": ("2018-07-18",),
    "period": ("2017", "2017-06", "2017-06-22", "2017-autumn", "1990s", "2017-2018"),
    "telephone": ("819-555-0123",),
    "extension": ("4998",),
    "email": ("marie.tremblay@example.ca",),
    "address": ("https://www.example.ca/",),
    "id": ("shared-space",),
    "slug-of-one-language": ("services-mobiles",),
    "latitude": ("45.41117",),
    "longitude": ("-75.69812",),
    "number": ("12500", "8.5"),
    "old-address": ("case-studies/picton",),
    "page": ("case:picton", "page:about"),
    "rank": ("1",),
    "yes-or-no": ("true", "false"),
}
"""Values of a form as they are written."""

_LABELS: Final = {
    ("CaseStudy", "kind"): "kinds",
    ("Contact", "order"): "orders",
    ("Figure", "qualifier"): "qualifiers",
    ("GoodPractices", "theme"): "themes",
    ("Tool", "where"): "tool",
}
"""The part of the site's words that has labels for the values of a field; other values are in `fields.*.yml`."""


@dataclass(frozen=True, slots=True)
class Choice:
    """A value that a field may have, and what it is called."""

    value: str
    label: str


@dataclass(frozen=True, slots=True)
class TypeDescription:
    """A record type, or a part of one.

    Attributes:
        name: The name of the declaration.
        title: What editors call it.
        description: What it is, in a sentence.
        fields: Its fields in written order.
    """

    name: str
    title: str
    description: str
    fields: tuple["FieldDescription", ...]


@dataclass(frozen=True, slots=True)
class FieldDescription:
    """A field of a record.

    Attributes:
        name: The name as it is written.
        title: What editors call it.
        description: What it is for, in a sentence.
        item_title: What editors call one item of it, where it is a list.
        required: Whether a record must have it.
        many: Whether it is a list.
        fewest: How many items the list has at least.
        form: The name of the form of the value, or of each item: `line`, `text`, `date`, `reference`, `choice`,
            `fields`…
        form_in_words: The same, and that of the list, said to an editor.
        choices: The values it may have, where they are a fixed few.
        default: What holds when it is left out, as it is written; `None` when nothing does.
        folder: The folder of `data/` in which the record is that it names.
        longest: How many characters the value may have.
        examples: Values as they are written.
        fields: The fields inside it, where it has some of its own.
    """

    name: str
    title: str
    description: str
    item_title: str
    required: bool
    many: bool
    fewest: int
    form: str
    form_in_words: str
    choices: tuple[Choice, ...] = ()
    default: str | None = None
    folder: str | None = None
    longest: int | None = None
    examples: tuple[str, ...] = ()
    fields: tuple["FieldDescription", ...] = ()


@dataclass(frozen=True, slots=True)
class _Declared:
    """What the annotation of a field says."""

    value: Any
    many: bool
    form: str
    folder: str | None
    choices: tuple[str, ...]


@cache
def describe(record_type: type[Record], language: Language) -> TypeDescription:
    """Describe a record type.

    Args:
        record_type: A type of `playbook.records`, or one of its parts.
        language: The language of the words.

    Raises:
        KeyError: A title, a French description or a label has not been written yet.
    """
    words = _words(record_type, language)
    return TypeDescription(
        record_type.__name__,
        words["title"],
        words["description"] if language == "fr" else _docstring(record_type),
        tuple(_field(record_type, name, language) for name in field_names(record_type)),
    )


@cache
def parts_of(record_type: type[Record]) -> tuple[type[Record], ...]:
    """Return a record type and every type inside it, each once, in the order in which they are met."""
    found = [record_type]
    for name in field_names(record_type):
        value = _declared(record_type, name).value
        if isinstance(value, type) and issubclass(value, Record):
            found += parts_of(value)
    return tuple(dict.fromkeys(found))


def _field(record_type: type[Record], name: str, language: Language) -> FieldDescription:
    info = record_type.model_fields[name]
    words = _words(record_type, language)["fields"][name]
    declared = _declared(record_type, name)
    default = None if info.is_required() else info.default
    return FieldDescription(
        name=name,
        title=words["title"],
        description=words["description"] if language == "fr" else _typographic(field_docstrings(record_type)[name]),
        item_title=describe(declared.value, language).title if declared.form == "fields" else words["title"],
        required=info.is_required(),
        many=declared.many,
        fewest=next((mark.min_length for mark in info.metadata if hasattr(mark, "min_length")), 0),
        form=declared.form,
        form_in_words=_form_in_words(declared, language),
        choices=tuple(Choice(value, _label(record_type.__name__, name, value, language)) for value in declared.choices),
        default=str(default).lower() if isinstance(default, bool | str) else None,
        folder=declared.folder,
        longest=_LIMITS.get(declared.form),
        examples=_EXAMPLES.get(declared.form, ()),
        fields=describe(declared.value, language).fields if declared.form == "fields" else (),
    )


def _form_in_words(declared: _Declared, language: Language) -> str:
    forms = field_words(language)["forms"]
    words: str = forms[declared.form].format(
        folder=declared.folder,
        title=describe(declared.value, language).title.lower() if declared.form == "fields" else "",
    )
    list_of: str = forms["list"]
    return list_of.format(form=words) if declared.many else words


def _label(type_name: str, field: str, value: str, language: Language) -> str:
    section = _LABELS.get((type_name, field))
    of_site = interface.words(language)[section].get(value) if section else None
    label: str = of_site or field_words(language)[type_name]["fields"][field]["values"][value]
    return label


def _words(record_type: type[Record], language: Language) -> Mapping[str, Any]:
    words: Mapping[str, Any] = field_words(language)[record_type.__name__]
    return words


def _docstring(record_type: type[Record]) -> str:
    return _typographic((record_type.__doc__ or "").partition("\n")[0])


def _typographic(docstring: str) -> str:
    return docstring.replace("'", "’")


@cache
def _hints(record_type: type[BaseModel]) -> dict[str, Any]:
    return get_type_hints(record_type, include_extras=True)


def _declared(record_type: type[BaseModel], name: str) -> _Declared:
    annotation = _without_none(_hints(record_type)[name])
    many = get_origin(annotation) is tuple
    value = _without_none(get_args(annotation)[0]) if many else annotation
    folder = next((mark.folder for mark in _marks(value) if isinstance(mark, RefersTo)), None)
    if folder:
        return _Declared(value, many, "reference", folder, ())
    if get_origin(value) is Literal:
        return _Declared(value, many, "choice", None, tuple(map(str, get_args(value))))
    form = next((form for declaration, form in _FORMS if declaration == value), "fields")
    return _Declared(value, many, form, None, ())


def _without_none(annotation: Any) -> Any:
    if get_origin(annotation) in (Union, types.UnionType):
        return next(choice for choice in get_args(annotation) if choice is not types.NoneType)
    return annotation


def _marks(annotation: Any) -> Iterator[Any]:
    if get_origin(annotation) is Annotated:
        yield from annotation.__metadata__
