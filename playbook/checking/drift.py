"""What changed in one language only, between two versions of a record or of a page.

A text counts as the same where only its spaces and apostrophes differ. Items of a list are followed when others come
before them: an item that is new or gone has both of its sides, so it is no drift.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any

from playbook.findings import Path
from playbook.languages import LANGUAGES, Language, other


@dataclass(frozen=True, slots=True)
class Drift:
    """A text of which one language changed.

    Attributes:
        path: The way to the text in the newer version; of a page, the number of the section.
        side: The language that changed.
        texts: The text of each language, as it is now.
    """

    path: Path
    side: Language
    texts: Mapping[Language, str]


@dataclass(frozen=True, slots=True)
class _Text:
    path: Path
    texts: Mapping[Language, str]

    @property
    def plain(self) -> tuple[str, ...]:
        return tuple(plain(self.texts[language]) for language in LANGUAGES)


def plain(text: str) -> str:
    """Return a text without what only typography changes in it: kinds of spaces and of apostrophes."""
    return " ".join(text.replace("’", "'").split())


def drift_of_record(before: object, after: object) -> Iterator[Drift]:
    """Find the texts of a record that changed in one language only.

    Args:
        before: The values of the older version, as YAML gives them.
        after: Those of the newer one.
    """
    older, newer = _by_field(before), _by_field(after)
    for field, texts in newer.items():
        yield from _drift(older.get(field, []), texts)


def rewritten_in_record(before: object, after: object) -> Iterator[Path]:
    """Find the texts of a record that changed in both languages: the way to each in the newer version."""
    older, newer = _by_field(before), _by_field(after)
    for field, texts in newer.items():
        olds = older.get(field, [])
        for tag, first_before, last_before, first, last in _matched(olds, texts).get_opcodes():
            if tag == "replace" and last - first == last_before - first_before:
                for old, text in zip(olds[first_before:last_before], texts[first:last], strict=True):
                    if all(side != other_side for side, other_side in zip(old.plain, text.plain, strict=True)):
                        yield text.path


def drift_of_page(before: Mapping[Language, Sequence[str]], after: Mapping[Language, Sequence[str]]) -> Iterator[Drift]:
    """Find the sections of a page that changed in one language only.

    Args:
        before: The sections of the older version, by language.
        after: Those of the newer one; a section has the same number in both languages.
    """
    changed = {language: _changed(before[language], after[language]) for language in LANGUAGES}
    for language in LANGUAGES:
        sections, others = after[language], after[other(language)]
        for number in sorted(changed[language] - changed[other(language)]):
            beside = others[number] if number < len(others) else ""
            yield Drift((number,), language, {language: sections[number], other(language): beside})


def rewritten_in_page(before: Mapping[Language, Sequence[str]], after: Mapping[Language, Sequence[str]]) -> list[int]:
    """Return the numbers of the sections of a page that changed in both languages."""
    return sorted(set.intersection(*(_changed(before[language], after[language]) for language in LANGUAGES)))


def _changed(before: Sequence[str], after: Sequence[str]) -> set[int]:
    matcher = SequenceMatcher(None, [plain(text) for text in before], [plain(text) for text in after], autojunk=False)
    return {
        number for tag, _, _, first, last in matcher.get_opcodes() if tag != "equal" for number in range(first, last)
    }


def _by_field(data: object) -> dict[tuple[str, ...], list[_Text]]:
    """Return the texts in both languages by their field, whichever item of a list they are in."""
    found: dict[tuple[str, ...], list[_Text]] = {}
    for text in _texts(data, ()):
        found.setdefault(tuple(step for step in text.path if isinstance(step, str)), []).append(text)
    return found


def _texts(data: object, path: tuple[str | int, ...]) -> Iterator[_Text]:
    if isinstance(data, dict):
        if data.keys() == set(LANGUAGES) and all(isinstance(side, str) for side in data.values()):
            yield _Text(path, data)
            return
        steps: list[tuple[Any, Any]] = list(data.items())
    else:
        steps = list(enumerate(data)) if isinstance(data, list) else []
    for step, value in steps:
        yield from _texts(value, (*path, step))


def _matched(before: Sequence[_Text], after: Sequence[_Text]) -> "SequenceMatcher[tuple[str, ...]]":
    return SequenceMatcher(None, [text.plain for text in before], [text.plain for text in after], autojunk=False)


def _drift(before: Sequence[_Text], after: Sequence[_Text]) -> Iterator[Drift]:
    for tag, first_before, last_before, first, last in _matched(before, after).get_opcodes():
        if tag != "replace":
            continue
        for text in after[first:last]:
            side = _side(text, before[first_before:last_before])
            if side:
                yield Drift(text.path, side, text.texts)


def _side(text: _Text, replaced: Sequence[_Text]) -> Language | None:
    """Return the language of a text that changed, where the other side stands in what it replaces."""
    for number, language in enumerate(LANGUAGES):
        if any(
            text.plain[1 - number] == old.plain[1 - number] and text.plain[number] != old.plain[number]
            for old in replaced
        ):
            return language
    return None


def sections(page: str) -> list[tuple[int, str]]:
    """Return the parts of a page: its header with what comes before the first heading, then each section.

    Args:
        page: The whole page.

    Returns:
        The number of the first line of each, and its text.
    """
    parts: list[tuple[int, str]] = [(1, "")]
    in_code = False
    for number, line in enumerate(page.split("\n"), 1):
        in_code ^= line.startswith(("```", "~~~"))
        if line.startswith("#") and not in_code:
            parts.append((number, ""))
        first, text = parts[-1]
        parts[-1] = (first, f"{text}{line}\n")
    return parts
