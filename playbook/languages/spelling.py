"""How readers type: words that say nothing, articles before apostrophes, other words for what the playbook says."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from playbook.languages import Language
from playbook.languages.words import read_words

_HERE: Final = Path(__file__).parent


def spelling(language: Language) -> Mapping[str, Any]:
    """Return how readers of a language type: words that say nothing, articles before apostrophes."""
    return read_words(_HERE, language, "spelling")
