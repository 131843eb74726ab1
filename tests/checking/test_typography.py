"""Each rule of typography finds its wrong examples and leaves its right ones alone, as its file says."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import yaml
from finding_codes import PROJECT

from playbook.checking.wording.marks import hide
from playbook.checking.wording.rule_files import rules
from playbook.checking.wording.typography import typographic_slips
from playbook.languages import LANGUAGES, Language
from playbook.reports import codes

FILES = {
    f"{subject}.{of}": PROJECT / f"playbook/checking/wording/{subject}.{of}.yml"
    for subject in ("typography", "typos")
    for of in ("both", *LANGUAGES)
}

PARTS = {
    "code",
    "wrong",
    "right",
    "right-by",
    "spaces-after",
    "doubt",
    "except",
    "sure",
    "set",
    "by-hand",
    "signs",
    "examples",
}

NBSP = "\N{NO-BREAK SPACE}"


class Example(NamedTuple):
    """A text of an entry.

    Attributes:
        rule: The name of the entry.
        code: The code of its finding.
        language: The language of the text.
        text: The text.
        mended: The same, mended; `?` where nobody can know.
    """

    rule: str
    code: str
    language: Language
    text: str
    mended: str


def entries(file: str) -> dict[str, dict[str, Any]]:
    """Read the entries of a file, without the pieces that they share."""
    stated: dict[str, dict[str, Any]] = yaml.load(
        FILES[file].read_text(encoding="utf-8").replace("⍽", NBSP), Loader=yaml.CSafeLoader
    )
    return {name: entry for name, entry in stated.items() if name != "pieces"}


ENTRIES = [(file, name, entry) for file in FILES for name, entry in entries(file).items()]


def examples_by_language(file: str, entry: dict[str, Any]) -> dict[Language, dict[str, list[str]]]:
    """Return the examples of an entry; those of a rule of both languages are in both."""
    return {
        language: entry["examples"][language] if file.endswith(".both") else entry["examples"]
        for language in LANGUAGES
        if file.endswith((".both", f".{language}"))
    }


def examples(side: str) -> Iterator[Example]:
    for file, name, entry in ENTRIES:
        for language, sides in examples_by_language(file, entry).items():
            for text in sides[side]:
                before, _, after = text.partition(" → ")
                yield Example(name, entry["code"], language, before, after)


WRONG, RIGHT = list(examples("wrong")), list(examples("right"))


@pytest.mark.parametrize("example", WRONG, ids=lambda example: f"{example.language}-{example.rule}")
def test_what_a_rule_says_is_wrong_is_found_and_mended(example: Example) -> None:
    (slip,) = typographic_slips(hide(example.text), example.language)
    assert slip.code == example.code
    if example.mended == "?":
        assert slip.correction is None
    else:
        assert slip.correction is not None
        assert f"{example.text[: slip.start]}{slip.correction}{example.text[slip.end :]}" == example.mended
    (rule,) = (rule for rule in rules(example.language) if rule.name == example.rule)
    assert list(rule.edits(hide(example.text))), "another rule finds it"


@pytest.mark.parametrize("example", RIGHT, ids=lambda example: f"{example.language}-{example.rule}")
def test_what_a_rule_says_is_right_is_left_alone(example: Example) -> None:
    assert list(typographic_slips(hide(example.text), example.language)) == []


@pytest.mark.parametrize("example", WRONG, ids=lambda example: f"{example.language}-{example.rule}")
def test_what_was_mended_is_right(example: Example) -> None:
    if example.mended != "?":
        assert list(typographic_slips(hide(example.mended), example.language)) == []


@pytest.mark.parametrize(("file", "name", "entry"), ENTRIES, ids=lambda part: part if isinstance(part, str) else "")
def test_every_entry_is_whole(file: str, name: str, entry: dict[str, Any]) -> None:
    assert name.strip()
    assert entry.keys() <= PARTS
    assert entry["code"] in codes()
    assert entry["wrong"]
    assert not {"right", "right-by"} <= entry.keys()
    for sides in examples_by_language(file, entry).values():
        assert sides["wrong"]
        assert all(text.count(" → ") == 1 for text in sides["wrong"])
        assert sides["right"]
        assert not any(" → " in text for text in sides["right"])


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_two_rules_of_a_language_have_the_same_name(language: Language) -> None:
    names = [rule.name for rule in rules(language)]
    assert len(set(names)) == len(names)
    assert names == [
        name for subject in ("typography", "typos") for of in ("both", language) for name in entries(f"{subject}.{of}")
    ]


@pytest.mark.parametrize("file", FILES.values(), ids=lambda file: file.name)
def test_how_to_add_a_rule_is_said_in_ten_lines_at_most(file: Path) -> None:
    lines = file.read_text(encoding="utf-8").splitlines()
    first = next(index for index, line in enumerate(lines) if not line.startswith("#"))
    assert 0 < first <= 10
    assert "To add" in "\n".join(lines[:first])
