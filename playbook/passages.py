"""Marks inside the text of a page: what an abbreviation stands for, which language a name is in."""

import html
import re
from collections.abc import Callable, Iterable
from typing import Final

from playbook.languages import Language
from playbook.records import Term, UntranslatedName

_TAG: Final = re.compile(r"(<[^>]+>)")
_NAME: Final = re.compile(r"</?([a-z0-9]+)")
_NEVER: Final = re.compile(r"(?!)")

_UNMARKED: Final = frozenset({"code", "svg", "title"})
"""Elements in which no mark may stand."""

_UNEXPANDED: Final = _UNMARKED | {"a", "abbr", "dfn", "h1", "h2", "h3", "h4"}
"""Elements in which no abbreviation is expanded: in a link or a heading, the expansion is read out in the wrong place."""

_LOCALE: Final = re.compile(r'\blang="')


class Passages:
    """The marks of the pages in one language."""

    def __init__(self, terms: Iterable[Term], names: Iterable[UntranslatedName], language: Language) -> None:
        """Gather what is marked.

        Args:
            terms: The terms of the glossary, whose abbreviations are expanded.
            names: The names without a translation.
            language: The language of the pages.
        """
        self._expansions = {
            term.abbreviation.in_language(language): term.name.in_language(language)
            for term in terms
            if term.abbreviation and term.abbreviation.in_language(language) != term.name.in_language(language)
        }
        self._languages = {html.escape(name.name): name.language for name in names if name.language != language}
        self._abbreviation = _any_of(self._expansions, r"(?=s?\b)")
        self._foreign = _any_of(self._languages, r"\b")

    def mark(self, content: str) -> str:
        """Expand each abbreviation where the page first uses it, and name the language of every foreign name.

        Args:
            content: The HTML of a page, as the project's templates or MkDocs make it.
        """
        return self._expanded(self.mark_names(content))

    def mark_names(self, content: str) -> str:
        """Name the language of every foreign name."""
        return _in_text(content, _UNMARKED, lambda text: self._foreign.sub(self._mark_name, text))

    def _mark_name(self, match: re.Match[str]) -> str:
        return f'<span lang="{self._languages[match.group(1)]}">{match.group(1)}</span>'

    def _expanded(self, content: str) -> str:
        seen: set[str] = set()

        def expand(match: re.Match[str]) -> str:
            abbreviation = match.group(1)
            if abbreviation in seen:
                return abbreviation
            seen.add(abbreviation)
            return f'<abbr title="{html.escape(self._expansions[abbreviation])}">{abbreviation}</abbr>'

        return _in_text(content, _UNEXPANDED, lambda text: self._abbreviation.sub(expand, text))


def _any_of(words: Iterable[str], end: str) -> re.Pattern[str]:
    longest_first = sorted(map(re.escape, words), key=len, reverse=True)
    return re.compile(rf"\b({'|'.join(longest_first)}){end}") if longest_first else _NEVER


def _in_text(content: str, left_alone: frozenset[str], change: Callable[[str], str]) -> str:
    """Change the text of HTML, outside some elements and outside what already names its language."""
    inside: list[str] = []
    parts: list[str] = []
    for part in _TAG.split(content):
        if not part.startswith("<"):
            parts.append(part if inside else change(part))
            continue
        parts.append(part)
        match = _NAME.match(part)
        name = match.group(1) if match else ""
        if part.startswith("</"):
            if inside and inside[-1] == name:
                inside.pop()
        elif name in left_alone or (inside and inside[-1] == name) or _LOCALE.search(part):
            inside.append(name)
    return "".join(parts)
