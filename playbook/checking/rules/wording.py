"""The words of records: typography, numbers, language, reading ease and Markdown of every text."""

from collections.abc import Iterator
from typing import Any, Final

from playbook.checking.rule import Rule
from playbook.checking.wording import markdown_slips, number_slips, slips
from playbook.checking.wording.line_marks import line_marks, line_slips
from playbook.checking.wording.now import says_now
from playbook.checking.wording.paragraphs import unsupported_marks
from playbook.checking.wording.slips import Slip
from playbook.checking.wording.titles import TITLES, title_slips
from playbook.checking.wording.words import Words
from playbook.findings import Finding
from playbook.languages import LANGUAGES, Language
from playbook.reading.collection import Collection, Entry, legible_texts
from playbook.reading.declared import lines_alone
from playbook.reading.places import field_path
from playbook.records import Line, SourcedRecord, Text
from playbook.records.placeholders import MARKERS
from playbook.records.remembering import remembered


def check_wording(collection: Collection) -> Iterator[Finding]:
    """Find slips in the texts of records: of each text by itself, then the numbers that its counterpart lacks."""
    for entry in collection.every():
        yield from _found_in(entry)


@remembered
def _found_in(entry: Entry[Any]) -> tuple[Finding, ...]:
    return (*_slips_of(entry), *(_said_of_now(entry) if issubclass(entry.declared, SourcedRecord) else ()))


def _slips_of(entry: Entry[Any]) -> Iterator[Finding]:
    for path, text in legible_texts(entry):
        for language, slip in (*_slips(text), *(_title_slips(text) if path[-1] in TITLES else ())):
            here = (*path, language)
            written = text.in_language(language)
            position = slip.position_in(entry.document, here, written)
            yield slip.finding(written, entry.document.file, position, field_path(here))
    for path, line in lines_alone(entry.document, entry.declared):
        if path[0] != "suppress":  # what is said to editors only
            for slip in line_marks(line):
                position = slip.position_in(entry.document, path, line)
                yield slip.finding(line, entry.document.file, position, field_path(path))


def _said_of_now(entry: Entry[Any]) -> Iterator[Finding]:
    """Find words of now in what is restated from a source; the editors' note has a date of its own."""
    for path, text in legible_texts(entry):
        if path[0] == "editors_note":
            continue
        for language in LANGUAGES:
            written = text.in_language(language)
            words = Words.of(written)
            for found in says_now(words.read, language):
                here, slip = (*path, language), words.in_place(found)
                yield slip.finding(
                    written, entry.document.file, slip.position_in(entry.document, here, written), field_path(here)
                )


def _slips(text: Line | Text) -> Iterator[tuple[Language, Slip]]:
    words = {language: Words.of(text.in_language(language)) for language in LANGUAGES}
    for language in LANGUAGES:
        for slip in slips(words[language].read, language):
            yield language, words[language].in_place(slip)
        if isinstance(text, Text):
            markdown = text.in_language(language)
            for slip in (
                *markdown_slips(markdown, words[language].hidden, language, is_page=False),
                *unsupported_marks(markdown),
            ):
                yield language, slip
        else:
            for slip in line_slips(text.in_language(language), language):
                yield language, slip
    yield from number_slips(words["fr"], words["en"])


def _title_slips(text: Line | Text) -> Iterator[tuple[Language, Slip]]:
    for language in LANGUAGES:
        words = Words.of(text.in_language(language))
        # One that is still to be written is a sentence that says so.
        if not any(marker in words.read for marker in MARKERS.values()):
            for slip in title_slips(words.read):
                yield language, words.in_place(slip)


RULE: Final = Rule(check_wording, needed_by="review")
