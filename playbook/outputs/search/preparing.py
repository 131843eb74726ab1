"""What the search reads of a page: its words without what surrounds them, spelled as readers type them."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final, Literal

import lxml.html
from markupsafe import escape

from playbook.languages import Language, other
from playbook.languages.interface import words
from playbook.languages.spelling import spelling
from playbook.pages.plan import A_TO_Z, HOME, PlannedPage

ResultKind = Literal["case", "model", "contact", "step", "situation", "tool", "term", "page", "guide"]
"""What a result is: the kind of its page, a tool, a term of the glossary, or a page of the editors' guide."""

TOOLS: Final = "tools"
GLOSSARY: Final = "glossary"

LISTS: Final = frozenset(
    {
        A_TO_Z,
        "browse",
        "case-studies",
        "models-by-place",
        "contacts",
        "case-contacts",
        "situations",
        "freshness",
        "my-list",
        "news",
    }
    | {"case-studies/add", "contacts/correct"}
)
"""Pages that name many records; they are found by what they say of themselves, the records by their own pages."""

EDITORS_GUIDE: Final = frozenset(
    {
        "editors",
        "case-studies/add",
        "contacts/correct",
        "add-case-study",
        "change-record",
        "record-fields",
        "findings",
        "failed-checks",
        "freshness",
    }
)
"""Pages for those who write the playbook, which come after those for its readers."""

NOT_SEARCHED: Final = (
    # Cards and people of other records have a page of their own, which is the one to find.
    ".cards",
    "form",
    "[hidden]",
    "[data-kind=case] .person",
    "[data-kind=case] .contact",
    "[data-kind=case] .onward",
    ".others",
    "[data-kind=situation] .side",
    ".reviewed",
    ".dated",
    ".noans",
    # What a term means in the other language; its name there is found.
    ".meaning",
    # Where a page comes from.
    ".source",
    "[data-kind=case] .band-in > .cap",
    ".leads",
    ".vcard",
    ".chips",
    ".notice",
)
"""CSS selectors of what is on a page without being about it."""

# Pagefind parts words at ASCII punctuation only, and keeps ligatures: readers type neither ’ nor œ.
_AS_TYPED: Final = (("’", "'"), ("œ", "oe"), ("Œ", "Oe"), ("æ", "ae"), ("Æ", "Ae"))
_FIRST_SIGN: Final = 0x2800  # Braille patterns, which Pagefind does not take for letters
# Pagefind joins what stands side by side in lists of terms and in tables.
_PARTED: Final = (("</dt>", " – </dt>"), ("</dd>", ". </dd>"), ("</th>", ". </th>"), ("</td>", ". </td>"))
_LIGATURE: Final = re.compile(r"\w*[œŒæÆ]\w*")
_EXAMPLE: Final = re.compile("<pre.*?</pre>", re.DOTALL)
_LIGATURES: Final = "œŒæÆ"


@dataclass(frozen=True, slots=True)
class PreparedPage:
    """A page, or a part of one that is found by itself, as Pagefind reads it.

    Attributes:
        address: Where it is, from the site's root, with the fragment of a part.
        language: Its language.
        title: Its title, as readers type it.
        html: Its HTML, as readers type it.
        kind: What it is.
        other_title: Its title in the other language, for readers who know it by that.
    """

    address: str
    language: Language
    title: str
    html: str
    kind: ResultKind
    other_title: str = ""

    def document(self) -> str:
        """Return the whole HTML document."""
        return (
            f'<!doctype html><html lang="{self.language}"><head><title></title></head>'
            f'<body data-kind="{self.kind}" data-address="{escape(self.address)}" data-pagefind-meta="address[data-address]" '
            "data-pagefind-body>"
            f"<h1>{escape(self.title)}</h1>{_for_pagefind(self.html, self.language)}{self._other()}</body></html>"
        )

    def _other(self) -> str:
        if not self.other_title:
            return ""
        return f"<p data-pagefind-weight=5>{escape(words(self.language)['glossary']['other'])} {escape(self.other_title)}.</p>"


