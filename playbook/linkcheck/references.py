"""An address as a file of the site writes it."""

import re
from dataclasses import dataclass
from enum import Enum, auto
from typing import Literal


class Use(Enum):
    """What a browser does with an address."""

    VISIT = auto()
    """The reader may go there; nothing is loaded with the page."""
    SHOW = auto()
    """It is loaded with the page, to be seen or heard."""
    RUN = auto()
    """It is loaded with the page, and can change it."""


Role = Literal["", "canonical", "alternate", "language-link"]


@dataclass(frozen=True, slots=True)
class Reference:
    """An address as a file of the site writes it.

    Attributes:
        address: The address.
        line: The line of the file.
        use: What a browser does with it.
        role: What it says of the page, if it does.
        language: The language that it declares for where it leads (`hreflang`).
    """

    address: str
    line: int
    use: Use
    role: Role = ""
    language: str = ""

    @property
    def is_absolute(self) -> bool:
        """Whether it is written with `https` or `http`."""
        return re.match(r"\s*https?://", self.address, re.IGNORECASE) is not None
