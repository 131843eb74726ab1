"""The words of findings and of the reports around them, in French and English."""

import os
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from playbook.findings import Finding
from playbook.languages import Language
from playbook.languages.words import read_words
from playbook.reports.codes import said_of

_HERE: Final = Path(__file__).parent

_MARKS: Final = '“«"'
_NO_BREAK: Final = re.compile("[\u00a0\u202f]")


def message(finding: Finding, language: Language) -> str:
    """Say what was found."""
    return _filled(said_of(finding.code).message[language], finding, language)


def reason(finding: Finding, language: Language) -> str:
    """Say why it matters to a reader."""
    return said_of(finding.code).why[language]


def hint(finding: Finding, language: Language) -> str:
    """Say how to mend it, with the word that was probably meant first."""
    advice = _filled(said_of(finding.code).hint[language], finding, language)
    return with_suggestion(advice, finding.suggestion, language)


def with_suggestion(advice: str, suggestion: str | None, language: Language) -> str:
    """Put what was probably meant, where that is known, before what there is to do."""
    if suggestion:
        # Marks around marks would leave it open which of them are to be written.
        question = "did-you-mean-quoted" if suggestion[0] in _MARKS else "did-you-mean"
        return f"{words(question, language).format(suggestion=visible(suggestion))} {advice}"
    return advice


def visible(text: str) -> str:
    """Put a sign in the place of spaces that don't break, which look like others."""
    return _NO_BREAK.sub("⍽", text)


def words(key: str, language: Language) -> str:
    """Return the words of the reports themselves."""
    text: str = read_words(_HERE, language, "words")[key]
    return text


def counted(number: int, what: str, language: Language) -> str:
    """Say how many of something there are; `what` is the beginning of two keys of the reports' words."""
    # French counts 0 as singular, English as plural.
    singular = number == 1 or (number == 0 and language == "fr")
    return words(f"{what}-{'one' if singular else 'many'}", language).format(number=number)


def terminal_language(environment: Mapping[str, str] = os.environ) -> Language:
    """Return the language in which a person's terminal speaks; English where it does not say French."""
    for name in ("PLAYBOOK_LANG", "LC_ALL", "LC_MESSAGES", "LANG"):
        value = environment.get(name, "")
        if value:
            return "fr" if value.lower().startswith("fr") else "en"
    return "en"


def _filled(template: str, finding: Finding, language: Language) -> str:
    arguments = dict(finding.arguments)
    for name in ("given", "type"):
        if name in arguments:
            arguments[name] = words(f"type-{arguments[name]}", language)
    if arguments.get("known") == "":
        arguments["known"] = words("nothing-known", language)
    return template.format_map(arguments)
