"""Reading YAML: what is a number and what is text, where everything stands, and what is refused."""

import random
from itertools import pairwise

import pytest
from finding_codes import PROJECT

from playbook.findings import Position
from playbook.reading.composing import MAX_DEPTH, MAX_VALUES
from playbook.reading.documents import read
from playbook.reading.shape import check_shape
from playbook.reading.sources import collect
from playbook.reading.text import MAX_BYTES
from playbook.reading.values import Document
from playbook.records import RECORD_TYPES

LINE_ENDS = {"LF": "\n", "CRLF": "\r\n", "CR": "\r"}


def document(text: str) -> Document:
    """Read what must be readable without a finding."""
    read_document, findings = read(text.encode(), "f.yml")
    assert [finding.code for finding in findings] == []
    assert read_document is not None
    return read_document


def found(source: str | bytes) -> list[tuple[str, int, int]]:
    """Return the code, line and column of what is found."""
    content = source if isinstance(source, bytes) else source.encode()
    _, findings = read(content, "f.yml")
    return [(finding.code, finding.position.line, finding.position.column) for finding in findings]


# YAML 1.1 makes booleans, numbers, dates and times of most of these.
TEXTS = (
    *("ON", "on", "Off", "no", "NO", "yes", "y", "n", "nul", "TRUe", "2018-07-18", "12:30", "0123", "1_000", "0x1F"),
    *("1e3", ".inf", ".nan", "1.10", "17 000", "+1", "1.", ".5", "9" * 30, "10.0000001", "-x", "--", "=", "<<x"),
)
VALUES = {
    "true": True,
    "False": False,
    "null": None,
    "~": None,
    "": None,
    "18019": 18019,
    "0": 0,
    "-5": -5,
    "2.5": 2.5,
    "-0.25": -0.25,
    '"true"': "true",
    "'18019'": "18019",
    '""': "",
    '"~"': "~",
    "!!str 5": "5",
    "|-\n  5": "5",
    ">-\n  a\n  b\n\n  c": "a b\nc",
    '"\\u00e9\\n"': "é\n",
}


@pytest.mark.parametrize("text", TEXTS)
def test_plain_text_stays_text(text: str) -> None:
    assert document(f"a: {text}\nb: [{text}]").data == {"a": text, "b": [text]}
    assert document(f"{text}: a").data == {text: "a"}


@pytest.mark.parametrize(("text", "value"), VALUES.items())
def test_values_follow_yaml_1_2(text: str, value: object) -> None:
    data = document(f"a: {text}").data
    assert data == {"a": value}
    assert type(data["a"]) is type(value)


RECORD = """\
# a comment
title:
  fr: "Été 𝄞"
  en: Summer
places: [ON, {id: BC}]
results:
  - fr: >-
      Un texte
      sur deux lignes.
    en: one

  -   fr: deux
figures: []
"""


@pytest.mark.parametrize("end", LINE_ENDS.values(), ids=LINE_ENDS)
@pytest.mark.parametrize("mark", ["", "\N{BYTE ORDER MARK}"], ids=["", "BOM"])
@pytest.mark.parametrize(
    ("path", "key", "value"),
    [
        (("title",), (2, 1), (3, 3)),
        (("title", "fr"), (3, 3), (3, 7)),
        (("title", "en"), (4, 3), (4, 7)),
        (("places", 0), (5, 10), (5, 10)),
        (("places", 1, "id"), (5, 15), (5, 19)),
        (("results", 0, "fr"), (7, 5), (7, 9)),
        (("results", 0, "en"), (10, 5), (10, 9)),
        (("results", 1), (12, 7), (12, 7)),
        (("figures",), (13, 1), (13, 10)),
        (("figures", 4, "date"), (13, 10), (13, 10)),
        (("nothing",), (2, 1), (2, 1)),
    ],
)
def test_every_value_knows_its_place(
    end: str, mark: str, path: tuple[str | int, ...], key: tuple[int, int], value: tuple[int, int]
) -> None:
    record = document(mark + RECORD.replace("\n", end))
    assert record.key_position(path) == Position(*key)
    assert record.position(path) == Position(*value)
    assert record.data["results"] == [{"fr": "Un texte sur deux lignes.", "en": "one"}, {"fr": "deux"}]


