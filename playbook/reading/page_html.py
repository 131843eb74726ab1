"""What prose pages may not hold: HTML, and links or attributes that could run something in the reader's browser.

Anyone may propose a page, so none of it is passed on to the reader; what is meant by it is found here. Of code, only what
is surely read as code is left alone.
"""

import html
import re
from bisect import bisect_right
from collections.abc import Iterator
from itertools import accumulate
from typing import Final

from playbook.findings import Finding, Position, excerpt
from playbook.reading.markup import ALLOWED_BEGINNINGS

_FENCE: Final = re.compile(r"(~{3,}+|`{3,}+)[\w#.+-]*[ ]*")
_CODE_IN_LINE: Final = re.compile(r"(?<![`\\])(?P<ticks>`++)[^\n]+?(?<!`)(?P=ticks)(?!`)")
_TAG: Final = re.compile(r"(?<!<)<(?!https?://[^\s<>]+>|[\w.+'-]{1,100}@[\w.-]+>)[A-Za-z/!?][^>\n]{0,100}>?")
_ATTRIBUTES: Final = re.compile(r"(?<!\{)\{:?(?![{%#])[^{}\n]*\}")
_ATTRIBUTE: Final = re.compile(r"(?<![^\s{}=\"'])([^\s{}=\"']++)\s*+=")
_SAFE_ATTRIBUTES: Final = frozenset({"class", "id", "lang"})
_ADDRESS: Final = re.compile(r"(?:\]\(|^[ ]{0,3}\[[^\[\]\n]+\]:)\s*<?(?P<address>[^)\"'<>]*)", re.MULTILINE)
_UNSEEN: Final = re.compile(r"[\x00-\x20\x7f-\xa0]+")
_SCHEME: Final = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")


def check_page_html(body: str, file: str, first_line: int) -> Iterator[Finding]:
    """Find HTML and unsafe links in a prose page.

    Args:
        body: Its Markdown, macros included.
        file: Its name in findings.
        first_line: The line of the file on which the body begins.
    """
    words = _without_code(body)
    found = [(match.start(), match.group()) for match in _TAG.finditer(words)]
    found += [(match.start(), match.group()) for match in _ATTRIBUTES.finditer(words) if _is_unsafe(match.group())]
    for index, written in found:
        yield Finding("raw-html", file, _position(body, index, first_line), arguments={"html": excerpt(written)})
    for match in _ADDRESS.finditer(words):
        # Browsers leave out what can't be seen, and read what is written with the code of a character.
        address = _UNSEEN.sub("", html.unescape(match["address"])).lower()
        if _SCHEME.match(address) and not address.startswith(ALLOWED_BEGINNINGS):
            shown = {"address": excerpt(match["address"].strip()), "beginnings": ", ".join(ALLOWED_BEGINNINGS)}
            yield Finding("unsafe-link", file, _position(body, match.start("address"), first_line), arguments=shown)


def code_spans(body: str) -> list[tuple[int, int]]:
    """Return where code stands in the Markdown of a page: from which character to before which, in their order."""
    blocks = list(_blocks_of_code(body))
    return sorted([*blocks, *(match.span() for match in _CODE_IN_LINE.finditer(_blanked(body, blocks)))])


def _blocks_of_code(body: str) -> Iterator[tuple[int, int]]:
    """Yield where the blocks of code stand; one that does not end is none."""
    lines = body.split("\n")
    begins = list(accumulate((len(line) + 1 for line in lines), initial=0))
    ends: dict[str, list[int]] = {}
    for number, line in enumerate(lines):
        ends.setdefault(line.rstrip(" "), []).append(number)
    number = 0
    while number < len(lines):
        begin = _FENCE.fullmatch(lines[number])
        after = ends.get(begin.group(1), []) if begin else []
        index = bisect_right(after, number)
        if index < len(after):
            yield begins[number], begins[after[index] + 1] - 1
            number = after[index]
        number += 1


def _blanked(body: str, spans: list[tuple[int, int]]) -> str:
    """Put spaces in the place of what stands in spans; lines stay lines."""
    parts, end = [], 0
    for start, stop in spans:
        parts += [body[end:start], re.sub(r"[^\n]", " ", body[start:stop])]
        end = stop
    return "".join([*parts, body[end:]])


def _without_code(body: str) -> str:
    """Put spaces in the place of code."""
    return _blanked(body, code_spans(body))


def _is_unsafe(attributes: str) -> bool:
    return any(name.lower() not in _SAFE_ATTRIBUTES for name in _ATTRIBUTE.findall(attributes))


def _position(body: str, index: int, first_line: int) -> Position:
    line = body.count("\n", 0, index)
    return Position(first_line + line, index - (body.rfind("\n", 0, index) + 1) + 1)
