"""The rules of the review leave right text alone, and tell the nearest wrong one from it."""

import datetime
import random
import shutil
from pathlib import Path

import pytest
from markdown_it import MarkdownIt
from pydantic import BaseModel, ValidationError

from playbook.checking.rules.similarity import _key
from playbook.checking.validation import validate
from playbook.checking.wording.emphasis import _runs as runs
from playbook.checking.wording.emphasis import unclosed_emphasis
from playbook.checking.wording.links import is_version, other_language_links, unclosed_links
from playbook.checking.wording.marks import hide
from playbook.checking.wording.paragraphs import unsupported_marks
from playbook.checking.wording.prose import check_marks, check_prose
from playbook.findings import Finding, Severity
from playbook.languages import Language
from playbook.outputs.search.a_to_z import DIGITS, a_to_z
from playbook.reading.prose import read_prose
from playbook.records.addresses import Email, Telephone, WebAddress
from playbook.records.dates import Period, first_day
from playbook.records.numbers import Number, Rank
from playbook.site import load

TESTS = Path(__file__).parents[1]
TODAY = datetime.date(2026, 12, 1)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return Path(shutil.copytree(TESTS / "base", tmp_path / "project"))


def findings(project: Path, today: datetime.date | None = TODAY) -> list[Finding]:
    """Return what is found in a project, but for contacts that no case study names."""
    return [finding for finding in validate(project, today=today).findings if finding.code != "unused-contact"]


def lay(project: Path, folder: str, *changes: tuple[str, str], name: str = "laid") -> None:
    """Lay a right record over the project, with words replaced."""
    text = (TESTS / f"checking/bases/{folder}.yml").read_text(encoding="utf-8")
    for before, after in changes:
        assert before in text
        text = text.replace(before, after)
    (project / "data" / folder / f"{name}.yml").write_text(text, encoding="utf-8")


@pytest.mark.parametrize("folder", ["casestudies", "contacts"])
def test_right_record_is_left_alone(project: Path, folder: str) -> None:
    lay(project, folder)
    assert findings(project) == []


def test_copy_is_told_from_the_record_that_it_was_made_of(project: Path) -> None:
    text = (project / "data/casestudies/airport.yml").read_text(encoding="utf-8")
    assert "en: airport" in text
    (project / "data/casestudies/aaa.yml").write_text(text, encoding="utf-8")
    found = {(finding.code, finding.file, finding.arguments["other"]) for finding in findings(project)}
    assert found == {
        (code, "data/casestudies/aaa.yml", "data/casestudies/airport.yml") for code in ("duplicate-slug", "same-title")
    }


def test_name_in_place_of_an_id_is_recognized(project: Path) -> None:
    lay(project, "casestudies", ("[NT]", "[Northwest Territories, TERRITOIRES DU NORD OUEST]"))
    assert [(finding.code, finding.suggestion) for finding in findings(project)] == [("unknown-place", "NT")] * 2


def test_comment_on_a_line_that_is_no_text_is_right(project: Path) -> None:
    path = project / "data/casestudies/bridge.yml"
    text = path.read_text(encoding="utf-8")
    for line in ("kind: example", "places: [NT]", "    contact: north", "reviewed: 2026-11-22"):
        assert line in text
        text = text.replace(line, f"{line}  # as agreed")
    path.write_text(text, encoding="utf-8")
    assert findings(project) == []


@pytest.mark.parametrize("title", ["Dépôt – un bureau", "DEPOT: un bureau", "depot, un  bureau"])
def test_titles_are_the_same_whatever_joins_their_words(title: str) -> None:
    assert _key(title) == _key("Dépôt\u00a0: un bureau")


def test_two_records_about_one_place_with_their_own_words_are_not_alike(project: Path) -> None:
    words = "Une seule phrase commune accompagnait régulièrement les gestionnaires"
    others = " et chacun racontait la suite à sa façon"
    for name in ("alike", "zone"):
        changes = (
            ("{fr: Un titre, en: A title}", "{fr: Le depot, en: A warehouse}"),
            ("Le contexte.", f"{words}{others}."),
        )
        lay(project, "casestudies", *changes, name=name)
    found = [(finding.file, finding.code) for finding in findings(project)]
    assert ("data/casestudies/zone.yml", "same-title") in found
    assert "similar-casestudies" not in {code for _, code in found}


