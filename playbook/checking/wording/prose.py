"""The words and the Markdown of prose pages, and the same headings in both languages."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Final

from playbook.checking.wording import markdown_slips, number_slips, slips
from playbook.checking.wording.line_marks import line_slips
from playbook.checking.wording.marks import BORDER
from playbook.checking.wording.now import says_now
from playbook.checking.wording.page_marks import pictures_without_words, skipped_headings, tables_without_header
from playbook.checking.wording.paragraphs import items_in_paragraphs
from playbook.checking.wording.slips import Slip
from playbook.checking.wording.titles import TITLES, title_slips
from playbook.checking.wording.words import Words
from playbook.findings import START, Finding, Position
from playbook.languages import LANGUAGES, Language
from playbook.reading.prose import WORDS_OF_HEADER, ProsePage
from playbook.records.remembering import remembered
from playbook.records.source import EDITORS

_HEADING: Final = re.compile(r"^ {0,3}(#{1,6})[ \t]", re.MULTILINE)

_BODY: Final = ""


@dataclass(frozen=True, slots=True)
class Passage:
    """Words of a page: a field of its header, or its body.

    Attributes:
        page: The page.
        field: The name of the field; `_BODY` for the body.
        words: The words.
    """

    page: ProsePage
    field: str
    words: Words

    @property
    def text(self) -> str:
        """The words as they are written."""
        return self.words.written

    @property
    def hidden(self) -> str:
        """The same with marks hidden."""
        return self.words.hidden

    def finding(self, slip: Slip) -> Finding:
        """Report a slip."""
        return slip.finding(self.text, self.page.file, self._position(slip), self.field)

    def _position(self, slip: Slip) -> Position:
        if self.field == _BODY:
            start = slip.start + len(self.text[slip.start :]) - len(self.text[slip.start :].lstrip())
            return _position_in_body(self.page, start)
        document = self.page.header_document
        return slip.position_in(document, (self.field,), self.text) if document else START


@dataclass(frozen=True, slots=True)
class _Section:
    """A heading and what stands under it, up to the next one; before the first heading, the level is 0."""

    level: int
    start: int
    end: int


def check_marks(pages: Iterable[ProsePage]) -> Iterator[Finding]:
    """Find what is wrong with the headings, pictures and tables of prose pages: a page needs these to be right.

    Args:
        pages: The pages of both languages.
    """
    bodies: dict[str, dict[Language, Passage]] = {}
    for page in pages:
        body = Passage(page, _BODY, Words.of(page.body))
        bodies.setdefault(page.key, {})[page.language] = body
        yield from map(body.finding, _mark_slips(body))
    for pair in bodies.values():
        different = _different_headings(pair) if len(pair) == len(LANGUAGES) else None
        if different:
            yield different


def check_prose(pages: Iterable[ProsePage]) -> Iterator[Finding]:
    """Find slips in the words of prose pages.

    Args:
        pages: The pages of both languages; one without a counterpart is looked at by itself.
    """
    pairs: dict[str, dict[Language, ProsePage]] = {}
    for page in pages:
        pairs.setdefault(page.key, {})[page.language] = page
        yield from _found_on(page)
    for pair in pairs.values():
        if len(pair) == len(LANGUAGES):
            yield from _found_between(pair["fr"], pair["en"])


@remembered
def _found_on(page: ProsePage) -> tuple[Finding, ...]:
    return tuple(passage.finding(slip) for passage in passages_of(page) for slip in _slips_of(passage))


@remembered
def _found_between(french: ProsePage, english: ProsePage) -> tuple[Finding, ...]:
    """Compare what two pages say, field by field."""
    fields = {passage.field: passage for passage in passages_of(french)}
    return tuple(
        finding
        for passage in passages_of(english)
        if passage.field in fields
        for finding in _compare({"fr": fields[passage.field], "en": passage})
    )


def _is_restated(page: ProsePage) -> bool:
    """Say whether a page restates a document, and is not the editors' own."""
    return any(citation.document != EDITORS for citation in page.header.source)


