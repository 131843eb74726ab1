"""The words of findings and of the reports around them, in French and English."""

import os
import re
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any, Final

import yaml

from playbook.findings import Finding
from playbook.languages import Language

_MESSAGES: Final = Path(__file__).parent.parent / "messages"

_MARKS: Final = '“«"'
_NO_BREAK: Final = re.compile("[\u00a0\u202f]")

_SUBJECTS: Final = ("files", "yaml", "fields", "records", "dates", "words", "quality", "markdown", "pages")
"""What editors meet most comes first; other subjects follow."""


@cache
def messages(name: str, language: Language) -> Mapping[str, Any]:
    """Return the words of one subject, such as `findings` or `links`, by code.

    A subject is a file, or a folder whose files stand one after the other.
    """
    folder = _MESSAGES / name
    files = sorted(folder.glob(f"*.{language}.yml")) if folder.is_dir() else [_MESSAGES / f"{name}.{language}.yml"]
    words: dict[str, Any] = {}
    for file in files:
        words |= yaml.load(file.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    return words


@cache
def examples() -> Mapping[str, Mapping[str, str]]:
    """Return excerpts of files with a mistake, `wrong` and `right`, by the code of its finding."""
    loaded: Mapping[str, Mapping[str, str]] = yaml.load(
        (_MESSAGES / "examples.yml").read_text(encoding="utf-8"), Loader=yaml.CSafeLoader
    )
    return loaded


def subjects_of_findings() -> Mapping[str, Sequence[str]]:
    """Return the codes of all findings by what they are about, in the order in which they are explained."""
    files = {path.name.partition(".")[0]: path for path in (_MESSAGES / "findings").glob("*.en.yml")}
    return {
        subject: list(yaml.load(files[subject].read_text(encoding="utf-8"), Loader=yaml.CSafeLoader))
        for subject in sorted(files, key=lambda subject: (_order(subject), subject))
    }


def _order(subject: str) -> int:
    return _SUBJECTS.index(subject) if subject in _SUBJECTS else len(_SUBJECTS)


def codes() -> frozenset[str]:
    """Return the codes of all findings."""
    return frozenset(messages("findings", "en"))


def message(finding: Finding, language: Language) -> str:
    """Say what was found."""
    return _filled(messages("findings", language)[finding.code]["message"], finding, language)


def reason(finding: Finding, language: Language) -> str:
    """Say why it matters to a reader."""
    text: str = messages("findings", language)[finding.code]["why"]
    return text


def hint(finding: Finding, language: Language) -> str:
    """Say how to mend it, with the word that was probably meant first."""
    advice = _filled(messages("findings", language)[finding.code]["hint"], finding, language)
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
    text: str = messages("reports", language)[key]
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
