"""Marks of other programs, and marks in texts that have none, are found where they stand."""

import pytest

from playbook.checking.wording import markdown_slips
from playbook.checking.wording.character_codes import unknown_codes
from playbook.checking.wording.foreign_marks import foreign_marks
from playbook.checking.wording.line_marks import line_marks
from playbook.checking.wording.marks import hide
from playbook.checking.wording.paragraphs import unsupported_marks
from playbook.reading import markup, page_markup


@pytest.mark.parametrize(
    ("text", "found", "right"),
    [
        ("See[^1].", "[^1]", None),
        ("[^note]: The report.", "[^note]: The report.", None),
        ("[^note] : Le rapport.", "[^note] : Le rapport.", None),
        ("See [[Picton]].", "[[Picton]]", None),
        ("- [ ] one", "- [ ] one", None),
        ("1. [x] one", "1. [x] one", None),
        ("It is ~~not~~ open.", "~~not~~", None),
        ("It is ==open==.", "==open==", None),
        ("It is '''open'''.", "'''open'''", None),
        ("See [the report|https://www.example.ca/a].", "[the report|https://www.example.ca/a]", "[the report](https://www.example.ca/a)"),
        ("See [https://www.example.ca/a the report].", "[https://www.example.ca/a the report]", "[the report](https://www.example.ca/a)"),
        ("It is [b]open[/b].", "[b]open[/b]", None),
        ("The <<office>> is open.", "<<office>>", "“office”"),
        ("Open -- at last.", " -- ", " – "),
        ("Open--at last.", "--", "–"),
        ("> [!NOTE]\n> Open.", "> [!NOTE]", None),
        ("::: note\nOpen\n:::", "::: note", None),
        ("??? note", "??? note", None),
        ("Place\tDay\nPicton\tMonday", "Place\tDay\nPicton\tMonday", None),
        ("See [Picton][ref].", "[Picton][ref]", None),
        ("¹ The report.", "¹ The report.", None),
        ("A ^raised^ word.", "^raised^", None),
        ("H~2~O", "~2~", None),
        ("It is ++added++.", "++added++", None),
        ("It is $x^2$.", "$x^2$", None),
        ("A :smile: here.", ":smile:", None),
        ("[TOC]", "[TOC]", None),
        ("h2. Title", "h2. Title", None),
        ("= Title =", "= Title =", None),
        ("{quote}a", "{quote}", None),
        (".. note:: here", ".. note:: here", None),
        ("The link{target=_blank} is open.", "{target=_blank}", None),
        ("It is open.\\nIt closes.", "\\n", None),
        ("It is caf\\u00e9.", "\\u00e9", "é"),
        ("Error! Reference source not found.", "Error! Reference source not found.", None),
        ('See HYPERLINK "https://www.example.ca"', 'HYPERLINK "https://www.example.ca"', None),
    ],
)  # fmt: skip
def test_mark_of_another_program(text: str, found: str, right: str | None) -> None:
    slips = list(foreign_marks(text, "en"))
    assert [(text[slip.start : slip.end], slip.correction) for slip in slips] == [(found, right)]


@pytest.mark.parametrize(
    "text",
    [
        "See [Picton](case:picton) and [a] b.",
        "`[^1]` and `~~x~~`",
        "```\n- [ ] one\n```",
        "The option --fix, or --\n\n---",
        "1.\tone\n2.\ttwo",
        "See [Picton][ref].\n\n[ref]: https://www.example.ca/",
        "x == y, l'’’, a | b",
        "C++ and C++, 2^3, from $5 to $10, m², at 10:30:45, ~5 km, C:\\new\\a, a \\(note\\)",
    ],
)
def test_what_a_page_knows_stays(text: str) -> None:
    assert list(foreign_marks(text, "en")) == []


