"""Words by which a text of a dated source would speak of the day on which it is read."""

import re
from collections.abc import Iterator, Mapping
from typing import Final

from playbook.checking.wording.slips import Slip
from playbook.languages import Language

NOW: Final[Mapping[Language, re.Pattern[str]]] = {
    "fr": re.compile(r"\b(?:aujourd[’']hui|actuellement|à l[’']heure actuelle|vérifiée?s?)\b", re.IGNORECASE),
    "en": re.compile(r"\b(?:today|currently|nowadays|at present|verified)\b", re.IGNORECASE),
}


def says_now(text: str, language: Language) -> Iterator[Slip]:
    """Find the words, in a text in which marks are hidden, that a reader takes for those of today."""
    for match in NOW[language].finditer(text):
        yield Slip("says-now", match.start(), match.end())
