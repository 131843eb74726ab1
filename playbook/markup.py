"""The Markdown of records: which marks it knows, which links it allows, how it becomes HTML.

Raw HTML is never passed on: it is shown as it stands, and the rules refuse it. A link leads to a web page, an e-mail
address, a telephone number or another record (`case:picton`, `model:outreach`, `contact:esdc`).
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final
from urllib.parse import urlsplit

from markdown_it import MarkdownIt
from markdown_it.token import Token
from markupsafe import Markup

MAX_TEXT_LENGTH: Final = 20_000
"""The longest text of a field, in characters; the longest real one is under 3,000."""

LINK_SCHEMES: Final = ("https", "http", "mailto", "tel")
RECORD_SCHEMES: Final = ("case", "model", "contact")

_DISABLED: Final = ("image", "heading", "lheading", "code", "fence", "hr", "reference")
"""Marks that have no place in a field: the page's template makes its headings and pictures."""


def _parser(*, html: bool) -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"html": html, "typographer": False}).disable(list(_DISABLED), ignoreInvalid=True)
    parser.validateLink = _let_through  # type: ignore[method-assign, assignment]
    return parser


def _let_through(_address: str) -> bool:
    # The parser would silently leave an unsafe link as text. It is let through here, so that the rules can name it;
    # `render` drops what is not allowed.
    return True


_RENDERER: Final = _parser(html=False)
_INSPECTOR: Final = _parser(html=True)


@dataclass(frozen=True, slots=True)
class Target:
    """Where a link leads: an address elsewhere, or a record."""

    address: str
    scheme: str

    @property
    def is_allowed(self) -> bool:
        """Whether the scheme is one that links may have."""
        return self.scheme in LINK_SCHEMES or self.is_record

    @property
    def is_record(self) -> bool:
        """Whether the link leads to a record."""
        return self.scheme in RECORD_SCHEMES

    @property
    def record_id(self) -> str:
        """The id of the record that the link leads to."""
        return self.address.partition(":")[2]


def target(address: str) -> Target:
    """Say where `address` leads; an address without a scheme has the scheme `""`."""
    try:
        return Target(address, urlsplit(address).scheme.lower())
    except ValueError:
        return Target(address, "")


@dataclass(frozen=True, slots=True)
class Mark:
    """Something in a text that a rule looks at.

    Attributes:
        text: The address of a link, or the raw HTML.
        line: In which line of the text it stands, from 0.
    """

    text: str
    line: int


def links(text: str) -> Iterator[Mark]:
    """Find the address of every link in a Markdown text."""
    for token, line in _inline_tokens(_RENDERER.parse(text)):
        if token.type == "link_open":
            yield Mark(str(token.attrGet("href")), line)


def raw_html(text: str) -> Iterator[Mark]:
    """Find every piece of raw HTML in a Markdown text."""
    if "<" not in text:
        return
    for token, line in _inline_tokens(_INSPECTOR.parse(text)):
        if token.type in ("html_inline", "html_block"):
            yield Mark(token.content.strip(), line)


def _inline_tokens(tokens: list[Token]) -> Iterator[tuple[Token, int]]:
    for token in tokens:
        line = token.map[0] if token.map else 0
        yield token, line
        for child in token.children or ():
            yield child, line


def render(text: str, resolve: Callable[[Target], str]) -> Markup:
    """Turn a Markdown text into HTML.

    Args:
        text: Markdown; raw HTML in it is shown as it stands.
        resolve: Gives the address of the record that a link leads to.

    Returns:
        HTML in which every link has an allowed address; one that has not is left as plain text.
    """
    tokens = _RENDERER.parse(text)
    for token in tokens:
        if token.children:
            token.children = list(_with_safe_links(token.children, resolve))
    html = _RENDERER.renderer.render(tokens, _RENDERER.options, {})
    return Markup(html)  # noqa: S704 - the renderer escapes text, and passes no HTML on


def _with_safe_links(tokens: list[Token], resolve: Callable[[Target], str]) -> Iterator[Token]:
    kept: list[bool] = []
    for token in tokens:
        if token.type == "link_open":
            leads_to = target(str(token.attrGet("href")))
            kept.append(leads_to.is_allowed)
            if leads_to.is_record:
                token.attrSet("href", resolve(leads_to))
        if token.type in ("link_open", "link_close"):
            keep = kept[-1] if token.type == "link_open" else kept.pop()
            if not keep:
                continue
        yield token
