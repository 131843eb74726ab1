"""The Markdown of pages becomes the HTML that an editor expects; links are led, and macros' HTML is put where it belongs."""

import pytest
from markupsafe import Markup

from playbook.reading.page_markup import Destination, links, mark, parse, render


def html(body: str, *kept: str) -> str:
    lost = "lost"
    given = [Markup(one) for one in kept]  # noqa: S704 - what macros return is safe
    return render(parse(body), lambda _, to: None if to.startswith(lost) else Destination(f"../{to}"), given).replace(
        "\n", ""
    )


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("- a\n  - b", "<ul><li>a<ul><li>b</li></ul></li></ul>"),
        ("1) a\n2) b", "<ol><li>a</li><li>b</li></ol>"),
        ("A word\n: what it means", "<dl><dt>A word</dt><dd>what it means</dd></dl>"),
        (
            '!!! note "Note"\n    Words.',
            '<div class="admonition note"><p class="admonition-title">Note</p><p>Words.</p></div>',
        ),
        ("## Été à Québec", '<h2 id="ete-a-quebec">Été à Québec</h2>'),
        ("## A\n\n## A", '<h2 id="a">A</h2><h2 id="a_1">A</h2>'),
        ("## A {: #b .c }", '<h2 id="b" class="c">A</h2>'),
        ("**Raw**{: lang=en }.", '<p><strong lang="en">Raw</strong>.</p>'),
        ("*a* **b**{: lang=fr }", '<p><em>a</em> <strong lang="fr">b</strong></p>'),
        ("*a*{: onclick=x style=y }", "<p><em>a</em></p>"),
        ("a {: .x }", "<p>a {: .x }</p>"),
        ("<b>x</b>", "<p>&lt;b&gt;x&lt;/b&gt;</p>"),
        ("[x](to.md)", '<p><a href="../to.md">x</a></p>'),
        ("[x](lost) ![y](lost.png)", "<p>x y</p>"),
        ("![y](z.png)", '<p><img src="../z.png" alt="y"></p>'),
    ],
)
def test_marks_become_html(body: str, expected: str) -> None:
    assert html(body) == expected


def test_columns_are_aligned_by_a_class() -> None:
    table = html("| a | b |\n|---|--:|\n| 1 | 2 |")
    assert '<td class="to-right">2</td>' in table
    assert "style" not in table


@pytest.mark.parametrize(
    ("kept", "expected"),
    [
        ("<section>x</section>", "<section>x</section>"),
        ('<a href="x">y</a>', '<p><a href="x">y</a></p>'),
        ("2018", "<p>2018</p>"),
    ],
)
def test_what_a_macro_returns_is_a_block_or_stands_in_its_sentence(kept: str, expected: str) -> None:
    assert html(mark(0), kept) == expected


def test_html_of_a_macro_is_never_read_as_markdown() -> None:
    assert html(f"- see {mark(1)}, {mark(0)}", "<a>*a*</a>", "<a>[b](c)</a>") == (
        "<ul><li>see <a>[b](c)</a>, <a>*a*</a></li></ul>"
    )


def test_links_say_on_which_line_they_stand() -> None:
    body = "One\n[two](a.md) and\n![three](b.png)\n\n- [five](c.md)\n\n| x |\n|---|\n| [nine](d.md) |"
    assert [(link.address, link.line) for link in links(parse(body))] == [
        ("a.md", 1),
        ("b.png", 2),
        ("c.md", 4),
        ("d.md", 8),
    ]
