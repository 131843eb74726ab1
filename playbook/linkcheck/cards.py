"""Contact cards: whether each is whole, and the addresses in it."""

import re
from typing import Final

from playbook.linkcheck.data import Data
from playbook.linkcheck.references import Reference, Use

_ADDRESS: Final = re.compile(
    r"^(?:URL|SOURCE|PHOTO|LOGO)(?:;[^:]*)?:(?=https?://)(?P<address>(?:.|\r?\n[ \t])*)", re.MULTILINE
)
_FOLD: Final = re.compile(r"\r?\n[ \t]")


def in_card(content: bytes) -> Data:
    """Return the addresses in a vCard."""
    text = content.decode("utf-8", "replace")
    lines = text.split()
    if not lines or lines[0] != "BEGIN:VCARD" or lines[-1] != "END:VCARD":
        return Data(problem=(text.rstrip().count("\n") + 1, "BEGIN:VCARD … END:VCARD"))
    return Data(
        tuple(
            Reference(_FOLD.sub("", match["address"]).strip(), text.count("\n", 0, match.start()) + 1, Use.VISIT)
            for match in _ADDRESS.finditer(text)
        )
    )
