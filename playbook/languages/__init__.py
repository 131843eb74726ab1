"""The two languages and how each writes.

Comes in: nothing of the project. Goes out: names of languages, dates, numbers, order, slugs, the words of the site.
"""

from typing import Final, Literal, get_args

Language = Literal["fr", "en"]

LANGUAGES: Final[tuple[Language, ...]] = get_args(Language)
"""Both languages, in the order in which the site is built."""


def other(language: Language) -> Language:
    """Return the language that is not `language`."""
    return "en" if language == "fr" else "fr"
