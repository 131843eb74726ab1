"""What changed in one language only is found at its place; what changed in both, or came or went whole, is not."""

import copy
import json
import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import pytest
import yaml
from conftest import copy_small_project
from finding_codes import PROJECT
from repositories import commit, git
from running import validate

from playbook.checking.drift import Drift, drift_of_record, sections
from playbook.checking.drift_findings import drift_findings
from playbook.findings import Path as FieldPath
from playbook.languages import LANGUAGES

TIMES: Final = 200
CASES: Final[dict[str, Any]] = {
    path.stem: yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    for path in sorted((PROJECT / "data/casestudies").glob("*.yml"))
}
CODE: Final = "changed-in-one-language"
BRIDGE: Final = "data/casestudies/bridge.yml"
RESULTS: Final = """
results:
  - fr: >-
      Les deux organisations ont réussi à répondre aux besoins
      des gens du lieu.
    en: >-
      Both organizations succeeded in meeting the needs of the
      people there.
"""
RIGHT: Final = "Les deux organisations ont réussi à répondre"
REVERSED: Final = "Les deux organisations n’ont pas réussi à répondre"


def bilingual(value: object, here: FieldPath = ()) -> Iterator[FieldPath]:
    """Yield the way to every text in both languages."""
    if isinstance(value, dict) and value.keys() == set(LANGUAGES):
        yield here
        return
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for step, inner in items:
        yield from bilingual(inner, (*here, step))


def at(record: Any, path: FieldPath) -> Any:
    for step in path:
        record = record[step]
    return record


def changed(text: str, draw: random.Random) -> str:
    """Take a word out of a text, put one in or write another."""
    words = text.split(" ")
    place = draw.randrange(len(words))
    words[place : place + draw.randrange(2)] = draw.choice([["jamais"], ["2031"], ["un", "autre"]])
    return " ".join(words)


def edits(seed: int) -> Iterator[tuple[random.Random, Any, Any, FieldPath]]:
    """Yield random texts of the case studies: each record as it is, a copy that can be changed, and the way to the text."""
    draw = random.Random(seed)  # noqa: S311 - the same every time, on purpose
    for _ in range(TIMES):
        before = CASES[draw.choice(list(CASES))]
        yield draw, before, copy.deepcopy(before), draw.choice(list(bilingual(before)))


def test_each_of_200_edits_of_one_language_is_found_at_its_place() -> None:
    for draw, before, after, path in edits(1):
        side = draw.choice(LANGUAGES)
        text = at(after, path)
        text[side] = changed(text[side], draw)
        assert list(drift_of_record(before, after)) == [Drift(path, side, text)]


def test_none_of_200_edits_of_both_languages_is_found() -> None:
    for draw, before, after, path in edits(2):
        for side in LANGUAGES:
            at(after, path)[side] = changed(at(after, path)[side], draw)
        assert list(drift_of_record(before, after)) == []


def test_an_item_that_comes_or_goes_is_found_in_no_language() -> None:
    for draw, before, after, path in edits(3):
        lists = [way[:-1] for way in bilingual(before) if isinstance(way[-1], int)]
        items = at(after, draw.choice(lists or [("contacts",)]))
        place = draw.randrange(len(items))
        if draw.randrange(2):
            del items[place]
        else:
            items.insert(place, {"fr": "Un point nouveau.", "en": "A new point."})
        assert list(drift_of_record(before, after)) == [], path


def test_an_edit_beside_an_item_that_comes_is_found_where_it_is_now() -> None:
    before = {"results": [{"fr": "Un.", "en": "One."}, {"fr": "Deux.", "en": "Two."}]}
    after = {"results": [{"fr": "Zéro.", "en": "Zero."}, {"fr": "Un.", "en": "One."}, {"fr": "Dix.", "en": "Two."}]}
    assert [(drift.path, drift.side) for drift in drift_of_record(before, after)] == [(("results", 2), "fr")]


def test_spaces_and_apostrophes_are_no_change() -> None:
    before = {"title": {"fr": "L'aide : ici", "en": "Help: here"}}
    after = {"title": {"fr": "L’aide\N{NO-BREAK SPACE}:\n  ici", "en": "Help: here"}}
    assert list(drift_of_record(before, after)) == []


