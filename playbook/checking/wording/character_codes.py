"""Codes that stand for no character, and would be shown as they stand."""

import html
import re
import unicodedata
from collections.abc import Iterator
from difflib import get_close_matches
from html.entities import html5, name2codepoint
from typing import Final

from playbook.checking.wording.marks import HIDDEN
from playbook.checking.wording.slips import Slip
from playbook.checking.wording.words import character
from playbook.reading.pasted.characters import named

UNKNOWN_CODE: Final = "unknown-character-code"

_NEAR: Final = 0.8
"""How alike a name is at least that may have been meant."""

_WITHOUT_END: Final = "|".join(sorted((name for name in html5 if not name.endswith(";")), key=len, reverse=True))
"""The names that browsers know without a semicolon, and Markdown does not."""

_OF_LETTERS: Final = r"[A-Za-z](?:acute|cedil|circ|grave|tilde|uml)|nbsp|[lr]aquo|(?:ae|AE|sz)lig"
"""The names that are no beginning of a word, after which others may follow."""

UNENDED: Final = re.compile(
    rf"&(?P<code>(?:{_OF_LETTERS})(?=[a-zß-öø-ÿ])"
    rf"|[#][0-9]{{2,7}}(?![0-9;])|(?:{_WITHOUT_END}|[#][xX][0-9A-Fa-f]{{2,6}})(?![\w;=]))"
)
"""A code whose semicolon is missing."""

_CODE: Final = re.compile(
    rf"""
    &amp;(?P<doubled>[A-Za-z][A-Za-z0-9]{{1,31}}|\#[0-9]{{1,7}}|\#[xX][0-9A-Fa-f]{{1,6}});     # written twice over
    | &(?P<ended>[A-Za-z][A-Za-z0-9]{{1,31}}|\#[0-9]{{1,10}}|\#[xX][0-9A-Fa-f]{{1,8}});
    | {UNENDED.pattern}
    """,
    re.VERBOSE,
)


def unknown_codes(text: str, hidden: str) -> Iterator[Slip]:
    """Find codes such as `&nosuch;` that no character has, and those of known characters that are not written whole.

    Args:
        text: A Markdown text.
        hidden: The same with marks hidden.
    """
    if "&" not in text:
        return
    for match in _CODE.finditer(text):
        if hidden[match.start()] == HIDDEN:
            continue
        if match["ended"]:
            yield from _ended(match)
            continue
        meant = character(f"&{match['doubled'] or match['code']};")
        if meant:
            yield Slip(UNKNOWN_CODE, *match.span(), None if meant.isspace() else meant)


def _ended(match: re.Match[str]) -> Iterator[Slip]:
    meant = html.unescape(match.group())
    if meant == match.group():
        yield Slip(UNKNOWN_CODE, *match.span(), _near(match["ended"]))
    elif meant == "\N{REPLACEMENT CHARACTER}" or not (meant.isprintable() or meant.isspace()):
        is_unseen = unicodedata.category(meant[0]) == "Cf"
        code = "control-character" if is_unseen else "lost-character"
        yield Slip(code, *match.span(), arguments={"character": named(meant[0])})


def _near(name: str) -> str | None:
    near = [] if name.startswith("#") else get_close_matches(name, name2codepoint, 1, _NEAR)
    return f"&{near[0]};" if near else None
