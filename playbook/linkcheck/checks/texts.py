"""The text of pages and files is what was meant to be read: its characters, its language, and nothing left over."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from playbook.checking.wording.language import is_foreign
from playbook.findings import excerpt
from playbook.languages import LANGUAGES, Language
from playbook.linkcheck.findings import LinkFinding, found
from playbook.linkcheck.passages import Passage
from playbook.linkcheck.site import BuiltSite

_TEXTS: Final = (".css", ".csv", ".html", ".js", ".json", ".svg", ".txt", ".vcf", ".webmanifest", ".xml")
"""Ends of names of files of text."""

_PLAIN: Final = (".txt", ".vcf", ".webmanifest", ".xml")
"""Ends of names of files that are made from templates, beside pages."""

_LEFT_OVER: Final = re.compile(r"\{\{|\{%|\{#")
_GARBLED: Final = re.compile(r"\ufffd|\u00c3[\u0080-\u00bf]|\u00e2\u20ac")
"""A character that was lost, or two and three that were one before UTF-8 was read as something else."""


_ALPHABET: Final = re.compile(r"(?:\w\s+)*\w")
"""Letters in a row lead through a list; some of them are words of one language or the other."""


def check_texts(site: BuiltSite) -> Iterator[LinkFinding]:
    """Find text that is garbled, in the wrong language, or left over from a template."""
    for file, content in site.files.items():
        if file.endswith(_TEXTS) and not file.startswith(site.indexes):
            try:
                text = content.decode("utf-8")
            except UnicodeDecodeError as error:
                line = content.count(b"\n", 0, error.start) + 1
                yield found(site, "not-utf-8", file, line, byte=f"0x{content[error.start]:02X}")
                continue
            if file.endswith(_PLAIN):
                for number, line_ in enumerate(text.splitlines(), 1):
                    yield from _check_characters(site, file, line_, number)
            elif file in site.pages:
                yield from _check_page(site, file)


def _check_page(site: BuiltSite, file: str) -> Iterator[LinkFinding]:
    page = site.pages[file]
    for passage in page.passages:
        yield from _check_characters(site, file, passage.text, passage.line)
        language = next((language for language in LANGUAGES if language == passage.language.partition("-")[0]), None)
        # A page of both languages has both of them in its title.
        if language and page.is_in_its_language and _reads_as_other(passage.text, language):
            yield _about(site, "wrong-language", file, passage, language)


def _check_characters(site: BuiltSite, file: str, text: str, line: int) -> Iterator[LinkFinding]:
    for code, pattern in (("template-leftover", _LEFT_OVER), ("garbled-text", _GARBLED)):
        match = pattern.search(text)
        if match:
            words = excerpt(text[max(0, match.start() - 20) :].strip())
            yield found(site, code, file, line, subject=words, words=words)


def _about(site: BuiltSite, code: str, file: str, passage: Passage, language: Language) -> LinkFinding:
    words = excerpt(" ".join(passage.text.split()))
    return found(site, code, file, passage.line, subject=file, words=words, language=language)


@lru_cache(maxsize=20_000)  # menus and the words of the shell are the same on every page
def _reads_as_other(text: str, language: Language) -> bool:
    return not _ALPHABET.fullmatch(text.strip()) and is_foreign(text, language)