def test_a_heading_in_code_begins_no_section() -> None:
    page = "---\ntitle: A\n---\nFirst.\n\n## One\n\n```\n# no heading\n```\n\n## Two"
    assert [line for line, _ in sections(page)] == [1, 6, 12]


def lay(folder: Path, *, french: str, english: str) -> Path:
    for language, text in (("fr", french), ("en", english)):
        path = folder / "content" / language / "page.md"
        path.parent.mkdir(parents=True)
        path.write_text(f"---\ntitle: A\n---\nA.\n\n## One\n\n{text}\n\n## Two\n\nEnd.\n", encoding="utf-8")
    return folder


@pytest.mark.parametrize(
    ("french", "english", "found"),
    [
        ("Autre.", "Text.", [("content/fr/page.md", 6)]),
        ("Texte.", "Other.", [("content/en/page.md", 6)]),
        ("Autre.", "Other.", []),
        ("Texte.", "Text.", []),
    ],
)
def test_section_of_a_page_is_found_at_its_heading(
    tmp_path: Path, french: str, english: str, found: list[tuple[str, int]]
) -> None:
    before = lay(tmp_path / "before", french="Texte.", english="Text.")
    after = lay(tmp_path / "after", french=french, english=english)
    files = ["content/fr/page.md", "content/en/page.md"]
    shown = drift_findings(before, after, files, frozenset())
    assert [(finding.file, finding.position.line) for finding in shown] == found
    for language in LANGUAGES:
        released = frozenset((file, language) for file in files)
        sides = [finding.arguments["side"] for finding in drift_findings(before, after, files, released)]
        assert language not in sides


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small project with a history."""
    folder = copy_small_project(tmp_path_factory.mktemp("drift") / "project")
    with (folder / BRIDGE).open("a", encoding="utf-8") as record:
        record.write(RESULTS.lstrip("\n"))
    git(folder, "init", "--quiet", "--initial-branch=main")
    commit(folder, "Begin")
    return folder


@pytest.fixture
def reversed_result(project: Path) -> Iterator[Path]:
    """The project in which a result of the bridge says the contrary in French."""
    start = git(project, "rev-parse", "HEAD")
    path = project / BRIDGE
    text = path.read_text(encoding="utf-8")
    assert text.count(RIGHT) == 1
    path.write_text(text.replace(RIGHT, REVERSED), encoding="utf-8")
    yield project
    git(project, "reset", "--quiet", "--hard", start)


def drifted(project: Path, revision: str) -> list[dict[str, Any]]:
    done = validate(project, "--changed-since", revision, "--format", "json", "--lang", "en")
    assert done.returncode == 0, done.stderr
    found: list[dict[str, Any]] = json.loads(done.stdout)["findings"]
    return [finding for finding in found if finding["code"] == CODE]


def test_reversed_result_is_one_notice_at_its_line(reversed_result: Path) -> None:
    (finding,) = drifted(reversed_result, "HEAD")
    lines = (reversed_result / BRIDGE).read_text(encoding="utf-8").split("\n")
    (number,) = [number for number, line in enumerate(lines, 1) if REVERSED in line]
    assert finding["severity"] == "notice"
    assert finding["file"] == BRIDGE
    # The text begins on the line of its name, after which it is folded.
    assert finding["line"] == number - 1
    assert lines[finding["line"] - 1].endswith("fr: >-")
    assert REVERSED in finding["hint"]
    assert "Both organizations succeeded in meeting" in finding["hint"]


@pytest.mark.parametrize(
    ("message", "released"),
    [
        ("Say it better\n\nOnly-fr: the English text was right already", True),
        ("Say it better\n\nOnly-fr:", False),
        ("Say it better\n\nOnly-fr: ", False),
        ("Say it better\n\nOnly-fr:\nfor a reason", False),
        ("Say it better\n\nOnly-en: the other side", False),
        ("Say it better", False),
    ],
)
def test_message_of_a_commit_releases_a_side_with_a_reason(reversed_result: Path, message: str, released: bool) -> None:
    commit(reversed_result, message)
    assert len(drifted(reversed_result, "HEAD~1")) == (0 if released else 1)
