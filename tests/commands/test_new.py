"""`playbook new`: what it asks, what it writes, and what it refuses."""

import re
import shutil
import subprocess
from collections import Counter
from pathlib import Path

import pytest
from comment_signs import without_comment_signs
from finding_codes import PROJECT
from running import run as run_program

from playbook.checking.validation import validate
from playbook.languages import LANGUAGES, Language
from playbook.reading.documents import read
from playbook.records import RECORD_TYPES
from playbook.records.fields import field_names
from playbook.records.schema_files import schema_line

NBSP = "\N{NO-BREAK SPACE}"

WHOLE = ("--kind", "example", "--model", "visits", "--subtype", "regular", "--place", "NT", "--contact", "north")
TITLES = ("--title-fr", f"La passerelle{NBSP}: un essai", "--title-en", "The footbridge: a trial")


def run(root: Path, *options: str, answers: str = "", **environment: str) -> subprocess.CompletedProcess[str]:
    """Run the command inside `root`, with the answers that somebody types."""
    return run_program(root, "new", "--today", "2026-11-22", *options, answers=answers, **environment)


def codes_in(project: Path) -> Counter[str]:
    """Return the codes of what is found in a project, of whatever severity."""
    return Counter(finding.code for finding in validate(project).findings)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return Path(shutil.copytree(PROJECT / "tests/base", tmp_path / "project"))


def written(project: Path, id_: str) -> str:
    """Return the file of a case study."""
    return (project / f"data/casestudies/{id_}.yml").read_text(encoding="utf-8")


@pytest.mark.parametrize("language", LANGUAGES)
def test_whole_by_options(project: Path, language: Language) -> None:
    done = run(project, "--no-input", "--lang", language, *WHOLE, *TITLES)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("\ndata/casestudies/the-footbridge.yml")
    told, variable = (f" --lang {language}", f"PLAYBOOK_LANG={language} ") if language == "fr" else ("", "")
    assert f"`.venv/bin/playbook fix{told}`" in done.stdout
    assert f"`{variable}make validate`" in done.stdout
    assert f"`{variable}make serve`" in done.stdout
    text = written(project, "the-footbridge")
    assert text.startswith(schema_line("casestudies") + "\n")
    assert "\nreviewed: 2026-11-22\n" in text
    assert "\nas_of: 2026-11-22\n" in text
    assert "\n  - document: editors\n" in text
    # Summary, context and the second partner, in both languages.
    assert codes_in(project) == {"text-to-write": 6}


