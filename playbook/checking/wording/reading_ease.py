"""Sentences that are too long to be read at once."""

from collections.abc import Iterator
from typing import Final

from playbook.checking.wording.sentences import count_words, sentences
from playbook.checking.wording.slips import Slip
from playbook.findings import Severity

MAX_WORDS: Final = 30
"""How many words a sentence may have."""


def long_sentences(text: str) -> Iterator[Slip]:
    """Find the sentences of a text, in which marks are hidden, that have more than `MAX_WORDS` words."""
    if not _may_be_long(text):
        return
    for start, end in sentences(text):
        sentence = text[start:end]
        if _may_be_long(sentence):
            words = count_words(sentence)
            if words > MAX_WORDS:
                arguments = {"count": str(words), "limit": str(MAX_WORDS)}
                yield Slip("long-sentence", start, end, severity=Severity.NOTICE, arguments=arguments)


def _may_be_long(text: str) -> bool:
    # Counting words is slow, counting spaces is not.
    return len(text) > 2 * MAX_WORDS and len(text.split()) > MAX_WORDS
