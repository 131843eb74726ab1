"""Which pages tests in a browser visit: `audit.kinds` says which there are."""

from typing import Final

from audit.kinds import KINDS, OTHERS

ENTRY: Final = ""
WRONG: Final = "en/no/such/page/"

SPECIAL: Final = tuple(urls["en" if number % 2 else "fr"] for number, urls in enumerate(OTHERS.values()))
"""The pages with something of their own, by turns in French and in English."""

ONE_OF_EACH: Final = (
    ENTRY,
    WRONG,
    *(urls["fr" if number % 2 else "en"] for number, urls in enumerate(KINDS.values())),
    *SPECIAL,
)
"""One page of each kind, for what is the same in both languages."""

PAGES: Final = (ENTRY, WRONG, *(url for urls in KINDS.values() for url in urls.values()), *SPECIAL)
