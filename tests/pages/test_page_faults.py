"""What is wrong with a page stops the build and is an error of the checks: both say the same of the same lines."""

from pathlib import Path

import pytest
from conftest import copy_small_project

from playbook.findings import Finding, errors
from playbook.languages import LANGUAGES, Language
from playbook.site import load

HEADER = {
    "fr": "---\ntitle: Une page {}\ndescription: Une page.\nsource: [{{document: editors}}]\n---\n{}",
    "en": "---\ntitle: A page {}\ndescription: A page.\nsource: [{{document: editors}}]\n---\n{}",
}

FIRST_LINE = 6
"""The line on which the text of a page begins."""

# What is found, with line and column of the text, by the text of the page. In French the same stands at the same place.
FAULTS = {
    "": "empty-page 0:1",
    "\n\n": "empty-page 0:1",
    "# Tools\n": "title-in-text 1:1",
    "Tools\n===\n": "underlined-heading 1:1",
    "Tools\n---\n": "underlined-heading 1:1",
    "##\n": "empty-heading 1:1",
    "## {: #a }\n": "empty-heading 1:1",
    "## A {: #a }\n\n### B {: #a }\n": "duplicate-id 3:1",
    "### A\n": "skipped-heading 1:1",
    "- a\n\n  ```\n  b\n\nc\n": "unclosed-code 3:3",
    "~~~\nb\n```\n": "unclosed-code 1:1",
    "````\nb\n```\n": "unclosed-code 1:1",
    "a\n\n    b\n": "code-by-indentation 3:5",
    "a\n\n\tb\n": "code-by-indentation 3:2",
    "1. a\n\n        b\n": "code-by-indentation 3:9",
    ":::note\na\n:::\n": "unknown-block 1:1",
    "[a {{ case_link('bridge') }}](tools.md)\n": "misplaced-macro 1:1",
    "## {{ case_link('bridge') }}\n": "misplaced-macro 1:1",
    "a\n{{ model_cards() }}\n": "misplaced-macro 2:1",
    "{{ nothing() }}\n": "unknown-macro 1:4",
    "| a | b |\n| c | d |\n": "table-without-header 1:1",
    "![](map.png)\n": "missing-alternative-text 1:1",
    "![A map](maps.png)\n": "missing-linked-file 1:10",
    "![A map](https://example.ca/map.png)\n": "picture-from-elsewhere 1:10",
    "![A map](//example.ca/map.png)\n": "link-from-root 1:10",
    "![A map](tools.md)\n": "picture-from-elsewhere 1:10",
    "[A page](nothing.md)\n": "unknown-page-link 1:10",
    "[A part](#nothing)\n": "unknown-section 1:10",
    "[A part](tools.md#nothing)\n": "unknown-section 1:10",
    "[A place](/en/tools/)\n": "link-from-root 1:11",
    "[A case](case:nothing)\n": "unknown-link-target 1:10",
}

RIGHT = [
    "## A\n- a\n- b\n",
    "- a\n    - b\n        - c\n            - d\n",
    "> ```\n> a\n> ```\n",
    "- a\n\n  ```sh\n  b\n  ```\n",
    "!!! note\n\n    A note.\n",
    "- a\n\n    The same item.\n",
    "| a | b |\n|---|---|\n| {{ case_link('bridge') }} | d |\n",
    "See {{ case_link('bridge') }}.\n",
    "a\n\n---\n\nb\n",
    "![A map](map.png)\n",
]


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> dict[bool, list[Finding]]:
    """What the build and the checks find in pages that have a fault each."""
    project = copy_small_project(tmp_path_factory.mktemp("faults") / "project")
    for number, text in enumerate([*FAULTS, *RIGHT]):
        for language in LANGUAGES:
            page = project / f"content/{language}/page-{number}.md"
            page.write_text(HEADER[language].format(number, text), encoding="utf-8")
            (page.parent / "map.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    return {review: errors(load(project, review=review).findings) for review in (True, False)}


def of_page(findings: list[Finding], number: int, language: Language) -> list[str]:
    return [
        f"{finding.code} {finding.position.line - FIRST_LINE + 1}:{finding.position.column}"
        for finding in findings
        if finding.file == f"content/{language}/page-{number}.md"
    ]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("number", range(len(FAULTS)), ids=[repr(text) for text in FAULTS])
def test_fault_is_found_by_the_checks_and_stops_the_build(
    found: dict[bool, list[Finding]], number: int, language: Language
) -> None:
    wanted = [list(FAULTS.values())[number]]
    assert of_page(found[True], number, language) == wanted
    assert of_page(found[False], number, language) == wanted


def test_what_is_right_is_not_found(found: dict[bool, list[Finding]]) -> None:
    files = {finding.file for findings in found.values() for finding in findings}
    assert {f"content/en/page-{len(FAULTS) + index}.md" for index in range(len(RIGHT))} & files == set()


def test_pages_that_are_not_meant_have_no_fault(found: dict[bool, list[Finding]]) -> None:
    assert {Path(finding.file).stem.partition("-")[0] for findings in found.values() for finding in findings} == {
        "page"
    }
