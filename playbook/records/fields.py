"""The kinds of value that a record's fields hold.

Each constraint raises an error whose type is a finding code of its own (see `playbook.shape`), so that an editor reads
"this is not a telephone number", not "the string does not match a pattern".
"""

import calendar
import datetime
import math
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Annotated, Final
from urllib.parse import urlsplit

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, WithJsonSchema
from pydantic_core import PydanticCustomError

from playbook.languages import Language
from playbook.markup import MAX_TEXT_LENGTH

MAX_LINE_LENGTH: Final = 300

MAX_SLUG_LENGTH: Final = 100
"""A part of an address is the name of a folder too, and systems of files refuse longer names than some 250 characters."""

TOO_LARGE: Final = 10**15
"""From about here on, numbers of a computer lose their last digits."""

ID_PATTERN: Final = r"[A-Za-z0-9]+(-[A-Za-z0-9]+)*"
SLUG_PATTERN: Final = r"[a-z0-9]+(-[a-z0-9]+)*"
TELEPHONE_PATTERN: Final = r"[2-9](?!11)[0-9]{2}-[2-9](?!11)[0-9]{2}-[0-9]{4}"
"""Area code, exchange and line (https://www.nanpa.com/numbering): neither of the first two is a service such as 911."""
EXTENSION_PATTERN: Final = r"[0-9]{1,6}"
EMAIL_PATTERN: Final = r"[A-Za-z0-9_%+'-]+(\.[A-Za-z0-9_%+'-]+)*@([A-Za-z0-9]+(-+[A-Za-z0-9]+)*\.)+[A-Za-z]{2,}"  # no dot beside another or @
DATE_PATTERN: Final = r"[0-9]{4}-[0-9]{2}-[0-9]{2}"
PERIOD_PATTERN: Final = r"[0-9]{4}(-[0-9]{2}(-[0-9]{2})?|-(spring|summer|autumn|winter)|-[0-9]{4}|s)?"

_HOST: Final = re.compile(r"([^\W_]+(-+[^\W_]+)*\.)+(?=.*[^\W\d_])[^\W_]+(-+[^\W_]+)*")
"""Names between dots, the last not of digits only; letters of any language, as browsers accept them."""

_NUMBER: Final = re.compile(r"[+-]?[0-9]+(\.[0-9]+)?")
_SPAN: Final = re.compile(r"([0-9]{4})-([0-9]{4})")
_WITH_MONTH: Final = re.compile(r"[0-9]{4}-[0-9]{2}(-[0-9]{2})?")
_PHONE: Final = re.compile(r"([0-9]{3})-([0-9]{3})-[0-9]{4}")
_PHONE_WITH_EXTENSION: Final = re.compile(
    rf"(?P<number>{TELEPHONE_PATTERN}),? *(?:x|ext|extension|poste|p)\.? *(?P<extension>{EXTENSION_PATTERN})",
    re.IGNORECASE,
)

_NO_REPLY: Final = re.compile(
    r"(?:^|[._+-])(?:(?:no|do[._-]?not)[._-]?reply|(?:ne[._-]?)?pas[._-]?(?:de[._-]?)?r[eé]pon(?:dre|se)|sans[._-]?reponse)"
    r"(?:$|[0-9._+-])",
    re.IGNORECASE,
)
"""What stands before the @ of an address from which mail is sent and at which none is read."""


class Record(BaseModel):
    """What all declarations share: unknown fields are refused and nothing changes after reading."""

    model_config = ConfigDict(extra="forbid", frozen=True, coerce_numbers_to_str=True, use_attribute_docstrings=True)


def _matching(pattern: str, code: str) -> AfterValidator:
    compiled = re.compile(pattern)

    def check(value: str) -> str:
        if not compiled.fullmatch(value):
            raise PydanticCustomError(code, "does not match the expected form")
        return value

    return AfterValidator(check)


def _filled(value: str) -> str:
    stripped = value.strip()
    if not stripped:
        raise PydanticCustomError("empty-text", "is empty")
    return stripped


def _no_longer_than(limit: int) -> Callable[[str], str]:
    def check(value: str) -> str:
        if len(value) > limit:
            raise PydanticCustomError("text-too-long", "is too long", {"limit": str(limit), "length": str(len(value))})
        return value

    return check


def _on_one_line(value: str) -> str:
    if "\n" in value:
        raise PydanticCustomError("more-than-one-line", "is more than one line")
    return value


