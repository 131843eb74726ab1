"""Marks inside the text of a page: what an abbreviation stands for, which language a name is in."""

import html
import re
from collections.abc import Iterable
from typing import Final

from playbook.languages import Language
from playbook.records import Term, UntranslatedName

_UNMARKED: Final = frozenset({"code", "svg", "span", "option", "textarea", "script"})
"""Elements in which no mark may stand; of the spans, those that name a language."""

_UNEXPANDED: Final = frozenset({"a", "abbr", "dfn", "h1", "h2", "h3", "h4"})
"""Elements in which no abbreviation is expanded: in a link or a heading, the expansion is read out in the wrong place."""

_ELEMENTS: Final = "|".join(sorted((_UNMARKED | _UNEXPANDED) - {"span"}))
_TAG: Final = re.compile(rf'<(/?)((?:{_ELEMENTS})(?=[ >])|(?<=/)span(?=>)|span(?= lang="))')


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
            term.abbreviation.in_language(language): html.escape(term.name.in_language(language))
            for term in terms
            if term.abbreviation and term.abbreviation.in_language(language) != term.name.in_language(language)
        }
        self._languages = {html.escape(name.name): name.language for name in names if name.language != language}
        self._name = re.compile(rf"({_any_of(self._languages)})\b")
        # One alternation of plain words: what begins it is looked for quickly. That no letter stands before a word is
        # seen afterwards, because asking it of the pattern would make the search several times slower.
        self._word = re.compile(rf"({_any_of([*self._languages, *self._expansions])})(?=s?\b)")

    def mark(self, content: str) -> str:
        """Expand each abbreviation where the page first uses it, and name the language of every foreign name.

        Args:
            content: The HTML of a page, as the project's templates or its Markdown make it.
        """
        expanded: set[str] = set()
        around: set[str] = set()
        parts: list[str] = []
        end = looked_at = 0
        for match in self._word.finditer(content):
            word, start = match.group(), match.start()
            if word in expanded or not _is_text(content, start):
                continue
            for tag in _TAG.finditer(content, looked_at, start):
                (around.discard if tag[1] else around.add)(tag[2])
            looked_at = start
            if not around.isdisjoint(_UNMARKED):
                continue
            if word in self._languages:
                marked = self._in_its_language(word)
            elif not around.isdisjoint(_UNEXPANDED):
                continue
            else:
                expanded.add(word)
                marked = f'<abbr title="{self._expansions[word]}">{word}</abbr>'
            parts += (content[end:start], marked)
            end = match.end()
        return "".join([*parts, content[end:]]) if parts else content

    def mark_names(self, text: str) -> str:
        """Name the language of every foreign name in a text without tags."""
        return self._name.sub(lambda match: self._in_its_language(match.group()), text)

    def _in_its_language(self, name: str) -> str:
        return f'<span lang="{self._languages[name]}">{name}</span>'


def _any_of(words: Iterable[str]) -> str:
    # A pattern that never matches stands for no words.
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True)) or "(?!)"


def _is_text(content: str, index: int) -> bool:
    """Tell whether a place in HTML is the beginning of a word, and in no tag."""
    in_tag = content.rfind("<", 0, index) > content.rfind(">", 0, index)
    return not in_tag and not content[index - 1 : index].isalnum()
