"""The Markdown of records: what it shows, and that nothing in it is ever run."""

import random
import re

import lxml.html
import pytest

from playbook.reading.markup import Target, links, raw_html, render, target
from playbook.reading.markup import _parsed as parsed
from playbook.records.texts import MAX_TEXT_LENGTH


def shown(text: str) -> str:
    """Render a text; records are on pages named after them."""
    return str(render(text, lambda record: f"/{record.scheme}/{record.record_id}/")).strip()


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("Un texte.", "<p>Un texte.</p>"),
        ("One.\n\nTwo\nlines.", "<p>One.</p>\n<p>Two\nlines.</p>"),
        ("*one* **two** `a*b`", "<p><em>one</em> <strong>two</strong> <code>a*b</code></p>"),
        ("* a\n* b", "<ul>\n<li>a</li>\n<li>b</li>\n</ul>"),
        ("For three reasons:\n\n- a\n- b", "<p>For three reasons:</p>\n<ul>\n<li>a</li>\n<li>b</li>\n</ul>"),
        ("1. a\n2. b", "<ol>\n<li>a</li>\n<li>b</li>\n</ol>"),
        ("> a", "<blockquote>\n<p>a</p>\n</blockquote>"),
        ("a\\\nb", "<p>a<br>\nb</p>"),
        ("\\*a\\* \\<b>", "<p>*a* &lt;b&gt;</p>"),
        ("1 < 2 & \"3\" > '2'", "<p>1 &lt; 2 &amp; &quot;3&quot; &gt; '2'</p>"),
        ("&eacute; &lt;script&gt;", "<p>é &lt;script&gt;</p>"),
        ("{{ 7*7 }} {% raw %} ${x}", "<p>{{ 7*7 }} {% raw %} ${x}</p>"),
        # What belongs to the page, not to a field.
        ("# Title", "<p># Title</p>"),
        ("Title\n=====", "<p>Title\n=====</p>"),
        ("a\n\n---\n\nb", "<p>a</p>\n<p>---</p>\n<p>b</p>"),
        ("    a", "<p>a</p>"),
        ("a | b\n--|--\n1 | 2", "<p>a | b\n--|--\n1 | 2</p>"),
        # Links.
        ("[a](https://www.example.ca/é?x=1&y)", '<p><a href="https://www.example.ca/%C3%A9?x=1&amp;y">a</a></p>'),
        ("[a](case:picton)", '<p><a href="/case/picton/">a</a></p>'),
        ('[*a*](model:outreach "b")', '<p><a href="/model/outreach/" title="b"><em>a</em></a></p>'),
        ("<nord@exemple.ca>", '<p><a href="mailto:nord@exemple.ca">nord@exemple.ca</a></p>'),
        ("[a](tel:+1-819-555-0123)", '<p><a href="tel:+1-819-555-0123">a</a></p>'),
        ("[a](HTTPS://www.example.ca)", '<p><a href="HTTPS://www.example.ca">a</a></p>'),
        ("https://www.example.ca", '<p><a href="https://www.example.ca">https://www.example.ca</a></p>'),
    ],
)
def test_text_becomes_html(text: str, html: str) -> None:
    assert shown(text) == html


UNSAFE = {
    "[a](javascript:alert(1))": "javascript:alert(1)",
    "[a](JaVaScRiPt:alert(1))": "JaVaScRiPt:alert(1)",
    "[a](&#106;avascript:x)": "javascript:x",
    "[a](javascript&colon;x)": "javascript:x",
    "[a](<java\tscript:x>)": "java\tscript:x",
    "[a](\\javascript:x)": "\\javascript:x",
    "<javascript:x>": "javascript:x",
    "[a](vbscript:x)": "vbscript:x",
    "[a](data:text/html;base64,x)": "data:text/html;base64,x",
    "![a](javascript:x)": "javascript:x",
    "[a](//www.example.ca)": "//www.example.ca",
    "[a](/fr/)": "/fr/",
    "[a](picton.md)": "picton.md",
    "[a](#results)": "#results",
    "[a]()": "",
    "[a](https:picton)": "https:picton",
    "[a](https://)": "https://",
    "[a](mailto:)": "mailto:",
    "[a](ftp://example.ca)": "ftp://example.ca",
    "[a](file:///etc/passwd)": "file:///etc/passwd",
    "[a](cases:picton)": "cases:picton",
    "[a](case&#9;:picton)": "case\t:picton",
}


@pytest.mark.parametrize(("text", "address"), UNSAFE.items())
def test_link_that_may_not_lead_there_is_named_and_shown_without_address(text: str, address: str) -> None:
    assert list(links(text)) == [address]
    assert not target(address).is_allowed
    assert "href" not in shown(text)


