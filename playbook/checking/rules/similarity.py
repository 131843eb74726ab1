"""No two case studies tell the same story."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from itertools import chain, combinations
from typing import Final

from playbook.checking.rule import Rule
from playbook.checking.rules.slugs import is_at_home
from playbook.findings import Finding, Severity
from playbook.languages import LANGUAGES, Language
from playbook.reading.collection import Collection, Entry
from playbook.reading.places import finding_at
from playbook.records import CaseStudy

_WORD: Final = re.compile(r"\w+")

SEQUENCE: Final = 5
"""How many words a sequence has that two records may share: fewer are set phrases."""

ANCHOR: Final = 9
"""Only sequences that begin with a word of so many letters or more are compared.

That is about one in six, chosen by the words alone and so alike in all records, which makes the search several times
faster and finds the same passages.
"""

MIN_SHARED: Final = 4
MIN_SHARE: Final = 0.5
"""Two records are alike when they share so many sequences, and so large a part of those of the shorter one.

Measured on the 36 case studies of November 2026: no two share more than two sequences, or a seventh.
"""

COMMON: Final = 8
"""A sequence that stands in more records than this is a formula, and tells nothing."""


def check_similarity(collection: Collection) -> Iterator[Finding]:
    """Find case studies with the title or most of the words of another; the later one by id is named.

    A record whose address does not end with its own id is named rather than one whose address does: it is the copy.
    """
    studies = sorted(collection.of("casestudies", CaseStudy), key=lambda study: not is_at_home(study[0].id, study[1]))
    # Two files whose names differ by capitals only have one address, and are reported for that.
    reported = _of_one_name([entry.id for entry, _ in studies])
    for language in LANGUAGES:
        seen: dict[str, Entry[CaseStudy]] = {}
        for entry, study in studies:
            title = _key(study.title.in_language(language))
            first = seen.setdefault(title, entry)
            if first is not entry and (first.id, entry.id) not in reported:
                reported.add((first.id, entry.id))
                yield _finding("same-title", entry, first, ("title", language))
    entries = [entry for entry, _ in studies]
    for language in LANGUAGES:
        for first_index, index in _alike([_sequences(study, language) for _, study in studies]):
            first, entry = entries[first_index], entries[index]
            if (first.id, entry.id) not in reported:
                reported.add((first.id, entry.id))
                yield _finding("similar-casestudies", entry, first, ("context", language))


def _of_one_name(ids: list[str]) -> set[tuple[str, str]]:
    named: dict[str, list[str]] = {}
    for id_ in ids:
        named.setdefault(id_.casefold(), []).append(id_)
    return {pair for same in named.values() for pair in combinations(same, 2)}


def _finding(code: str, entry: Entry[CaseStudy], other: Entry[CaseStudy], path: tuple[str, str]) -> Finding:
    return finding_at(code, entry.document, path, Severity.WARNING, arguments={"other": other.document.file})


def _key(title: str) -> str:
    """Write a title without what tells it apart to the eye only: capitals, accents, spaces, dashes and colons."""
    letters = unicodedata.normalize("NFKD", title.casefold()) if not title.isascii() else title.casefold()
    return " ".join(_WORD.findall("".join(letter for letter in letters if not unicodedata.combining(letter))))


def _sequences(study: CaseStudy, language: Language) -> frozenset[str]:
    texts = (study.context, *study.objectives, *study.results, *study.next_steps)
    found: list[str] = []
    for text in texts:
        words = text.in_language(language).split()
        starts = [index for index, word in enumerate(words) if len(word) >= ANCHOR]
        found += [" ".join(words[start : start + SEQUENCE]) for start in starts if start + SEQUENCE <= len(words)]
    return frozenset(found)


def _alike(records: list[frozenset[str]]) -> list[tuple[int, int]]:
    """Return the pairs of records that share most of their sequences."""
    times = Counter(chain.from_iterable(records))
    telling = {sequence for sequence, count in times.items() if 1 < count <= COMMON}
    holders: dict[str, list[int]] = {}
    shared: Counter[tuple[int, int]] = Counter()
    for index, sequences in enumerate(records):
        for sequence in sequences & telling:
            before = holders.setdefault(sequence, [])
            shared.update((first, index) for first in before)
            before.append(index)
    return sorted(
        pair
        for pair, count in shared.items()
        if count >= MIN_SHARED and count >= MIN_SHARE * min(len(records[index]) for index in pair)
    )


RULE: Final = Rule(check_similarity, needed_by="review")
