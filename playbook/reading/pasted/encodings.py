"""Letters that were saved in one encoding and opened in another, as in `Ã©cole`: the right ones are read.

Where a program takes UTF-8 for an older encoding, each letter with an accent becomes two or three signs. To write these in
the older encoding again, and read them as UTF-8, is exact; what comes of it must be a letter or mark that people write.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from typing import Final

from playbook.findings import excerpt
from playbook.reading.pasted.repairs import Repair, Repaired, Slip

WRONG_ENCODING: Final = "wrong-encoding"

_MOST_TIMES: Final = 4
"""How often a text may have been taken for another encoding."""

_LONGEST_WORD: Final = 100
"""How far a word is followed from a letter that is wrong in it."""

_MOST_FOUND: Final = 3
"""With more places than this, all of the file was saved wrongly: it is said once."""


_SURELY: Final = 2
"""How many times as often letters of another encoding than that of Windows stand in a text that is in it."""


def _windows(words: str) -> bytes:
    # The five bytes that the encoding leaves out are the controls of the same number.
    return b"".join(bytes([ord(letter)]) if "\x80" <= letter <= "\x9f" else letter.encode("cp1252") for letter in words)


_WINDOWS: Final = "cp1252"
_ENCODINGS: Final = {_WINDOWS: _windows} | {
    name: lambda words, name=name: words.encode(name) for name in ("mac_roman", "cp850")
}


def _suspects(*names: str) -> re.Pattern[str]:
    firsts = (
        bytes([byte]).decode(name) for name in names for byte in (*range(0xC2, 0xD0), *range(0xE1, 0xE4), 0xEF, 0xF0)
    )
    others = (bytes([byte]).decode(name, "ignore") for name in names for byte in range(0x80, 0xC0))
    controls = "\x80-\x9f" if _WINDOWS in names else ""
    return re.compile(f"[{re.escape(''.join(firsts))}][{controls}{re.escape(''.join(others))}]{{1,3}}")


_SUSPECTS: Final = {name: _suspects(name) for name in _ENCODINGS}
_MAY_BE_SUSPECT: Final = _suspects(*_ENCODINGS)
"""Found wherever one of them is; one set of signs is looked for far quicker than three patterns."""

_ESCAPED: Final = re.compile(r"(?<!\\)((?:\\\\)*)((?:\\x[89A-Fa-f][0-9A-Fa-f]){2,}|(?:\\u00[89A-Fa-f][0-9A-Fa-f]){2,})")
_CONTROLS: Final = re.compile("[\x80-\x84\x86-\x9f]")
_LONELY: Final = re.compile("(?<![^\\s\"'(>|])(Ã(?: (?=\\s))?)(?=\\s+[^\\W\\d_])")
"""What is left of “à” where the space that does not break became one that does, or was lost."""

_OF_FRENCH: Final = "éèêëàâîïôûùçÉÈÀÇ"
_MARKS: Final = frozenset("–—‘’‚“”„†‡•…‰‹›€™←→↔−≈≠≤≥∙■▪◦‣\u2009\u200a\u202f\u200b\u2011\ufeff\ufffd\uf0b7")
_BESIDE_WORDS: Final = frozenset("”’»…–—")
_MENTIONED: Final = ("«\u00a0", "»")
"""Around a letter that is spoken of."""


def repair_encoding(read: Repaired) -> None:
    """Put letters right that were saved in one encoding and opened in another, and say where the first ones are."""
    slips: list[Slip] = []
    times = 0
    while times < _MOST_TIMES:
        repairs = list(_repairs(read.text, bool(times)))
        if not repairs:
            break
        if not times:
            slips = [_slip(read.text, repair) for repair in _by_words(read.text, repairs)]
            read.note(slips if len(slips) <= _MOST_FOUND else slips[:1])
        read.apply(repairs)
        times += 1


def _repairs(text: str, is_sure: bool) -> Iterator[Repair]:
    sure = {_WINDOWS} if is_sure else set()
    opened = {name: list(_opened_as(name, text, is_sure=name in sure)) for name in _suspected(text)}
    most = max(opened, key=lambda name: len(opened[name]), default=_WINDOWS)
    if len(opened.get(most, ())) > _SURELY * len(opened.get(_WINDOWS, ())):
        opened = {most: opened[most]}  # signs that could be of both are of this one
    found = [*_escaped(text), *(repair for repairs in opened.values() for repair in repairs), *_controls(text)]
    if found and not is_sure:
        # Where some letters are surely wrong, the rarer ones are too.
        sure = {_WINDOWS} if _WINDOWS in opened else {most}
        found += [repair for name in sure for repair in _opened_as(name, text, is_sure=True)]
    if found or is_sure:
        found += [Repair(match.start(), match.end(1), "à") for match in _LONELY.finditer(text)]
    end = 0
    for repair in sorted(found, key=lambda one: (one.start, -one.end)):
        if repair.start >= end:
            yield repair
            end = repair.end


def _suspected(text: str) -> Iterable[str]:
    return _SUSPECTS if _MAY_BE_SUSPECT.search(text) else ()


def _opened_as(name: str, text: str, *, is_sure: bool) -> Iterator[Repair]:
    index = 0
    while match := _SUSPECTS[name].search(text, index):
        start = match.start()
        index = start + 1
        length, letter = _right(match.group(), name)
        is_meant = length and _is_written(letter, text[start + length : start + length + 1], is_sure=is_sure)
        if is_meant and not _is_mentioned(text, start, start + length):
            index = start + length
            yield Repair(start, index, letter)


def _right(words: str, name: str) -> tuple[int, str]:
    """Return how many of the signs are one letter, and which; 0 where they are none."""
    for length in range(len(words), 1, -1):
        try:
            letter = _ENCODINGS[name](words[:length]).decode()
        except UnicodeError:
            continue
        if len(letter) == 1:
            return length, letter
    return 0, ""


def _is_written(letter: str, after: str, *, is_sure: bool) -> bool:
    """Tell whether people write this letter or mark: what other signs become may come of right text, as in “ÉTÉ”."""
    if "\x80" <= letter <= "\xff" or letter in _MARKS or letter in "œŒŸ" or "\u1400" <= letter <= "\u167f":
        return True
    is_letter = letter < "\u0370" or "\u1e00" <= letter <= "\u1eff"
    may_be_quoted = letter.encode()[-1:].decode("cp1252", "replace") in _BESIDE_WORDS
    is_picture = unicodedata.category(letter) == "So" and letter > "\u2100"
    return is_picture or (is_sure and is_letter and (not may_be_quoted or after.isalnum()))


def _is_mentioned(text: str, start: int, end: int) -> bool:
    before, after = _MENTIONED
    return text[start - 2 : start] == before and (text[end : end + 1] == after or text[end - 1 : end] == after)


def _escaped(text: str) -> Iterator[Repair]:
    if "\\" not in text:
        return
    for match in _ESCAPED.finditer(text):
        digits = re.findall(r"\\(?:x|u00)(..)", match.group(2))
        try:
            right = bytes.fromhex("".join(digits)).decode()
        except UnicodeDecodeError:
            continue
        if all(_is_written(letter, "", is_sure=True) for letter in right):
            yield Repair(match.start(2), match.end(), right)


def _controls(text: str) -> Iterator[Repair]:
    for match in _CONTROLS.finditer(text):
        try:
            yield Repair(match.start(), match.end(), _of_control(match))
        except UnicodeDecodeError:
            continue


def _of_control(match: re.Match[str]) -> str:
    """Return the character for a control that Windows or an old Mac wrote."""
    byte = bytes([ord(match.group())])
    of_mac = byte.decode("mac_roman")
    is_in_word = match.string[match.start() - 1 : match.start()].isalpha()
    is_inside = is_in_word and match.string[match.end() : match.end() + 1].isalpha()
    of_windows = byte.decode("cp1252", "ignore")
    if of_mac in _OF_FRENCH and (not of_windows or of_windows in "ŽžŠšƒˆ" or (is_inside and of_windows not in "’œŒ")):
        return of_mac
    return byte.decode("cp1252")


def _by_words(text: str, repairs: list[Repair]) -> Iterator[Repair]:
    """Put the repairs of a word together."""
    start = end = mended = -1
    right = ""
    for repair in repairs:
        first, last = _word_around(text, repair)
        if first >= end:
            if start >= 0:
                yield Repair(start, end, right + text[mended:end])
            start, right, mended = first, text[first : repair.start], repair.start
        right += text[mended : repair.start] + repair.right
        end, mended = max(end, last), repair.end
    if start >= 0:
        yield Repair(start, end, right + text[mended:end])


def _word_around(text: str, repair: Repair) -> tuple[int, int]:
    start, end = repair.start, repair.end
    earliest, latest = max(0, start - _LONGEST_WORD), min(len(text), end + _LONGEST_WORD)
    while start > earliest and text[start - 1].isalnum():
        start -= 1
    while end < latest and (text[end].isalnum() or text[end] in "¨©ª«¬®¯°±²³´¶·¸¹º»¼½¾¿€™’“”‚"):
        end += 1
    return start, end


def _slip(text: str, repair: Repair) -> Slip:
    words = text[repair.start : repair.end]
    return Slip(WRONG_ENCODING, repair.start, arguments={"words": excerpt(words)}, suggestion=repair.right)
