"""Words of texts: the slips whose correction is known, put right where they stand."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Final

from playbook.checking.wording import slips
from playbook.checking.wording.marks import BORDER, HIDDEN
from playbook.checking.wording.slips import Slip
from playbook.checking.wording.words import Words
from playbook.editing.fixing.mends import Mend, Replacement, mended
from playbook.findings import Path
from playbook.languages import Language
from playbook.reading.declared import texts
from playbook.reading.values import Document, Value
from playbook.records.fields import Record

_SPACES: Final = " \t\n"
"""What may be written otherwise in a file than in its value: a line of the value may be several of the file."""

_PROPERTIES: Final = re.compile(r"(?:[&!]\S*\s+)*")
_IN_SINGLE_QUOTES: Final = re.compile(r"''|.", re.DOTALL)
_IN_DOUBLE_QUOTES: Final = re.compile(r"\\(?:\n[ \t]*|x[0-9A-Fa-f]{2}|u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8}|.)|.", re.DOTALL)
_ESCAPES: Final = {"n": "\n", "t": "\t", "\t": "\t", "_": "\u00a0", "N": "\u0085", "L": "\u2028", "P": "\u2029"}


@dataclass(frozen=True, slots=True)
class Piece:
    """What is to be put in the place of a part of a text; `start` and `end` are indices of the text."""

    start: int
    end: int
    right: str


def corrections(text: str, language: Language, excepted: frozenset[str] = frozenset()) -> Iterator[list[Piece]]:
    """Yield what is to be changed in a text, together for each slip, from the beginning to the end.

    Args:
        text: Markdown or plain text.
        language: Its language.
        excepted: Codes of findings that are left alone.
    """
    words = Words.of(text)
    found = sorted(slips(words.read, language), key=lambda slip: slip.start)
    left = {(slip.start, slip.end) for slip in found if slip.code in excepted}
    end = 0
    for slip in found:
        if slip.correction is None or slip.by_hand or slip.start < end or (slip.start, slip.end) in left:
            continue
        pieces = _pieces(slip, words.read)
        if pieces:
            end = slip.end
            yield [Piece(words.place(piece.start), words.place(piece.end), piece.right) for piece in pieces]


def _pieces(slip: Slip, hidden: str) -> list[Piece]:
    """Take a correction apart, so that what is right already stays as it is, line breaks and hidden marks included."""
    words, right = hidden[slip.start : slip.end], slip.correction or ""
    pieces = [
        Piece(slip.start + start, slip.start + end, right[first:last])
        for kind, start, end, first, last in SequenceMatcher(None, words, right, autojunk=False).get_opcodes()
        if kind != "equal"
    ]
    touched = "".join(hidden[piece.start : piece.end] + piece.right for piece in pieces)
    return [] if HIDDEN in touched or BORDER in touched else pieces


def corrected(text: str, language: Language) -> str:
    """Put everything right in a text that stands in its file as it is."""
    for pieces in reversed(list(corrections(text, language))):
        for piece in reversed(pieces):
            text = text[: piece.start] + piece.right + text[piece.end :]
    return text


def mend_wording(document: Document, record_type: type[Record], language: Language | None) -> str:
    """Put everything right in the texts of a record, but for the exceptions that it names."""
    excepted = _exceptions(document)
    return mended(
        document,
        [
            mend
            for path, value, side in texts(document, record_type, language)
            for mend in _mends(document.text, path, value, side, excepted)
        ],
    )


def _exceptions(document: Document) -> frozenset[str]:
    suppressed = document.data.get("suppress")
    items = suppressed if isinstance(suppressed, list) else []
    return frozenset(str(item.get("code")) for item in items if isinstance(item, dict))


def _mends(source: str, path: Path, value: Value, language: Language, excepted: frozenset[str]) -> Iterator[Mend]:
    text = str(value.data)
    # The checks look at a text without the spaces around it.
    offset = len(text) - len(text.lstrip())
    found = list(corrections(text.strip(), language, excepted))
    written = _Written.of(source, value, text) if found else None
    if written is None:
        return
    for slip in found:
        pieces = [Piece(piece.start + offset, piece.end + offset, piece.right) for piece in slip]
        replacements = [written.replacement(piece) for piece in pieces]
        complete = tuple(one for one in replacements if one)
        if len(complete) == len(pieces):
            yield Mend(complete, path, lambda old, pieces=pieces: _with(old, pieces))  # type: ignore[misc]


def _with(text: str, pieces: list[Piece]) -> str:
    for piece in reversed(pieces):
        text = text[: piece.start] + piece.right + text[piece.end :]
    return text


@dataclass(frozen=True, slots=True)
class _Written:
    """How a text is written in its file.

    Attributes:
        text: The text.
        places: For each of its characters that is no space, where it stands in the file.
        quote: The quotation mark around it, if any.
    """

    text: str
    places: dict[int, tuple[int, int]]
    quote: str

    @classmethod
    def of(cls, source: str, value: Value, text: str) -> "_Written | None":
        """Find each character of a text in its file; `None` where they don't agree."""
        start, end = value.start, value.end
        properties = _PROPERTIES.match(source, start, end)
        start = properties.end() if properties else start
        quote = source[start : start + 1]
        if quote == "'":
            found = [
                (*match.span(), match.group()[0]) for match in _IN_SINGLE_QUOTES.finditer(source, start + 1, end - 1)
            ]
        elif quote == '"':
            found = [
                (*match.span(), _character(match.group()))
                for match in _IN_DOUBLE_QUOTES.finditer(source, start + 1, end - 1)
            ]
        else:
            if quote in ("|", ">"):
                start = source.find("\n", start, end) + 1  # a comment may stand beside the sign
            quote = ""
            found = [(index, index + 1, source[index]) for index in range(start, end)]
        found = [one for one in found if one[2] not in _SPACES]
        characters = [index for index, character in enumerate(text) if character not in _SPACES]
        if [one[2] for one in found] != [text[index] for index in characters]:
            return None
        return cls(text, {index: one[:2] for index, one in zip(characters, found, strict=True)}, quote)

    def replacement(self, piece: Piece) -> Replacement | None:
        """Return what is to be replaced in the file, or `None` where that can't be known."""
        start, end, right = piece.start, piece.end, piece.right
        if start == end:
            index = self.places[start][0] if start in self.places else self.places.get(start - 1, (0, None))[1]
            return None if index is None or "\n" in right else Replacement(index, index, self._encoded(right))
        # A place between spaces can't be found: the spaces around it are replaced with it.
        while start not in self.places and start - 1 not in self.places and start:
            start, right = start - 1, self.text[start - 1] + right
        while end - 1 not in self.places and end not in self.places and end < len(self.text):
            end, right = end + 1, right + self.text[end]
        first = self.places[start][0] if start in self.places else self.places.get(start - 1, (0, None))[1]
        last = self.places[end - 1][1] if end - 1 in self.places else self.places.get(end, (None, 0))[0]
        if first is None or last is None or "\n" in right:
            return None
        return Replacement(first, last, self._encoded(right))

    def _encoded(self, words: str) -> str:
        if self.quote == "'":
            return words.replace("'", "''")
        return words.replace("\\", "\\\\").replace('"', '\\"') if self.quote else words


def _character(written: str) -> str:
    """Return the character that is written in double quotes (https://yaml.org/spec/1.2.2/#57-escaped-characters)."""
    if len(written) == 1:
        return written
    kind, digits = written[1], written[2:]
    if kind == "\n":
        return "\n"  # a line of the file that goes on; as a space, it counts for nothing
    return chr(int(digits, 16)) if digits else _ESCAPES.get(kind, kind)
