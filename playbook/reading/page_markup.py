"""The Markdown of prose pages: all that records know, and headings, tables, code, pictures, definitions and notes.

An attribute list (`{: #id .class lang=fr }`) may stand at the end of a heading, and after what is marked in a line: a link,
a picture, code, emphasis. What macros return is finished HTML: a mark stands in its place until the page is rendered.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final, Literal

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.token import Token
from markupsafe import Markup
from mdit_py_plugins.admon import admon_plugin
from mdit_py_plugins.deflist import deflist_plugin

from playbook.reading.markup import with_bare_addresses

_KEPT: Final = re.compile("\x02([0-9]+)\x03")
_INLINE: Final = re.compile(r"(?!<)|<(?:a|abbr|bdi|cite|code|em|i|span|strong|time)\b")
"""HTML that stands inside a sentence begins like this."""

_ATTRIBUTES: Final = re.compile(r"[ \t]*\{:[ \t]*(?P<list>[^{}\n]*?)[ \t]*\}")
_ATTRIBUTE: Final = re.compile(r"#(?P<id>[\w-]+)|\.(?P<class>[\w-]+)|lang=[\"']?(?P<lang>[A-Za-z-]+)[\"']?")
_MARKED: Final = ("code_inline", "em_close", "image", "link_close", "strong_close")

_ALIGNMENT: Final = re.compile(r"text-align:(left|center|right)")


Kind = Literal["link", "picture"]
"""What leads to an address."""


@dataclass(frozen=True, slots=True)
class PageLink:
    """A link or picture of a page.

    Attributes:
        kind: Which of both.
        address: Where it leads, as it is written.
        line: The line of the body on which it stands, from 0; of a link whose address stands elsewhere, its words'.
    """

    kind: Kind
    address: str
    line: int


@dataclass(frozen=True, slots=True)
class Destination:
    """Where a link leads on the built site.

    Attributes:
        address: The address, from the page.
        language: The language of the page there, where it is not that of the page here.
        asset: The picture or document there, from `content/`, where it is one.
    """

    address: str
    language: str | None = None
    asset: str | None = None


Lead = Callable[[Kind, str], Destination | None]
"""Says where an address leads, by what leads to it; `None` where it leads nowhere."""


def mark(number: int) -> str:
    """Return what stands in a page's Markdown for HTML that is kept aside; no file holds such a mark."""
    return f"\x02{number}\x03"


def kept_in(token: Token) -> list[int]:
    """Return the numbers of the HTML that is kept aside in a token."""
    return [int(number) for number in _KEPT.findall(token.content)]


def is_block(html: str) -> bool:
    """Tell whether HTML that is kept aside is a block by itself, not a part of a sentence."""
    return bool(html) and not _INLINE.match(html)


def parse(body: str) -> list[Token]:
    """Read the Markdown of a page.

    Args:
        body: Its text, with marks in the place of macros; raw HTML in it is text.
    """
    return _PARSER.parse(body)


def links(tokens: Sequence[Token]) -> Iterator[PageLink]:
    """Yield the links and pictures of a page in their order.

    Args:
        tokens: What was read of the page.
    """
    for block in tokens:
        line = block.map[0] if block.map else 0
        for token in block.children or ():
            if token.type == "link_open":
                yield PageLink("link", str(token.attrGet("href")), line)
            elif token.type == "image":
                yield PageLink("picture", str(token.attrGet("src")), line)
            line += token.type in ("softbreak", "hardbreak")


def render(tokens: Sequence[Token], lead: Lead, kept: Sequence[Markup]) -> Markup:
    """Turn a page into HTML.

    Args:
        tokens: What was read of the page.
        lead: Says where the address of a link or picture leads; what leads nowhere is left out, and its words stay.
        kept: The HTML that is kept aside, by the numbers of its marks.
    """
    blocks = [
        block.copy(children=list(_led(_with_kept(block.children, kept), lead))) if block.children else block
        for block in _with_blocks(tokens, kept)
    ]
    html: str = _PARSER.renderer.render(blocks, _PARSER.options, {})
    return Markup(html)  # noqa: S704 - text is escaped, and raw HTML is text


def _with_blocks(tokens: Sequence[Token], kept: Sequence[Markup]) -> Iterator[Token]:
    """Take out of its paragraph what is a block by itself."""
    index = 0
    while index < len(tokens):
        token = tokens[index]
        alone = _KEPT.fullmatch(tokens[index + 1].content) if token.type == "paragraph_open" else None
        html = str(kept[int(alone[1])]) if alone else ""
        if alone and not (html and _INLINE.match(html)):
            yield Token("html_block", "", 0, content=f"{html}\n")
            index += 3
        else:
            yield token
            index += 1


