"""Addresses that lead to no page: mailboxes, telephones, and pictures that are written out."""

import base64
import binascii
import re
from typing import Final
from urllib.parse import SplitResult, unquote

_MAILBOX: Final = re.compile(r"[^\s@,;:<>\"()]+@[^\s@,;:<>\"()]+\.[^\s@,;:<>\"().]+")
_HEADER: Final = re.compile(r"(?:subject|body|cc|bcc)=[^\s=]+", re.IGNORECASE)
_PHONE: Final = re.compile(r"\+[0-9][0-9().-]*[0-9](?:;ext=[0-9]+)?")


def is_mail(address: SplitResult) -> bool:
    """Tell whether a `mailto:` address names a mailbox, and whatever else it says has the form that programs read."""
    mailboxes = unquote(address.path).split(",")
    headers = address.query.split("&") if address.query else []
    return all(map(_MAILBOX.fullmatch, mailboxes)) and all(map(_HEADER.fullmatch, headers))


def is_phone(address: SplitResult) -> bool:
    """Tell whether a `tel:` address is a whole number, with the country and perhaps an extension."""
    return _PHONE.fullmatch(address.path) is not None


def is_whole_data(address: SplitResult) -> bool:
    """Tell whether what a `data:` address holds can be read."""
    kind, comma, content = address.path.partition(",")
    if not comma or not content:
        return False
    if kind.endswith(";base64"):
        try:
            base64.b64decode(unquote(content), validate=True)
        except binascii.Error:
            return False
    return True