@pytest.mark.parametrize("text", ["A | B\n---|---\n1 | 2", "{: .note }", "!!! note", "[ref]: https://www.example.ca/"])
def test_mark_that_only_a_page_knows(text: str) -> None:
    in_record = [*markdown_slips(text, hide(text), "en", is_page=False), *unsupported_marks(text)]
    assert {slip.code for slip in in_record} == {"unsupported-mark"}
    assert list(markdown_slips(text, hide(text), "en")) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("a **b** c", "**b**"),
        ("a *b* c", "*b*"),
        ("a _b_ c", "_b_"),
        ("a `b` c", "`b`"),
        ("a [b](https://c.ca) d", "[b](https://c.ca)"),
        ("a <b> c", "<b>"),
        ("R&amp;D", "&amp;"),
        ("a&#160;b", "&#160;"),
        ("a {{ b }}", "{{ b }}"),
        ("a {% b %}", "{% b %}"),
        ("# a", "# "),
        ("• a", "• "),
        ("- a", "- "),
        ("a[^1]", "[^1]"),
        ("see https://www.example.ca", "https://www.example.ca"),
    ],
)
def test_mark_in_a_line(text: str, found: str) -> None:
    assert [text[slip.start : slip.end] for slip in line_marks(text)] == [found]


@pytest.mark.parametrize("text", ["R&D", "5 * 3 = 15", "1 < 2 > 0", "snake_case_name", "[1] a", "C# and F#", "on y va – ou pas", "-5 °C", "a (b)"])  # fmt: skip
def test_words_in_a_line_stay(text: str) -> None:
    assert list(line_marks(text)) == []


@pytest.mark.parametrize(
    ("text", "address", "words"),
    [
        ("Voir https://www.example.ca/a_b(c)/, puis", "https://www.example.ca/a_b(c)/", "https://www.example.ca/a_b(c)/"),
        ("(http://example.ca)", "http://example.ca", "http://example.ca"),
        ("Write to a.b@example.ca.", "mailto:a.b@example.ca", "a.b@example.ca"),
    ],
)  # fmt: skip
def test_bare_addresses_become_links(text: str, address: str, words: str) -> None:
    link = f'<a href="{address}">{words}</a>'
    assert link in markup.render(text, lambda target: target.address)
    assert link in page_markup.render(page_markup.parse(text), lambda _, address: page_markup.Destination(address), ())
    assert list(markup.links(text)) == [address]


def test_bare_names_and_code_are_no_links() -> None:
    text = "example.ca, www.example.ca, ftp://example.ca, //example.ca and `https://example.ca`"
    assert list(markup.links(text)) == []
    assert "<a" not in markup.render(text, lambda target: target.address)


@pytest.mark.parametrize("text", ["1) un\n2) deux", "1. un\n2. deux", "- un\n- deux", "* un\n* deux"])
def test_what_is_a_list_in_a_record_is_one_on_a_page(text: str) -> None:
    in_record = markup.render(text, lambda target: target.address)
    on_page = page_markup.render(page_markup.parse(text), lambda _, address: page_markup.Destination(address), ())
    assert in_record.count("<li>") == on_page.count("<li>") == 2
    assert not list(markdown_slips(text, hide(text), "fr"))


@pytest.mark.parametrize(
    ("text", "found", "right"),
    [
        ("A &nosuch; here", "&nosuch;", None),
        ("A caf&eacut; here", "&eacut;", "&eacute;"),
        ("A caf&eacute here", "&eacute", "é"),
        ("d&eacutepenses", "&eacute", "é"),
        ("A caf&amp;eacute; here", "&amp;eacute;", "é"),
        ("a&nbsp b", "&nbsp", None),
        ("a&#8217s", "&#8217", "’"),
    ],
)
def test_code_of_no_character(text: str, found: str, right: str | None) -> None:
    slips = list(unknown_codes(text, hide(text)))
    assert [(text[slip.start : slip.end], slip.correction) for slip in slips] == [(found, right)]


@pytest.mark.parametrize("text", ["R&D, AT&T and Q&A", "&nbsp;&#8217;&eacute;", "`&nosuch;`", "https://a.ca/?b=1&copy=2", "a & b; c"])  # fmt: skip
def test_code_of_a_character_stays(text: str) -> None:
    assert list(unknown_codes(text, hide(text))) == []
