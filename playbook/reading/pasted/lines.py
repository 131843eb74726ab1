"""Lines of fields as word processors and mail write them: odd spaces before words, no colon after the name.

A line inside a text that begins with `|` or `>` is words, and nothing of these but its indentation.
"""

import re
from collections.abc import Collection, Iterator
from typing import Final

import yaml

from playbook.findings import Severity, excerpt
from playbook.reading.pasted.file_lines import INDENTATION, LETTER_LIKE_BAR, LIKE_BAR, ODD, Line, like_bars, lines_of
from playbook.reading.pasted.quotes import OPENING, in_straight, may_be_in_brackets, quoted_values
from playbook.reading.pasted.repairs import Repair, Repaired, Slip

_BEFORE_NAME: Final = re.compile(rf"[ {ODD}]*(?:-[ {ODD}]+)*")
_NAME: Final = re.compile(rf"{_BEFORE_NAME.pattern}(?P<name>[a-z_]+):")
_AFTER_NAME: Final = re.compile(rf"{_NAME.pattern}(?P<space>[ {ODD}]*)")

_NO_COLON: Final = r"(?:[ \u00a0\u202f]*[=;][ \u00a0\u202f]*|:[\u00a0\u202f]*|[ \u00a0\u202f]+)(?=[^:=\s])"
"""What may stand between the name of a field and its value in the place of a colon and a space."""

_UNNAMED: Final = re.compile(rf"(?P<before> *(?:- +)*)(?P<name>[a-z_]+)(?P<space>{_NO_COLON})(?P<value>.+)")
_QUOTED: Final = re.compile(r"\"(?:[^\"\\]|\\.)*\"|'(?:[^']|'')*'")
_QUOTED_OR_TEXT: Final = re.compile(rf"{_QUOTED.pattern}|[|>][-+0-9]*")
_SIDES: Final = ("fr", "en")
_FIELD: Final = re.compile(r" *(?:- +)*[a-z_]+:(?: |$)")

_MAY_BE_ODD: Final = re.compile(
    rf"""
    \n[ \t-]*(?:
      [{ODD}{OPENING}]
      | [\w-]+:\ +(?:[{LIKE_BAR}]|{LETTER_LIKE_BAR}[-+]|[{OPENING}])
      | (?:{"|".join(_SIDES)}){_NO_COLON}[^\n]*:(?:\s|\Z)
      | [a-z_]+{_NO_COLON}["'|>]
    )
    """,
    re.VERBOSE,
)
"""Stands in every text in which something is found, but for quotation marks in brackets."""


def repair_lines(read: Repaired, begin: int, end: int, names: Collection[str], *, is_mend: bool = False) -> None:
    """Read lines of fields as they are meant.

    Args:
        read: The text.
        begin: Where its fields begin.
        end: Where they end, counted from the end of the text.
        names: The names that a field may have.
        is_mend: Whether a file is mended, where what the parser stumbles over and says itself is put right too.
    """

    def lines_as_read() -> list[Line]:
        return list(lines_of(read.text, begin, len(read.text) - end))

    if not _may_be_odd(read.text[begin : len(read.text) - end]):
        return
    lines = lines_as_read()
    bars = [(line.start + column, line.text[column]) for line, column in like_bars(lines)]
    if bars:
        read.note(Slip("odd-text-sign", place, arguments={"sign": sign}, suggestion="|") for place, sign in bars)
        read.apply([Repair(place, place + 1, "|") for place, _ in bars])
        lines = lines_as_read()
    spaces = [repair for line in lines for repair in _spaces(line)]
    if spaces:
        slip = _odd_indentation(lines, spaces)
        spaces += [repair for line in lines for repair in _spaces_before_value(line)]
        after = _with(read.text, spaces)
        # Where the other lines are not set in as far, nobody knows what was meant.
        if _is_readable(after[begin : len(after) - end]) or not _is_readable(read.text[begin : len(read.text) - end]):
            read.note([slip])
            read.apply(sorted(spaces, key=lambda one: one.start))
            lines = lines_as_read()
    if any(sign in read.text for sign in OPENING):
        quoted = list(quoted_values(lines, is_mend=is_mend))
        read.note(slip for slip, _ in quoted)
        read.apply([repair for _, repairs in quoted for repair in repairs])
        lines = lines_as_read() if quoted else lines
    unnamed = list(_without_colon(lines, names))
    read.note(slip for slip, _ in unnamed)
    read.apply([repair for _, repair in unnamed])