FIGURE_WITHOUT_ITS_DATE = (
    "reviewed: 2026-11-22",
    "figures:\n  - value: 17000\n    label: {fr: demandes, en: requests}\ndate: 2018\nreviewed: 2026-11-22",
)


def test_field_goes_where_it_is_missed_before_where_it_may_be(project: Path) -> None:
    lay(
        project,
        "casestudies",
        FIGURE_WITHOUT_ITS_DATE,
        ("figures:\n", "figures:\n  - {value: 3, label: {fr: lieux, en: places}, date: 2017}\n"),
    )
    (finding,) = findings(project)
    assert (finding.code, finding.path, finding.arguments["place"]) == ("misplaced-field", "date", "figures[2].date")


def test_field_of_a_part_that_is_not_there_yet_has_a_place(project: Path) -> None:
    mailbox = "kind: mailbox\nname: {fr: La boîte du Nord, en: The North’s mailbox}\n"
    text = f"{mailbox}telephone: 867-555-0123\nas_printed: 2018\nsource: [{{document: guide}}]\n"
    (project / "data/contacts/laid.yml").write_text(text, encoding="utf-8")
    (finding,) = [finding for finding in findings(project) if finding.code != "incomplete-contact"]
    assert (finding.code, finding.arguments["place"]) == ("misplaced-field", "people[1].telephone")


def test_field_that_stands_nowhere_in_a_record_is_unknown(project: Path) -> None:
    lay(project, "casestudies", FIGURE_WITHOUT_ITS_DATE, ("\ndate: 2018", "\ncolour: blue"))
    assert {finding.code for finding in findings(project)} == {"unknown-field"}


def test_without_a_day_no_date_is_old_or_in_the_future(project: Path) -> None:
    lay(project, "casestudies", ("2026-11-22", "2099-01-01"))
    assert findings(project, None) == []
    lay(project, "casestudies", ("2026-11-22", "1999-01-01"), ("as_of: 2018", "as_of: 1998"))
    assert findings(project, None) == []


@pytest.mark.parametrize(
    ("reviewed", "severity"),
    [
        ("2024-12-02", None),
        ("2024-12-01", Severity.NOTICE),
        ("2022-12-02", Severity.NOTICE),
        ("2022-12-01", Severity.WARNING),
        ("2016-12-01", Severity.ERROR),
    ],
)
def test_the_older_a_review_the_more_it_matters(project: Path, reviewed: str, severity: Severity | None) -> None:
    lay(project, "casestudies", ("2026-11-22", reviewed), ("as_of: 2018", "as_of: 2016"))
    found = [(finding.code, finding.severity) for finding in findings(project)]
    assert found == ([("casestudy-not-reviewed", severity)] if severity else [])


def test_contact_is_named_once_at_its_oldest_date(project: Path) -> None:
    path = project / "data/contacts/north.yml"
    person = "  - name: Luc Roy\n    email: luc.roy@example.ca\n    verified: {on: 1990-01-31, by: Ann Roy}\n"
    text = path.read_text(encoding="utf-8").replace("source:", f"{person * 2}source:")
    path.write_text(text, encoding="utf-8")
    assert [(finding.code, finding.path) for finding in findings(project)] == [
        ("contact-not-verified", "people[2].verified.on")
    ]


def test_ages_that_are_left_out_are_never_reached(project: Path) -> None:
    (project / "settings.yml").write_text("freshness: {contacts: {notice: 600}, casestudies: {}}\n", encoding="utf-8")
    lay(project, "casestudies", ("2026-11-22", "2022-11-30"))
    lay(project, "contacts", ("2026-11-22", "1990-01-31"))
    assert findings(project) == []


def test_name_without_letters_stands_with_the_digits(project: Path) -> None:
    shutil.copytree(TESTS.parent / "macros", project / "macros")
    (project / "data/terms/dash.yml").write_text(
        "name: {fr: —, en: The dash}\ndefinition: {fr: Un signe., en: A sign.}\n", encoding="utf-8"
    )
    site = load(project, review=False).site
    assert site is not None
    french, english = (a_to_z(site.catalogue, site.plan, language) for language in ("fr", "en"))
    assert [entry.text for entry in french[DIGITS]] == ["—"]
    assert "The dash" in [entry.text for entry in english["T"]]


