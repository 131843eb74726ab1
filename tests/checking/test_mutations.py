"""Records broken at random: findings or nothing, never a traceback, and no page from a broken record.

The mistakes are drawn from a seed, so that every run sees the same ones.
"""

import json
import random
import re
import shutil
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Final

import pytest
from conftest import ROOT, copy_project, run_build

from playbook.checking.validation import check
from playbook.findings import Finding, errors
from playbook.languages import LANGUAGES
from playbook.pages.plan import PlannedPage
from playbook.reading.sources import Source, collect
from playbook.reports import as_github, as_json, as_markdown, as_sarif, as_text, lines_of
from playbook.site import load
from playbook.today import day

ROUNDS: Final = 10
PER_ROUND: Final = 50
TODAY: Final = day("2026-11-29")

_FIELD: Final = re.compile(r"^( *(?:- )?)([A-Za-z_]+):(.*)$")


VALUES: Final = [
    *("", "~", "no", "[]", "{}", "[[[[", "- x", "'", '"', "1e400", "-1", "2018-13-45", "0x1F", "{{ x }}", "<b>", "**"),
    *(
        "!!python",
        "9" * 400,
        "𝄞",
        "a: b",
        "# x",
        "|",
        ">",
        "&a [*a]",
        "*b",
        "javascript:alert(1)",
        "[x](y",
        "![]()",
        "@",
    ),
]
"""What may be written where something else is meant."""


def _lines(text: str) -> list[str]:
    return text.split("\n")


def _any_field(lines: list[str], draw: random.Random) -> int:
    return draw.choice([number for number, line in enumerate(lines) if _FIELD.match(line)])


def drop_key(text: str, draw: random.Random) -> str:
    lines = _lines(text)
    del lines[_any_field(lines, draw)]
    return "\n".join(lines)


def rename_key(text: str, draw: random.Random) -> str:
    lines = _lines(text)
    number = _any_field(lines, draw)
    name = draw.choice(
        ["titel", "fr", "en", "contact", "x", "", "null", "1", "model", "été", "name", "&a", "*a", "<<", "?"]
    )
    lines[number] = _FIELD.sub(lambda match: f"{match[1]}{name}:{match[3]}", lines[number])
    return "\n".join(lines)


def move_line(text: str, draw: random.Random) -> str:
    lines = _lines(text)
    line = lines.pop(draw.randrange(len(lines)))
    lines.insert(draw.randrange(len(lines) + 1), line)
    return "\n".join(lines)


def swap_values(text: str, draw: random.Random) -> str:
    lines = _lines(text)
    first, second = _any_field(lines, draw), _any_field(lines, draw)
    (name, value), (other_name, other_value) = (lines[number].split(":", 1) for number in (first, second))
    lines[first], lines[second] = f"{name}:{other_value}", f"{other_name}:{value}"
    return "\n".join(lines)


def replace_value(text: str, draw: random.Random) -> str:
    lines = _lines(text)
    number = _any_field(lines, draw)
    value = draw.choice(VALUES)
    lines[number] = _FIELD.sub(lambda match: f"{match[1]}{match[2]}: {value}", lines[number])
    return "\n".join(lines)


def break_indentation(text: str, draw: random.Random) -> str:
    lines = _lines(text)
    number = draw.randrange(len(lines))
    lines[number] = draw.choice([" ", "   ", "\t", "- ", "\u00a0"]) + lines[number]
    return "\n".join(lines)


def dedent(text: str, draw: random.Random) -> str:
    lines = _lines(text)
    number = draw.randrange(len(lines))
    lines[number] = lines[number][draw.randrange(1, 4) :]
    return "\n".join(lines)


def cut_off(text: str, draw: random.Random) -> str:
    return text[: draw.randrange(len(text))]


def repeat_part(text: str, draw: random.Random) -> str:
    lines = _lines(text)
    start = draw.randrange(len(lines))
    part = lines[start : start + draw.randrange(1, 20)]
    return "\n".join([*lines[:start], *part, *part, *lines[start + len(part) :]])


def flip_bytes(content: bytes, draw: random.Random) -> bytes:
    flipped = bytearray(content)
    for _ in range(draw.randrange(1, 6)):
        flipped[draw.randrange(len(flipped))] = draw.randrange(256)
    return bytes(flipped)


def insert_bytes(content: bytes, draw: random.Random) -> bytes:
    place = draw.randrange(len(content))
    return content[:place] + draw.randbytes(draw.randrange(1, 30)) + content[place:]


