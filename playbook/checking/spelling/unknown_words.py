"""Words that neither a dictionary nor a list of the project knows, in records and prose pages."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Final

from playbook.checking.spelling.dictionaries import Dictionary, dictionary
from playbook.checking.spelling.known_words import KnownWords
from playbook.checking.spelling.word_lists import FOLDER, WordList, read_word_list, unused_words
from playbook.checking.spelling.words import (
    Names,
    Word,
    is_name,
    is_spelt,
    names_in_other_languages,
    parts_listed,
    stem_of,
    words_of,
    written_words,
)
from playbook.checking.wording.prose import Passage, passages_of
from playbook.checking.wording.slips import Slip
from playbook.checking.wording.words import Words
from playbook.findings import Finding, Severity
from playbook.findings import Path as WayTo
from playbook.languages import LANGUAGES, Language, other
from playbook.reading.collection import Collection, legible_texts
from playbook.reading.places import field_path
from playbook.reading.prose import ProsePage
from playbook.reading.values import Document
from playbook.records import UntranslatedName

_NAMED: Final = 5
"""How many of the nearest words are looked at for one that the project uses."""

_MOST_ASKED: Final = 10
_LONGEST: Final = 30
"""Of how many words, and of which length at most, it is said what was meant."""

_FEW: Final = 5
_MOST_UNKNOWN: Final = 0.4
"""From how many words on, and from which part of all, a text is taken for one in another language."""

_ABBREVIATED: Final = re.compile(r"\w[A-Z]")
"""What tells a word of capitals, or with capitals in it: no other word is like it."""

_BEGINS_SENTENCE: Final = re.compile(r"(?:^|[.!?…:]|\n[ \t]*\n|[\ue001])[\s«“*_\ue001\u00a0]*$")
"""What stands before the first word of a sentence, an item or a heading."""


@dataclass(frozen=True, slots=True)
class _Speller:
    """What knows the words of a language.

    Attributes:
        language: The language.
        dictionary: Its dictionary.
        words: The words of the project.
        names: What finds names in another language.
        verdicts: Whether the words that were looked up are right.
        used: The words of the list that were needed.
        near: What was looked for that is like the words that are not known.
        fine: What stands in texts and is no unknown word.
    """

    language: Language
    dictionary: Dictionary
    words: WordList
    names: Names
    verdicts: dict[str, bool]
    used: set[str]
    near: dict[str, list[str]]
    fine: set[str]

    def unknown(self, hidden: str) -> Iterator[Word]:
        """Yield the words of a text that are not known; marks are hidden in it.

        Of a text in another language, which another rule finds, only the first one.
        """
        # Most texts have no words but those that others have.
        written = written_words(hidden)
        if self.fine.issuperset(written):
            return
        words = list(words_of(hidden, self.language, self.names))
        unknown = [word for word in words if not self._is_known(word.written)]
        self.fine.update(word for word in written if self.verdicts.get(word))
        yield from unknown[:1] if len(unknown) > max(_FEW, _MOST_UNKNOWN * len(words)) else unknown

    def slip(self, word: Word) -> Slip:
        """Return what is wrong with a word, with the word that was probably meant: one of the project, if possible."""
        near = self._near(word.written)
        meant = next(filter(self.verdicts.get, near), near[0] if near else None)
        return Slip("unknown-word", word.start, word.end, meant, arguments={"list": self.words.file})

    def _near(self, word: str) -> Sequence[str]:
        """Return the words that are like one that is not known; they take time to find, so only of the first ones."""
        if word not in self.near:
            is_asked = len(self.near) < _MOST_ASKED and len(word) <= _LONGEST and not _ABBREVIATED.search(word)
            near = self.dictionary.suggests(word)[:_NAMED] if is_asked else []
            self.near[word] = [found for found in near if found.isalpha() or not word.isalpha()]
        return self.near[word]

    def _is_known(self, word: str) -> bool:
        if word not in self.verdicts:
            self.verdicts[word] = self._is_right(word)
        return self.verdicts[word]

    def _is_right(self, word: str) -> bool:
        if is_spelt(word, self.language, (), self.dictionary.knows):
            return True
        self.used.update(parts_listed(word, self.language, self.words.lines))
        return is_spelt(word, self.language, self.words.lines, self.dictionary.knows)


_Unknown = tuple[_Speller, Word, Callable[[Slip], Finding]]
"""A word that is not known, and what reports it."""


def check_spelling(root: Path, collection: Collection, pages: Iterable[ProsePage]) -> list[Finding]:
    """Find words that are not known.

    Args:
        root: The project's folder; without a folder of word lists in it, no words are checked.
        collection: The records.
        pages: The prose pages.

    Returns:
        The words of records and pages, and what is wrong with the word lists; or only that nothing was checked. Where
        only some records are meant, it can't be told which words of the lists nobody needs.
    """
    if not (root / FOLDER).is_dir():
        return []
    known = [name for _, name in collection.of("names", UntranslatedName)]
    names = names_in_other_languages([(name.name, name.language) for name in known])
    answered = KnownWords(root)
    spellers: dict[Language, _Speller] = {}
    findings: list[Finding] = []
    for language in LANGUAGES:
        words, found = read_word_list(root, language)
        findings += found
        loaded = dictionary(language)
        if loaded is None:
            return [*findings, Finding("spelling-not-checked", FOLDER, severity=Severity.NOTICE)]
        asked = replace(loaded, knows=answered.lookup(language, loaded))
        spellers[language] = _Speller(language, asked, words, names, {}, set(), {}, set())
    unknown = [*_of_records(collection, spellers), *_of_pages(pages, spellers)]
    findings += [report(speller.slip(word)) for speller, word, report in unknown]
    answered.keep()
    if collection.meant is None:
        for speller in spellers.values():
            findings += unused_words(speller.words, speller.used)
    return findings


def _of_records(collection: Collection, spellers: Mapping[Language, _Speller]) -> Iterator[_Unknown]:
    for entry in collection.every():
        for path, text in legible_texts(entry):
            sides = {language: Words.of(text.in_language(language)) for language in LANGUAGES}
            read = {language: _as_on_pages(words) for language, words in sides.items()}
            for language, speller in spellers.items():
                for word in speller.unknown(read[language]):
                    if not _is_name(word, read[language], read[other(language)]):
                        yield speller, word, partial(_in_record, entry.document, (*path, language), sides[language])


def _as_on_pages(words: Words) -> str:
    """Return what is read of a text, with the apostrophes that pages and lists have."""
    return words.read.replace("'", "’")


def _is_name(word: Word, text: str, counterpart: str) -> bool:
    """Tell whether a word of a record is a name: a new record brings its own, which its other language has too."""
    begins = _BEGINS_SENTENCE.search(text, 0, word.start) is not None
    return is_name(word.written) and (not begins or stem_of(word.written) in counterpart)


def _in_record(document: Document, path: WayTo, words: Words, slip: Slip) -> Finding:
    text, slip = words.written, words.in_place(slip)
    return slip.finding(text, document.file, slip.position_in(document, path, text), field_path(path))


def _of_pages(pages: Iterable[ProsePage], spellers: Mapping[Language, _Speller]) -> Iterator[_Unknown]:
    for page in pages:
        speller = spellers[page.language]
        for passage in passages_of(page):
            for word in speller.unknown(_as_on_pages(passage.words)):
                yield speller, word, partial(_on_page, passage)


def _on_page(passage: Passage, slip: Slip) -> Finding:
    return passage.finding(passage.words.in_place(slip))
