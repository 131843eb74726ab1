"""What an editor meets in one round: one finding for each slip, at its place, and everything that can be known at once."""

import json
from functools import cache
from pathlib import Path
from typing import Final

import pytest
from excerpts import TODAY
from finding_codes import PROJECT

from playbook.checking.validation import check
from playbook.findings import Finding
from playbook.languages import LANGUAGES
from playbook.reading.sources import Source, collect
from playbook.reports import as_github, as_json, as_markdown, as_sarif, as_text
from playbook.reports.limits import MOST_OF_A_FILE

RECORD: Final = (Path(__file__).parent / "pasted/record.yml").read_text(encoding="utf-8")
"""A case study in which nothing is found."""

FILE: Final = "data/casestudies/rivermont-library.yml"


@cache
def others() -> tuple[Source, ...]:
    return tuple(collect(PROJECT / "tests/base")[0])


def found(text: str, file: str = FILE) -> list[Finding]:
    _, folder, name = file.removesuffix(".yml").split("/")
    beside = [source for source in others() if source.file != file]
    findings = check([*beside, Source(file, folder, name, text.encode())], today=TODAY).findings
    return [finding for finding in findings if finding.file == file and not finding.code.startswith("unused-")]


def places(text: str, file: str = FILE) -> list[tuple[str, str]]:
    return [(f"{finding.position.line}:{finding.position.column}", finding.code) for finding in found(text, file)]


def slipped(*changes: tuple[str, str]) -> str:
    text = RECORD
    for right, wrong in changes:
        assert text.count(right) == 1, right
        text = text.replace(right, wrong)
    return text


EIGHT: Final = (
    ("model: visits", "model:visits"),
    ('"Rivermont library: a shared counter"', "Rivermont library: a shared counter"),
    ("places: [NT]", "places: [NT"),
    ("started: 2019-03", "started: March 2019"),
    ("value: 12500", "value: 12 500"),
    ("subtype: regular", "subtype: Regular visit"),
    ("    contact: north", "    contact: nroth"),
    ("In March 2019", "In March 2018"),
)
"""Three slips of syntax, two of shape, two of references, one of words."""


def test_record_is_right() -> None:
    assert found(RECORD) == []


def test_right_translations_of_numbers_are_no_slip() -> None:
    french = "Au XXIe siècle, en 2018-2019, le 1 800 622-6232 recevait 100 millions d’appels au 2e étage. "
    english = "In the 21st century, in 2018–19, 1-800-622-6232 received 100M calls on the second floor. "
    assert found(slipped(("En mars 2019", f"{french}En mars 2019"), ("In March 2019", f"{english}In March 2019"))) == []


def test_entities_are_no_numbers() -> None:
    text = slipped(
        ("En mars 2019", "L&#39;achat a coûté 20&nbsp;000 $. En mars 2019"),
        ("In March 2019", "The purchase cost $20,000. In March 2019"),
    )
    assert [finding.code for finding in found(text) if finding.code.startswith("number")] == []


def test_slips_of_every_kind_are_said_in_one_round() -> None:
    assert places(slipped(*EIGHT)) == [
        ("3:1", "missing-colon"),
        ("7:24", "unexpected-colon"),
        ("19:13", "number-missing-en"),
        ("24:14", "number-missing-fr"),
        ("38:14", "unknown-contact"),
        ("39:9", "unclosed-bracket"),
        ("41:10", "bad-period"),
        ("43:12", "not-a-number"),
    ]


def test_what_is_left_is_said_in_the_second() -> None:
    assert [(finding.code, finding.suggestion) for finding in found(slipped(EIGHT[5]))] == [
        ("unknown-subtype", "regular")
    ]


@pytest.mark.parametrize(
    ("right", "wrong", "place", "code"),
    [
        ("kind: example", "kind example", "2:1", "missing-colon"),
        ("title:\n", "title\n", "5:1", "missing-colon"),
        ('"Rivermont library: a shared counter"', '"Rivermont library: a shared counter', "7:7", "unclosed-quote"),
        ("places: [NT]", "places: [NT", "39:9", "unclosed-bracket"),
        ("places: [NT]", "places:[NT]", "39:1", "missing-colon"),
        ("  en: |-\n", "\ten: |-\n", "23:1", "tab-indentation"),
        ("      en: City of", "       en: City of", "34:10", "unexpected-colon"),
        ("reviewed: 2026-11-22", "reviewed: @today", "56:11", "reserved-character"),
        ("started: 2019-03", "started: *now", "41:10", "unknown-alias"),
        ("started: 2019-03", "started: !now 2019", "41:10", "unsupported-tag"),
        ("      en: The report", "      en: {{ report }}", "52:12", "key-not-text"),
        ("as_of: 2020", " as_of: 2020", "40:2", "bad-indentation"),
        ("    - les demandes", "Note: ici\n    - les demandes", "24:5", "unexpected-colon"),
        ("    - les demandes", "ici\n    - les demandes", "21:1", "not-indented"),
        ("    - les demandes", "summary of this\n    - les demandes", "21:1", "not-indented"),
    ],
)
def test_one_slip_of_syntax_is_one_finding(right: str, wrong: str, place: str, code: str) -> None:
    assert places(slipped((right, wrong))) == [(place, code)]
    # What else is wrong is said with it.
    codes = {finding.code for finding in found(slipped((right, wrong), ("  - contact: north", "  - contact: nroth")))}
    assert codes == {code, "unknown-contact"}
    for language in LANGUAGES:
        assert as_text(found(slipped((right, wrong))), 1, language)