@pytest.mark.parametrize("end", LINE_ENDS.values(), ids=LINE_ENDS)
@pytest.mark.parametrize(
    ("text", "code", "line", "column"),
    [
        ("a: b\n\tc: d\n", "tab-indentation", 2, 1),
        ("a:\n  \tb: 1\n", "tab-indentation", 2, 3),
        ("a:\n  - b\n\t- c\n", "tab-indentation", 3, 1),
        ("a: |\n  b\n\tc\n", "tab-indentation", 3, 1),
        ("a:\n  -\tb: c\n    d: e\n", "tab-indentation", 2, 4),
        ("a: 1\nb: c: d\n", "unexpected-colon", 2, 5),
        ("a: |-\n  one\n\ntwo\nb: 1\n", "not-indented", 4, 1),
        ("a: >-\n  one\n b: 1\n", "bad-indentation", 3, 2),
        ("a:{b: 1, c: 2}\n", "missing-colon", 1, 1),
        ("a: “b: c”\n", "curved-quotes", 1, 4),
        ("a: b\n  c: d\n", "unexpected-colon", 2, 4),
        ("a: text that\n  goes on\n  with a colon: here\n", "unexpected-colon", 3, 15),
        ("title\nb: 1\n", "missing-colon", 1, 1),
        ("a:b\nc: d\n", "missing-colon", 1, 1),
        ("a:\N{NO-BREAK SPACE}b\nc: d\n", "missing-colon", 1, 1),
        ("a: 1\nc:d\ne: 1\n", "missing-colon", 2, 1),
        ("a: 1\ntitle\n", "missing-colon", 2, 1),
        ("a:\n  # note\n  c:d\n\n  e: 1\n", "missing-colon", 3, 3),
        ("a:\n  - b: 1\n  - c:d\n    e: 1\n", "missing-colon", 3, 5),
        ("a:\n  - b\n  text\nd: 1\n", "missing-colon", 3, 3),
        ("a: 1\n" + "k" * 1100 + ": 1\n", "missing-colon", 2, 1),
        ("a:\n  - b\n  -c\n", "missing-space", 3, 3),
        ("a:\n  - b: 1\n  -c: 1\n", "missing-space", 3, 3),
        ("a:\n  -b: 1\n    c: 1\n", "missing-space", 2, 3),
        ("a:\n\N{NO-BREAK SPACE} b: 1\n  c: 1\n", "non-breaking-space", 2, 1),
        ("a:\n  A text on several lines, not set off\n  with a colon: here\n", "unexpected-colon", 3, 15),
        ('a: 1\nb: "c\nd: e\n', "unclosed-quote", 2, 4),
        ("a: 'c\nd: e\n", "unclosed-quote", 1, 4),
        ('a: "x\n---\ny"\n', "unclosed-quote", 1, 4),
        ('a: "My "special" title"\n', "unexpected-text", 1, 9),
        ('a: "b\nc: "d"\n', "unclosed-quote", 1, 4),
        ('a:\n  - b: "c\n    d: "e"\n', "unclosed-quote", 2, 8),
        ('a: "b"\nc: "d "e" f"\n', "unexpected-text", 2, 8),
        ("a: 'l'été'\n", "unexpected-text", 1, 7),
        ("a:\n  - 'x' y\n", "unexpected-text", 2, 9),
        ("a: [ON] x\n", "unexpected-text", 1, 9),
        ("a: [ON, BC\nb: [x]\n", "unclosed-bracket", 1, 4),
        ("a: {b: 1\nc: 2\n", "unclosed-bracket", 1, 4),
        ("a: [x,\n  [y, \n", "unclosed-bracket", 2, 3),
        ("a: [", "unclosed-bracket", 1, 4),
        ("a:\n    b: 1\n  c: 2\n", "bad-indentation", 3, 3),
        (" a: 1\nb: 2\n", "bad-indentation", 2, 1),
        ("a: >-\n  one\n two\nb: 1\n", "not-indented", 3, 2),
        ("a:\n  - b\n - c\n", "bad-indentation", 3, 2),
        ("a: 1\n- b\n", "bad-indentation", 2, 1),
        ("a: - b\n", "list-on-same-line", 1, 4),
        ("a: >- text\n", "text-after-marker", 1, 7),
        ("a: |0\n  b\n", "text-after-marker", 1, 5),
        ("a: @b\n", "reserved-character", 1, 4),
        ("a: * b\n", "reserved-character", 1, 4),
        ("a: **b** c\n", "reserved-character", 1, 4),
        ("a: *b* c\n", "reserved-character", 1, 4),
        ("a: & b\n", "reserved-character", 1, 4),
        ("a: ? b\n", "reserved-character", 1, 4),
        ("a: !b! c\n", "reserved-character", 1, 4),
        ("a: [b,, c]\n", "reserved-character", 1, 7),
        ("%b: 1\n", "reserved-character", 1, 1),
        ('a: "C:\\data"\n', "bad-escape", 1, 7),
        ('a: "\\ud800"\n', "bad-escape", 1, 5),
        ('a: "\\xzz"\n', "bad-escape", 1, 5),
        ("%YAML 3.0\n---\na: 1\n", "yaml-syntax", 1, 1),
        ("a: 1\n<<<<<<< HEAD\nb: 1\n=======\nb: 2\n>>>>>>> x\n", "merge-conflict", 2, 1),
        ("a: 1\n---\nb: 2\n", "several-documents", 2, 1),
        ("a: *b\n", "unknown-alias", 1, 4),
        ("a: &b [*b]\n", "recursive-alias", 1, 8),
        ("a: 1\nb: &c d\n", "unused-anchor", 2, 4),
        ("a: !b c\n", "unsupported-tag", 1, 4),
        ("a: ! b c\n", "unsupported-tag", 1, 4),
        ("a: 1\n2: b\n", "key-not-text", 2, 1),
        ("a: 1\n? [b]\n: c\n", "key-not-text", 2, 3),
        ("a: {{ 7*7 }}\n", "key-not-text", 1, 5),
        ("a: 1\na: 2\n", "duplicate-key", 2, 1),
        ("a:\n  b: 1\n\N{NO-BREAK SPACE} c: 2\n", "non-breaking-space", 3, 1),
        ("a: 1\n\nb: x\N{ZERO WIDTH SPACE}y\n", "control-character", 3, 5),
        ("a: 1\nb: x\N{NEXT LINE}c: y\n", "control-character", 2, 5),
        ("a: 1\nb: x\N{LINE SEPARATOR}c: y\n", "control-character", 2, 5),
        ("a: 1\nb: x\N{PARAGRAPH SEPARATOR}c: y\n", "control-character", 2, 5),
        ("a: 1\nb: 𝄞\0\n", "control-character", 2, 5),
        ("a: 1\nb: x\ufffe\n", "control-character", 2, 5),
        ('a: 1\nb: "x\\0"\n', "control-character", 2, 4),
        ('a: 1\nb: "x\\u2028"\n', "control-character", 2, 4),
        ("- a\n- b\n", "not-a-record", 1, 1),
        ("\n# only text\n\n  text\n", "not-a-record", 4, 3),
        ("42\n", "not-a-record", 1, 1),
        ("\n \n# nothing\n", "empty-file", 1, 1),
        ("\N{BYTE ORDER MARK}", "empty-file", 1, 1),
        ("---\n", "empty-file", 1, 1),
        ("~\n", "empty-file", 1, 1),
        ("a: " + "[" * (MAX_DEPTH + 1), "too-deep", 1, 3 + MAX_DEPTH),
        ("? " * (MAX_DEPTH + 1), "too-deep", 1, 1 + 2 * MAX_DEPTH),
    ],
)
def test_slips_are_found_where_they_were_made(end: str, text: str, code: str, line: int, column: int) -> None:
    assert found(text.replace("\n", end)) == [(code, line, column)]