def _with_kept(tokens: Iterable[Token], kept: Sequence[Markup]) -> Iterator[Token]:
    for token in tokens:
        if token.type != "text" or "\x02" not in token.content:
            yield token
            continue
        for number, part in enumerate(_KEPT.split(token.content)):
            if number % 2:
                yield Token("html_inline", "", 0, content=str(kept[int(part)]))
            elif part:
                yield Token("text", "", 0, content=part)


def _led(tokens: Iterable[Token], lead: Lead) -> Iterator[Token]:
    leads: list[bool] = []
    for token in tokens:
        if token.type == "link_open":
            to = lead("link", str(token.attrGet("href")))
            leads.append(to is not None)
            if to:
                yield _leading(token, "href", to)
        elif token.type == "link_close":
            if leads.pop():
                yield token
        elif token.type == "image":
            to = lead("picture", str(token.attrGet("src")))
            yield _leading(token, "src", to) if to else Token("text", "", 0, content=token.content)
        else:
            yield token


def _leading(token: Token, attribute: str, to: Destination) -> Token:
    attributes = {**token.attrs, attribute: to.address}
    if attribute == "href" and to.language:
        attributes["hreflang"] = to.language
    return token.copy(attrs=attributes)


def heading_id(words: str, taken: Iterable[str]) -> str:
    """Return the identifier of a heading: its words in small letters without accents, with a number where it is taken."""
    plain = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode()
    wanted = re.sub(r"[-\s]+", "-", re.sub(r"[^\w\s-]", "", plain).strip().lower())
    candidate, number = wanted, 0
    while candidate in taken or not candidate:
        number += 1
        candidate = f"{wanted}_{number}"
    return candidate


def _attributes(state: StateCore) -> None:
    """Read attribute lists, and name every heading."""
    taken: set[str] = set()
    for opening, inline in pairwise(state.tokens):
        if inline.type != "inline":
            continue
        children = inline.children or []
        for before, token in pairwise(children):
            if before.type in _MARKED and token.type == "text":
                match = _ATTRIBUTES.match(token.content)
                if match and match.start("list") and not match.group().startswith((" ", "\t")):
                    _set(_opening_of(before, children), match["list"])
                    token.content = token.content[match.end() :]
        if opening.type == "heading_open":
            _take_from_end(opening, children)
            if opening.attrGet("id") is None:
                words = "".join(_KEPT.sub("", child.content) for child in children)
                opening.attrSet("id", heading_id(words, taken))
            taken.add(str(opening.attrGet("id")))


def _take_from_end(heading: Token, children: list[Token]) -> None:
    last = children[-1] if children else None
    match = re.search(rf"{_ATTRIBUTES.pattern}$", last.content) if last and last.type == "text" else None
    if last and match:
        _set(heading, match["list"])
        last.content = last.content[: match.start()]


def _opening_of(token: Token, tokens: Sequence[Token]) -> Token:
    if token.nesting == 0:
        return token
    kind = token.type.replace("_close", "_open")
    before = tokens[: next(index for index, other in enumerate(tokens) if other is token)]
    return next(other for other in reversed(before) if other.type == kind and other.level == token.level)


def _set(token: Token, attributes: str) -> None:
    # Others than these are refused by the check of the page, and never written.
    for match in _ATTRIBUTE.finditer(attributes):
        name = str(match.lastgroup)
        token.attrJoin(name, match[name]) if name == "class" else token.attrSet(name, match[name])


def _alignment(state: StateCore) -> None:
    """Say how a column stands by a class: a style in the page would be refused by its own policy."""
    for token in state.tokens:
        match = (
            _ALIGNMENT.fullmatch(str(token.attrs.pop("style", ""))) if token.type in ("th_open", "td_open") else None
        )
        if match:
            token.attrSet("class", f"to-{match[1]}")


def _let_through(_address: str) -> bool:
    # The parser would silently leave an unsafe link as text. It is let through, so that the check can name it.
    return True


def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"html": False, "typographer": False, "xhtmlOut": False}).enable("table")
    parser.use(deflist_plugin).use(admon_plugin)
    parser.validateLink = _let_through  # type: ignore[method-assign, assignment]
    parser.normalizeLink = str  # type: ignore[method-assign, assignment]  # as written; where it leads is said later
    with_bare_addresses(parser)
    parser.core.ruler.after("inline", "attributes", _attributes)
    parser.core.ruler.push("alignment", _alignment)
    return parser


_PARSER: Final = _parser()