Slip = tuple[str, str, str, str | None]
"""What is found: the place, the code, the field, what was probably meant."""


@pytest.mark.parametrize(
    ("right", "wrong", "expected"),
    [
        ("- contact: north", "- north", ("48:5", "id-without-field", "contacts[1]", "contact: north")),
        ("contacts:\n  - contact: north", "contacts: north", ("47:11", "id-without-field", "contacts", None)),
        ("source: [{document: guide}]", "source: guide", ("57:9", "id-without-field", "source", None)),
        (
            "results:\n  - fr: Neuf visiteurs sur dix se disaient satisfaits.\n    en",
            "results:\n  fr: Neuf visiteurs sur dix se disaient satisfaits.\n  en",
            ("29:3", "fields-without-hyphen", "results", None),
        ),
        (
            "- name:\n      fr: Ville de Rivermont\n      en",
            "- fr: Ville de Rivermont\n    en",
            ("32:5", "texts-without-field", "partners[1].fr", None),
        ),
        ("name:\n      fr: Ville", "organization:\n      fr: Ville", ("32:5", "unknown-field", "", "name")),
        ("- contact: north", "- organization: north", ("48:5", "unknown-field", "contacts[1].organization", "contact")),
        ("en: City of", "en: #1 City of", ("34:11", "comment-in-place-of-value", "", '"#1 City of Rivermont"')),
        ("started: 2019-03", "started: #2019-03", ("41:10", "comment-in-place-of-value", "started", '"#2019-03"')),
        ("started: 2019-03", "started: 2019.03", ("41:10", "bad-period", "started", "2019-03")),
        ("reviewed: 2026-11-22", "reviewed: 2026-11-22 00:00", ("56:11", "bad-date", "reviewed", "2026-11-22")),
        ("subtype: regular", "subtype: Regular visits", ("4:10", "unknown-subtype", "subtype", "regular")),
        ("subtype: regular", "subtype: Visites régulières", ("4:10", "unknown-subtype", "subtype", "regular")),
        ("subtype: regular", "subtype: SEASONNAL", ("4:10", "unknown-subtype", "subtype", "seasonal")),
        (
            "https://www.example.ca/report",
            "https://www.example.ca/annual report",
            ("55:11", "bad-url", "links[1].url.en", "https://www.example.ca/annual%20report"),
        ),
        (
            "https://www.example.ca/report",
            "www.example.ca/report",
            ("55:11", "bad-url", "", "https://www.example.ca/report"),
        ),
        ("places: [NT]", "places: [NT] #NU", ("39:14", "comment-after-value", "places", None)),
    ],
)
def test_what_is_meant_is_said_once(right: str, wrong: str, expected: Slip) -> None:
    (finding,) = found(slipped((right, wrong)))
    place = f"{finding.position.line}:{finding.position.column}"
    assert (place, finding.code, expected[2] and finding.path, finding.suggestion) == expected
    for language in LANGUAGES:
        assert f"[{expected[1]}]" in as_text([finding], 1, language)


CONTACT: Final = "data/contacts/north.yml"


@pytest.mark.parametrize(
    ("written", "column", "code", "meant"),
    [
        ("867.555.0123 x45", 16, "extension-in-telephone", "867-555-0123"),
        ("+1 867 555-0123 poste 45", 16, "extension-in-telephone", "867-555-0123"),
        ("(867) 555-0123, ext. 45", 16, "extension-in-telephone", "867-555-0123"),
        ("1-867-555-0123", 16, "bad-telephone", "867-555-0123"),
        ("Tél. 867 555-0123", 16, "bad-telephone", "867-555-0123"),
        ("867-555-0123 #45", 29, "comment-after-value", None),
        ("867-555-0123 # poste 45", 29, "comment-after-value", None),
    ],
)
def test_telephone_number_keeps_its_extension(written: str, column: int, code: str, meant: str | None) -> None:
    (text,) = [source.content.decode() for source in others() if source.file == CONTACT]
    slipped_text = text.replace("867-555-0123", written, 1)
    (finding,) = [finding for finding in found(slipped_text, CONTACT) if finding not in found(text, CONTACT)]
    line = text[: text.index("867-555-0123")].count("\n") + 1
    assert (finding.position.line, finding.position.column, finding.code) == (line, column, code)
    assert finding.suggestion == meant


@pytest.mark.parametrize("schema_line", [True, False])
def test_record_in_the_wrong_folder_is_one_finding(schema_line: bool) -> None:
    text = RECORD if schema_line else RECORD.partition("\n")[2]
    (finding,) = found(text, "data/contacts/rivermont-library.yml")
    assert (finding.code, finding.position.line, finding.suggestion) == ("record-in-wrong-folder", 1, FILE)


MANY: Final = RECORD + "".join(f"k{number}: v\n" for number in range(9_900))


def test_of_very_many_findings_of_a_file_50_are_listed() -> None:
    findings = found(MANY)
    assert len(findings) == 9_900
    rest = 9_900 - MOST_OF_A_FILE
    for language in LANGUAGES:
        for report in (as_text, as_markdown, as_github):
            text = report(findings, 1, language)
            assert text.count("unknown-field") == MOST_OF_A_FILE
            assert str(rest) in text
        listed = json.loads(as_json(findings, 1, language))
        assert (len(listed["findings"]), listed["left_out"]) == (MOST_OF_A_FILE, {FILE: rest})
        (run,) = json.loads(as_sarif(findings, 1, language))["runs"]
        assert (len(run["results"]), run["properties"]["leftOut"]) == (MOST_OF_A_FILE, {FILE: rest})