@pytest.mark.parametrize(
    ("source", "line", "column"),
    [
        ("a: été\nb: é".encode() + b"\xe9\n", 2, 5),
        ("a: été\r\nb: ".encode() + b"\xff", 2, 4),
        ("\N{BYTE ORDER MARK}a: ".encode() + b"\xff", 1, 4),
        ("a: b\n".encode("utf-16"), 1, 1),
        (b"\xed\xa0\x80: a", 1, 1),
    ],
)
def test_other_encodings_are_refused_at_their_first_byte(source: bytes, line: int, column: int) -> None:
    assert found(source) == [("not-utf8", line, column)]


def test_second_of_two_equal_fields_is_left_out_and_the_rest_is_read() -> None:
    record, findings = read(b"a: 1\nb: {c: 2, c: 3}\na: 4\nd: 5\n", "f.yml")
    assert record is not None
    assert record.data == {"a": 1, "b": {"c": 2}, "d": 5}
    assert [(finding.position.line, finding.arguments["line"]) for finding in findings] == [(2, "2"), (3, "1")]


def test_parts_may_be_repeated() -> None:
    record = document("a: &part {fr: x, en: y}\nb: *part\nc: [*part, *part]\n")
    assert record.data["b"] == record.data["a"] == {"fr": "x", "en": "y"}
    assert record.position(("c", 1, "en")) == Position(1, 22)


