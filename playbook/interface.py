"""The words of the site itself: labels, headings, buttons; one file a language in `playbook/messages/`."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any, Final

import yaml

from playbook.languages import Language

_MESSAGES: Final = Path(__file__).parent / "messages"


@cache
def words(language: Language) -> Mapping[str, Any]:
    """Return the words of the site in a language, by name."""
    text = (_MESSAGES / f"interface.{language}.yml").read_text(encoding="utf-8")
    loaded: Mapping[str, Any] = yaml.load(text, Loader=yaml.CSafeLoader)
    return loaded
