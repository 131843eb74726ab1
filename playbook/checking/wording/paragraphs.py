"""Paragraphs and list items that would run together, and marks and macros that a record does not know."""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from playbook.checking.wording.slips import Slip

RUN_TOGETHER: Final = "run-together-paragraphs"

_ITEM: Final = r"(?:[-*+]|[0-9]{1,9}[.)])[ \t]"
_IS_ITEM: Final = re.compile(_ITEM)
_BREAK: Final = re.compile(rf"(?<![\n\\])(?<![ ][ ])\n(?=[^\n\s])(?!{_ITEM}|>)")
_FIRST_WORDS: Final = re.compile(r"\S+(?:[ \t]+\S+){0,4}")
_INDENTATION: Final = re.compile("[ \t]*")

UNSUPPORTED: Final = re.compile(
    r"""
    ^[ ]{0,3}\#{1,6}[ \t]+\S[^\n]*                          # a heading
    | ^(?=\S)(?![-*+>][ \t])[^\n]+\n[ ]{0,3}(?:={2,}|-{2,})[ \t]*$     # a heading, underlined
    | ^(?![-*+>|:\s])[^\n]+\n[ ]{0,3}:[ ]{1,3}(?=\S)[^\n]*        # a definition
    | ^[ ]{0,3}([-*_])[ \t]*(?:\1[ \t]*){2,}$               # a line across
    | ^[ ]{0,3}(?:`{3,}|~{3,})[^`\n]*$                      # a block of code
    | !\[[^\[\]\n]*\]\([^()\n]*\)                              # a picture
    | ^[ \t]*\|[^\n]*\|[ \t]*$(?:\n[ \t]*\|[^\n]*)*          # a table
    | ^(?![ \t]*\|)(?=[^|\n]*\w)[^|\n]++\|[^\n]*\n[ ]{0,3}:?-{2,}:?[ ]*(?:\|[ ]*:?-{2,}:?[ ]*)+\|?[ \t]*$(?:\n[^|\n]+\|[^\n]*)*   # without its sides
    | \{:[^{}\n]*\}                                        # attributes
    | ^[ ]{0,3}!!!\+?[ \t]+\w[^\n]*                        # a note
    | \{\{(?:[^{}]|[{}](?![{}]))*+\}\}+ | \{%(?:[^{%]|\{(?!%)|%(?!\}))*+%\}   # a macro
    | (?P<code>(?<!`)`[^`\n]+`(?!`))                        # code, where signs are shown on purpose
    """,
    re.VERBOSE | re.MULTILINE,
)
_SIGNS: Final = ("#", "--", "- -", "==", "***", "* *", "___", "_ _", "```", "~~~", "![", "|", "{", "!!!", "\n:")
"""One of these stands in whatever `UNSUPPORTED` finds, or nearly."""

_PARAGRAPH: Final = re.compile(r"(?:^|\n[ \t]*\n)(?=[^\s\-*+#|:!?<>{=~`]|\*\*)[^\n]*(?:\n(?![ \t]*\n)[^\n]+)+")
_ITEM_IN_PARAGRAPH: Final = re.compile(rf"\n[ ]{{0,3}}(?P<list>(?=[-*+]|1[.)]))?{_ITEM}")
"""An item, which is a list where it ends the paragraph: among numbers, only 1 does that
(https://spec.commonmark.org/0.31.2/#lists)."""


def unsupported_marks(text: str) -> Iterator[Slip]:
    """Find marks in the text of a record that are for pages only, and would be shown as they stand.

    Args:
        text: The Markdown of a record.
    """
    if any(sign in text for sign in _SIGNS):
        for match in UNSUPPORTED.finditer(text):
            if not match["code"]:
                yield Slip("unsupported-mark", match.start(), match.end())


def run_together(text: str, source: str) -> str | None:
    """Find the first paragraph or list item that the way a record's text is written joins with what is before it.

    Args:
        text: The text.
        source: The same as it is written in the file.

    Returns:
        Its first words, or `None` where all stay apart.
    """
    if source.startswith("|"):
        return None
    joined = _BREAK.search(text)
    if joined:
        return _beginning(text, joined.end())
    return next(_folded_items(source.split("\n")[1:]), None)


def _folded_items(lines: list[str]) -> Iterator[str]:
    base = next((_indentation(line) for line in lines if line.strip()), "")
    for before, line in pairwise(lines):
        # Lines that are set in further keep their ends; an empty line makes an end as well.
        folds = before.strip() and _indentation(before) == _indentation(line) == base
        if folds and _IS_ITEM.match(line.strip()):
            begun = before.strip()
            if _IS_ITEM.match(begun) or begun.endswith(":"):
                yield _beginning(line.strip(), 0)


def _indentation(line: str) -> str:
    match = _INDENTATION.match(line)
    return match.group() if match else ""


def _beginning(text: str, start: int) -> str:
    match = _FIRST_WORDS.match(text, start)
    return match.group() if match else text[start:]


def items_in_paragraphs(text: str, hidden: str) -> Iterator[Slip]:
    """Find the numbered lists of a page that begin, without an empty line, with another number than 1: these stay words.

    Args:
        text: The Markdown of a page.
        hidden: The same with marks hidden.
    """
    for paragraph in _PARAGRAPH.finditer(text):
        item = _ITEM_IN_PARAGRAPH.search(text, paragraph.start() + 1, paragraph.end())
        first = text[paragraph.start() : paragraph.end()].strip()
        if (
            item
            and item["list"] is None
            and not _IS_ITEM.match(first)
            and hidden[item.start() + 1 : item.end()].strip()
        ):
            words = _FIRST_WORDS.match(text, item.start() + 1 + len(item.group()) - len(item.group().lstrip()))
            yield Slip(RUN_TOGETHER, item.start() + 1, words.end() if words else item.end())
