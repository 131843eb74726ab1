"""Abbreviations carry their expansion, where a page uses them for the first time."""

import html
import re
from collections.abc import Iterable
from functools import cached_property
from typing import Final

from playbook.languages import Language
from playbook.records import Term

_TAG: Final = re.compile(r"(<[^>]+>)")
_NAME: Final = re.compile(r"</?([a-z0-9]+)")

_LEFT_ALONE: Final = frozenset({"a", "abbr", "code", "dfn", "h1", "h2", "h3", "h4", "svg", "title"})
"""Elements whose text is not marked: an expansion inside a link or a heading is read out in the wrong place."""


class Abbreviations:
    """The abbreviations of the glossary in one language."""

    def __init__(self, terms: Iterable[Term], language: Language) -> None:
        """Gather the abbreviations.

        Args:
            terms: The terms of the glossary.
            language: The language of the pages.
        """
        self._expansions: dict[str, str] = {}
        for term in terms:
            if term.abbreviation:
                abbreviation, name = term.abbreviation.in_language(language), term.name.in_language(language)
                if abbreviation != name:
                    self._expansions[abbreviation] = name

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        words = sorted(map(re.escape, self._expansions), key=len, reverse=True)
        return re.compile(rf"\b({'|'.join(words)})(?=s?\b)" if words else r"(?!)")

    def mark(self, content: str) -> str:
        """Give each abbreviation of a page its expansion, once.

        Args:
            content: The HTML of a page, as the project's templates or MkDocs make it.
        """
        seen: set[str] = set()

        def expand(match: re.Match[str]) -> str:
            abbreviation = match.group(1)
            if abbreviation in seen:
                return abbreviation
            seen.add(abbreviation)
            return f'<abbr title="{html.escape(self._expansions[abbreviation])}">{abbreviation}</abbr>'

        inside = 0
        parts: list[str] = []
        for part in _TAG.split(content):
            if not part.startswith("<"):
                parts.append(part if inside else self._pattern.sub(expand, part))
                continue
            name = _NAME.match(part)
            if name and name.group(1) in _LEFT_ALONE:
                inside += -1 if part.startswith("</") else 1
            parts.append(part)
        return "".join(parts)