def _web_address(value: str) -> str:
    try:
        parts = urlsplit(value)
        host = _HOST.fullmatch(parts.hostname or "")
        valid = parts.scheme in ("http", "https") and host is not None and not re.search(r"[\s<>\"]", value)
    except ValueError:
        valid = False
    if not valid:
        raise PydanticCustomError("bad-url", "is not a web address")
    return value


def _answered(value: str) -> str:
    if _NO_REPLY.search(value.partition("@")[0]):
        raise PydanticCustomError("noreply-email", "is an address at which nobody reads")
    return value


def _calendar_date(value: object) -> object:
    if not isinstance(value, str) or not re.fullmatch(DATE_PATTERN, value):
        raise PydanticCustomError("bad-date", "is not a date")
    _check_calendar(value, "bad-date")
    return datetime.date.fromisoformat(value)


def _calendar_period(value: str) -> str:
    if not re.fullmatch(PERIOD_PATTERN, value):
        raise PydanticCustomError("bad-period", "is not a period")
    if _WITH_MONTH.fullmatch(value):
        _check_calendar(value, "bad-period")
    span = _SPAN.fullmatch(value)
    if span and span.group(1) >= span.group(2):
        start, end = span.groups()
        meant = start if start == end else f"{end}-{start}"
        raise PydanticCustomError("period-out-of-order", "ends before it begins", {"meant": meant})
    return value


def _check_calendar(written: str, code: str) -> None:
    """Refuse a month or a day that no calendar has, in a date or in a year and a month."""
    year, month, *days = map(int, written.split("-"))
    if year < datetime.MINYEAR:
        raise PydanticCustomError(code, "is not on the calendar")
    if not 1 <= month <= 12:
        # Where that gives a day, month and day have changed places.
        swapped = f"{year:04}-{days[0]:02}-{month:02}" if days else ""
        meant = {"meant": swapped} if _is_date(swapped) else {}
        raise PydanticCustomError("no-such-month", "has no such month", {"month": f"{month:02}", **meant})
    last = calendar.monthrange(year, month)[1]
    if days and not 1 <= days[0] <= last:
        context = {"month": f"{year:04}-{month:02}", "days": str(last)}
        raise PydanticCustomError("no-such-day", "has no such day", context)


def _is_date(text: str) -> bool:
    try:
        datetime.date.fromisoformat(text)
    except ValueError:
        return False
    return True


def _number(value: object) -> object:
    # What Python reads as a number, an editor may not mean as one: 1_000, 1e3, digits of other scripts.
    if isinstance(value, bool) or (isinstance(value, str) and not _NUMBER.fullmatch(value)):
        raise PydanticCustomError("not-a-number", "is not written as a number")
    return value


def _whole_number(value: object) -> object:
    if isinstance(value, bool) or (isinstance(value, str) and not _NUMBER.fullmatch(value)):
        raise PydanticCustomError("not-a-whole-number", "is not written as a whole number")
    return value


def _in_range(value: float) -> float:
    # With a minus sign, zero is a slip too.
    if math.copysign(1, value) < 0:
        raise PydanticCustomError("negative-number", "is below zero")
    if value >= TOO_LARGE:
        raise PydanticCustomError("number-too-large", "is too large")
    return value


def _telephone(value: str) -> str:
    if re.fullmatch(TELEPHONE_PATTERN, value):
        return value
    extended = _PHONE_WITH_EXTENSION.fullmatch(value)
    if extended:
        number, extension = extended["number"], extended["extension"]
        raise PydanticCustomError(
            "extension-in-telephone", "holds an extension", {"meant": number, "extension": extension}
        )
    parts = _PHONE.fullmatch(value)
    if parts:
        part = next(part for part in parts.groups() if part[0] in "01" or part.endswith("11"))
        raise PydanticCustomError("no-such-telephone", "has a part that no number has", {"part": part})
    raise PydanticCustomError("bad-telephone", "is not a telephone number")


def _pattern_schema(pattern: str, *types: str) -> WithJsonSchema:
    return WithJsonSchema({"type": [*types] if types else "string", "pattern": f"^{pattern}$"})


Number = Annotated[
    float,
    BeforeValidator(_number),
    Field(allow_inf_nan=False, json_schema_extra={"minimum": 0}),
    AfterValidator(_in_range),
]
"""A number from 0 up, with or without decimals."""

Rank = Annotated[int, BeforeValidator(_whole_number), Field(ge=1)]
"""A whole number from 1 up."""


LineText = Annotated[
    str, AfterValidator(_filled), AfterValidator(_on_one_line), AfterValidator(_no_longer_than(MAX_LINE_LENGTH))
]
"""Plain text on one line; no Markdown."""

