"""The text of a file: UTF-8, not too long, without characters that an editor can't see."""

import re
from typing import Final

from playbook.findings import Finding, Position
from playbook.reading.values import position_at

MAX_BYTES: Final = 128 * 1024
"""The largest file that is read; the longest real record is under 25 kB."""

_LINE_END: Final = re.compile(r"\r\n?")

UNSEEN: Final = re.compile(
    # What YAML refuses (https://yaml.org/spec/1.2.2/#51-character-set), and U+0085, a line break to some programs only.
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff"
    # More such line breaks, soft hyphens, marks without width, and marks that turn the direction of the text: pasted
    # without being noticed, they move words out of their field and hide them from search.
    "\xad\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff]"
)
"""Characters that an editor can't see and no record needs."""


class RefusedError(Exception):
    """The file can't be read; the finding says why."""

    def __init__(self, finding: Finding) -> None:
        """Keep the finding."""
        super().__init__(finding.code)
        self.finding = finding


def read_text(source: bytes, file: str) -> tuple[str | None, list[Finding]]:
    """Read the text of a file: UTF-8, not too long, without characters that an editor can't see.

    Args:
        source: The bytes of the file.
        file: Its name in findings.

    Returns:
        The text, its lines ended by line feeds, or `None` where it can't be read; and what was found.
    """
    try:
        return text_of(source, file), []
    except RefusedError as refused:
        return None, [refused.finding]


def text_of(source: bytes, file: str) -> str:
    """Return the text of a file, its lines ended by line feeds.

    Raises:
        RefusedError: It can't be read.
    """
    if len(source) > MAX_BYTES:
        raise RefusedError(Finding("file-too-large", file, arguments={"limit": str(MAX_BYTES // 1024)}))
    text = _decode(source, file)
    unseen = UNSEEN.search(text)
    if unseen:
        raise RefusedError(unseen_finding(unseen.group(), file, position_at(text, unseen.start())))
    return text


def _decode(source: bytes, file: str) -> str:
    try:
        return _with_line_feeds(source.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        # The error counts from after the byte order mark, and so does its own copy of the bytes.
        before = _with_line_feeds(error.object[: error.start].decode("utf-8"))
        shown = {"byte": f"0x{error.object[error.start]:02X}"}
        raise RefusedError(Finding("not-utf8", file, position_at(before, len(before)), arguments=shown)) from None


def _with_line_feeds(text: str) -> str:
    # YAML reads all three ways of ending a line as one; with one of them in the text, places can be counted.
    return _LINE_END.sub("\n", text)


def unseen_finding(character: str, file: str, position: Position) -> Finding:
    """Return what is found of a character that an editor can't see."""
    return Finding("control-character", file, position, arguments={"character": f"U+{ord(character):04X}"})
