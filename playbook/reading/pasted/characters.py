"""Characters that nobody sees, that stand for nothing, or that only look like those that people write."""

import re
import unicodedata
from collections.abc import Iterator
from typing import Final

from playbook.findings import Severity, excerpt
from playbook.reading.pasted.repairs import Repair, Repaired, Slip

_ORDINARY: Final = re.compile(r"[\x00-\x7f\xa0-\xac\xae-\u024f\u2010-\u2014\u2018-\u201e\u2022\u2026\u20ac]*")
"""What most texts are made of; none of it is looked at here."""

UNSEEN: Final = re.compile(
    # Soft hyphens, marks without width, marks that turn the direction of text, tags, marks that choose a form.
    "[\xad\u034f\u0600-\u0605\u061c\u06dd\u070f\u08e2\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u2064"
    "\u2066-\u206f\ufe00-\ufe0f\ufeff\ufff9-\ufffb\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff]+"
)
_JOINS_PICTURES: Final = re.compile("[\u200d\ufe0e\ufe0f]+")

_BLANK: Final = frozenset("\u115f\u1160\u2800\u3164\uffa0\ufffc\ufffd")
"""Signs that look like a space or an empty box and are letters to programs; the last says that something was lost."""

_SPACES: Final = dict.fromkeys(
    "\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2008\u2009\u200a\u205f\u3000", " "
) | dict.fromkeys("\u2007\u202f", "\u00a0")

OTHERWISE: Final = re.compile("[\ufb00-\ufb06\uff01-\uff5e\U0001d400-\U0001d7ff\u2100-\u2101\u2105\u212a\u212b]")
"""Letters joined, of full width, or for mathematics: other characters than those that they show."""

_MOST_MARKS: Final = 4
"""How many marks one letter has at most; those of Indigenous languages have up to three."""

_LOOK_ALIKES: Final = str.maketrans(
    "АВЕЅІЈКМНОРСТХҮаеоорсухіјѕһԁԛԝ" + "ΑΒΕΖΗΙΚΜΝΟΡΤΥΧον",
    "ABESIJKMHOPCTXYaeoopcyxijshdqw" + "ABEZHIKMNOPTYXov",
)
_WORD: Final = re.compile(r"[^\W\d_]+")
_CYRILLIC: Final = re.compile("[\u0400-\u04d7\u04da-\u052f]")
_OTHER_SCRIPT: Final = re.compile("[\u0370-\u03ff\u0400-\u04d7\u04da-\u052f]")


def repair_characters(read: Repaired) -> None:
    """Leave out what nobody sees, put other characters for those that look like them, and say what can't be read."""
    if _ORDINARY.fullmatch(read.text):
        return
    read.note(_unseen_slips(read.text))
    read.apply(list(_unseen(read.text)))
    if not unicodedata.is_normalized("NFC", read.text):
        read.apply(list(_composed(read.text)))
    read.note(_lost(read.text))
    read.note(_mixed_words(read.text))
    repairs = list(_otherwise(read.text))
    read.note(_said_once(read.text, repairs))
    read.apply(repairs)


def named(character: str) -> str:
    """Return the number and the name of a character, as in `U+00AD SOFT HYPHEN`."""
    name = unicodedata.name(character, "")
    return f"U+{ord(character):04X} {name}".rstrip()


def _unseen(text: str) -> Iterator[Repair]:
    for match in UNSEEN.finditer(text):
        before, after = text[match.start() - 1 : match.start()], text[match.end() : match.end() + 1]
        # A mark may choose the form of a picture, or join two of them into one.
        joins = _JOINS_PICTURES.fullmatch(match.group()) and _is_picture(before)
        if not joins or ("\u200d" in match.group() and not _is_picture(after)):
            yield Repair(match.start(), match.end(), "")


def _is_picture(character: str) -> bool:
    return bool(character) and (unicodedata.category(character) in ("So", "Sk", "Sm") or character in "#*0123456789©®")


def _unseen_slips(text: str) -> Iterator[Slip]:
    for repair in _unseen(text):
        yield Slip("control-character", repair.start, arguments={"character": named(text[repair.start])})


def _composed(text: str) -> Iterator[Repair]:
    """Put letters and their accents together where one character stands for both."""
    for match in re.finditer(
        r"[^\n][\u0300-\u036f\u1dc0-\u1dff\u20d0-\u20ff]+",
        text,
    ):
        right = unicodedata.normalize("NFC", match.group())
        if right != match.group():
            yield Repair(match.start(), match.end(), right)


def _lost(text: str) -> Iterator[Slip]:
    marks, is_found = 0, False
    for index, character in enumerate(text):
        if character < "\u0300":
            marks, is_found = 0, False
            continue
        category = unicodedata.category(character)
        marks = marks + 1 if category in ("Mn", "Me") else 0
        is_lost = character in _BLANK or category == "Cn" or (category == "Co" and not _is_bullet(text, index))
        if (is_lost or marks == _MOST_MARKS) and not is_found:
            yield Slip("lost-character", index, arguments={"character": named(character)})
        is_found = is_lost


def _is_bullet(text: str, index: int) -> bool:
    """Tell whether a sign of the fonts of Word begins a line, where it is a bullet."""
    before = text[text.rfind("\n", 0, index) + 1 : index]
    return "\uf000" <= text[index] <= "\uf0ff" and not before.strip(" \t\u00a0\"'->|")


def _otherwise(text: str) -> Iterator[Repair]:
    for index, character in enumerate(text):
        if character in _SPACES:
            yield Repair(index, index + 1, _SPACES[character])
        elif character > "\u2100" and OTHERWISE.match(character):
            yield Repair(index, index + 1, unicodedata.normalize("NFKC", character))


def _said_once(text: str, repairs: list[Repair]) -> Iterator[Slip]:
    """Say once of each character, or of several in a row, that they are read as others."""
    seen: set[str] = set()
    end = -1
    for index, repair in enumerate(repairs):
        character = text[repair.start]
        if repair.start != end and character not in seen:
            right = named(repair.right) if repair.right.isspace() else _in_a_row(repairs[index:])
            yield Slip(
                "other-character", repair.start, Severity.NOTICE, {"character": named(character), "right": right}
            )
        seen.add(character)
        end = repair.end


def _in_a_row(repairs: list[Repair]) -> str:
    right, end = "", repairs[0].start
    for repair in repairs:
        if repair.start != end:
            break
        right, end = right + repair.right, repair.end
    return right


def _mixed_words(text: str) -> Iterator[Slip]:
    """Find words in which letters of another script stand for those that look like them."""
    if not _OTHER_SCRIPT.search(text):
        return
    for match in _WORD.finditer(text):
        word = match.group()
        right = word.translate(_LOOK_ALIKES)
        is_latin = any(letter < "\u0250" for letter in word)
        if is_latin and (right != word or _CYRILLIC.search(word)):
            suggestion = right if not _OTHER_SCRIPT.search(right) else None
            yield Slip("mixed-scripts", match.start(), Severity.WARNING, {"word": excerpt(word)}, suggestion)
