"""Values between curly marks, which a word processor puts in the place of straight ones."""

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile
from typing import Final

from playbook.findings import Severity, excerpt
from playbook.reading.pasted.file_lines import BEGIN_OF_TEXT, ODD, Line
from playbook.reading.pasted.repairs import Repair, Slip

OPENING: Final = "“”„«‟‘‚‛‹"
"""The marks with which such a value may begin."""

_VALUE: Final = re.compile(rf"(?P<before> *(?:- +)*(?:[\w-]+: +)?)(?P<value>[{OPENING}].*)")
_IN_BRACKETS: Final = re.compile(r"(?<=[\[{,:])(?P<space> *)(?P<value>[“”„«‘][^“”„«»‘\"\[\]{}]*[“”»’])(?= *[,\]}])")
_INSIDE: Final = re.compile(
    rf"[“”„‟][ {ODD}]*(?P<curly>[^“”„‟«»]+?)[ {ODD}]*[“”‟]"
    rf"|[“”„‟][ {ODD}]*(?P<half>[^“”„‟«»\"]+?)[ {ODD}]*\""
    rf"|«[ {ODD}]*(?P<angled>[^«»]+?)[ {ODD}]*»"
    rf"|‹[ {ODD}]*(?P<single_angled>[^‹›]+?)[ {ODD}]*›"
    rf"|[‘‚‛][ {ODD}]*(?P<single>[^‘‚‛“”«»\"]+?)[ {ODD}]*’"
)
_STUMBLED_OVER: Final = re.compile(r":(?: |$)| #")
_HAS_BRACKETS: Final = re.compile(r"[:-] +[\[{]")
_WITH_BRACKETS: Final = re.compile(
    rf"{_HAS_BRACKETS.pattern}[^\n]*[{OPENING}]|[{OPENING}][^\n]*{_HAS_BRACKETS.pattern}"
)
_ENDS_SENTENCE: Final = re.compile(r"[.!?…][”»’\s\u00a0]*$")

_Quoted = tuple[Slip, list[Repair]]


def quoted_values(lines: Sequence[Line], *, is_mend: bool) -> Iterator[_Quoted]:
    """Yield the values that are between curly marks as a whole, and what is read in the place of the marks.

    Args:
        lines: The lines of a file of fields.
        is_mend: Whether a file is mended, where what the parser stumbles over and says itself is put right too.
    """
    for index, line in enumerate(lines):
        if line.is_words:
            continue
        if BEGIN_OF_TEXT.fullmatch(line.text):
            yield from _in_text(list(takewhile(lambda one: one.is_words, lines[index + 1 :])))
            continue
        values = _values(line.text) if _may_hold_value(lines, index) else []
        found = [one for match in values for one in _on_line(line, match, is_mend=is_mend)]
        yield from found
        if values and not found:
            yield from _on_lines([line, *_continued(lines, index)], is_mend=is_mend)


def may_be_in_brackets(text: str) -> bool:
    """Tell whether any line of a text has both curly marks and brackets."""
    return any(sign in text for sign in OPENING) and _WITH_BRACKETS.search(text) is not None


def _may_hold_value(lines: Sequence[Line], index: int) -> bool:
    """Tell whether a value may begin on a line: one without a name may go on with the value of the line above."""
    has_name = re.match(r" *(?:- |[\w-]+:)", lines[index].text) is not None
    above = next((line.text.strip() for line in reversed(lines[:index]) if line.text.strip()), ":")
    return has_name or above.endswith(":") or above == "-"


def _values(line: str) -> list[re.Match[str]]:
    whole = _VALUE.fullmatch(line.rstrip())
    if whole:
        return [whole]
    return list(_IN_BRACKETS.finditer(line)) if _HAS_BRACKETS.search(line) else []


def _on_line(line: Line, match: re.Match[str], *, is_mend: bool) -> Iterator[_Quoted]:
    inside = _whole(match["value"])
    if inside and (is_mend or not _STUMBLED_OVER.search(match["value"])):
        start, end = (line.start + index for index in match.span("value"))
        words = _words(inside)
        yield _slip(start, match["value"], words), [Repair(start, end, in_straight(words))]


def _continued(lines: Sequence[Line], index: int) -> Iterator[Line]:
    """Yield the lines that go on with the value that begins on a line."""
    field = re.match(r" *(?:- +)*", lines[index].text)
    depth = len(field.group()) if field else 0
    for line in lines[index + 1 :]:
        if not line.text.strip() or len(line.text) - len(line.text.lstrip()) <= depth:
            return
        yield line


def _on_lines(lines: list[Line], *, is_mend: bool) -> Iterator[_Quoted]:
    first = _VALUE.fullmatch(lines[0].text.rstrip())
    value = " ".join([first["value"] if first else "", *(line.text.strip() for line in lines[1:])])
    inside = _whole(value) if first and len(lines) > 1 else None
    straight = '"' if '"' not in value and "\\" not in value else "'"
    if first and inside and straight not in _words(inside) and (is_mend or not _STUMBLED_OVER.search(value)):
        yield from _without_marks(lines, first.start("value"), value, inside, straight)


def _in_text(lines: list[Line]) -> Iterator[_Quoted]:
    """Find the marks around the only paragraph of a text that has lines of its own."""
    while lines and not lines[-1].text.strip():
        lines.pop()
    value = " ".join(line.text.strip() for line in lines)
    inside = _whole(value) if value[:1] in OPENING and all(line.text.strip() for line in lines) else None
    if lines and inside:
        first = lines[0].text
        yield from _without_marks(lines, len(first) - len(first.lstrip()), value, inside, "")


def _without_marks(
    lines: list[Line], column: int, value: str, inside: re.Match[str], straight: str
) -> Iterator[_Quoted]:
    words = _words(inside)
    before, after = inside.start(inside.lastgroup or 0), len(value) - inside.end(inside.lastgroup or 0)
    start, end = lines[0].start + column, lines[-1].start + len(lines[-1].text.rstrip())
    # Spaces beside a mark that stands alone on its line are those of the line's end.
    if len(lines[0].text) - column > before and len(lines[-1].text.strip()) > after:
        yield (
            _slip(start, value, words),
            [Repair(start, start + before, straight), Repair(end - after, end, straight)],
        )


def _whole(value: str) -> re.Match[str] | None:
    """Return the match of a value between marks; words that somebody said stay as they are."""
    return None if _ENDS_SENTENCE.search(value) else _INSIDE.fullmatch(value)


def _words(inside: re.Match[str]) -> str:
    return str(inside[inside.lastgroup or 0])


def _slip(start: int, value: str, words: str) -> Slip:
    return Slip("value-in-quotes", start, Severity.WARNING, {"value": excerpt(value)}, excerpt(words))


def in_straight(words: str) -> str:
    """Write a value between straight marks."""
    return "'" + words.replace("'", "''") + "'" if '"' in words or "\\" in words else f'"{words}"'