OF_TEXT: Final[tuple[Callable[[str, random.Random], str], ...]] = (
    drop_key,
    rename_key,
    move_line,
    swap_values,
    replace_value,
    break_indentation,
    dedent,
    cut_off,
    repeat_part,
)
OF_BYTES: Final[tuple[Callable[[bytes, random.Random], bytes], ...]] = (flip_bytes, insert_bytes)


def mutated_once(content: bytes, draw: random.Random) -> bytes:
    """Break the content of a record; it stays where nothing of the kind that is drawn is left to break."""
    if not content:
        return content
    if draw.randrange(5):
        try:
            text = content.decode("utf-8")
            return draw.choice(OF_TEXT)(text, draw).encode("utf-8")
        except (IndexError, UnicodeDecodeError, ValueError):
            return content
    return draw.choice(OF_BYTES)(content, draw)


def mutated(source: Source, draw: random.Random) -> Source:
    """Break a record once or twice."""
    content = source.content
    while content == source.content:  # a line may have come to stand where it stood
        for _ in range(draw.choice([1, 1, 1, 2])):
            content = mutated_once(content, draw)
    return replace(source, content=content)


def rounds() -> list[dict[str, Source]]:
    """Return 500 broken records in rounds: in each, by file, those that are broken together."""
    draw = random.Random(2018)  # noqa: S311 - the same every time, on purpose
    sources, _ = collect(ROOT)
    cases = [source for source in sources if source.folder == "casestudies"]
    others = [source for source in sources if source.folder != "casestudies"]
    return [
        {
            source.file: mutated(source, draw)
            for source in [*draw.sample(cases, PER_ROUND // 2), *draw.sample(others, PER_ROUND - PER_ROUND // 2)]
        }
        for _ in range(ROUNDS)
    ]


ALL_ROUNDS: Final = rounds()


@cache
def findings_of(number: int) -> list[Finding]:
    sources, _ = collect(ROOT)
    broken = ALL_ROUNDS[number]
    return list(check([broken.get(source.file, source) for source in sources], today=TODAY).findings)


def test_there_are_500_of_them() -> None:
    assert sum(map(len, ALL_ROUNDS)) == 500
    originals = {source.file: source.content for source in collect(ROOT)[0]}
    changed = sum(source.content != originals[file] for broken in ALL_ROUNDS for file, source in broken.items())
    assert changed == 500


@pytest.mark.parametrize("number", range(ROUNDS))
def test_broken_records_give_findings_that_can_be_told(number: int, tmp_path: Path) -> None:
    broken = ALL_ROUNDS[number]
    found = findings_of(number)
    assert errors(found)
    for source in broken.values():
        path = tmp_path / source.file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(source.content)
    for language in LANGUAGES:
        assert as_text(found, 1, language, lines=lines_of(tmp_path))
        assert as_github(found, 1, language)
        assert as_markdown(found, 1, language)
        for report in (as_json, as_sarif):
            assert json.loads(report(found, 1, language))
    for finding in found:
        # The line is one of the file; the first one stands for a file that has none.
        lines = broken[finding.file].content.count(b"\n") + 1 if finding.file in broken else finding.position.line
        assert 1 <= finding.position.line <= lines + 1
        assert finding.position.column >= 1


def write(broken: dict[str, Source], project: Path) -> None:
    for file, source in broken.items():
        (project / file).write_bytes(source.content)


def test_site_is_not_built_from_broken_records(tmp_path: Path) -> None:
    project = copy_project(tmp_path / "project")
    for broken in ALL_ROUNDS:
        write(broken, project)
    site = tmp_path / "site"
    done = run_build(project, site)
    assert done.returncode != 0
    assert "Traceback" not in done.stderr
    assert not list(site.rglob("*.html"))


def test_what_no_check_refuses_can_be_shown(tmp_path: Path) -> None:
    """Mutations that leave a record right: its pages are made like any other's."""
    project = copy_project(tmp_path / "project")
    kept: dict[str, Source] = {}
    for number, broken in enumerate(ALL_ROUNDS):
        wrong = {finding.file for finding in errors(findings_of(number))}
        # A reference to a record that is gone is found in another file.
        if wrong <= set(broken):
            kept |= {file: source for file, source in broken.items() if file not in wrong}
    assert kept
    write(kept, project)
    loading = load(project, review=False)
    while loading.site is None:  # two of them may not go together
        for file in {finding.file for finding in errors(loading.findings)}:
            shutil.copy(ROOT / file, project / file)
        loading = load(project, review=False)
    site = loading.site
    pages: list[PlannedPage] = [page for page in site.plan.pages.values() if page.kind != "prose"]
    for page in pages:
        for language in LANGUAGES:
            html = site.renderer.record_page(page, language)
            assert "{{" not in html
            assert "<script" not in html