def test_name_without_a_translation_may_be_the_same(project: Path) -> None:
    name = "Service mobile dans la toundra"
    lay(project, "casestudies", ("{fr: Un titre, en: A title}", f"{{fr: {name}, en: {name}}}"))
    (project / "data/names").mkdir()
    (project / "data/names/tundra.yml").write_text("name: Service mobile dans la toundra\nlanguage: fr\n")
    assert findings(project) == []


@pytest.mark.parametrize(
    ("period", "day"),
    [
        ("2017", (2017, 1, 1)),
        ("2017-06", (2017, 6, 1)),
        ("2017-06-22", (2017, 6, 22)),
        ("2017-autumn", (2017, 9, 1)),
        ("2017-winter", (2017, 1, 1)),
        ("1990s", (1990, 1, 1)),
        ("2017-2018", (2017, 1, 1)),
        ("0000", (1, 1, 1)),
    ],
)
def test_period_begins(period: str, day: tuple[int, int, int]) -> None:
    assert first_day(period) == datetime.date(*day)


class Fields(BaseModel):
    """A value of each kind."""

    email: Email = "a@example.ca"
    telephone: Telephone = "819-555-0123"
    url: WebAddress = "https://www.example.ca"
    number: Number = 0
    rank: Rank = 1
    period: Period = "2018"


FIELDS = [
    ("email", "d’a@example.ca", "bad-email"),
    ("email", ".a@example.ca", "bad-email"),
    ("email", "a.@example.ca", "bad-email"),
    ("email", "a@.example.ca", "bad-email"),
    ("email", "a@example..ca", "bad-email"),
    ("email", "d'a_b.c+d@my-example.ca", None),
    ("email", "info.noreply@example.ca", "noreply-email"),
    ("email", "Do-Not-Reply@example.ca", "noreply-email"),
    ("email", "nepasrepondre@example.ca", "noreply-email"),
    ("email", "arno.replyson@example.ca", None),
    ("email", "reply@example.ca", None),
    ("telephone", "811-555-0123", "no-such-telephone"),
    ("telephone", "819-911-0123", "no-such-telephone"),
    ("telephone", "819-512-0123", None),
    ("telephone", "\N{ARABIC-INDIC DIGIT EIGHT}19-555-0123", "bad-telephone"),
    ("url", "https://.", "bad-url"),
    ("url", "https://a..b", "bad-url"),
    ("url", "https://example.ca:8080/été?x=1#y", None),
    ("url", "https://été.example.ca", None),
    ("number", "1_000", "not-a-number"),
    ("number", "1e3", "not-a-number"),
    ("number", "\N{ARABIC-INDIC DIGIT THREE}", "not-a-number"),
    ("number", "1.10", None),
    ("number", -1, "negative-number"),
    ("number", "-0", "negative-number"),
    ("number", "999999999999999", None),
    ("number", 10**15, "number-too-large"),
    ("rank", "1_0", "not-a-whole-number"),
    ("period", "2018-2017", "period-out-of-order"),
    ("period", "2018-2018", "period-out-of-order"),
    ("period", "2018-13", "no-such-month"),
    ("period", "\N{ARABIC-INDIC DIGIT TWO}018", "bad-period"),
]


@pytest.mark.parametrize(("field", "value", "code"), FIELDS)
def test_value_of_a_field(field: str, value: object, code: str | None) -> None:
    assert error_of(field, value) == code


def error_of(field: str, value: object) -> str | None:
    """Return what is wrong with a value."""
    try:
        Fields.model_validate({field: value})
    except ValidationError as error:
        return error.errors()[0]["type"]
    return None


EMPHASIS = [
    ("a **b** *c* _d_ ***e***", []),
    ("a **b", ["**b"]),
    ("a b** c", ["a b**"]),
    ("a _b c d e", ["_b c d"]),
    ("a ** b ** c", ["** b **"]),
    ("**a*", ["**a*"]),
    ("2 * 3 et 2*3, a_b_c, ____", []),
    ("\\*a et `*b` <https://example.ca/*a>", []),
    ("- a\n- *b*\n* c", []),
    ("*a\n\nb*", ["*a", "b*"]),
]


