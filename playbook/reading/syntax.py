"""What the YAML parser complains of, said in an editor's words.

libyaml names the rule of its grammar that broke, and the place where it noticed. An editor is better served by the slip
that was made and the place where it was made, which is often a line higher.
"""

import re
from typing import Final

import yaml

from playbook.findings import Finding, Position, excerpt
from playbook.reading.conflicts import conflict_in_record

_NOTICED: Final = {
    "mapping values are not allowed in this context": "unexpected-colon",
    "did not find expected key": "bad-indentation",
    "did not find expected '-' indicator": "bad-indentation",
    "did not find expected <document start>": "bad-indentation",
    "block sequence entries are not allowed in this context": "list-on-same-line",
    "did not find expected comment or line break": "text-after-marker",
    "found an indentation indicator equal to 0": "text-after-marker",
    "found unknown escape character": "bad-escape",
    "did not find expected hexdecimal number": "bad-escape",
    "found invalid Unicode character escape code": "bad-escape",
    "found character that cannot start any token": "reserved-character",
    "mapping keys are not allowed in this context": "reserved-character",
    "did not find expected node content": "reserved-character",
}
"""The finding for what libyaml says, where the slip is at the place that it noticed."""

_BEGUN: Final = {
    "found unexpected end of stream": "unclosed-quote",
    "found unexpected document indicator": "unclosed-quote",
    "did not find expected ',' or ']'": "unclosed-bracket",
    "did not find expected ',' or '}'": "unclosed-bracket",
    "could not find expected ':'": "missing-colon",
    "did not find expected alphabetic or numeric character": "reserved-character",
    "did not find expected tag URI": "reserved-character",
    "did not find expected '!'": "reserved-character",
    "did not find expected whitespace or line break": "reserved-character",
    "found undefined tag handle": "reserved-character",
    "could not find expected directive name": "reserved-character",
    "found unexpected non-alphabetical character": "reserved-character",
}
"""The finding for what libyaml says, where the slip is at the beginning of what it was reading."""

_INDENTATION: Final = re.compile(r" *(- +)*")
_COLON: Final = re.compile(r":( |$)")
_NON_BREAKING: Final = re.compile("[ -]*[\u00a0\u202f]")
_ITEM_WITHOUT_SPACE: Final = re.compile(r" *(- +)*-[^ -]")
_QUOTED_FIELD: Final = re.compile(r" *(- +)*\w+: +(?P<quote>[\"'])")
_BEGIN_OF_TEXT: Final = re.compile(r" *(- +)*(\w+:|-) +[|>][-+0-9]*[ \t]*(#.*)?")
_FIELD: Final = re.compile(r" *(- +)*(\w+:( |$)|[a-z_]+:(?!//)\S)")
_CURVED: Final = re.compile(r" *(- +)*\w+: +[“”«„]")
_BRACES_WITHOUT_SPACE: Final = re.compile(r" *(- +)*\w+:[\[{]")
_SENTENCE: Final = re.compile(r"(?!\w+ ?[:：=])(\S+ +){6}")


def syntax_finding(error: yaml.YAMLError, text: str, file: str) -> Finding:
    """Say what is wrong with a file that the YAML parser refused.

    Args:
        error: What the parser raised.
        text: The file, its lines ended by line feeds.
        file: Its name in findings.
    """
    problem = getattr(error, "problem", None) or ""
    noticed = getattr(error, "problem_mark", None)
    begun = getattr(error, "context_mark", None) or noticed
    mark = begun if problem in _BEGUN else noticed or begun
    lines = text.split("\n")
    number, column = (mark.line, mark.column) if mark else (0, 0)
    if number >= len(lines):
        number, column = len(lines) - 1, len(lines[-1])
    code = _NOTICED.get(problem) or _BEGUN.get(problem) or "yaml-syntax"

    conflict = conflict_in_record(text, file)
    if conflict:
        return conflict
    tab = _tab(lines, number, column)
    if tab:
        return Finding("tab-indentation", file, tab)
    above = _not_indented(code, lines, number, file) or _slip_above(code, lines, number, column, file)
    if above:
        return above
    code, number, column = _at_place(code, lines, number, column)
    return Finding(code, file, Position(number + 1, column + 1))


def _at_place(code: str, lines: list[str], number: int, column: int) -> tuple[str, int, int]:
    """Say what the line itself shows of the slip, and where in it."""
    line = lines[number]
    if code in ("bad-indentation", "missing-colon") and re.match(r"-[^ -]", line[column:]):
        return "missing-space", number, column
    if code == "bad-indentation" and _INDENTATION.fullmatch(line, 0, column) is None:
        return "unexpected-text", number, column
    if code == "reserved-character" and not line[column:].strip():
        # Nothing follows: a bracket was open at the end of the file.
        return "unclosed-bracket", *_last_bracket(lines)
    curved = _CURVED.match(line) if code == "unexpected-colon" else None
    if curved:
        return "curved-quotes", number, curved.end() - 1
    if code == "unexpected-colon" and _BRACES_WITHOUT_SPACE.match(line):
        return "missing-colon", number, _indentation(line)
    if code == "bad-escape":
        return code, number, line.rfind("\\", 0, column + 1)
    return code, number, column