def test_link_with_a_safe_text_around_an_unsafe_one_loses_only_the_unsafe() -> None:
    text = "[a](https://www.example.ca) [b](javascript:x) [c](case:picton)"
    assert shown(text) == '<p><a href="https://www.example.ca">a</a> b <a href="/case/picton/">c</a></p>'


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("case:picton", Target("case:picton", "case")),
        ("CONTACT:esdc", Target("CONTACT:esdc", "contact")),
        ("http://[", Target("http://[", "http")),
        ("picton", Target("picton", "")),
        (":picton", Target(":picton", "")),
    ],
)
def test_target_of_an_address(address: str, expected: Target) -> None:
    assert target(address) == expected


@pytest.mark.parametrize(
    ("text", "tags"),
    [
        ("See <b>here</b>.", ["<b>", "</b>"]),
        ("<script>\nalert(1)\n\n</script>", ["<script>"]),
        ("a\n\n<div class=x>\n  <p>b\n</div>\n\nc <br>", ["<div class=x>", "<br>"]),
        ("* <img src=x onerror=y>", ["<img src=x onerror=y>"]),
        ("a <!-- b --> c", ["<!-- b -->"]),
        ("<?php x ?> <![CDATA[x]]> <!DOCTYPE html>", ["<?php x ?> <![CDATA[x]]> <!DOCTYPE html>"]),
        ("a <?x?> <![CDATA[x]]> <!D y>", ["<?x?>", "<![CDATA[x]]>", "<!D y>"]),
        ("    <b>", ["<b>"]),
        ("a <a\nhref=x>", ["<a"]),
        # What is not HTML.
        ("1 < 2, a <b c", []),
        ("`<b>` and \\<b>", []),
        ("&lt;b&gt;", []),
        ("<https://www.example.ca> <a@b.ca>", []),
    ],
)
def test_html_is_found_and_shown_as_it_stands(text: str, tags: list[str]) -> None:
    assert list(raw_html(text)) == tags
    names = {element.tag for element in lxml.html.fragment_fromstring(shown(text), create_parent=True).iter()}
    assert names <= {"div", "p", "ul", "li", "code", "a"}
    for tag in tags:
        assert tag.split()[0].replace("<", "&lt;").replace(">", "&gt;") in shown(text)


PIECES = (
    *"ab é\t\N{NO-BREAK SPACE}.:!?\"'()[]<>*_`\\&#-+1|~=/",
    *(
        "\n",
        "\n\n",
        "  \n",
        "\n  ",
        "- ",
        "* ",
        "> ",
        "1. ",
        "](",
        "](javascript:x)",
        "](case:x)",
        "<b>",
        "&amp;",
        "<!--",
    ),
)


def texts(seed: int) -> list[str]:
    """Return texts that are full of marks, the same ones on every run."""
    chance = random.Random(seed)  # noqa: S311 - the same texts on every run
    return ["".join(chance.choices(PIECES, k=chance.randrange(1, 40))).strip() for _ in range(400)]


@pytest.mark.parametrize("seed", range(5))
def test_no_text_makes_more_than_the_marks_it_may(seed: int) -> None:
    allowed = re.compile(
        r"</?(p|em|strong|code|ul|ol|li|blockquote)>|<ol start=\"\d+\">|<br>"
        r"|<a href=\"(/case/x[^\"<>]*/|https?://[^\"<>]+|mailto:[^\"<>]+)\"( title=\"[^\"<>]*\")?>|</a>"
    )
    for text in texts(seed):
        assert "<" not in allowed.sub("", shown(text)), text


@pytest.mark.parametrize("seed", range(5))
def test_paragraphs_without_marks_are_what_the_parser_makes_of_them(seed: int) -> None:
    for text in texts(seed):
        assert shown(text) == parsed(text, lambda record: f"/{record.scheme}/{record.record_id}/").strip(), text


@pytest.mark.parametrize("seed", range(5))
def test_what_is_found_in_a_text_is_what_its_reader_would_get(seed: int) -> None:
    for text in texts(seed):
        allowed = [address for address in links(text) if target(address).is_allowed]
        assert shown(text).count("<a ") == len(allowed), text


@pytest.mark.parametrize(
    "piece", ["*a_", "[", "](", "<", "`a", "> ", "- ", "![", "**a", "<a ", "&", "\\", "a\n", "[a](<"]
)
def test_longest_text_of_one_mark_is_read(piece: str) -> None:
    text = (piece * MAX_TEXT_LENGTH)[:MAX_TEXT_LENGTH]
    assert [*links(text), *raw_html(text)] == []
    assert shown(text)