@pytest.mark.parametrize(("text", "words"), EMPHASIS)
def test_emphasis_without_counterpart(text: str, words: list[str]) -> None:
    assert [slip.words(text) for slip in unclosed_emphasis(text, hide(text))] == words


def test_emphasis_is_paired_as_the_site_pairs_it() -> None:
    source = random.Random(4)  # noqa: S311 - nothing is secret
    parser = MarkdownIt("commonmark")
    for _ in range(3000):
        inside = "".join(source.choices(["a", "b", " ", ".", "*", "**", "_"], k=source.randint(1, 12)))
        text = f"x {inside} x"
        shown = parser.renderInline(text)
        left = sum(run.left for run in runs(text, text, 0, len(text)))
        assert left == shown.count("*") + shown.count("_"), text


LINKS: list[tuple[str, list[tuple[str, str | None]]]] = [
    ("See [a](https://example.ca), [b](case:picton).", []),
    ("See [a](https://example.ca.", [("[a](https://example.ca.", "[a](https://example.ca).")]),
    ("See [a](https://example.ca then", [("[a](https://example.ca", "[a](https://example.ca)")]),
    ("See [a] (case:picton).", [("[a] (case:picton)", "[a](case:picton)")]),
    ("See (a)[case:picton].", [("(a)[case:picton]", "[a](case:picton)")]),
    ("He [sic] (in 2018) said [so](as it was.", []),
    ('See [a](https://example.ca "b").', []),
    ("See [a](https://example.ca/b_(c)).", []),
    ("`[a] (case:picton)` \\[a] (case:picton)", []),
]


@pytest.mark.parametrize(("text", "slips"), LINKS)
def test_link_that_is_not_one(text: str, slips: list[tuple[str, str | None]]) -> None:
    found = unclosed_links(text, hide(text))
    assert [(slip.words(text), slip.correction) for slip in found] == slips


@pytest.mark.parametrize(
    ("address", "language"),
    [
        ("https://example.ca/en/page", "en"),
        ("https://example.ca/en.html", "en"),
        ("https://example.ca/page-eng.html", "en"),
        ("https://example.ca/page?lang=eng", "en"),
        ("https://en.example.org/wiki", "en"),
        ("https://example.ca/fr-ca/", "fr"),
        ("https://example.ca/page-fra.aspx", "fr"),
        ("https://example.ca/page?x=1&lang=fr", "fr"),
        ("https://example.ca/", None),
        ("https://example.ca/fraise/engin", None),
        ("https://example.ca/en/fr/", None),
    ],
)
def test_language_of_an_address(address: str, language: Language | None) -> None:
    assert (is_version(address, "fr"), is_version(address, "en")) == (language == "fr", language == "en")


def test_address_in_angle_brackets_has_a_language_too() -> None:
    assert [slip.code for slip in other_language_links("Voir <https://example.ca/en/>.", "fr")] == ["link-to-en"]
    assert list(other_language_links("Voir <https://example.ca/en/> (en anglais).", "fr")) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("a # b\n#3 c", []),
        ("# a\n\nb", ["# a"]),
        ("a\n===\n\nb", ["a\n==="]),
        ("a\n\n---\n\nb", ["---"]),
        ("```\na\n```", ["```", "```"]),
        ("a ![b](c.png) d", ["![b](c.png)"]),
        ("- a\n- b\n\n**c** | d -- e", []),
    ],
)
def test_mark_that_records_do_not_know(text: str, words: list[str]) -> None:
    assert [slip.words(text) for slip in unsupported_marks(text)] == words


FOLDED = [
    (">-\n    a\n    b\n", None),
    (">-\n    a\n\n    b\n", "b"),
    (">-\n    a\n\n\n    b\n", None),
    (">-\n    a:\n    - b\n    - c\n", "- b"),
    (">-\n    a:\n\n    - b\n\n    - c\n", None),
    (">-\n    a:\n\n      - b\n      - c\n", None),
    (">-\n    the years 2017\n    - 2018 then\n", None),
    ("|-\n    a:\n    - b\n\n    c\n", None),
    ('"a\\n\\nb"', None),
    ("a\n\n    b", "b"),
]


