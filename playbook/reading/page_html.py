"""What prose pages may not hold: HTML, and links or attributes that could run something in the reader's browser.

Python-Markdown passes all of these on (https://python-markdown.github.io/reference/#markdown): it is for texts whose
writers are trusted, but anyone may propose a page. Of code, only what it surely takes for code is left alone.
"""

import html
import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import Final

from playbook.findings import Finding, Position, excerpt
from playbook.reading.markup import LINK_BEGINNINGS

_FENCE: Final = re.compile(r"(~{3,}+|`{3,}+)[\w#.+-]*[ ]*")
_CODE_IN_LINE: Final = re.compile(r"(?<![`\\])(?P<ticks>`++)[^\n]+?(?<!`)(?P=ticks)(?!`)")
_TAG: Final = re.compile(r"<(?!https?://[^\s<>]+>|[\w.+'-]{1,100}@[\w.-]+>)[A-Za-z/!?][^>\n]{0,100}>?")
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
        if _SCHEME.match(address) and not address.startswith(LINK_BEGINNINGS):
            shown = {"address": excerpt(match["address"].strip()), "beginnings": ", ".join(LINK_BEGINNINGS)}
            yield Finding("unsafe-link", file, _position(body, match.start("address"), first_line), arguments=shown)


def _without_code(body: str) -> str:
    """Put spaces in the place of code; a block that does not end is none."""
    lines = body.split("\n")
    ends: dict[str, list[int]] = {}
    for number, line in enumerate(lines):
        ends.setdefault(line.rstrip(" "), []).append(number)
    number = 0
    while number < len(lines):
        begin = _FENCE.fullmatch(lines[number])
        after = ends.get(begin.group(1), []) if begin else []
        index = bisect_right(after, number)
        last = after[index] if index < len(after) else number - 1
        for inside in range(number, last + 1):
            lines[inside] = " " * len(lines[inside])
        number = max(last, number) + 1
    return _CODE_IN_LINE.sub(lambda match: " " * len(match.group()), "\n".join(lines))


def _is_unsafe(attributes: str) -> bool:
    return any(name.lower() not in _SAFE_ATTRIBUTES for name in _ATTRIBUTE.findall(attributes))


def _position(body: str, index: int, first_line: int) -> Position:
    line = body.count("\n", 0, index)
    return Position(first_line + line, index - (body.rfind("\n", 0, index) + 1) + 1)
