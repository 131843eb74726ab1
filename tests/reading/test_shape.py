"""Holding a record against its type: every wrong value is a finding at its place, and one slip is one finding."""

import json
from collections.abc import Iterator
from typing import Any

import pytest
from finding_codes import PROJECT

from playbook.findings import Finding
from playbook.reading.documents import read
from playbook.reading.shape import check_shape
from playbook.reading.sources import Source, collect
from playbook.records import RECORD_TYPES
from playbook.reports import hint, message

SOURCES = collect(PROJECT / "tests/base")[0]
WRONG: tuple[object, ...] = (
    *(None, True, 0, -1, 2.5, 10**30, "", "  ", "x", "x\ny", "x" * 400, "2018-13-40", "18 juillet 2018", "17 000"),
    *("NaN", "1e999", "a@b", "http://", "http://[", "javascript:x", "{{ 7*7 }}", "<script>", "\N{NO-BREAK SPACE}"),
    *([], {}, ["x"], [None], [[]], [{}], {"x": 1}, {"fr": "x"}, {"fr": None, "en": []}, {"fr": {"fr": 1}, "en": 2}),
)
ODD_NAMES = ("x", "", "1", "Fr", "fr ", "é", "<<", "__class__", "model_config", "null")

Path = tuple[str | int, ...]


def paths(value: object, here: Path = ()) -> Iterator[Path]:
    """Yield the way to every value of a record; of values that are declared in one place, to the first."""
    seen: set[Path] = set()
    for path in _all_paths(value, here):
        declared = tuple("*" if isinstance(step, int) else step for step in path)
        if declared not in seen:
            seen.add(declared)
            yield path


def _all_paths(value: object, here: Path) -> Iterator[Path]:
    yield here
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for step, inner in items:
        yield from _all_paths(inner, (*here, step))


def shape_of(data: object, folder: str) -> list[Finding]:
    """Check a record that is written as JSON, which is YAML too."""
    document, findings = read(json.dumps(data, ensure_ascii=False).encode(), "f.yml")
    return findings if document is None else findings + check_shape(document, RECORD_TYPES[folder])[1]


def plain(source: Source) -> Any:
    """Return the values of a record as a copy that can be changed."""
    document, _ = read(source.content, source.file)
    assert document is not None
    return json.loads(json.dumps(document.data))


@pytest.mark.parametrize("source", SOURCES, ids=lambda source: source.file)
def test_a_wrong_value_anywhere_is_a_finding_in_an_editor_s_words(source: Source) -> None:
    data = plain(source)
    around = {"": data}
    said: set[str] = set()
    for path in list(paths(data)):
        holder: Any = around
        last: str | int = ""
        for step in path:
            holder, last = holder[last], step
        right = holder[last]
        for wrong in WRONG:
            holder[last] = wrong
            for finding in shape_of(around[""], source.folder):
                said.update((message(finding, "fr"), hint(finding, "en"), message(finding, "en")))
        holder[last] = right
    for words in said:
        assert "\n" not in words
        assert not any(sign in words for sign in ("None", "True", "['", "{'")), words


@pytest.mark.parametrize("source", SOURCES, ids=lambda source: source.file)
def test_an_odd_name_anywhere_is_an_unknown_field(source: Source) -> None:
    data = plain(source)
    for path in list(paths(data)):
        holder = data
        for step in path:
            holder = holder[step]
        for name in ODD_NAMES if isinstance(holder, dict) else ():
            holder[name] = 1
            assert [finding.code for finding in shape_of(data, source.folder)] == ["unknown-field"]
            del holder[name]


CASE = """\
kind: example
model: visits
subtype: regular
title: {fr: Un titre, en: A title}
summary: {fr: Un résumé., en: A summary.}
context: {fr: Le contexte., en: The context.}
partners:
  - name: {fr: Le Nord, en: The North}
places: [NT]
contacts:
  - contact: north
reviewed: 2026-11-22
as_of: 2018
source: [{document: guide}]
"""


def found(before: str, after: str) -> list[tuple[str, str, int, int]]:
    """Change words of a case study and return code, path, line and column of what is found."""
    assert before in CASE
    document, findings = read(CASE.replace(before, after).encode(), "f.yml")
    assert document is not None
    findings += check_shape(document, RECORD_TYPES["casestudies"])[1]
    return [(item.code, item.path, item.position.line, item.position.column) for item in findings]


