"""Each page is sent the rules of what it has on it, and no authors' words."""

from pathlib import Path

import pytest

from playbook.outputs.stylesheet import Stylesheets

COMMON = "assets/stylesheets/playbook.css"

PARTS = {
    "10-tokens.css": ":root { --ink: light-dark(#111111, #eeeeee); }\n",
    "20-base.css": "/* what everything has */\n.wrap { margin: 0 }\n.tag, .chip { color: red }\n",
    "later/dialog.css": ".dialog { border: 0; }",
    "subjects/cards.css": '.cards > li::before { content: "/* no comment */"; }\n@media print { .cards .tag { color: blue } }',
    "subjects/map.css": ":is(.map, .plan) .land { fill: green } .wrap .tag { color: navy }",
    "subjects/start.css": "[data-page=index] h1 { font-size: 3rem }",
}


@pytest.fixture
def sheets(tmp_path: Path) -> Stylesheets:
    for name, css in PARTS.items():
        file = tmp_path / name
        file.parent.mkdir(exist_ok=True)
        file.write_text(css, encoding="utf-8")
    return Stylesheets(tmp_path)


@pytest.mark.parametrize(
    ("body", "subjects"),
    [
        ('<p class="wrap tag">', []),
        ('<ul class="plain cards">', ["cards"]),
        ('<main data-page="index"><p class="land"></p>', ["map", "start"]),
        ('<p class="index start">', []),
        ('<main data-page="cards">', []),
    ],
)
def test_page_is_sent_the_subjects_that_are_on_it(sheets: Stylesheets, body: str, subjects: list[str]) -> None:
    own = [f"assets/stylesheets/{'-'.join(subjects)}.css"] if subjects else []
    assert sheets.of_page(body) == [COMMON, *own]
    assert set(sheets.files()) == {COMMON, *own, "assets/stylesheets/dialog.css"}


def test_sheets_hold_no_words_of_their_authors(sheets: Stylesheets) -> None:
    (_, own) = sheets.of_page('<ul class="cards">')
    assert sheets.files()[own] == (
        '.cards > li::before{content:"/* no comment */"}@media print{.cards .tag{color:blue}}\n'
    )
    assert "everything" not in sheets.files()[COMMON]


def test_older_browsers_get_the_light_colours_first(sheets: Stylesheets) -> None:
    common = sheets.files()[COMMON]
    assert common.startswith(":root{--ink:#111111}@supports (color:light-dark(#000,#fff)){:root{--ink:light-dark(")