def passages_of(page: ProsePage) -> Iterator[Passage]:
    """Yield the fields of a page's header that are words, and its body."""
    texts = {field: getattr(page.header, field) for field in WORDS_OF_HEADER} | {_BODY: page.body}
    for field, text in texts.items():
        if text:
            yield Passage(page, field, Words.of(text))


def _slips_of(passage: Passage) -> Iterator[Slip]:
    language = passage.page.language
    words = passage.words
    yield from map(words.in_place, slips(words.read, language))
    if passage.field in TITLES:
        yield from map(words.in_place, title_slips(words.read))
    if _is_restated(passage.page):
        yield from map(words.in_place, says_now(words.read, language))
    if passage.field == _BODY:
        yield from _markdown_slips(passage)
    else:
        yield from line_slips(passage.text, language)


def _markdown_slips(body: Passage) -> Iterator[Slip]:
    text, hidden = body.text, body.hidden
    yield from markdown_slips(text, hidden, body.page.language)
    yield from items_in_paragraphs(text, hidden)


def _mark_slips(body: Passage) -> Iterator[Slip]:
    text, hidden = body.text, body.hidden
    yield from pictures_without_words(text, hidden)
    yield from tables_without_header(text, hidden)
    _, *headings = _sections(body)
    yield from skipped_headings([(section.level, *_heading(text, section.start)) for section in headings])


def _heading(text: str, start: int) -> tuple[int, int]:
    end = text.find("\n", start)
    return start, end if end >= 0 else len(text)


def _compare(pair: Mapping[Language, Passage]) -> Iterator[Finding]:
    """Compare the numbers of two passages, section by section where the headings are the same."""
    sections = {language: _sections(passage) for language, passage in pair.items()}
    if _levels(sections["fr"]) != _levels(sections["en"]):
        sections = {language: [_Section(0, 0, len(passage.text))] for language, passage in pair.items()}
    for french, english in zip(sections["fr"], sections["en"], strict=True):
        starts = {"fr": french.start, "en": english.start}
        words = (
            pair["fr"].words.part(french.start, french.end),
            pair["en"].words.part(english.start, english.end),
        )
        for language, slip in number_slips(*words):
            start = starts[language]
            yield pair[language].finding(replace(slip, start=slip.start + start, end=slip.end + start))


def _sections(passage: Passage) -> list[_Section]:
    headings = [
        (len(match.group(1)), match.start())
        for match in _HEADING.finditer(passage.text)
        if passage.hidden[match.start(1)] == BORDER  # in a block of code, it is no heading
    ]
    ends = [*(start for _, start in headings), len(passage.text)]
    begins = [(0, 0), *headings]
    return [_Section(level, start, end) for (level, start), end in zip(begins, ends, strict=True)]


def _levels(sections: Iterable[_Section]) -> list[int]:
    return [section.level for section in sections]


def _different_headings(pair: Mapping[Language, Passage]) -> Finding | None:
    sections = {language: _sections(passage) for language, passage in pair.items()}
    levels = {language: _levels(sections[language]) for language in LANGUAGES}
    if levels["fr"] == levels["en"]:
        return None
    longer: Language = "fr" if len(levels["fr"]) > len(levels["en"]) else "en"
    shorter: Language = "en" if longer == "fr" else "fr"
    first = next(index for index, level in enumerate(levels[longer]) if levels[shorter][index : index + 1] != [level])
    page = pair[longer].page
    position = _position_in_body(page, sections[longer][first].start)
    return Finding("different-headings", page.file, position, arguments={"other": pair[shorter].page.file})


def _position_in_body(page: ProsePage, index: int) -> Position:
    line = page.body.count("\n", 0, index)
    return Position(page.body_line + line, index - (page.body.rfind("\n", 0, index) + 1) + 1)
