"""Lines of fields as word processors and mail write them: odd spaces before words, curly marks for straight ones, no colon.

A line inside a text that begins with `|` or `>` is words, and nothing of these but its indentation.
"""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Final

import yaml

from playbook.findings import Severity, excerpt
from playbook.reading.pasted.repairs import Repair, Repaired, Slip

_ODD: Final = "\u00a0\u202f\u2007"

_INDENTATION: Final = re.compile(rf"[ \t{_ODD}]*")
_BEFORE_NAME: Final = re.compile(rf"[ {_ODD}]*(?:-[ {_ODD}]+)*")
_NAME: Final = re.compile(rf"{_BEFORE_NAME.pattern}(?P<name>[a-z_]+):")
_AFTER_NAME: Final = re.compile(rf"{_NAME.pattern}(?P<space>[ {_ODD}]*)")
_BEGIN_OF_TEXT: Final = re.compile(r"[ \t]*(?:- +)*(?:[\w-]+ *:|-) +[|>][-+0-9]*[ \t]*(?:#.*)?")

_VALUE: Final = re.compile(r"(?P<before> *(?:- +)*(?:[\w-]+: +)?)(?P<value>[“”„«‟].*)")
_IN_BRACKETS: Final = re.compile(r"(?<=[\[{,:])(?P<space> *)(?P<value>[“”„«][^“”„«»\"\[\]{}]*[“”»])(?= *[,\]}])")
_INSIDE: Final = re.compile(r"(?:[“”„‟](?P<curly>[^“”„‟«»]+)[“”‟]|«(?P<angled>[^«»]+)»)")
_STUMBLED_OVER: Final = re.compile(r":(?: |$)| #")
_HAS_BRACKETS: Final = re.compile(r"[:-] +[\[{]")
_ENDS_SENTENCE: Final = re.compile(r"[.!?…][”»\s\u00a0]*$")

_UNNAMED: Final = re.compile(r"(?P<before> *(?:- +)*)(?P<name>[a-z_]+)(?P<space>[ \u00a0\u202f]+)(?P<value>[^:=\s].*)")
_QUOTED: Final = re.compile(r"\"(?:[^\"\\]|\\.)*\"|'(?:[^']|'')*'")
_SIDES: Final = ("fr", "en")
_FIELD: Final = re.compile(r" *(?:- +)*[a-z_]+:(?: |$)")


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of a file of fields.

    Attributes:
        start: Where it begins, as an index of the text.
        text: What it says.
        is_words: Whether it is inside a text, and not a field.
    """

    start: int
    text: str
    is_words: bool


def repair_lines(read: Repaired, begin: int, end: int, names: Collection[str], *, is_mend: bool = False) -> None:
    """Read lines of fields as they are meant.

    Args:
        read: The text.
        begin: Where its fields begin.
        end: Where they end, counted from the end of the text.
        names: The names that a field may have.
        is_mend: Whether a file is mended, where what the parser stumbles over and says itself is put right too.
    """
    before = len(read.text) - end
    lines = list(_lines(read.text, begin, before))
    spaces = [repair for line in lines for repair in _spaces(line)]
    if spaces:
        slip = _odd_indentation(lines, spaces)
        spaces += [repair for line in lines for repair in _spaces_before_value(line)]
        after = _with(read.text, spaces)
        # Where the other lines are not set in as far, nobody knows what was meant.
        if _is_readable(after[begin : len(after) - end]) or not _is_readable(read.text[begin:before]):
            read.note([slip])
            read.apply(sorted(spaces, key=lambda one: one.start))
    before = len(read.text) - end
    if any(sign in read.text for sign in "“”„«‟"):
        quoted = list(_quoted(_lines(read.text, begin, before), is_mend=is_mend))
        read.note(slip for slip, _ in quoted)
        read.apply([repair for _, repair in quoted])
    before = len(read.text) - end
    unnamed = list(_without_colon(list(_lines(read.text, begin, before)), names))
    read.note(slip for slip, _ in unnamed)
    read.apply([repair for _, repair in unnamed])


def _lines(text: str, begin: int, end: int) -> Iterator[_Line]:
    start, depth = begin, -1
    for line in text[begin:end].split("\n"):
        indentation = _INDENTATION.match(line)
        inside = len(indentation.group()) if indentation else 0
        is_words = depth >= 0 and (not line.strip() or inside > depth)
        yield _Line(start, line, is_words)
        if not is_words:
            depth = _depth_of_text(line)
        start += len(line) + 1


def _depth_of_text(line: str) -> int:
    """Return how far the field is set in whose text begins at the end of a line; -1 where none does."""
    plain = re.sub(f"[{_ODD}]", " ", line)
    return len(plain) - len(plain.lstrip(" \t")) if _BEGIN_OF_TEXT.fullmatch(plain) else -1


def _spaces(line: _Line) -> Iterator[Repair]:
    """Find spaces that don't break where only those that do indent."""
    match = _INDENTATION.match(line.text) if line.is_words else _BEFORE_NAME.match(line.text)
    for index, sign in enumerate(match.group() if match else ""):
        if sign in _ODD:
            yield Repair(line.start + index, line.start + index + 1, " ")


