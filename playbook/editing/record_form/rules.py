"""What the form checks while somebody writes: the rules of typography and the patterns of the checks, and what they say."""

import re
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any, Final

from playbook.checking.wording import line_marks, marks, paragraphs, sentences, titles
from playbook.checking.wording.foreign_marks import FOREIGN
from playbook.checking.wording.language import SMALL_WORDS
from playbook.checking.wording.links import VERSIONS
from playbook.checking.wording.now import NOW
from playbook.checking.wording.rule_files import rules
from playbook.checking.wording.typographic_rules import Beside, Rule
from playbook.editing.record_form.patterns import pattern_of_browsers
from playbook.languages import LANGUAGES, Language
from playbook.languages.formats import months
from playbook.reading.pasted.characters import OTHERWISE, UNSEEN
from playbook.records.addresses import EMAIL_PATTERN, NO_REPLY
from playbook.records.otherwise import MONTHS, SEASONS
from playbook.reports.codes import codes_of_form, said_of

_PATTERNS: Final[Mapping[str, re.Pattern[str]]] = {
    "marks": marks.MARKS,
    "borders": marks.BORDERS,
    "numbered": marks.NUMBERED_ITEM,
    "line": line_marks.MARK,
    "foreign": FOREIGN,
    "unsupported": paragraphs.UNSUPPORTED,
    "period": titles.PERIOD,
    "emoji": titles.EMOJI,
    "gap": sentences.GAP,
    "end": sentences.END,
    **{f"now-{language}": NOW[language] for language in LANGUAGES},
    **{f"version-{language}": VERSIONS[language] for language in LANGUAGES},
    "unseen": UNSEEN,
    "otherwise": OTHERWISE,
    "email": re.compile(rf"\A(?:{EMAIL_PATTERN})\Z"),
    "no-reply": NO_REPLY,
}
"""The patterns by which the form finds what the checks find, by the names that its script has for them."""


@cache
def checks(language: Language) -> Mapping[str, Any]:
    """Return the checks of the form, as data.

    Args:
        language: The language in which it speaks.

    Returns:
        The typographic `rules`, `those_of` each language by their numbers, the `patterns`, the `months` of each language and
        what else they and the seasons are `named`, the `small` words and the `abbreviations`, and what is `said` of each code.
    """
    typographic = {of: [_rule(rule) for rule in rules(of)] for of in LANGUAGES}
    once: list[dict[str, Any]] = []  # many are the same in both languages
    for own in typographic.values():
        once += [rule for rule in own if rule not in once]
    found = sorted({*codes_of_form(), *(rule.code for of in LANGUAGES for rule in rules(of))})
    return {
        "rules": once,
        "those_of": {of: [once.index(rule) for rule in own] for of, own in typographic.items()},
        "patterns": {name: pattern_of_browsers(pattern) for name, pattern in _PATTERNS.items()},
        "months": {of: list(months(of)) for of in LANGUAGES},
        "named": {"months": MONTHS, "seasons": SEASONS},
        "small": {of: " ".join(sorted(SMALL_WORDS[of])) for of in LANGUAGES},
        "abbreviations": " ".join(sorted(sentences.ABBREVIATIONS)),
        "said": {code: _said(code, language) for code in found},
    }


def _said(code: str, language: Language) -> str:
    said = said_of(code)
    return f"{said.message[language]}. {said.hint[language]}"


def _rule(rule: Rule) -> dict[str, Any]:
    stated = rule.stated
    written = {
        "code": rule.code,
        "wrong": pattern_of_browsers(rule.wrong),
        "right": stated if isinstance(stated, str) else None,
        "replace": _replacements(stated) if isinstance(stated, tuple) else None,
        "by": stated.__name__ if callable(stated) else None,
        "spaces": rule.spaces_after and pattern_of_browsers(rule.spaces_after),
        "doubt": _beside(rule.doubt),
        "except": _beside(rule.exceptions),
        "sure": _beside(rule.certainty),
        "hand": rule.by_hand,
        "set": rule.is_set,
    }
    return {name: value for name, value in written.items() if value}


def _replacements(stated: Iterable[tuple[re.Pattern[str], str]]) -> list[list[str]]:
    return [[pattern_of_browsers(pattern), by] for pattern, by in stated]


def _beside(beside: Beside | None) -> dict[str, str] | None:
    if beside is None:
        return None
    written = {
        "before": beside.before and pattern_of_browsers(beside.before),
        "after": beside.after and pattern_of_browsers(beside.after),
        "within": beside.within,
    }
    return {name: value for name, value in written.items() if value}