def _may_be_odd(fields: str) -> bool:
    """Tell whether anything may be found; most files have nothing of it, and need not be looked at line by line."""
    # With a line break before it, the first line is like the others.
    return _MAY_BE_ODD.search(f"\n{fields}") is not None or may_be_in_brackets(fields)


def _spaces(line: Line) -> Iterator[Repair]:
    """Find spaces that don't break where only those that do indent."""
    if line.text.isascii():
        return
    match = INDENTATION.match(line.text) if line.is_words else _BEFORE_NAME.match(line.text)
    for index, sign in enumerate(match.group() if match else ""):
        if sign in ODD:
            yield Repair(line.start + index, line.start + index + 1, " ")


def _spaces_before_value(line: Line) -> Iterator[Repair]:
    match = None if line.is_words else _AFTER_NAME.match(line.text)
    for index in range(*match.span("space")) if match else ():
        if line.text[index] in ODD:
            yield Repair(line.start + index, line.start + index + 1, " ")


def _with(text: str, spaces: list[Repair]) -> str:
    signs = list(text)
    for repair in spaces:
        signs[repair.start] = repair.right
    return "".join(signs)


def _is_readable(fields: str) -> bool:
    try:
        for _ in yaml.parse(fields, Loader=yaml.CSafeLoader):
            pass
    except yaml.YAMLError:
        return False
    return True


def _odd_indentation(lines: list[Line], spaces: list[Repair]) -> Slip:
    """Say it once of the file; of a single line, by the name of its field."""
    first = next(line for line in lines if line.start + len(line.text) > spaces[0].start)
    name = _NAME.match(first.text)
    if name and not first.is_words and spaces[-1].start < first.start + len(first.text):
        return Slip("non-breaking-space", first.start, arguments={"key": name["name"]})
    return Slip("odd-indentation", spaces[0].start, Severity.WARNING)


def _without_colon(lines: list[Line], names: Collection[str]) -> Iterator[tuple[Slip, Repair]]:
    """Find names of fields after which the colon is missing."""
    for index, line in enumerate(lines):
        match = None if line.is_words else _UNNAMED.fullmatch(line.text.rstrip())
        if not match or match["name"] not in names or not _begins_field(lines, index, len(match["before"])):
            continue
        value = match["value"]
        is_quoted = (_QUOTED if match["space"][:1] != ":" else _QUOTED_OR_TEXT).fullmatch(value) is not None
        # Only the sides of a text have names that no sentence of one begins with; others need quotation marks to be sure.
        if not is_quoted and (match["name"] not in _SIDES or not re.search(r":(?: |$)", value)):
            continue
        start = line.start + match.start("name")
        written = value if is_quoted else in_straight(value)
        yield (
            Slip(
                "missing-colon",
                start,
                arguments={"value": excerpt(match.group().strip())},
                suggestion=f"{match['name']}: {written}",
            ),
            Repair(line.start + match.end("name"), line.start + match.end("value"), f": {written}"),
        )


def _begins_field(lines: list[Line], index: int, depth: int) -> bool:
    """Tell whether a field is expected on a line: beside others, or below the name of what has it."""
    above = next(
        (
            line
            for line in reversed(lines[:index])
            if line.text.strip() and not line.is_words and not line.text.lstrip().startswith("#")
        ),
        None,
    )
    if above is None:
        return True
    field = _FIELD.match(above.text)
    inside = re.match(r" *(?:- +)*", above.text)
    if not field or not inside:
        return (
            _UNNAMED.fullmatch(above.text.rstrip()) is not None and inside is not None and len(inside.group()) == depth
        )
    return len(inside.group()) >= depth or above.text.rstrip().endswith(":")