def _spaces_before_value(line: _Line) -> Iterator[Repair]:
    match = None if line.is_words else _AFTER_NAME.match(line.text)
    for index in range(*match.span("space")) if match else ():
        if line.text[index] in _ODD:
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


def _odd_indentation(lines: list[_Line], spaces: list[Repair]) -> Slip:
    """Say it once of the file; of a single line, by the name of its field."""
    first = next(line for line in lines if line.start + len(line.text) > spaces[0].start)
    name = _NAME.match(first.text)
    if name and not first.is_words and spaces[-1].start < first.start + len(first.text):
        return Slip("non-breaking-space", first.start, arguments={"key": name["name"]})
    return Slip("odd-indentation", spaces[0].start, Severity.WARNING)


def _quoted(lines: Iterator[_Line], *, is_mend: bool) -> Iterator[tuple[Slip, Repair]]:
    for line in lines:
        if line.is_words:
            continue
        for match in _values(line.text):
            value = match["value"]
            inside = _INSIDE.fullmatch(value)
            # Words that somebody said stay as they are, and so does what the parser stumbles over and says itself.
            if not inside or _ENDS_SENTENCE.search(value) or (_STUMBLED_OVER.search(value) and not is_mend):
                continue
            words = (inside["curly"] or inside["angled"]).strip(f" {_ODD}")
            start, end = (line.start + index for index in match.span("value"))
            slip = Slip("value-in-quotes", start, Severity.WARNING, {"value": excerpt(value)}, excerpt(words))
            yield slip, Repair(start, end, _in_straight(words))


def _values(line: str) -> list[re.Match[str]]:
    whole = _VALUE.fullmatch(line.rstrip())
    if whole:
        return [whole]
    return list(_IN_BRACKETS.finditer(line)) if _HAS_BRACKETS.search(line) else []


def _in_straight(words: str) -> str:
    return "'" + words.replace("'", "''") + "'" if '"' in words or "\\" in words else f'"{words}"'


def _without_colon(lines: list[_Line], names: Collection[str]) -> Iterator[tuple[Slip, Repair]]:
    """Find names of fields after which the colon is missing."""
    for index, line in enumerate(lines):
        match = None if line.is_words else _UNNAMED.fullmatch(line.text.rstrip())
        if not match or match["name"] not in names or not _begins_field(lines, index, len(match["before"])):
            continue
        value = match["value"]
        is_quoted = _QUOTED.fullmatch(value) is not None
        # Only the sides of a text have names that no sentence of one begins with; others need quotation marks to be sure.
        if not is_quoted and (match["name"] not in _SIDES or not re.search(r":(?: |$)", value)):
            continue
        start = line.start + match.start("name")
        written = value if is_quoted else _in_straight(value)
        yield (
            Slip(
                "missing-colon",
                start,
                arguments={"value": excerpt(match.group().strip())},
                suggestion=f"{match['name']}: {written}",
            ),
            Repair(line.start + match.end("name"), line.start + match.end("value"), f": {written}"),
        )


def _begins_field(lines: list[_Line], index: int, depth: int) -> bool:
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
