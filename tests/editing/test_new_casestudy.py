"""`scripts/new_casestudy.py`: what it asks, what it writes, and what it refuses."""

import os
import re
import shutil
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest
from finding_codes import PROJECT

from playbook.checking.validation import validate
from playbook.editing.asking import Dialogue, WrongAnswerError
from playbook.editing.asking.acceptance import several
from playbook.editing.new_record import check_line, new_record
from playbook.editing.words import editing_words
from playbook.languages import LANGUAGES, Language
from playbook.languages.slugs import slug, unused
from playbook.reading.documents import read
from playbook.reading.shape import check_shape
from playbook.records import RECORD_TYPES
from playbook.records.fields import RootRecord, field_names
from playbook.records.schema_files import schema_line

COMMAND = PROJECT / "scripts/new_casestudy.py"
LOCALE = ("LANG", "LC_ALL", "LC_MESSAGES", "PLAYBOOK_LANG", "SOURCE_DATE_EPOCH")
NEUTRAL = {name: value for name, value in os.environ.items() if name not in LOCALE}
NBSP = "\N{NO-BREAK SPACE}"

WHOLE = ("--kind", "example", "--model", "visits", "--subtype", "regular", "--place", "NT", "--contact", "north")
TITLES = ("--title-fr", f"La passerelle{NBSP}: un essai", "--title-en", "The footbridge: a trial")


def run(root: Path, *options: str, answers: str | None = "", **environment: str) -> subprocess.CompletedProcess[str]:
    """Run the command inside `root`, with the answers that somebody types."""
    return subprocess.run(
        [sys.executable, "-W", "error", str(COMMAND), "--today", "2026-11-22", *options],
        cwd=root,
        env=NEUTRAL | {"PYTHONIOENCODING": "utf-8"} | environment,
        input=answers,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def codes_in(project: Path) -> Counter[str]:
    """Return the codes of what is found in a project, of whatever severity."""
    return Counter(finding.code for finding in validate(project).findings)


def test_questions_have_the_same_words_in_both_languages() -> None:
    french, english = editing_words("fr"), editing_words("en")
    assert list(french) == list(english)
    for key, text in french.items():
        assert re.findall(r"\{\w+\}", text) == re.findall(r"\{\w+\}", english[key]), key


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return Path(shutil.copytree(PROJECT / "tests/base", tmp_path / "project"))


def written(project: Path, id_: str) -> str:
    """Return the file of a case study."""
    return (project / f"data/casestudies/{id_}.yml").read_text(encoding="utf-8")


def without_comment_signs(text: str) -> str:
    """Put every optional field to use: what is commented out loses its signs, outer ones first."""
    for _ in range(2):
        text = re.sub(r"(?m)^( *)# (?=#|[a-z_]+:(?: |$)| |- )", r"\1", text)
    return text


@pytest.mark.parametrize("language", LANGUAGES)
def test_whole_by_options(project: Path, language: Language) -> None:
    done = run(project, "--no-input", "--lang", language, *WHOLE, *TITLES)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("\ndata/casestudies/the-footbridge.yml")
    told, variable = (f" --lang {language}", f"PLAYBOOK_LANG={language} ") if language == "fr" else ("", "")
    assert f"`.venv/bin/python scripts/validate.py --fix{told}`" in done.stdout
    assert f"`{variable}make validate`" in done.stdout
    assert f"`{variable}make serve`" in done.stdout
    text = written(project, "the-footbridge")
    assert text.startswith(schema_line("casestudies") + "\n")
    assert text.endswith("\nreviewed: 2026-11-22\n")
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
        {"contact": "north", "unit": {"fr": "Région du Nord", "en": "Northern Region"}},
        {"contact": "mailbox"},
    ]


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
    assert codes_in(project) == {"text-to-write": 4}


def test_only_what_options_leave_open_is_asked(project: Path) -> None:
    done = run(project, "--lang", "fr", *WHOLE, *TITLES, answers="\npasserelle\n")
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
        "“Été” can’t be an id",
        "“bridge” is taken",
        "“BRIDGE” can’t be an id",
    ):
        assert reason in done.stdout, reason
    assert set(codes_in(project)) == {"text-to-write"}
    assert written(project, "ok")


def dialogue(language: Language = "en") -> Dialogue:
    """A talk in which nothing is asked."""
    return Dialogue(language, read=lambda _: pytest.fail("asked"), tell=lambda _: None)


PLACES = {
    "AB": "Alberta",
    "ON": "Ontario",
    "NS": "Nova Scotia",
    "QC": "Québec",
    "2": "Lot 2",
    "ircc": "Immigration, Refugees and Citizenship Canada",
    "services-quebec": "Services Québec",
    "l-oeuvre": "L’Œuvre",
}


@pytest.mark.parametrize(
    ("answer", "ids"),
    [
        ("Ontario", ["ON"]),
        ("on", ["ON"]),
        ("quebec, NOVA  SCOTIA", ["QC", "NS"]),
        ("nova scotia", ["NS"]),
        ("ON QC", ["ON", "QC"]),
        ("1 3", ["AB", "NS"]),
        ("01,1; AB", ["AB"]),
        ("2", ["2"]),
        ("Immigration, Refugees and Citizenship Canada", ["ircc"]),
        ("Ontario, immigration, refugees and citizenship canada, 3", ["ON", "ircc", "NS"]),
        ("l'oeuvre", ["l-oeuvre"]),
    ],
)
def test_choices_are_named_as_people_name_them(answer: str, ids: list[str]) -> None:
    assert several(answer, PLACES, dialogue()) == ids