def _for_pagefind(html: str, language: Language) -> str:
    """Part what Pagefind would join, and put a sign in the place of each of the commonest words.

    The script of the search puts the words back.
    """
    for end, parted in _PARTED:
        html = html.replace(end, parted)
    signs, joined = _signs(language)
    for word, sign in joined:
        html = html.replace(f" {word}", f" {sign}")
    words_ = html.split(" ")
    words_[1:-1] = [signs.get(word, word) for word in words_[1:-1]]
    return " ".join(words_)


@cache
def _signs(language: Language) -> tuple[Mapping[str, str], Sequence[tuple[str, str]]]:
    """Return the signs of the commonest words; apart, those of words that an apostrophe joins to the next one."""
    signs = {word: chr(_FIRST_SIGN + number) for number, word in enumerate(spelling(language)["common"].split())}
    joined = [(word, sign) for word, sign in signs.items() if word.endswith("'")]
    return signs, joined


def as_typed(text: str) -> str:
    """Return a text with the apostrophes and letters that are on every keyboard."""
    for written, typed in _AS_TYPED:
        text = text.replace(written, typed)
    return text


def ligatures(text: str) -> dict[str, str]:
    """Return the words of a text that have ligatures, each by the way it is typed."""
    if not any(letter in text for letter in _LIGATURES):
        return {}
    return {as_typed(word): word for word in _LIGATURE.findall(text)}


def kind_of(page: PlannedPage) -> ResultKind:
    """Say what a page is to someone who searches."""
    if page.kind == "prose" or page.kind == "comparison" or page.kind == "part":
        return "guide" if page.key in EDITORS_GUIDE else "page"
    return page.kind


def prepare(page: PlannedPage, language: Language, html: str) -> Iterator[PreparedPage]:
    """Prepare a page, and the parts of it that are found by themselves: tools, and terms of the glossary.

    Args:
        page: The page.
        language: The language it is in.
        html: Its HTML, without heading and shell.
    """
    text = page.text[language]
    if page.key == HOME or page.kind in ("comparison", "part"):  # all that is compared is found by pages of its own
        return
    description = f"<p>{escape(text.description)}</p>"
    if page.key in LISTS:
        html = description
    elif page.key in (TOOLS, GLOSSARY):
        content = lxml.html.fromstring(f"<div>{html}</div>")
        yield from _tools(content, language, text.url) if page.key == TOOLS else _terms(content, language, text.url)
        html = description + _inner_html(content)
    elif page.kind == "prose":
        # The examples of the editors' guide are in both languages, and about nothing.
        html = description + _EXAMPLE.sub("", html)
    # MkDocs gives HTML as a text that escapes what is put into it.
    title, other_title = as_typed(text.title), as_typed(page.text[other(language)].title)
    if other_title == title:
        other_title = ""
    yield PreparedPage(text.url, language, title, as_typed(str(html)), kind_of(page), other_title)


def _tools(content: lxml.html.HtmlElement, language: Language, url: str) -> Iterator[PreparedPage]:
    for section in content.xpath('.//section[@class="tool"]'):
        heading = section.find("h3")
        yield _part(section, heading, language, f"{url}#{heading.get('id')}", heading.text_content(), "tool")


def _terms(content: lxml.html.HtmlElement, language: Language, url: str) -> Iterator[PreparedPage]:
    for entry in content.xpath('.//dl[@class="glossary"]/div'):
        name = entry.find("dt")
        yield _part(entry, name, language, f"{url}#{name.get('id')}", name.text_content(), "term")


def _part(
    part: lxml.html.HtmlElement,
    heading: lxml.html.HtmlElement,
    language: Language,
    address: str,
    title: str,
    kind: ResultKind,
) -> PreparedPage:
    """Take a part out of its page."""
    part.remove(heading)
    part.drop_tree()
    return PreparedPage(address, language, as_typed(title), as_typed(_inner_html(part)), kind)


def _inner_html(element: lxml.html.HtmlElement) -> str:
    inside: str = lxml.html.tostring(element, encoding="unicode", with_tail=False)
    return inside
