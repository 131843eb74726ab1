"""What nobody sees: line ends, byte order marks, spaces at the end of lines, tabs, spaces that don't break."""

import re
from typing import Any, Final

from playbook.editing.fixing.lines import index_of, starts_of_lines
from playbook.editing.fixing.mends import Mend, Replacement, mended, readable
from playbook.findings import Path
from playbook.languages import Language
from playbook.reading.declared import texts
from playbook.reading.documents import read
from playbook.reading.values import Document
from playbook.records.fields import Record, field_names

_LINE_END: Final = re.compile(r"\r\n?")
_BYTE_ORDER_MARK: Final = "\ufeff"
_NO_BREAK: Final = re.compile("[\u00a0\u202f]")
_NAME_BEFORE_NO_BREAK: Final = re.compile("( *(?:- +)*([a-z_]+):)[ \u00a0\u202f]+")
_AT_END_OF_LINE: Final = re.compile(r"[ \t]+$", re.MULTILINE)
_BEFORE_WORDS: Final = re.compile(r"^[ \t]*\t[ \t]*", re.MULTILINE)
_CODE_BLOCK: Final = re.compile(r"[ ]*(`{3,}|~{3,})")
_INNER_SPACES: Final = re.compile(r"(?<=\S) {2,}(?=\S)")

_TABS: Final = ("  ", 4 * " ", 8 * " ")
"""What a tab may have looked like; the first is the indentation of the project's files."""

_MOST_LINES: Final = 50
"""How many lines with a space that doesn't break are mended in a file that can't be read."""


def with_line_ends(text: str) -> str:
    """End lines and the file with a line feed each, and leave the byte order mark out; an empty file stays empty."""
    text = _LINE_END.sub("\n", text).removeprefix(_BYTE_ORDER_MARK)
    return f"{text}\n" if text.strip() and not text.endswith("\n") else text


def without_trailing_spaces(markdown: str) -> str:
    """Leave out the spaces at the end of lines of Markdown.

    Two or more that break a line stay as they are, and so does whatever stands in a block of code.
    """
    lines = markdown.split("\n")
    fence = ""
    for index, line in enumerate(lines):
        mark = _CODE_BLOCK.match(line)
        if fence:
            if mark and mark.group(1).startswith(fence):
                fence = ""
            continue
        if mark:
            fence = mark.group(1)
        is_last_of_paragraph = not "".join(lines[index + 1 : index + 2]).strip()
        if not line.strip() or is_last_of_paragraph:
            lines[index] = line.rstrip(" \t")
        elif not line.endswith(("  ", "\t", "\t ")):
            lines[index] = line.rstrip(" ")
    return "\n".join(lines)


def mend_spaces(document: Document, record_type: type[Record], language: Language | None) -> str:
    """Leave out spaces at the end of lines and empty lines at the end of the file, where no reader sees them."""
    text = document.text
    end = len(text.rstrip())
    breaks = _ends_of_breaks(document, record_type, language)
    mends = [
        Mend((Replacement(match.start(), match.end(), ""),))
        for match in _AT_END_OF_LINE.finditer(text, 0, end)
        if match.end() < end and match.end() not in breaks
    ]
    if text[end:] != "\n":
        mends.append(Mend((Replacement(end, len(text), "\n"),)))
    if not mends:
        return text
    paths = [path for path, _, _ in texts(document, record_type, language)]
    return mended(document, mends, lambda data: _as_read(data, paths))


def _ends_of_breaks(document: Document, record_type: type[Record], language: Language | None) -> set[int]:
    """Find the ends of lines whose spaces break a line of Markdown, so that they need not be tried."""
    ends = set()
    for _, value, _ in texts(document, record_type, language):
        if document.text[value.start] == "|":
            block = document.text[value.start : value.end]
            ends |= {value.start + match.end(1) for match in re.finditer(r"( {2,})\n[ \t]*\S", block)}
    return ends


def _as_read(data: Any, paths: list[Path]) -> Any:
    """Give the values with the texts as a reader sees them."""
    return _with_seen(data, (), {tuple(path) for path in paths})


def _with_seen(data: Any, path: tuple[str | int, ...], paths: set[tuple[str | int, ...]]) -> Any:
    if isinstance(data, dict):
        return {key: _with_seen(value, (*path, key), paths) for key, value in data.items()}
    if isinstance(data, list):
        return [_with_seen(value, (*path, index), paths) for index, value in enumerate(data)]
    if path not in paths or not isinstance(data, str):
        return data
    text = without_trailing_spaces(data).strip()
    # In code, spaces count.
    return text if "`" in text or "~~~" in text else _INNER_SPACES.sub(" ", text)


def mend_names_with_spaces(document: Document, _record_type: type[Record], _language: Language | None) -> str:
    """Leave spaces that don't break out of the names of fields; the reader knows these names already."""
    lines = starts_of_lines(document.text)
    mends = []
    waiting = [document.root]
    while waiting:
        value = waiting.pop()
        waiting += value.children.values()
        for name, position in value.keys.items():
            start = index_of(position, lines)
            written = _written_name(document.text, start, name)
            if written and written != name:
                mends.append(Mend((Replacement(start, start + len(written), name),)))
    return mended(document, mends)


def _written_name(text: str, start: int, name: str) -> str | None:
    # One before the name may have been meant to indent it: that is for a person to decide.
    if name and text.startswith(name, start) and not _NO_BREAK.match(text, start + len(name)):
        return name
    letters = "[\u00a0\u202f]*".join(map(re.escape, name))
    match = re.compile(f"{letters}[\u00a0\u202f]*").match(text, start)
    return match.group() if match and name else None


def with_readable_spaces(text: str, record_type: type[Record]) -> str | None:
    """Mend the spaces that keep a file from being read.

    Tabs before the first word of a line become spaces, if the file says the same however wide they are. A space that
    doesn't break, right after the name of a field and its colon, becomes one that does, where the reader stumbles.

    Args:
        text: A file that can't be read.
        record_type: What it holds.

    Returns:
        A file that can be read, or `None`.
    """
    return _without_tabs(text) or _without_no_break(text, record_type)


def _without_tabs(text: str) -> str | None:
    if not _BEFORE_WORDS.search(text):
        return None
    documents = [readable(_with_tabs_as(tab, text)) for tab in _TABS]
    first = documents[0]
    if first and all(document and document.data == first.data for document in documents):
        return first.text
    return None


def _with_tabs_as(spaces: str, text: str) -> str:
    return _BEFORE_WORDS.sub(lambda match: match.group().replace("\t", spaces), text)


def _without_no_break(text: str, record_type: type[Record]) -> str | None:
    if not _NO_BREAK.search(text):
        return None
    names = _all_names(record_type)
    for _ in range(_MOST_LINES):
        document, findings = read(text.encode(), "")
        if document:
            return text if readable(text) else None
        lines = text.split("\n")
        index = findings[0].position.line - 1
        match = _NAME_BEFORE_NO_BREAK.match(lines[index])
        if not match or match.group(2) not in names or not _NO_BREAK.search(match.group()):
            return None
        lines[index] = f"{match.group(1)} {lines[index][match.end() :]}"
        text = "\n".join(lines)
    return None


def _all_names(record_type: type[Record]) -> set[str]:
    return {*field_names(record_type), "fr", "en"}