@pytest.mark.parametrize("language", LANGUAGES)
def test_unfinished_record_passes_but_for_its_texts_even_with_every_optional_field(
    project: Path, language: Language
) -> None:
    run(project, "--no-input", "--lang", language, *WHOLE, *TITLES)
    path = project / "data/casestudies/the-footbridge.yml"
    path.write_text(without_comment_signs(written(project, "the-footbridge")), encoding="utf-8")
    document, _ = read(path.read_bytes(), "")
    assert document is not None
    assert list(document.data) == [name for name in field_names(RECORD_TYPES["casestudies"]) if name != "suppress"]
    assert set(codes_in(project)) == {"text-to-write"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_finished_record_has_no_finding(project: Path, language: Language) -> None:
    run(project, "--no-input", "--lang", language, *WHOLE, *TITLES)
    text = written(project, "the-footbridge")
    text = re.sub(r'"À ÉCRIRE[^"]*"', "La municipalité et le territoire partagent un bureau.", text)
    text = re.sub(r'"TO WRITE[^"]*"', "The town and the territory share an office.", text)
    (project / "data/casestudies/the-footbridge.yml").write_text(text, encoding="utf-8")
    assert codes_in(project) == {}


def test_comments_are_in_the_editor_s_language(project: Path) -> None:
    run(project, "--no-input", "--lang", "fr", *WHOLE, "--id", "un")
    run(project, "--no-input", *WHOLE, "--id", "two", LANG="en_CA.UTF-8")
    assert "# Le nom du partenariat.\ntitle:" in written(project, "un")
    assert "# The name of the partnership.\ntitle:" in written(project, "two")
    data = [[line for line in written(project, id_).splitlines() if line and "#" not in line] for id_ in ("un", "two")]
    assert data[0] == data[1]


def test_member_among_the_contacts_is_a_partner(project: Path) -> None:
    units = ("--unit-fr", "Région du Nord", "--unit-en", "Northern Region")
    partner = ("--partner-fr", "La ville", "--partner-en", "The town")
    run(project, "--no-input", *WHOLE, "--contact", "mailbox", *units, *partner, "--id", "pier")
    document, _ = read(written(project, "pier").encode(), "")
    assert document is not None
    assert document.data["partners"] == [
        {"name": {"fr": "Le Nord", "en": "The North"}, "contact": "north"},
        {"name": {"fr": "La ville", "en": "The town"}},
    ]
    assert document.data["contacts"] == [
        {"contact": "north", "lead": {"fr": "Région du Nord", "en": "Northern Region"}},
        {"contact": "mailbox"},
    ]


def test_unit_of_people_of_the_contact_is_whom_to_call(project: Path) -> None:
    done = run(project, "--no-input", *WHOLE, "--unit-fr", "Services", "--unit-en", "Services", "--id", "pier")
    assert (done.returncode, done.stderr) == (0, "")
    document, _ = read(written(project, "pier").encode(), "")
    assert document is not None
    assert document.data["contacts"] == [{"contact": "north", "unit": {"fr": "Services", "en": "Services"}}]


def test_what_is_given_twice_is_written_once(project: Path) -> None:
    twice = ("--place", "nt", "--contact", "NORTH", "--contact", "mailbox")
    done = run(project, "--no-input", *WHOLE, *twice, "--id", "pier")
    assert (done.returncode, done.stderr) == (0, "")
    document, _ = read(written(project, "pier").encode(), "")
    assert document is not None
    assert document.data["places"] == ["NT"]
    assert document.data["contacts"] == [{"contact": "north"}, {"contact": "mailbox"}]


def test_questions_and_answers(project: Path) -> None:
    answers = [
        "2",  # kind
        "visits",
        "1",  # sub-type
        "La passerelle",
        "The footbridge",
        "NT",
        "north, mailbox",
        "Région du Nord",
        "Northern Region",
        "La ville",
        "The town",
        "",  # no more partners
        "été 2018",  # the time of which it speaks
        "",  # reviewed today
        "",  # the id that is proposed
    ]
    done = run(project, "--lang", "en", answers="\n".join(answers) + "\n")
    assert (done.returncode, done.stderr) == (0, "")
    assert "  1  Case study (case-study)\n  2  Example (example)\n" in done.stdout
    assert "Regular visits (regular)" in done.stdout
    assert "Shared" not in done.stdout.partition("Which sub-type")[2]
    assert "[the-footbridge] > " in done.stdout
    assert "will end in “la-passerelle” in French and in “the-footbridge” in English" in done.stdout
    document, _ = read(written(project, "the-footbridge").encode(), "")
    assert document is not None
    assert document.data["kind"] == "example"
    assert document.data["slug"] == {"fr": "la-passerelle", "en": "the-footbridge"}
    assert document.data["places"] == ["NT"]
    assert document.data["as_of"] == "2018-summer"
    assert document.data["reviewed"] == "2026-11-22"
    assert codes_in(project) == {"text-to-write": 4}


def test_only_what_options_leave_open_is_asked(project: Path) -> None:
    done = run(project, "--lang", "fr", *WHOLE, *TITLES, answers="\n\n\npasserelle\n")
    assert (done.returncode, done.stderr) == (0, "")
    assert "Quel modèle" not in done.stdout
    assert (project / "data/casestudies/passerelle.yml").is_file()


def test_wrong_answers_are_asked_again_with_the_reason(project: Path) -> None:
    answers = [
        "",
        "7",
        "exampel",
        "example",
        "1, 2",
        "visits",
        "counter",  # of the other model
        "regular",
        f"Le test{NBSP}: 2 essais",
        "The test: one trial",  # not the same number
        "The test: 2 trials",
        "nowhere",
        "1",
        "north",
        "",
        "La ville",
        "",  # both or none
        "The town",
        "",
        "one day",
        "2018",
        "31 février 2019",
        "November 22, 2026",
        "Été",
        "bridge",
        "BRIDGE",
        "ok",
    ]
    done = run(project, "--lang", "en", answers="\n".join(answers) + "\n")
    assert (done.returncode, done.stderr) == (0, "")
    for reason in (
        "There has to be an answer here. Write a number from 1 to 3, a name of the list, or the id",
        "“7” is not among the choices. Write a number from 1 to 3, a name of the list, or the id",
        "“exampel” is not among the choices. Did you mean “example”?",
        "Choose one only.",
        "“counter” is not among the choices.",
        "is in the French text, but not in the English one",
        "“nowhere” is not among the choices. Write a number",
        "You named it in French. Write it in English too",
        "“one day” is not a date or a period. Write 2017, 2017-06",
        "“31 février 2019” is not a date. Write year, month and day",
        "“Été” can’t be an id",
        "“bridge” is taken",
        "“BRIDGE” can’t be an id",
    ):
        assert reason in done.stdout, reason
    assert set(codes_in(project)) == {"text-to-write"}
    assert written(project, "ok")


def test_mailbox_has_no_unit_and_partners_are_asked_for(project: Path) -> None:
    options = ("--kind", "example", "--model", "visits", "--subtype", "regular", "--place", "NT", *TITLES)
    answers = ["mailbox", "La ville", "The town", "Le port", "The port", "", "", "", ""]
    done = run(project, "--lang", "en", *options, answers="\n".join(answers) + "\n")
    assert (done.returncode, done.stderr) == (0, "")
    assert "region or branch" not in done.stdout
    asked = [
        done.stdout.index(words) for words in ("Who takes part?", "keeps a place to fill in", "(may be left empty)")
    ]
    assert asked == sorted(asked)
    assert codes_in(project) == {"text-to-write": 4}


def test_id_is_needed_where_no_title_gives_one(project: Path) -> None:
    done = run(project, "--lang", "en", *WHOLE, answers="\n\n\n\n\n\npier\n")
    assert (done.returncode, done.stderr) == (0, "")
    assert "address will end in the id" in done.stdout
    assert "Give an id" in done.stdout
    assert "“”" not in done.stdout


@pytest.mark.parametrize("answers", ["", "1\n", "example\nvisits\nregular\nTitre"])
@pytest.mark.parametrize(("language", "ended"), [("fr", "Rien n’a été écrit."), ("en", "Nothing was written.")])
def test_end_of_the_answers_writes_nothing(project: Path, answers: str, language: str, ended: str) -> None:
    before = sorted(project.rglob("*"))
    done = run(project, "--lang", language, answers=answers)
    assert done.returncode == 1
    assert done.stderr == f"\n{ended}\n"
    assert sorted(project.rglob("*")) == before


def test_what_exists_is_not_overwritten(project: Path) -> None:
    before = written(project, "bridge")
    done = run(project, "--no-input", "--lang", "en", *WHOLE, "--id", "bridge")
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == "data/casestudies/bridge.yml exists already; nothing was written.\n"
    assert written(project, "bridge") == before


def test_title_like_another_gets_another_address(project: Path) -> None:
    run(project, "--no-input", *WHOLE, *TITLES)
    other = ("--title-fr", f"La passerelle{NBSP}: la suite", "--title-en", "The footbridge: what came next")
    assert run(project, "--no-input", *WHOLE, *other).returncode == 0
    assert "fr: la-passerelle-2\n  en: the-footbridge-2" in written(project, "the-footbridge-2")
    assert set(codes_in(project)) == {"text-to-write"}


@pytest.mark.parametrize(
    ("options", "reason"),
    [
        (
            (*WHOLE, "--id", "x", "--model", "visit"),
            "--model: “visit” is not among the choices. Did you mean “visits”?",
        ),
        ((*WHOLE, "--id", "x", "--subtype", "regulr"), "--subtype: “regulr” is not among the choices. Did you mean"),
        ((*WHOLE, "--id", "x", "--subtype", "counter"), "The choices are: regular, seasonal."),
        ((*WHOLE, "--id", "x", "--kind", "pilote"), "Did you mean “pilot”?"),
        ((*WHOLE, "--id", "x", "--place", "NTT"), "--place: “NTT” is not among the choices. Did you mean “NT”?"),
        ((*WHOLE, "--id", "x", "--contact", "nroth"), "Did you mean “north”?"),
        ((*WHOLE, "--id", "Été"), "--id: “Été” can’t be an id"),
        ((*WHOLE, "--id", "x", "--title-fr", " "), "--title-fr: "),
        ((*WHOLE, "--id", "x", "--title-fr", "x" * 400), "--title-fr: "),
        ((*WHOLE, "--id", "x", "--title-en", "a\x07b"), "--title-en: "),
        ((*WHOLE, "--id", "x", "--unit-fr", "Nord"), "--unit-fr, --unit-en go together"),
        ((*WHOLE, "--id", "x", "--partner-en", "Town"), "--partner-fr, --partner-en go together"),
        (WHOLE, "these options are needed: --id, --title-en"),
        (("--subtype", "regular"), "--model, --subtype go together"),
        ((), "these options are needed: --kind, --model, --subtype, --place, --contact, --id, --title-en"),
        (("--today", "soon"), "soon is not a day"),
        (
            (*WHOLE, "--id", "x", "--partner-fr", "", "--partner-en", ""),
            "error: --partner-fr: There has to be a text here.\n",
        ),
        (
            (*WHOLE, "--id", "x", "--unit-fr", "Nord", "--unit-en", "N" * 400),
            "error: --unit-en: This has 400 characters; ",
        ),
        ((*WHOLE, "--id", "x", "--title-en", "a\nb"), "error: --title-en: Write it on one line.\n"),
    ],
)
def test_wrong_options(project: Path, options: tuple[str, ...], reason: str) -> None:
    before = sorted(project.rglob("*"))
    done = run(project, "--no-input", "--lang", "en", *options)
    assert (done.returncode, done.stdout) == (2, "")
    assert "usage: playbook new" in done.stderr
    assert reason in done.stderr
    assert "Traceback" not in done.stderr
    assert sorted(project.rglob("*")) == before


@pytest.mark.parametrize("folder", ["models", "jurisdictions", "contacts"])
def test_project_without_records_to_choose_from(project: Path, folder: str) -> None:
    for path in (project / "data" / folder).iterdir():
        path.write_text("kind: [", encoding="utf-8")
    done = run(project, "--lang", "en")
    assert done.returncode == 1
    assert f"no record to choose from in data/{folder}/" in done.stderr


def test_folder_that_is_no_project(tmp_path: Path) -> None:
    done = run(tmp_path, "--lang", "fr")
    assert done.returncode == 1
    assert "data/models/" in done.stderr
    assert run(tmp_path, "--root", "nowhere").returncode == 2


def test_terminal_that_knows_few_characters(project: Path) -> None:
    done = run(project, "--lang", "fr", *WHOLE, *TITLES, answers="\n\n\n\n", PYTHONIOENCODING="ascii")
    assert (done.returncode, done.stderr) == (0, "")


def test_wrong_day_is_named_in_french(project: Path) -> None:
    done = run(project, "--no-input", "--lang", "fr", "--today", "2026-02-30")
    assert done.returncode == 2
    assert "2026-02-30 n’est pas un jour, comme 2026-11-22" in done.stderr
