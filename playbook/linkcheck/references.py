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
    SEND = auto()
    """What the reader typed is sent there."""


Role = Literal["", "canonical", "alternate", "language-link", "link", "refresh", "shared", "result"]
"""What an address says of its page: its own address or that of a version, where it moved, what services show of it
(`shared`); or a link that readers follow, the one that changes the language among them; or what the search finds."""


@dataclass(frozen=True, slots=True)
class Reference:
    """An address as a file of the site writes it.

    Attributes:
        address: The address.
        line: The line of the file.
        use: What a browser does with it.
        role: What it says of the page, if it does.
        language: The language in which it says that it leads; of a link that says nothing, that of the text around it.
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