@pytest.mark.parametrize(
    ("answer", "advice"),
    [
        ("Ontari", "“Ontari” is not among the choices. Did you mean “ON”?"),
        ("Service Canada", "“Service Canada” is not among the choices. Write a number from 1 to 8"),
        ("Ontario, Nowhere Land", "“Nowhere Land” is not among the choices. Write a number from 1 to 8"),
        ("9", "“9” is not among the choices. Write a number from 1 to 8"),
        (" , ", "There has to be an answer here. Write a number from 1 to 8"),
    ],
)
def test_answer_that_names_no_choice_is_explained(answer: str, advice: str) -> None:
    with pytest.raises(WrongAnswerError) as wrong:
        several(answer, PLACES, dialogue())
    assert str(wrong.value).startswith(advice)


def test_name_that_two_choices_share_names_none() -> None:
    with pytest.raises(WrongAnswerError):
        several("Bridge", {"a": "Bridge", "b": "bridge"}, dialogue())


def test_mailbox_has_no_unit_and_partners_are_asked_for(project: Path) -> None:
    options = ("--kind", "example", "--model", "visits", "--subtype", "regular", "--place", "NT", *TITLES)
    answers = ["mailbox", "La ville", "The town", "Le port", "The port", "", ""]
    done = run(project, "--lang", "en", *options, answers="\n".join(answers) + "\n")
    assert (done.returncode, done.stderr) == (0, "")
    assert "region or branch" not in done.stdout
    asked = [
        done.stdout.index(words) for words in ("Who takes part?", "keeps a place to fill in", "(may be left empty)")
    ]
    assert asked == sorted(asked)
    assert codes_in(project) == {"text-to-write": 4}


def test_id_is_needed_where_no_title_gives_one(project: Path) -> None:
    done = run(project, "--lang", "en", *WHOLE, answers="\n\n\n\npier\n")
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
    assert "usage: new_casestudy.py" in done.stderr
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
    done = run(project, "--lang", "fr", *WHOLE, *TITLES, answers="\n\n", PYTHONIOENCODING="ascii")
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("folder", RECORD_TYPES)
def test_new_record_of_every_type_has_the_fields_that_are_required(folder: str, language: Language) -> None:
    text = new_record(folder, {}, {"contacts": ["north"]}, language)
    record_type = RECORD_TYPES[folder]
    for candidate in (text, without_comment_signs(text)):
        document, findings = read(candidate.encode(), "")
        assert document is not None, findings
        record, findings = check_shape(document, record_type)
        assert record is not None, findings
        fields = set(document.data)
    assert fields == set(record_type.model_fields) - set(RootRecord.model_fields)


@pytest.mark.parametrize("title", ["12", "true", "a: b # c", '"', "- x", "2018-01-01", "&a", "{{ x }}", "é  è", "\\"])
def test_titles_are_read_back_as_they_were_given(title: str) -> None:
    text = new_record("casestudies", {"title": {"fr": title, "en": title}}, {}, "fr")
    document, _ = read(text.encode(), "")
    assert document is not None
    assert document.data["title"] == {"fr": title, "en": title}


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        (f"Picton{NBSP}: un bureau commun", "picton"),
        ("Picton: a joint office", "picton"),
        ("L’île du Cœur brisé", "l-ile-du-coeur-brise"),
        ("Canada’s 3rd office", "canadas-3rd-office"),
        ("word " * 30, "word-" * 11 + "word"),
        ("x" * 100, "x" * 60),
        ("東京", ""),
        ("", ""),
    ],
)
def test_address_made_of_a_title(title: str, expected: str) -> None:
    assert slug(title) == expected


def test_address_that_is_taken_gets_a_number() -> None:
    assert unused("a", []) == "a"
    assert unused("a", ["A", "a-2"]) == "a-3"


@pytest.mark.parametrize(
    ("text", "language", "mended", "codes"),
    [
        ('Un "test" : oui', "fr", f"Un «{NBSP}test{NBSP}»{NBSP}: oui", []),
        ('A "test" : yes', "en", "A “test”: yes", []),
        ("L'essai", "fr", "L’essai", []),
        ("Un texte", "fr", "Un texte", []),
        ("They work with the people of the town.", "fr", None, ["not-in-fr"]),
        ("", "fr", None, ["empty-text"]),
    ],
)
def test_typography_of_an_answer_is_mended(text: str, language: Language, mended: str | None, codes: list[str]) -> None:
    written_text, findings = check_line(text, language)
    assert [finding.code for finding in findings] == codes
    assert written_text == (mended or text)


def test_wrong_day_is_named_in_french(project: Path) -> None:
    done = run(project, "--no-input", "--lang", "fr", "--today", "2026-02-30")
    assert done.returncode == 2
    assert "2026-02-30 n’est pas un jour, comme 2026-11-22" in done.stderr


@pytest.mark.skipif(os.name != "posix", reason="there is no such shell")
@pytest.mark.parametrize("closed", ["<&-", ">&-"])
def test_nobody_to_ask(project: Path, closed: str) -> None:
    before = sorted(project.rglob("*"))
    command = f'"{sys.executable}" "{COMMAND}" --lang en {closed}'
    done = subprocess.run(["/bin/sh", "-c", command], cwd=project, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (1, "Nothing was written.\n")
    assert sorted(project.rglob("*")) == before
