"""How a prose page is built of its Markdown: what would silently become something else than its author meant."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from markdown_it.token import Token
from markupsafe import Markup

from playbook.findings import Finding, Position, excerpt
from playbook.reading.page_markup import is_block, kept_in
from playbook.reading.prose import ProsePage

_END_OF_CODE: Final = re.compile(r"[\s>]*(`{3,}|~{3,})\s*")
_CONTAINER: Final = re.compile(r"\s*(?::\s*){3}")


def structure_findings(page: ProsePage, tokens: Sequence[Token], kept: Sequence[Markup]) -> Iterator[Finding]:
    """Find what of a page's Markdown would not come out as it is meant.

    Args:
        page: The page.
        tokens: What was read of it.
        kept: The HTML of its macros, by the numbers of their marks.
    """
    if not tokens:
        yield Finding("empty-page", page.file, Position(max(page.body_line - 1, 1)))
    ids: set[str] = set()
    for token, following in pairwise([*tokens, Token("end", "", 0)]):
        line = token.map[0] if token.map else 0
        if token.type == "heading_open":
            yield from _heading_findings(page, token, following, line, ids)
        elif token.type == "fence" and not _is_closed(page, token):
            yield _finding("unclosed-code", page, line)
        elif token.type == "code_block":
            yield _finding("code-by-indentation", page, line, words=excerpt(token.content.strip()))
        elif token.type == "inline":
            if _CONTAINER.match(token.content):
                yield _finding("unknown-block", page, line, words=excerpt(token.content))
            yield from _macro_findings(page, token, kept, line)


def _heading_findings(page: ProsePage, token: Token, words: Token, line: int, ids: set[str]) -> Iterator[Finding]:
    shown = "".join(child.content for child in words.children or ()).strip()
    if token.markup in ("-", "="):
        yield _finding("underlined-heading", page, line, words=excerpt(shown))
    elif token.tag == "h1":
        yield _finding("title-in-text", page, line, words=excerpt(shown))
    if not shown:
        yield _finding("empty-heading", page, line)
    id_ = str(token.attrGet("id"))
    if id_ in ids:
        yield _finding("duplicate-id", page, line, id=id_)
    ids.add(id_)
    if kept_in(words):
        yield _finding("misplaced-macro", page, line)


def _macro_findings(page: ProsePage, inline: Token, kept: Sequence[Markup], line: int) -> Iterator[Finding]:
    """Find macros whose HTML can't stand where they are called."""
    numbers = kept_in(inline)
    alone = len(numbers) == 1 and inline.content.strip() == f"\x02{numbers[0]}\x03"
    depth = 0
    for child in inline.children or ():
        depth += {"link_open": 1, "link_close": -1}.get(child.type, 0)
        for number in kept_in(child):
            html = str(kept[number])
            if (depth and "<a" in html) or (is_block(html) and not alone):
                yield _finding("misplaced-macro", page, line)
        line += child.type in ("softbreak", "hardbreak")


def _is_closed(page: ProsePage, fence: Token) -> bool:
    start, end = fence.map or [0, 0]
    lines = page.body.split("\n")
    last = _END_OF_CODE.fullmatch(lines[end - 1]) if end - 1 > start and end <= len(lines) else None
    return last is not None and last[1].startswith(fence.markup)


def _finding(code: str, page: ProsePage, line: int, **shown: str) -> Finding:
    written = page.body.split("\n")[line]
    place = Position(page.body_line + line, len(written) - len(written.lstrip()) + 1)
    return Finding(code, page.file, place, arguments=shown)
