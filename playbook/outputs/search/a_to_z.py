"""The index from A to Z: every page, tool and term of the site, for those who search without a script."""

import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Final

from playbook.catalogue.linked import Catalogue
from playbook.languages import LANGUAGES, Language
from playbook.languages.ordering import alphabetical
from playbook.outputs.search.preparing import GLOSSARY, TOOLS, ResultKind, as_typed, kind_of
from playbook.pages.plan import A_TO_Z, HOME, SitePlan

DIGITS: Final = "0-9"


@dataclass(frozen=True, slots=True)
class IndexEntry:
    """An entry of the index.

    Attributes:
        text: What it says.
        page: The key of the page it leads to.
        fragment: The part of that page, or nothing.
        kind: What it leads to.
        is_alone: Whether no other entry says the same.
    """

    text: str
    page: str
    fragment: str
    kind: ResultKind
    is_alone: bool = True


def a_to_z(catalogue: Catalogue, plan: SitePlan, language: Language) -> Mapping[str, tuple[IndexEntry, ...]]:
    """List everything in the alphabetical order of a language.

    Args:
        catalogue: The records.
        plan: The pages.
        language: The language.

    Returns:
        The entries by their letter, the digits first; the letters are those of both languages, so that both pages have the
        same headings.
    """
    entries = _entries(catalogue, plan, language)
    times = Counter(entry.text for entry in entries)
    letters = sorted({_letter(entry.text) for side in LANGUAGES for entry in _entries(catalogue, plan, side)})
    groups: dict[str, list[IndexEntry]] = {letter: [] for letter in letters}
    for entry in alphabetical(entries, lambda entry: entry.text):
        groups[_letter(entry.text)].append(replace(entry, is_alone=times[entry.text] == 1))
    return {letter: tuple(group) for letter, group in groups.items()}


def _entries(catalogue: Catalogue, plan: SitePlan, language: Language) -> list[IndexEntry]:
    return [*_pages(plan, language), *_tools(catalogue, language), *_terms(catalogue, language)]


def _pages(plan: SitePlan, language: Language) -> Iterator[IndexEntry]:
    for page in plan.pages.values():
        if page.key not in (HOME, A_TO_Z):
            yield IndexEntry(page.text[language].title, page.key, "", kind_of(page))


def _tools(catalogue: Catalogue, language: Language) -> Iterator[IndexEntry]:
    for id_, tool in catalogue.tools.items():
        yield IndexEntry(tool.title.in_language(language), TOOLS, id_, "tool")


def _terms(catalogue: Catalogue, language: Language) -> Iterator[IndexEntry]:
    for id_, term in catalogue.terms.items():
        name = term.name.in_language(language)
        abbreviation = term.abbreviation.in_language(language) if term.abbreviation else name
        if abbreviation == name:
            yield IndexEntry(name, GLOSSARY, id_, "term")
        else:
            yield IndexEntry(f"{name} ({abbreviation})", GLOSSARY, id_, "term")
            yield IndexEntry(f"{abbreviation} ({name})", GLOSSARY, id_, "term")


def _letter(text: str) -> str:
    # A name of signs alone stands with the digits, before the letters.
    first = next((character for character in text if character.isalnum()), "0")
    letter = unicodedata.normalize("NFD", as_typed(first))[0].upper()
    return DIGITS if letter.isdigit() else letter
