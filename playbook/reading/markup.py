"""The Markdown of records: which marks it knows, which links it allows, how it becomes HTML.

Raw HTML is never passed on: it is shown as it stands, and the rules refuse it. A link leads to a web page, an e-mail
address, a telephone number or another record (`case:picton`, `model:outreach`, `contact:esdc`).
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from markdown_it import MarkdownIt
from markdown_it.common.utils import escapeHtml
from markdown_it.token import Token
from markupsafe import Markup

LINK_BEGINNINGS: Final = ("https://", "http://", "mailto:", "tel:")
RECORD_SCHEMES: Final = ("case", "model", "contact", "step", "situation", "tool")
ALLOWED_BEGINNINGS: Final = (*LINK_BEGINNINGS, *(f"{scheme}:" for scheme in RECORD_SCHEMES))
"""How the address of a link may begin."""

_SCHEME: Final = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):")

_DISABLED: Final = ("image", "heading", "lheading", "code", "fence", "hr", "reference")
"""Marks that have no place in a field: the page's template makes its headings and pictures."""

_SIGNS_OF_LINKS: Final = ("](", "<", "://", "@")
_PICTURE: Final = re.compile(r"!\[[^\[\]\n]*\]\([^()\n]*\)")
"""A picture (`playbook.checking.wording.paragraphs` finds it)."""

_ANGLED: Final = re.compile(r"<<([^<>\n]*)>>")
"""Words between two marks each, which are guillemets (`playbook.checking.wording.foreign_marks` finds them)."""

_PLAIN_LINE: Final = r"[^\W\d_](?:[^\r\n\\`*_\[<&\0@:]|:(?!//))*(?<!\s)"
_PLAIN: Final = re.compile(rf"{_PLAIN_LINE}(\n{_PLAIN_LINE})*")
"""A paragraph without any mark, as most are: it needs no parser, and without one a large site is built a tenth faster."""


def _parser(*, html: bool) -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"html": html, "typographer": False, "xhtmlOut": False}).disable(
        list(_DISABLED), ignoreInvalid=True
    )
    parser.validateLink = _let_through  # type: ignore[method-assign, assignment]
    return with_bare_addresses(parser)


def with_bare_addresses(parser: MarkdownIt) -> MarkdownIt:
    """Let a parser make links of web and e-mail addresses that stand in a text as they are."""
    parser.options["linkify"] = True
    assert parser.linkify, "linkify-it-py is installed"
    parser.linkify.set({"fuzzy_link": False, "fuzzy_ip": False, "fuzzy_email": True})
    for other in ("ftp:", "//"):
        parser.linkify.add(other, None)
    parser.linkify.pretest = _may_have_address
    return parser.enable("linkify")


def _may_have_address(text: str) -> bool:
    # Of what is left of the parser's own patterns, each asks for one of these.
    return "@" in text or "//" in text


def _let_through(_address: str) -> bool:
    # The parser would silently leave an unsafe link as text. It is let through here, so that the rules can name it;
    # `render` drops what is not allowed.
    return True


_RENDERER: Final = _parser(html=False)
_INSPECTOR: Final = _parser(html=True)
_LINKS: Final = _parser(html=False)
_LINKS.normalizeLink = str  # type: ignore[method-assign, assignment]  # addresses as they are written, not encoded


@dataclass(frozen=True, slots=True)
class Target:
    """Where a link leads: an address elsewhere, or a record."""

    address: str
    scheme: str

    @property
    def is_allowed(self) -> bool:
        """Whether it begins as links may begin, and goes on."""
        address = self.address.lower()
        return self.is_record or any(address.startswith(begin) and address != begin for begin in LINK_BEGINNINGS)

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
    scheme = _SCHEME.match(address)
    return Target(address, scheme.group(1).lower() if scheme else "")


def without_pictures(text: str) -> str:
    """Return a Markdown text without its pictures, which no record shows, and which are no links."""
    return _PICTURE.sub("", text) if "![" in text else text


def links(text: str) -> Iterator[str]:
    """Yield the address of every link in a Markdown text, in their order, as they are written."""
    # No link goes on after an empty line, and most paragraphs need not be parsed to see that they hold none.
    for block in text.split("\n\n"):
        if any(sign in block for sign in _SIGNS_OF_LINKS):
            for token in _with_children(_LINKS.parse(block)):
                if token.type == "link_open":
                    yield str(token.attrGet("href"))


def raw_html(text: str) -> Iterator[str]:
    """Yield every tag of raw HTML in a Markdown text, in their order; of a block of HTML, its first line."""
    if "<" not in text:
        return
    for token in _with_children(_INSPECTOR.parse(_ANGLED.sub(r"((\1))", text))):
        if token.type in ("html_inline", "html_block"):
            yield token.content.strip().splitlines()[0]


def _with_children(tokens: list[Token]) -> Iterator[Token]:
    for token in tokens:
        yield token
        yield from token.children or ()


def render(text: str, resolve: Callable[[Target], str]) -> Markup:
    """Turn a Markdown text into HTML.

    Args:
        text: Markdown; raw HTML in it is shown as it stands.
        resolve: Gives the address of the record that a link leads to.

    Returns:
        HTML in which every link has an allowed address; one that has not is left as plain text.
    """
    html = ""
    for is_plain, blocks in groupby(text.split("\n\n"), key=_is_plain):
        if is_plain:
            html += "".join(f"<p>{escapeHtml(block)}</p>\n" for block in blocks)
        else:
            html += _parsed("\n\n".join(blocks), resolve)
    return Markup(html)  # noqa: S704 - both ways escape text, and pass no HTML on


def _is_plain(block: str) -> bool:
    return _PLAIN.fullmatch(block) is not None


def _parsed(text: str, resolve: Callable[[Target], str]) -> str:
    tokens = _RENDERER.parse(text)
    for token in tokens:
        if token.children:
            token.children = list(_with_safe_links(token.children, resolve))
    html: str = _RENDERER.renderer.render(tokens, _RENDERER.options, {})
    return html


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