@pytest.mark.parametrize(("written", "words"), FOLDED)
def test_paragraphs_that_run_together(project: Path, written: str, words: str | None) -> None:
    path = project / "data/casestudies/bridge.yml"
    text = path.read_text(encoding="utf-8")
    before = "context: {fr: Le contexte., en: The context.}"
    assert before in text
    path.write_text(text.replace(before, f"context:\n  fr: {written}\n  en: Words."), encoding="utf-8")
    found = [finding.arguments["words"] for finding in findings(project) if finding.code == "run-together-paragraphs"]
    assert found == ([words] if words else [])


PAGES = [
    ("## A\n\n### B\n\n## C", []),
    ("### A", [("skipped-heading", 6)]),
    ("## A\n\n#### B", [("skipped-heading", 8)]),
    ("```\n#### A\n```", []),
    ("![A map](map.png)", []),
    ("See ![](map.png)", [("missing-alternative-text", 6)]),
    ("| A | B |\n|---|---|\n| 1 | 2 |", []),
    ("| A | B |\n| 1 | 2 |", [("table-without-header", 6)]),
    ("|  |  |\n|---|---|\n| 1 | 2 |", [("table-without-header", 6)]),
    ("|---|---|\n| 1 | 2 |", [("table-without-header", 6)]),
    ("Here:\n\n- one\n- two", []),
    ("Here:\n- one\n- two", []),
    ("Here:\n1. one\n2. two", []),
    ("Here:\n3. one\n4. two", [("run-together-paragraphs", 7)]),
    ("```\nHere:\n- one\n```", []),
    ("A **word", [("unclosed-emphasis", 6)]),
    ("See [a] (https://www.example.ca).", [("unclosed-link", 6)]),
    ("See [a](https://www.example.ca/fr/).", [("link-to-fr", 6)]),
]


BEGIN, MIDDLE, END = "<<<<<<< HEAD", "=======", ">>>>>>> picton"
SOURCE = "source: [{document: editors}]"
HEADER = f"---\ntitle: A\ndescription: B\n{SOURCE}\n---"
CONFLICTS = [
    (f"{HEADER}\n{BEGIN}\nOne.\n{MIDDLE}\nTwo.\n{END}", 6),
    (f"{HEADER}\nZero.\n\nTwo.\n{END}", 9),
    (f"{BEGIN}\n{HEADER}\n{MIDDLE}\n{HEADER}\n{END}\nOne.", 1),
    (f"---\n{BEGIN}\ntitle: A\n{MIDDLE}\ntitle: C\n{END}\ndescription: B\n{SOURCE}\n---\nOne.", 2),
    (f"{HEADER}\n```text\nOne.\n```\n\n{BEGIN}\n", 10),
    (f"{HEADER}\n```text\n{BEGIN}\nOne.\n", 7),
    (f"{HEADER}\n```text\n{BEGIN}\n{MIDDLE}\n{END}\n```\n", None),
    (f"{HEADER}\n~~~\n```\n{BEGIN}\n~~~\n", None),
    (f"{HEADER}\nA heading\n{MIDDLE}\n\n<<<<<<<\n\nIt is `{BEGIN}`.", None),
]


@pytest.mark.parametrize(("text", "line"), CONFLICTS)
def test_two_versions_of_a_page_are_told_from_words_about_them(tmp_path: Path, text: str, line: int | None) -> None:
    for language in ("fr", "en"):
        folder = tmp_path / "content" / language
        folder.mkdir(parents=True)
        (folder / "page.md").write_text(f"{text}\n", encoding="utf-8", newline="\r\n")
    shown = [(finding.code, finding.file, finding.position.line) for finding in read_prose(tmp_path)[1]]
    assert shown == ([("merge-conflict", f"content/{side}/page.md", line) for side in ("fr", "en")] if line else [])


def _of_pages(root: Path) -> list[Finding]:
    pages = read_prose(root)[0]
    return [*check_prose(pages), *check_marks(pages)]


@pytest.mark.parametrize(("body", "found"), PAGES)
def test_markdown_of_a_page(tmp_path: Path, body: str, found: list[tuple[str, int]]) -> None:
    folder = tmp_path / "content/en"
    folder.mkdir(parents=True)
    (folder / "page.md").write_text(f"{HEADER}\n{body}\n", encoding="utf-8")
    shown = [(finding.code, finding.position.line) for finding in _of_pages(tmp_path)]
    assert shown == found
