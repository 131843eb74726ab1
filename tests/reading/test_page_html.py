"""Prose pages hold no HTML and no link or attribute that could run something; what only looks like it is left alone."""

import pytest

from playbook.reading.page_html import check_page_html


def found(body: str) -> list[tuple[str, int, int]]:
    return [
        (finding.code, finding.position.line, finding.position.column)
        for finding in check_page_html(body, "content/en/about.md", 5)
    ]


@pytest.mark.parametrize(
    ("body", "place"),
    [
        ("Text\n\n<script>alert(1)</script>", (7, 1)),
        ("See <img src=x onerror=alert(1)>", (5, 5)),
        ("See <b>this</b>", (5, 5)),
        ("<!-- a note", (5, 1)),
        ("\\<svg onload=alert(1)>", (5, 2)),
        ("<svg\nonload=alert(1)>", (5, 1)),
        ("`a\n\n<script>\n\nb`", (7, 1)),
        ("``` a b\n<script>\n```", (6, 1)),
        ("```\n<script>", (6, 1)),
        ("## Title {: onclick=alert(1) }", (5, 10)),
        ("[page](about.md){: lang=fr href=javascript:alert(1) }", (5, 17)),
    ],
)
def test_html_is_refused(body: str, place: tuple[int, int]) -> None:
    assert found(body)[0] == ("raw-html", *place)


@pytest.mark.parametrize(
    "body",
    [
        "[a](javascript:alert(1))",
        "[a]( JavaScript:alert(1))",
        "[a](java\tscript:alert(1))",
        "[a](javascript&colon;alert(1))",
        "[a](&#106;avascript:alert(1))",
        "[a](<javascript:alert(1)>)",
        "![a](data:text/html,x)",
        "[a][b]\n\n[b]: vbscript:x",
    ],
)
def test_links_that_run_something_are_refused(body: str) -> None:
    assert "unsafe-link" in {code for code, *_ in found(body)}


@pytest.mark.parametrize(
    "body",
    [
        "See <https://www.example.ca/a> or <info@example.ca>.",
        "[a](about.md) [b](#top) [c](mailto:info@example.ca) [d](https://www.example.ca/a:b) [e](../x:y.md)",
        "`<script>` and ``a ` <b>``",
        "```html\n<b>\n[a](javascript:x)\n```",
        "## Title {: #top .wide lang=fr }",
        '{{ case_cards(model="outreach") }} {% raw %}{{ x }}{% endraw %}',
        "2 < 3, a <- b",
    ],
)
def test_what_only_looks_like_it_is_left_alone(body: str) -> None:
    assert not found(body)