@pytest.mark.parametrize(
    ("before", "after", "finding"),
    [
        ("summary:", "sumary:", ("unknown-field", "sumary", 5, 1)),
        ("en: A title", "En: A title", ("unknown-field", "title.En", 4, 23)),
        ("  - name:", "  - names:", ("unknown-field", "partners[1].names", 8, 5)),
        ("partners:\n  - name: {fr: Le Nord, en: The North}", "partners: [ESDC]", ("not-fields", "partners[1]", 7, 12)),
        ("[NT]", "[true]", ("not-a-text", "places[1]", 9, 10)),
        ("[NT]", "[[NT]]", ("not-one-value", "places[1]", 9, 10)),
        ("[NT]", "[~]", ("empty-item", "places[1]", 9, 10)),
        ("[NT]", "[]", ("empty-list", "places", 9, 9)),
        ("[NT]", "", ("empty-field", "places", 9, 1)),
        ("places: [NT]\n", "", ("missing-field", "places", 1, 1)),
        (
            "  - contact: north",
            "  - unit: {fr: Le Nord, en: The North}",
            ("missing-field", "contacts[1].contact", 11, 5),
        ),
        ("en: The North", "en: ''", ("empty-text", "partners[1].name.en", 8, 29)),
        ("en: The North", "en: ", ("missing-en", "partners[1].name.en", 8, 25)),
        (", en: The North", "", ("missing-en", "partners[1].name.en", 8, 5)),
        ("{fr: Le Nord, en: The North}", "Le Nord", ("not-both-languages", "partners[1].name", 8, 11)),
        ("kind:", "genre:", ("unknown-field", "genre", 1, 1)),
        ("  - contact: north", "  -contact: north", ("missing-space", "contacts", 11, 3)),
        ("  - contact: north", "  - contact:north", ("missing-colon", "contacts[1]", 11, 5)),
        ("{fr: Un titre, en: A title}", "\n  fr: Un titre\nen: A title", ("not-indented", "en", 6, 1)),
        (
            "{fr: Le contexte., en: The context.}",
            "\n  fr: >-\n  Ici : rien.\n  Là : rien.\n  en: x",
            ("not-indented", "context.Ici", 8, 3),
        ),
        ("places: [NT]", "places: NT", ("not-a-list", "places", 9, 9)),
    ],
)
def test_one_slip_is_one_finding_at_its_place(before: str, after: str, finding: tuple[str, str, int, int]) -> None:
    assert found(before, after) == [finding]


@pytest.mark.parametrize(
    ("field", "meant"), [("link", "links"), ("titles", None), ("Started", "started"), ("next steps", "next_steps")]
)
def test_field_that_was_probably_meant_is_one_that_is_not_there_yet(field: str, meant: str | None) -> None:
    document, _ = read(f"{CASE}{field}: []\n".encode(), "f.yml")
    assert document is not None
    (finding,) = check_shape(document, RECORD_TYPES["casestudies"])[1]
    assert finding.suggestion == meant


def test_two_slips_are_two_findings() -> None:
    assert found("summary: {fr: Un résumé., en: A summary.}", "sumary: {fr: Un résumé.}\nlink: []") == [
        ("unknown-field", "sumary", 5, 1),
        ("unknown-field", "link", 6, 1),
    ]


def test_repeated_part_is_checked_wherever_it_stands() -> None:
    changed = "{fr: &name Le Nord, en: *name}\n    contact: &id true\n  - name: {fr: *name, en: x}\n    contact: *id"
    assert [finding[:2] for finding in found("{fr: Le Nord, en: The North}", changed)] == [
        ("not-a-text", "partners[1].contact"),
        ("not-a-text", "partners[2].contact"),
    ]


def test_items_of_a_list_whose_name_is_gone_are_said_to_belong_there() -> None:
    document, _ = read(CASE.replace("places: [NT]\ncontacts:", "places:\n  - NT").encode(), "f.yml")
    assert document is not None
    said = {finding.code: finding for finding in check_shape(document, RECORD_TYPES["casestudies"])[1]}
    assert said.keys() == {"missing-field", "misplaced-field"}
    assert said["misplaced-field"].arguments["place"] == "contacts[1].contact"


@pytest.mark.parametrize(
    ("before", "after", "code", "meant"),
    [
        ("2026-11-22", "22 novembre 2026", "bad-date", "2026-11-22"),
        ("2026-11-22", "2026-22-11", "no-such-month", "2026-11-22"),
        ("2026-11-22", "2026-11-31", "no-such-day", None),
        ("kind:", "genre:", "unknown-field", "kind"),
        ("[NT]", "NT, ON", "not-a-list", "[NT, ON]"),
        ("  - contact: north", "  - contact:north", "missing-colon", "contact: north"),
    ],
)
def test_what_is_meant_is_suggested(before: str, after: str, code: str, meant: str | None) -> None:
    document, _ = read(CASE.replace(before, after).encode(), "f.yml")
    assert document is not None
    (finding,) = check_shape(document, RECORD_TYPES["casestudies"])[1]
    assert (finding.code, finding.suggestion) == (code, meant)