MarkdownText = Annotated[str, AfterValidator(_filled), AfterValidator(_no_longer_than(MAX_TEXT_LENGTH))]
"""Markdown without raw HTML, one paragraph or more."""

IdOfAnother = Annotated[str, AfterValidator(_filled), _pattern_schema(ID_PATTERN)]
"""The id of another record; one that no record has is refused where the ids are known, so that the right one can be
named (`playbook.rules.references`)."""

Identifier = Annotated[str, _matching(ID_PATTERN, "bad-identifier"), _pattern_schema(ID_PATTERN)]
"""The id of a record or of a sub-type."""


@dataclass(frozen=True, slots=True)
class RefersTo:
    """Says of an identifier in which folder of `data/` its record is."""

    folder: str


ContactId = Annotated[IdOfAnother, RefersTo("contacts")]
"""The id of a contact."""

JurisdictionId = Annotated[IdOfAnother, RefersTo("jurisdictions")]
"""The id of a jurisdiction."""

ModelId = Annotated[IdOfAnother, RefersTo("models")]
"""The id of a model."""

StepId = Annotated[IdOfAnother, RefersTo("steps")]
"""The id of a step of the process."""

ToolId = Annotated[IdOfAnother, RefersTo("tools")]
"""The id of a tool."""

SlugText = Annotated[
    str,
    _matching(SLUG_PATTERN, "bad-slug"),
    AfterValidator(_no_longer_than(MAX_SLUG_LENGTH)),
    _pattern_schema(SLUG_PATTERN),
]
"""The last part of a page's address: lower-case letters without accents, digits, hyphens."""

Telephone = Annotated[str, AfterValidator(_telephone), _pattern_schema(TELEPHONE_PATTERN)]
"""A North American telephone number, as in 819-555-0123."""

Extension = Annotated[
    str, _matching(EXTENSION_PATTERN, "bad-extension"), _pattern_schema(EXTENSION_PATTERN, "string", "integer")
]
"""The digits of an extension, as in 4998."""

Email = Annotated[str, _matching(EMAIL_PATTERN, "bad-email"), AfterValidator(_answered), _pattern_schema(EMAIL_PATTERN)]
"""One e-mail address, at which somebody reads."""

WebAddress = Annotated[str, AfterValidator(_web_address), _pattern_schema(r"https?://.+")]
"""A web address that begins with http:// or https://."""

CalendarDate = Annotated[
    datetime.date,
    BeforeValidator(_calendar_date),
    WithJsonSchema({"type": "string", "pattern": f"^{DATE_PATTERN}$"}),
]
"""A day, as in 2018-07-18."""

Period = Annotated[str, AfterValidator(_calendar_period), _pattern_schema(PERIOD_PATTERN, "string", "integer")]
"""A point or span of time as exact as the source: 2017, 2017-06, 2017-06-22, 2017-autumn, 1990s or 2017-2018."""


class Bilingual(Record):
    """The same in both languages; what each language holds is for those that come of this one."""

    fr: str
    en: str

    def in_language(self, language: Language) -> str:
        """Return what it is in `language`."""
        return self.fr if language == "fr" else self.en


class Line(Bilingual):
    """One line of plain text in both languages."""

    fr: LineText
    """In French."""
    en: LineText
    """In English."""


class Text(Bilingual):
    """Markdown in both languages."""

    fr: MarkdownText
    """In French."""
    en: MarkdownText
    """In English."""


class Slug(Bilingual):
    """The last part of a page's address in both languages."""

    fr: SlugText
    """In French."""
    en: SlugText
    """In English."""


class LocalizedAddress(Bilingual):
    """The web address of each language's version of a page."""

    fr: WebAddress
    """In French."""
    en: WebAddress
    """In English."""


class Suppression(Record):
    """An exception: a finding that does not hold for this record."""

    code: LineText
    """The code of the finding, as it stands in brackets in the report."""
    reason: LineText
    """Why it does not hold here."""
    until: CalendarDate
    """The last day on which it is left out."""


class RootRecord(Record):
    """What the record of a whole file has besides its own fields."""

    suppress: tuple[Suppression, ...] = ()
    """Findings that don't hold for this record, each with a reason and an end."""


def field_names(record_type: type[BaseModel]) -> list[str]:
    """Return the fields of a record type in the order in which they are written: its own, then those of all files."""
    common = [name for name in RootRecord.model_fields if issubclass(record_type, RootRecord)]
    return [name for name in record_type.model_fields if name not in common] + common
