"""The text of a file: UTF-8, not too long, without characters that an editor can't see."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from typing import Final

from playbook.findings import Finding, Position
from playbook.reading.pasted import Repaired, repaired
from playbook.reading.values import position_at
from playbook.records.declarations import all_names

MAX_BYTES: Final = 128 * 1024
"""The largest file that is read; the longest real record is under 25 kB."""

_LINE_END: Final = re.compile(r"\r\n?")

_PAGE: Final = ".md"

UNSEEN: Final = re.compile(
    # What YAML refuses (https://yaml.org/spec/1.2.2/#51-character-set), and U+0085, a line break to some programs only;
    # more such line breaks. In double quotes, escapes write the others too that are left out of what is pasted.
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff\u2028\u2029"
    "\xad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ue000-\uf8ff\U000e0000-\U000e0fff]"
)
"""Characters that an editor can't see and no record needs."""

_REFUSED: Final = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff\u2028\u2029]")
"""Those of which nobody can tell what they stand for."""


class RefusedError(Exception):
    """The file can't be read; the finding says why, and others what was found before."""

    def __init__(self, finding: Finding, before: Iterable[Finding] = ()) -> None:
        """Keep the findings."""
        super().__init__(finding.code)
        self.finding = finding
        self.before = tuple(before)


def read_text(source: bytes, file: str) -> tuple[str | None, list[Finding]]:
    """Read the text of a file: UTF-8, not too long, without characters that an editor can't see.

    Args:
        source: The bytes of the file.
        file: Its name in findings.

    Returns:
        The text as it is meant, its lines ended by line feeds, or `None` where it can't be read; and what was found.
    """
    try:
        read = text_of(source, file)
    except RefusedError as refused:
        return None, [refused.finding]
    return read.text, read.findings(file)


def text_of(source: bytes, file: str) -> Repaired:
    """Return the text of a file as it is meant, its lines ended by line feeds.

    Raises:
        RefusedError: It can't be read.
    """
    if len(source) > MAX_BYTES:
        raise RefusedError(Finding("file-too-large", file, arguments={"limit": str(MAX_BYTES // 1024)}))
    raw = _decode(source, file)
    read = repaired(raw, all_names(), is_page=file.endswith(_PAGE))
    refused = _REFUSED.search(read.text)
    if refused:
        raise RefusedError(unseen_finding(refused.group(), file, position_at(read.text, refused.start())))
    return read


def mended_text(raw: str, *, is_page: bool = False) -> str:
    """Return the text of a file, its lines ended by line feeds, as it is meant."""
    return repaired(raw, all_names(), is_page=is_page, is_mend=True).text


def in_files(findings: Iterable[Finding], content_of: Callable[[str], bytes | None]) -> Iterator[Finding]:
    """Yield findings at their places in the files, where these are read otherwise than they are written.

    Args:
        findings: What was found, at its places in the text as it was read.
        content_of: Gives the bytes of a file; `None` leaves its findings as they are.
    """
    known: dict[str, Repaired | None] = {}
    for finding in findings:
        if finding.file not in known:
            known[finding.file] = _read_or_none(content_of(finding.file), finding.file)
        read = known[finding.file]
        yield replace(finding, position=read.position_in_file(finding.position)) if read else finding


def _read_or_none(content: bytes | None, file: str) -> Repaired | None:
    try:
        read = (
            None
            if content is None or len(content) > MAX_BYTES
            else repaired(_decode(content, file), all_names(), is_page=file.endswith(_PAGE))
        )
    except RefusedError:
        return None
    return read if read and read.is_changed else None


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
