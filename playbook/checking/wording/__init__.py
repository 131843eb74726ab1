"""The rules about words: typography, numbers, language, reading ease and Markdown, one subject a file.

Each takes texts in which marks are hidden (`playbook.checking.wording.marks`) and yields slips: which words, the code of the
finding, and the right words where they are known. The rules of records (`playbook.checking.rules.wording`) and of prose pages
(`playbook.checking.wording.prose`) turn them into findings.
"""

from collections.abc import Iterator

from playbook.checking.wording.bullets import pasted_lists
from playbook.checking.wording.character_codes import unknown_codes
from playbook.checking.wording.emphasis import unclosed_emphasis
from playbook.checking.wording.foreign_marks import foreign_marks
from playbook.checking.wording.language import foreign_passages
from playbook.checking.wording.links import other_language_links, unclosed_links
from playbook.checking.wording.numbers import differing_numbers
from playbook.checking.wording.odd_links import odd_links
from playbook.checking.wording.reading_ease import long_sentences
from playbook.checking.wording.slips import Slip
from playbook.checking.wording.titles import emoji
from playbook.checking.wording.typography import typographic_slips
from playbook.checking.wording.words import Words
from playbook.languages import Language


def slips(text: str, language: Language) -> Iterator[Slip]:
    """Find everything that a text tells by itself, without its counterpart.

    Args:
        text: What is read of a text (`Words.read`).
        language: The language that it claims.
    """
    yield from typographic_slips(text, language)
    yield from foreign_passages(text, language)
    yield from long_sentences(text)
    yield from emoji(text)


def number_slips(french: Words, english: Words) -> Iterator[tuple[Language, Slip]]:
    """Find the numbers that one of two texts lacks.

    Args:
        french: The French text.
        english: The English one.

    Yields:
        The language of the text that has the number, and where the number stands there.
    """
    words: dict[Language, Words] = {"fr": french, "en": english}
    for language, slip in differing_numbers(french.read, english.read):
        yield language, words[language].in_place(slip)


def markdown_slips(text: str, hidden: str, language: Language, *, is_page: bool = True) -> Iterator[Slip]:
    """Find Markdown that would not be shown as it is meant, in a record or on a page.

    Args:
        text: A Markdown text.
        hidden: The same with marks hidden.
        language: Its language.
        is_page: Whether it is a page, which knows more marks than a record.
    """
    for slip in foreign_marks(text, language, knows_references=is_page):
        # What begins a box elsewhere is named by the check of a page's structure.
        if not (is_page and text.startswith(":::", slip.start)):
            yield slip
    yield from pasted_lists(text, hidden)
    yield from unclosed_emphasis(text, hidden)
    yield from unclosed_links(text, hidden)
    yield from other_language_links(text, language)
    yield from odd_links(text, hidden)
    yield from unknown_codes(text, hidden)
