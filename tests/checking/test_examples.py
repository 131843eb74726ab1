"""The examples of the codes tell the truth: what is wrong gives its finding at its place, what is right gives none."""

import re
from pathlib import Path
from typing import Any

import pytest
from excerpts import found_by_rules, found_in, quoted_in
from finding_codes import PROJECT, codes_named_in, codes_raised_in

from playbook.checking.rules import RULES
from playbook.languages import LANGUAGES
from playbook.reports import codes, said_of
from playbook.reports.codes import examples_of, files_of_codes


def codes_in(file: Path) -> list[str]:
    """Return the codes of which a file says everything."""
    return re.findall(r"^([a-z][a-z0-9-]*):$", file.read_text(encoding="utf-8"), re.MULTILINE) if file.is_file() else []


ORDER = [code for file in files_of_codes() for code in codes_in(file)]
EXAMPLES = {f"{code}-{number}": (code, one) for code in ORDER for number, one in enumerate(examples_of(code))}
WITH_RIGHT = {name: one for name, (_, one) in EXAMPLES.items() if one.right is not None}

SHOWN_ELSEWHERE = {
    # Several files, or their names: tests/reading/test_reading.py and tests/pages.
    *("bad-page-name", "missing-page-fr", "missing-page-en", "unexpected-page", "missing-navigation"),
    *("missing-section-page", "duplicate-redirect"),
    # Files that stand among the records and pages: tests/reading/test_content_files.py and test_sources.py.
    *("linked-file", "unportable-name", "stray-file", "broken-asset", "unsafe-drawing", "unused-asset"),
    # No line shows it: tests/pages/test_page_faults.py.
    "empty-page",
    # Lists of words, and whether there are dictionaries: tests/checking/test_spelling_rules.py.
    *("unknown-word", "misplaced-word", "unused-word", "spelling-not-checked"),
    # A record in the folder of another type: tests/checking/test_one_round.py.
    "record-in-wrong-folder",
    # A list of addresses that was kept before: tests/pages/test_published.py.
    *("bad-published-address", "lost-address", "unrecorded-address"),
    # Two versions of a file: tests/checking/test_drift.py.
    "changed-in-one-language",
    # A file that is made from the others: tests/editing.
    "stale-schema",
}
"""What neither a few lines nor a broken record of `tests/checking/invalid/` shows."""


@pytest.mark.parametrize("name", EXAMPLES)
def test_wrong_example_gives_its_finding_at_its_place(name: str) -> None:
    code, example = EXAMPLES[name]
    found = found_in(example, example.wrong, code)
    own = [(place, finding) for place, finding in found if finding.code == code]
    assert {finding.code for _, finding in found} == {code, *example.also}
    assert [place for place, _ in own] == several(example.at)
    assert [finding.severity for _, finding in own] == [example.severity] * len(own)
    assert [finding.suggestion for _, finding in own] == (several(example.suggestion) or [None] * len(own))
    quoted = [{word: finding.arguments[word] for word in quoted_in(code)} for _, finding in own]
    assert quoted == (several(example.quotes) or [{}] * len(own))


def several(value: Any) -> list[Any]:
    """Return what is said of one finding or of several as a list; nothing where nothing is said."""
    if value is None:
        return []
    return value if isinstance(value, list) else [value]


@pytest.mark.parametrize("name", WITH_RIGHT)
def test_right_example_gives_none(name: str) -> None:
    example = WITH_RIGHT[name]
    assert [(place, finding.code) for place, finding in found_in(example, example.right or "")] == []


def test_examples_of_the_guide_are_short_and_have_both_sides() -> None:
    for code in codes():
        example = said_of(code).example
        if example:
            assert all(side and side.count("\n") < 6 for side in (example.wrong, example.right)), code


def test_every_code_is_shown() -> None:
    without = {code for code in codes() if not examples_of(code)}
    broken = {path.name for path in (PROJECT / "tests/checking/invalid").rglob("*.txt")}
    assert {code for code in without if not any(name.startswith(code) for name in broken)} == SHOWN_ELSEWHERE


def test_every_rule_has_an_example_that_it_alone_finds() -> None:
    lonely = {rule.check.__module__ for rule in RULES}
    for code, example in EXAMPLES.values():
        if not lonely:
            break
        finders = {module for module, found in found_by_rules(example).items() if code in found}
        if len(finders) == 1:
            lonely -= finders
    assert lonely == set()


def test_no_code_is_said_of_two_findings() -> None:
    assert len(ORDER) == len(set(ORDER))


def test_every_code_has_words_in_both_languages() -> None:
    for code in codes():
        said = said_of(code)
        for words in (said.title, said.message, said.why, said.hint, *([said.guide] if said.guide else [])):
            assert set(words) == set(LANGUAGES), code
            assert all(text.strip() for text in words.values()), code


def test_every_rule_that_names_codes_stands_beside_their_file() -> None:
    folder = PROJECT / "playbook/checking/rules"
    modules = [path for path in folder.glob("*.py") if path.stem != "__init__"]
    assert [rule.check.__module__.rpartition(".")[2] for rule in RULES] == sorted(path.stem for path in modules)
    for module in modules:
        assert set(codes_in(module.with_suffix(".yml"))) <= codes_named_in([module]), module.name
        if not module.with_suffix(".yml").is_file():
            assert codes_named_in([module]) | codes_raised_in([module]) == set(), module.name
    for file in folder.glob("*.yml"):
        assert (folder / file.name.partition(".")[0]).with_suffix(".py") in modules, file.name


def test_examples_beside_a_file_are_of_its_codes() -> None:
    beside = {file.with_suffix(".examples.yml") for file in files_of_codes()}
    for file in (PROJECT / "playbook").rglob("*.examples.yml"):
        assert file in beside, file.name
        assert set(codes_in(file)) <= set(codes_in(file.with_name(file.name.replace(".examples.", ".")))), file.name
