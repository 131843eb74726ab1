"""The rules about words: typography, numbers, language and reading ease, one subject a file.

Each takes texts in which marks are hidden (`playbook.wording.marks`) and yields slips: which words, the code of the
finding, and the right words where they are known. The rules of records (`playbook.rules.wording`) and of prose pages
(`playbook.wording.prose`) turn them into findings.
"""

from collections.abc import Iterator

from playbook.languages import Language
from playbook.wording.language import foreign_passages
from playbook.wording.reading_ease import long_sentences
from playbook.wording.slips import Slip
from playbook.wording.typography import typographic_slips


def slips(text: str, language: Language) -> Iterator[Slip]:
    """Find everything that a text tells by itself, without its counterpart.

    Args:
        text: A text in which marks are hidden.
        language: The language that it claims.
    """
    yield from typographic_slips(text, language)
    yield from foreign_passages(text, language)
    yield from long_sentences(text)
