"""Lists of word processors and mail are found at their first item, and mended where each line tells what it is."""

import pytest

from playbook.checking.wording.bullets import pasted_lists, with_lists
from playbook.checking.wording.marks import hide
from playbook.editing.fixing import fix_record

NBSP = "\N{NO-BREAK SPACE}"


@pytest.mark.parametrize(
    ("pasted", "mended"),
    [
        *((f"{sign}{gap}un\n{sign}{gap}deux", "- un\n- deux") for sign in "•▪◦‣●○■❖➢✓\uf0b7\uf0a7\uf0d8" for gap in (" ", "\t", "", NBSP)),
        *((f"{sign} un\n{sign} deux", "- un\n- deux") for sign in "·–—o§"),
        ("o   un", "- un"),
        ("·       un", "- un"),
        ("-un\n-deux", "- un\n- deux"),
        *((f"{one} un\n{two} deux", "1. un\n2. deux") for one, two in (("a)", "b)"), ("(a)", "(b)"), ("i)", "ii)"), ("(1)", "(2)"), ("1°", "2°"), ("a.", "b."))),
        ("1)un\n2)deux", "1. un\n2. deux"),
        ("Voici :\n• un\n• deux", "Voici :\n- un\n- deux"),
        ("• un\n\n• deux", "- un\n\n- deux"),
        ("• un,\n  qui suit\n• deux", "- un,\n  qui suit\n- deux"),
        ("•\tun\n\to\tdeux\n\to\ttrois\n•\tquatre", "- un\n  - deux\n  - trois\n- quatre"),
        ("● un\n○ deux\n● trois", "- un\n  - deux\n- trois"),
        ("1. un\n   • deux", "1. un\n   - deux"),
        ("- un\n  • deux", "- un\n  - deux"),
        ("- • un\n- • deux", "- un\n- deux"),
        ("-\N{NO-BREAK SPACE}un\n-\N{NO-BREAK SPACE}deux", "- un\n- deux"),
        *((f"{one} un\n{two} deux", "1. un\n2. deux") for one, two in (("1-", "2-"), ("1–", "2–"), ("A.", "B."), ("I.", "II."), ("A)", "B)"))),
        ("1.\N{NO-BREAK SPACE}un\n2.\N{NO-BREAK SPACE}deux", "1. un\n2. deux"),
        ("✅ un\n✅ deux", "- un\n- deux"),
        ("~ un\n~ deux", "- un\n- deux"),
        (". un\n. deux", "- un\n- deux"),
        *((f"{one} un\n{two} deux", "1. un\n2. deux") for one, two in (("1", "2"), ("1 -", "2 -"), ("1:", "2:"), ("#1", "#2"), ("a/", "b/"), ("①", "②"))),
    ],
)  # fmt: skip
def test_pasted_list(pasted: str, mended: str) -> None:
    assert len(list(pasted_lists(pasted, hide(pasted)))) == 1
    assert with_lists(pasted, hide(pasted)) == mended
    assert list(pasted_lists(mended, hide(mended))) == []


@pytest.mark.parametrize("text", ["• un\nsuite\n• deux", "On reçoit : • les permis • les taxes", "- un;    - deux"])
def test_list_is_found_and_stays_where_a_line_does_not_tell(text: str) -> None:
    assert len(list(pasted_lists(text, hide(text)))) == 1
    assert with_lists(text, hide(text)) == text


@pytest.mark.parametrize(
    "text",
    [
        "– oui, dit-il",
        "— Bonjour.\n\nPuis il part.",
        "(a) Le ministre peut.",
        "2014. Un an\n\n2015. Un autre",
        "Picton · Toronto · Ottawa",
        "-5 degrés\n-6 degrés",
        "```\n• un\n```",
        "- un\n- deux\n\n1. trois\n2. quatre\n\n1) cinq",
        "b) deux\nd) quatre",
        "1) un\n2) deux",
        "A. Roy est venu.\n\nC. Roy aussi.",
        "- ✓ oui\n- ✓ non",
    ],
)
def test_what_is_no_pasted_list_stays(text: str) -> None:
    assert list(pasted_lists(text, hide(text))) == []
    assert with_lists(text, hide(text)) == text


def test_record_is_mended_before_its_spaces_are() -> None:
    text = 'description:\n  fr: |-\n    On y reçoit :\n\n    o   les permis  \n    o   les taxes\n  en: "• a"\n'
    assert fix_record(text.replace(" :", f"{NBSP}:").encode(), "contacts").decode() == text.replace(
        " :", f"{NBSP}:"
    ).replace("o   les permis  ", "- les permis").replace("o   les", "- les")
