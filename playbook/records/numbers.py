"""Numbers of records."""

import math
import re
from collections.abc import Callable
from typing import Annotated, Final

from pydantic import AfterValidator, BeforeValidator, Field
from pydantic_core import PydanticCustomError

from playbook.records import otherwise

TOO_LARGE: Final = 10**15
"""From about here on, numbers of a computer lose their last digits."""

_NUMBER: Final = re.compile(r"[+-]?[0-9]+(\.[0-9]+)?")


def _number(value: object) -> object:
    # What Python reads as a number, an editor may not mean as one: 1_000, 1e3, digits of other scripts.
    if isinstance(value, bool) or (isinstance(value, str) and not _NUMBER.fullmatch(value)):
        meant = otherwise.number(str(value))
        raise PydanticCustomError("not-a-number", "is not written as a number", {"meant": meant} if meant else None)
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


def _degrees(most: int) -> Callable[[float], float]:
    def checked(value: float) -> float:
        if abs(value) > most:
            raise PydanticCustomError("degrees-out-of-range", "is no place on earth")
        return value

    return checked


Number = Annotated[
    float,
    BeforeValidator(_number),
    Field(allow_inf_nan=False, json_schema_extra={"minimum": 0}),
    AfterValidator(_in_range),
]
"""A number from 0 up, with or without decimals."""

Latitude = Annotated[
    float,
    BeforeValidator(_number),
    Field(allow_inf_nan=False, json_schema_extra={"minimum": -90, "maximum": 90}),
    AfterValidator(_degrees(90)),
]
"""Degrees north of the equator."""

Longitude = Annotated[
    float,
    BeforeValidator(_number),
    Field(allow_inf_nan=False, json_schema_extra={"minimum": -180, "maximum": 180}),
    AfterValidator(_degrees(180)),
]
"""Degrees east of Greenwich."""

Rank = Annotated[int, BeforeValidator(_whole_number), Field(ge=1)]
"""A whole number from 1 up."""
