"""From lines and columns to indices of a file's text."""

import re

from playbook.findings import Position


def starts_of_lines(text: str) -> list[int]:
    """Return the index at which each line begins; lines end with a line feed."""
    return [0, *(match.end() for match in re.finditer("\n", text))]


def index_of(position: Position, starts: list[int]) -> int:
    """Return the index of a place, given where lines begin."""
    return starts[position.line - 1] + position.column - 1
