"""Where a reader turns to: e-mail addresses, telephone numbers, web addresses."""

import re
from typing import Annotated, Final
from urllib.parse import urlsplit

from pydantic import AfterValidator
from pydantic_core import PydanticCustomError

from playbook.records import otherwise
from playbook.records.constraints import TELEPHONE_PATTERN, matching, pattern_schema

EXTENSION_PATTERN: Final = r"[0-9]{1,6}"

EMAIL_PATTERN: Final = r"[A-Za-z0-9_%+'-]+(\.[A-Za-z0-9_%+'-]+)*@([A-Za-z0-9]+(-+[A-Za-z0-9]+)*\.)+[A-Za-z]{2,}"  # no dot beside another or @

_HOST: Final = re.compile(r"([^\W_]+(-+[^\W_]+)*\.)+(?=.*[^\W\d_])[^\W_]+(-+[^\W_]+)*")
"""Names between dots, the last not of digits only; letters of any language, as browsers accept them."""

_PHONE: Final = re.compile(r"([0-9]{3})-([0-9]{3})-[0-9]{4}")

NO_REPLY: Final = re.compile(
    r"(?:^|[._+-])(?:(?:no|do[._-]?not)[._-]?reply|(?:ne[._-]?)?pas[._-]?(?:de[._-]?)?r[eé]pon(?:dre|se)|sans[._-]?reponse)"
    r"(?:$|[0-9._+-])",
    re.IGNORECASE,
)
"""What stands before the @ of an address from which mail is sent and at which none is read."""


def _is_web_address(value: str) -> bool:
    try:
        parts = urlsplit(value)
        host = _HOST.fullmatch(parts.hostname or "")
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and host is not None and not re.search(r"[\s<>\"]", value)


def _web_address(value: str) -> str:
    if not _is_web_address(value):
        meant = otherwise.web_address(value)
        context = {"meant": meant} if meant and _is_web_address(meant) else None
        raise PydanticCustomError("bad-url", "is not a web address", context)
    return value


def _answered(value: str) -> str:
    if NO_REPLY.search(value.partition("@")[0]):
        raise PydanticCustomError("noreply-email", "is an address at which nobody reads")
    return value


def _telephone(value: str) -> str:
    if re.fullmatch(TELEPHONE_PATTERN, value):
        return value
    extended = otherwise.telephone_with_extension(value)
    if extended:
        number, extension = extended
        raise PydanticCustomError(
            "extension-in-telephone", "holds an extension", {"meant": number, "extension": extension}
        )
    parts = _PHONE.fullmatch(value)
    if parts:
        part = next(part for part in parts.groups() if part[0] in "01" or part.endswith("11"))
        raise PydanticCustomError("no-such-telephone", "has a part that no number has", {"part": part})
    meant = otherwise.telephone(value)
    raise PydanticCustomError("bad-telephone", "is not a telephone number", {"meant": meant} if meant else None)


Telephone = Annotated[str, AfterValidator(_telephone), pattern_schema(TELEPHONE_PATTERN)]
"""A North American telephone number, as in 819-555-0123."""

Extension = Annotated[
    str, matching(EXTENSION_PATTERN, "bad-extension"), pattern_schema(EXTENSION_PATTERN, "string", "integer")
]
"""The digits of an extension, as in 4998."""

Email = Annotated[str, matching(EMAIL_PATTERN, "bad-email"), AfterValidator(_answered), pattern_schema(EMAIL_PATTERN)]
"""One e-mail address, at which somebody reads."""

WebAddress = Annotated[str, AfterValidator(_web_address), pattern_schema(r"https?://.+")]
"""A web address that begins with http:// or https://."""
