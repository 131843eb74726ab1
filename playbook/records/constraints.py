"""What the kinds of value share: constraints that name their finding, and what they are in a schema."""

import re
from collections.abc import Callable
from typing import Final

from pydantic import AfterValidator, WithJsonSchema
from pydantic_core import PydanticCustomError

TELEPHONE_PATTERN: Final = r"[2-9](?!11)[0-9]{2}-[2-9](?!11)[0-9]{2}-[0-9]{4}"
"""Area code, exchange and line (https://www.nanpa.com/numbering): neither of the first two is a service such as 911."""


def matching(pattern: str, code: str, meant: Callable[[str], str] | None = None) -> AfterValidator:
    """Refuse a text that is not of the form of a pattern.

    Args:
        pattern: The pattern.
        code: The code of the finding.
        meant: Gives what was probably meant, or nothing.
    """
    compiled = re.compile(pattern)

    def check(value: str) -> str:
        if not compiled.fullmatch(value):
            probably = meant(value) if meant else ""
            raise PydanticCustomError(
                code, "does not match the expected form", {"meant": probably} if probably else None
            )
        return value

    return AfterValidator(check)


def pattern_schema(pattern: str, *types: str) -> WithJsonSchema:
    """Say in JSON Schema which form a value has; a text where no types are named."""
    return WithJsonSchema({"type": [*types] if types else "string", "pattern": f"^{pattern}$"})
