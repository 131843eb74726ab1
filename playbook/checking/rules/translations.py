"""Both languages say a thing whole: neither is a copy of the other, nor a good deal shorter."""

from collections.abc import Iterator
from typing import Final

from playbook.checking.rule import Rule
from playbook.findings import Finding, Severity, excerpt
from playbook.reading.collection import Collection, bilingual_texts
from playbook.reading.places import finding_at
from playbook.records import Line, Text, UntranslatedName

MIN_WORDS: Final = 4
"""Shorter texts may well be the same word for word: *Place*, *Canada Business Network*."""

MIN_LENGTH: Final = 120
"""In shorter texts, one word more makes a large share."""

MIN_SHARE: Final = 0.5
"""How long the shorter of two texts is at least, as a share of the longer.

Measured on the 314 texts of at least `MIN_LENGTH` characters that the playbook had in November 2026: the most unequal
pair has 0.58, the next 0.64, nine in ten over 0.75.
"""


def check_translations(collection: Collection) -> Iterator[Finding]:
    """Find texts that are the same in both languages, or much shorter in one."""
    names = sorted((name.name for _, name in collection.of("names", UntranslatedName)), key=len, reverse=True)
    for entry, record in collection.all():
        for path, text in bilingual_texts(record):
            code = _problem(text, names)
            if code:
                place = (*path, code[-2:]) if code.startswith("shorter") else (*path, "fr")
                yield finding_at(
                    code,
                    entry.document,
                    place,
                    Severity.WARNING,
                    arguments={"words": excerpt(text.fr if place[-1] == "fr" else text.en)},
                )


def _problem(text: Line | Text, names: list[str]) -> str | None:
    french, english = text.fr, text.en
    if french == english:
        return "same-in-both-languages" if _is_translatable(french, names) else None
    shorter, longer = sorted((len(french), len(english)))
    if longer >= MIN_LENGTH and shorter < MIN_SHARE * longer:
        return "shorter-in-fr" if len(french) < len(english) else "shorter-in-en"
    return None


def _is_translatable(text: str, names: list[str]) -> bool:
    if text.count(" ") < MIN_WORDS - 1:
        return False
    for name in names:
        text = text.replace(name, "")
    words = text.split()
    # A proper name has capitals throughout; signs and numbers are the same everywhere.
    return len(words) >= MIN_WORDS and any(word[0].islower() for word in words)


RULE: Final = Rule(check_translations, needed_by="review")
