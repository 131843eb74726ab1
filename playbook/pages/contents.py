"""What stands under the heading of a page, in parts: what it opens with, its sections and their headings."""

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

_HEADING: Final = re.compile(r'<h([23]) id="([^"]+)"[^>]*>(.*?)</h\1>', re.DOTALL)
_BLOCK: Final = re.compile(r"<(/?)(section|div|form|details|ul|ol|table|figure|aside|article|nav|dl|template)\b")
_TAG: Final = re.compile(r"<[^>]+>")


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of the page's contents.

    Attributes:
        id: The fragment that leads to it.
        text: Its words.
        children: The headings under it.
    """

    id: str
    text: str
    children: tuple["Heading", ...] = ()


def contents(content: str) -> dict[str, Any]:
    """Return the `opening` of a page, the `rest`, and its `headings`.

    Args:
        content: HTML that this project's templates made.
    """
    end = opening_end(content)
    return {"opening": content[:end], "rest": content[end:], "headings": tuple(headings(content))}


def opening_end(content: str) -> int:
    """Return where the opening of a page ends: before its first section, and outside of every element.

    Args:
        content: HTML that this project's templates made.
    """
    first = content.find("<h2")
    if first < 0:
        return len(content)
    open_elements: list[tuple[str, int]] = []
    for match in _BLOCK.finditer(content, 0, first):
        if not match[1]:
            open_elements.append((match[2], match.start()))
        elif open_elements:
            open_elements.pop()
    return open_elements[0][1] if open_elements else first


def headings(content: str) -> Iterator[Heading]:
    """Find the headings of a page that can be linked to, those of the third level under those of the second.

    Args:
        content: HTML that this project's templates made.
    """
    section: tuple[str, str] | None = None
    children: list[Heading] = []
    for level, identifier, words_ in _HEADING.findall(content):
        text = html.unescape(_TAG.sub("", words_)).strip()
        if level == "3" and section:
            children.append(Heading(identifier, text))
            continue
        if section:
            yield Heading(*section, tuple(children))
        section, children = (identifier, text), []
    if section:
        yield Heading(*section, tuple(children))
