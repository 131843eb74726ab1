"""The lines of the project's files that reports show."""

from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path
from typing import Final

from playbook.file_links import link_on_way
from playbook.findings import Finding, boxed
from playbook.reports.words import visible

Lines = Callable[[str], Sequence[str]]
"""Gives the lines of a file by its name in findings; none where it can't be read."""

MOST_SHOWN: Final = 100
"""How many characters of a line are shown; longer lines are cut on both sides of the place."""

_LARGEST: Final = 1_000_000
"""How many bytes of a file are read at most; prose pages and records are far smaller."""

_QUOTED: Final = ("words", "value", "id", "field", "key", "address", "html", "anchor", "alias", "tag")
"""The arguments of findings that may stand in the file as they are quoted."""


def lines_of(root: Path) -> Lines:
    """Return what gives the lines of the files below `root`; none of a file that only links to another one."""

    @cache
    def lines(file: str) -> Sequence[str]:
        path = root / file
        try:
            if link_on_way(root, file) or not path.is_file():
                return ()
            with path.open("rb") as stream:
                text = stream.read(_LARGEST).decode("utf-8-sig")
        except (OSError, UnicodeDecodeError):
            return ()
        return text.replace("\r\n", "\n").replace("\r", "\n").split("\n")

    return lines


def no_lines(_: str) -> Sequence[str]:
    """Give no lines, for reports of what is not on disk."""
    return ()


def excerpt_of(finding: Finding, lines: Lines) -> tuple[list[str], str | None]:
    """Show the line of a finding with its place marked.

    Args:
        finding: What was found.
        lines: Gives the lines of its file.

    Returns:
        The line and the marks below it, or nothing where there is no such line; and the line as it would be right,
        where the right words are known.
    """
    of_file = lines(finding.file)
    number, start = finding.position.line, finding.position.column - 1
    if number > len(of_file) or not of_file[number - 1].strip():
        return [], None
    line = "".join(
        character if character.isprintable() or character == "\xa0" else " " for character in boxed(of_file[number - 1])
    )
    wrong = _quoted_at(finding, line, start)
    length = len(wrong) or _word_length(line, start)
    mended = None
    if finding.suggestion and wrong:
        mended = line[:start] + finding.suggestion + line[start + len(wrong) :]
        if visible(finding.suggestion + wrong) != finding.suggestion + wrong:
            # What differs would look the same.
            line, mended = visible(line), visible(mended)
    shown, before = _window(line, start)
    return [shown, " " * (start - before + (before > 0)) + "^" * max(1, min(length, len(shown) - (start - before)))], (
        _window(mended, start)[0] if mended else None
    )


def _quoted_at(finding: Finding, line: str, start: int) -> str:
    """Return what the finding quotes, as it stands at its place."""
    quoted = (finding.arguments[name] for name in _QUOTED if name in finding.arguments)
    return max((words for words in quoted if words and line.startswith(words, start)), key=len, default="")


def _word_length(line: str, start: int) -> int:
    end = start
    while end < len(line) and not line[end].isspace():
        end += 1
    return end - start


def _window(line: str, start: int) -> tuple[str, int]:
    """Cut a long line around a place; return it and how many characters were cut before it."""
    if len(line) <= MOST_SHOWN:
        return line, 0
    before = max(0, min(start - MOST_SHOWN // 3, len(line) - MOST_SHOWN))
    cut = line[before : before + MOST_SHOWN]
    return f"{'…' if before else ''}{cut}{'…' if before + MOST_SHOWN < len(line) else ''}", before