LETTERS = "abcdefghi"
NESTED = "a: &a [x, x, x, x, x, x, x, x, x, x]\n" + "".join(
    f"{new}: &{new} [{', '.join([f'*{old}'] * 10)}]\n" for old, new in pairwise(LETTERS)
)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(NESTED, id="repeated lists"),
        pytest.param(NESTED[: NESTED.index("e: ")] + "? *d\n: 1\n" * 8_000, id="repeated lists as names of fields"),
        pytest.param(f"a: &a {'x ' * 9_000}\nb: [{'*a, ' * 5_000}]\n", id="repeated text"),
        pytest.param(f"a: [{'x, ' * MAX_VALUES}]\n", id="long list"),
        pytest.param("a: &a {b: c}\n" + "d: *a\n" * 9_000, id="repeated fields of one name"),
    ],
)
def test_records_that_grow_without_measure_are_refused(text: str) -> None:
    assert len(text) < MAX_BYTES
    assert [code for code, _, _ in found(text)] == ["too-many-values"]


def test_files_are_read_up_to_a_size() -> None:
    assert found(b"a: b" + b"\n" * (MAX_BYTES - 4)) == []
    assert found(b"a: b" + b"\n" * (MAX_BYTES - 3)) == [("file-too-large", 1, 1)]


FOLDED = """\
text: >-
  See [one](page) and
  [two](page) and <a
  href="x">three</a>.
quoted: "See [one](page) and \\u003cb> [two](page)"
other: page
"""


@pytest.mark.parametrize("end", LINE_ENDS.values(), ids=LINE_ENDS)
@pytest.mark.parametrize(
    ("path", "words", "places"),
    [
        ("text", ["page", "page"], [(2, 13), (3, 9)]),
        ("text", ['<a href="x">', "</a>"], [(3, 19), (4, 17)]),
        ("text", ["nowhere", "[two]"], [(1, 7), (3, 3)]),
        ("quoted", ["page", "<b>", "page", "page"], [(5, 20), (5, 9), (5, 45), (5, 9)]),
        ("other", ["page", "See"], [(6, 8), (6, 8)]),
        ("missing", ["page"], [(1, 1)]),
    ],
)
def test_words_are_found_in_their_own_text_one_after_the_other(
    end: str, path: str, words: list[str], places: list[tuple[int, int]]
) -> None:
    record = document(FOLDED.replace("\n", end))
    assert list(record.positions_of(words, (path,))) == [Position(*place) for place in places]


SCRAPS = (
    *"\t\n\r:-|!%@`\"'\\{}[],~#𝄞\0\x85\xa0\u2028\ufeff\u202e",
    *("\r\n", ": ", "- ", "? ", ">-", "&a ", "*a", "!!int ", " #", "---", "...", "<<: *a", "null", "true", "ON", "1e5"),
    *("<b>", "[x](javascript:y)", "{{ 7*7 }}", '"\\0"', "<<<<<<<", "[" * 40, "- " * 40, "9" * 400),
)


def mutated(text: str, chance: random.Random) -> str:
    """Do to a record what a slip of the keyboard does."""
    for _ in range(chance.choice([1, 1, 2, 5])):
        place, other = chance.randrange(len(text) + 1), chance.randrange(len(text) + 1)
        scrap = chance.choice([*SCRAPS, text[place : place + 30]])
        text = chance.choice([text[:place] + scrap + text[place:], text[:place] + scrap + text[other:]]) or scrap
    return text[:20_000]


@pytest.mark.parametrize("seed", range(8))
def test_nothing_that_can_be_typed_ends_in_an_error_of_ours(seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311 - the same slips on every run
    sources, _ = collect(PROJECT / "tests/base")
    for _ in range(1_000):
        source = chance.choice(sources)
        text = mutated(source.content.decode(), chance)
        record, findings = read(text.encode(), source.file)
        if record is not None:
            findings += check_shape(record, RECORD_TYPES[source.folder])[1]
        lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
        for finding in findings:
            assert 1 <= finding.position.line <= len(lines), text
            assert 1 <= finding.position.column <= len(lines[finding.position.line - 1]) + 1, text
