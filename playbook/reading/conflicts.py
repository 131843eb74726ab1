"""What git leaves in a file where two versions of a text met, and nobody has chosen yet."""

import re
from collections.abc import Sequence
from typing import Final

from playbook.findings import Finding, Position

_IN_RECORD: Final = re.compile(r"^(<{7}|={7}|>{7})(?= |$)", re.MULTILINE)
_IN_PAGE: Final = ("<<<<<<< ", ">>>>>>> ")
"""Beginnings of the lines around two versions; the line between them alone would underline a heading."""

_IN_LIST: Final = ("<<<<<<<", "=======", ">>>>>>>")
_CODE: Final = re.compile(r"(~{3,}|`{3,})[\w#.+-]* *")


def conflict_in_record(text: str, file: str) -> Finding | None:
    """Find the first line in a record, or in another YAML file, that git left there."""
    match = _IN_RECORD.search(text)
    return _finding(file, text.count("\n", 0, match.start()) + 1) if match else None


def conflict_in_list(text: str, file: str) -> Finding | None:
    """Find the first line that git left in a file with an address on each line."""
    number = next((number for number, line in enumerate(text.splitlines(), 1) if line.startswith(_IN_LIST)), None)
    return _finding(file, number) if number else None


def conflict_in_page(lines: Sequence[str], file: str) -> Finding | None:
    """Find the first line in a page that says where one of two versions begins or ends; in code it is an example."""
    fence, inside = "", None
    for number, line in enumerate(lines, 1):
        is_marker = line.startswith(_IN_PAGE)
        begin = _CODE.fullmatch(line)
        if fence and line.rstrip() == fence:
            fence, inside = "", None
        elif fence:
            inside = inside or (number if is_marker else None)
        elif is_marker:
            return _finding(file, number)
        elif begin:
            fence = begin.group(1)
    # A block that does not end is none.
    return _finding(file, inside) if inside else None


def _finding(file: str, line: int) -> Finding:
    return Finding("merge-conflict", file, Position(line))