def _tab(lines: list[str], number: int, column: int) -> Position | None:
    """Find a tab at the place, or before the first word of its line."""
    line = lines[number]
    if line[column : column + 1] == "\t":
        return Position(number + 1, column + 1)
    indentation = line[: len(line) - len(line.lstrip(" \t"))]
    return Position(number + 1, indentation.index("\t") + 1) if "\t" in indentation else None


def _slip_above(code: str, lines: list[str], number: int, column: int, file: str) -> Finding | None:
    """Find the slip in a line above that makes the parser stumble over a line that is right."""
    if code not in ("bad-indentation", "unexpected-colon"):
        return None
    opening = _unclosed_above(lines, number, column)
    if opening:
        return Finding("unclosed-quote", file, Position(opening[0] + 1, opening[1] + 1))
    above = _line_above(lines, number)
    line = lines[above] if above is not None else ""
    if above is not None and _NON_BREAKING.match(line):
        key = line.strip().partition(":")[0]
        return Finding("non-breaking-space", file, Position(above + 1), arguments={"key": excerpt(key)})
    if above is not None and _ITEM_WITHOUT_SPACE.match(line):
        return Finding("missing-space", file, Position(above + 1, line.index("-") + 1))
    unfinished = _unfinished_name(lines, number) if code == "unexpected-colon" else None
    if unfinished is None or _SENTENCE.match(lines[unfinished].strip()):
        return None
    return Finding("missing-colon", file, Position(unfinished + 1, _indentation(lines[unfinished]) + 1))


def _not_indented(code: str, lines: list[str], number: int, file: str) -> Finding | None:
    """Find out whether the line goes on with the text above, but is not set in as far."""
    if code not in ("bad-indentation", "missing-colon") or _FIELD.match(lines[number]) or "\xa0" in lines[number]:
        return None
    if re.match(r" *-", lines[number]) or lines[number].lstrip()[:1] in ("[", "{"):
        return None
    begin = next((index for index in range(number - 1, -1, -1) if _BEGIN_OF_TEXT.fullmatch(lines[index])), None)
    if begin is None or any(_depth(line) <= _depth(lines[begin]) for line in lines[begin + 1 : number] if line.strip()):
        return None
    field = lines[begin].strip(" -").partition(":")[0]
    spaces = str(indentation_of_text(lines, begin))
    position = Position(number + 1, _depth(lines[number]) + 1)
    return Finding("not-indented", file, position, arguments={"field": excerpt(field), "spaces": spaces})


def indentation_of_text(lines: list[str], begin: int) -> int:
    """Return how many spaces stand before the lines of a text.

    Args:
        lines: The lines of the file.
        begin: The index of the one that ends in the sign with which the text begins, as in `fr: >-`.
    """
    depth = _depth(lines[begin])
    first = next((line for line in lines[begin + 1 :] if line.strip()), "")
    return _depth(first) if _depth(first) > depth else _indentation(lines[begin]) + 2


def _depth(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _line_above(lines: list[str], number: int) -> int | None:
    """Return the nearest line above that is set in less, or as far but for spaces that don't break."""
    depth = len(lines[number]) - len(lines[number].lstrip(" "))
    for index in range(number - 1, -1, -1):
        line = lines[index]
        if line.strip() and len(line) - len(line.lstrip(" ")) < max(depth, 1):
            return index
    return None


def _unclosed_above(lines: list[str], number: int, column: int) -> tuple[int, int] | None:
    """Find the quotation mark that was never closed, where the one that a field begins with seems to close it."""
    field = _QUOTED_FIELD.fullmatch(lines[number], 0, column)
    for index in range(number - 1, -1, -1) if field else ():
        begin = _QUOTED_FIELD.match(lines[index])
        if begin and field and begin["quote"] == field["quote"]:
            is_open = field["quote"] not in lines[index][begin.end() :]
            return (index, begin.end() - 1) if is_open else None
    return None


def _last_bracket(lines: list[str]) -> tuple[int, int]:
    places = ((number, max(line.rfind("["), line.rfind("{"))) for number, line in enumerate(lines))
    return max((place for place in places if place[1] >= 0), default=(0, 0))


def _unfinished_name(lines: list[str], number: int) -> int | None:
    """Find the line above that was meant as the name of a field but has no colon and space, as in `title:Picton`.

    The parser takes it for the beginning of a text that goes on, and stumbles over the colon of the next field.
    """
    depth = _indentation(lines[number])
    found = None
    for index in range(number - 1, -1, -1):
        line = lines[index]
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        if _indentation(line) == depth and not _COLON.search(line):
            found = index
            if "-" in line[:depth]:
                return found
        elif _indentation(line) < depth and line.rstrip().endswith(":"):
            return found
        else:
            return None
    return found


def _indentation(line: str) -> int:
    """Count the characters before the first word of a line; the hyphen of a list item is one of them."""
    begin = _INDENTATION.match(line)
    assert begin is not None
    return begin.end()
