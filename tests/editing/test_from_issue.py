"""The way in without git: the forms, and what a filled one becomes, however it was filled in."""

import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path

import pytest
import yaml
from conftest import ROOT
from finding_codes import PROJECT
from hypothesis import given
from hypothesis import strategies as st
from repositories import commit, git
from running import run

from playbook.checking.validation import validate
from playbook.editing.asking.project import project_at
from playbook.editing.forms import Form, forms_of, templates
from playbook.editing.forms.declaring import FormName
from playbook.editing.new_record import field_lines
from playbook.languages import LANGUAGES, Language
from playbook.languages.words import read_words
from playbook.reading.documents import read

TODAY = "2026-11-29"
BASE = PROJECT / "tests/base"
NBSP = "\N{NO-BREAK SPACE}"

TOLD = {
    "kind": "example",
    "subtype": "visits/regular",
    "title-fr": "La passerelle",
    "title-en": "The footbridge",
    "summary-fr": "La ville et le territoire ont bâti une passerelle.",
    "summary-en": "The town and the territory built a footbridge.",
    "context-fr": "La ville voulait un passage.\n\nLe territoire l'a aidée.",
    "context-en": "The town wanted a way across.\n\nThe territory helped.",
    "results-fr": "- Les gens passent à pied.\n- Le pont sert aux autos.",
    "results-en": "- People cross on foot.\n- The bridge serves cars.",
    "partners-fr": "La ville",
    "partners-en": "The town",
    "places": "NT",
    "contacts": "north",
    "as_of": "2018",
    "source": "guide",
    "agreement": "yes",
}
"""Answers of a form for a case study; choices by their ids."""

CHANGED = {
    "contact": "north",
    "change": "details",
    "person": "Marie Tremblay",
    "name": "Marie Tremblay",
    "role-fr": "Directrice",
    "role-en": "Director",
    "telephone": "867-555-0177",
    "email": "marie.tremblay@example.ca",
    "how": "I asked her.",
    "on": "2026-11-20",
    "by": "The editors",
    "agreement": "yes",
}


def form_of(name: FormName, language: Language) -> Form:
    return next(form for form in forms_of(project_at(BASE, language), language) if form.name == name)


def body_of(form: Form, answers: Mapping[str, str]) -> str:
    """Write a filled form as GitHub does."""
    parts = []
    for question in form.questions:
        answer = answers.get(question.name, "")
        chosen = ", ".join(question.choices.get(one, one) for one in answer.split("|")) if question.choices else answer
        if question.kind == "yes":
            chosen = f"- [{'X' if answer else ' '}] {next(iter(question.choices.values()))}"
        parts.append(f"### {question.label}\n\n{chosen or '_No response_'}")
    return "\n\n".join(parts)


def label(name: str, language: Language, form: FormName = "case-study") -> str:
    return next(question.label for question in form_of(form, language).questions if question.name == name)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return Path(shutil.copytree(BASE, tmp_path / "project"))


def sent(project: Path, body: str, *options: str, language: str = "en") -> subprocess.CompletedProcess[str]:
    return run(project, "from-issue", *options, "--lang", language, "--today", TODAY, answers=body)


def drafted(project: Path, answers: Mapping[str, str], language: Language = "en") -> tuple[str, Path]:
    """Send a form for a case study, and return the answer and the draft."""
    before = set((project / "data/casestudies").iterdir())
    done = sent(project, body_of(form_of("case-study", language), answers), "--write")
    assert (done.returncode, done.stderr) == (0, "")
    (draft,) = set((project / "data/casestudies").iterdir()) - before
    return done.stdout, draft


def data_of(draft: Path) -> Mapping[str, object]:
    document, findings = read(draft.read_bytes(), "")
    assert document is not None, findings
    return document.data


@pytest.mark.parametrize("language", LANGUAGES)
def test_complete_form_becomes_a_record_without_findings(project: Path, language: Language) -> None:
    answer, draft = drafted(project, TOLD, language)
    assert draft.name == "the-footbridge.yml"
    assert [finding for finding in validate(project).findings if finding.file.endswith(draft.name)] == []
    data = data_of(draft)
    assert data["context"] == {
        "fr": "La ville voulait un passage.\n\nLe territoire l’a aidée.",
        "en": "The town wanted a way across.\n\nThe territory helped.",
    }
    assert data["results"] == [
        {"fr": "Les gens passent à pied.", "en": "People cross on foot."},
        {"fr": "Le pont sert aux autos.", "en": "The bridge serves cars."},
    ]
    assert data["partners"] == [
        {"name": {"fr": "Le Nord", "en": "The North"}, "contact": "north"},
        {"name": {"fr": "La ville", "en": "The town"}},
    ]
    assert ("The checks find nothing to mend." in answer) == (language == "en")
    assert ("Les vérifications n’y trouvent rien à corriger." in answer) == (language == "fr")
    assert "`data/casestudies/the-footbridge.yml`" in answer


def test_long_and_many_paragraphs_are_written_to_be_read(project: Path) -> None:
    sentence = "The town and the territory met every week to see what was left to do at the bridge. "
    _, draft = drafted(
        project, TOLD | {"context-en": f"{sentence}\n\n- {sentence}\n- {sentence}", "summary-en": sentence * 2}
    )
    text = draft.read_text(encoding="utf-8")
    assert "\n  en: |-\n    The town" in text
    assert "\n  en: >-\n    The town" in text
    assert max(map(len, text.splitlines())) < 130


@pytest.mark.parametrize("language", LANGUAGES)
def test_form_in_one_language_leaves_the_other_to_write(project: Path, language: Language) -> None:
    other = "en" if language == "fr" else "fr"
    answer, draft = drafted(
        project, {name: told for name, told in TOLD.items() if not name.endswith(f"-{other}")}, language
    )
    found = [finding for finding in validate(project).findings if finding.file.endswith(draft.name)]
    assert {finding.code for finding in found} == {"text-to-write"}
    assert answer.count("<br>") == len(found)
    assert draft.stem == ("la-passerelle" if language == "fr" else "the-footbridge")


def test_form_with_next_to_nothing_says_what_is_needed(project: Path) -> None:
    done = sent(project, body_of(form_of("case-study", "en"), {"kind": "example"}), "--write")
    assert done.returncode == 1
    for name in ("subtype", "places", "contacts", "as_of", "source", "agreement"):
        assert f"Under “{label(name, 'en').replace('-', chr(92) + '-')}”" in done.stdout, name
    assert "There is no title" in done.stdout
    assert len(list((project / "data/casestudies").iterdir())) == 4


ATTACKS = [
    "$(touch pwned)",
    "`touch pwned`; touch pwned #",
    '"; touch pwned; "',
    "!!python/object/apply:os.system [touch pwned]",
    "{{ 7*7 }} {% include 'x' %}",
    "x: {y: [z}",
    "- a\nb: c",
    "&a *a",
    "--- \n...\nslug: x",
    "'",
    "# no comment",
    "../../../etc/passwd",
    "<script>alert(1)</script> [x](javascript:alert(1)) @someone #12",
    "```\n~~~\n````",
    "a\tb",
    "|-\n  x",
    "\\n \\u0041",
    "NO-BREAK\N{NO-BREAK SPACE}SPACE",
]


@pytest.mark.parametrize("attack", ATTACKS)
def test_hostile_text_stays_text(project: Path, attack: str) -> None:
    title = f"Footbridge {attack}"
    told = TOLD | {"title-en": title, "context-en": attack, "partners-en": attack.replace("\n", " ")}
    answer, draft = drafted(project, told)
    assert draft.parent == project / "data/casestudies"
    assert draft.stem.replace("-", "").isalnum()
    assert draft.stem == draft.stem.lower()
    assert not list(project.rglob("pwned"))
    data = data_of(draft)
    context = data["context"]
    assert isinstance(context, dict)
    # Typography may be mended.
    kept = [character for character in context["en"] if character.isalnum()]
    assert kept == [character for character in attack if character.isalnum()]
    assert set(data) <= {
        *("kind", "model", "subtype", "title", "slug", "summary", "context", "results", "partners")
    } | {*("places", "as_of", "contacts", "reviewed", "source")}
    outside = answer.partition("<details>")[0]
    assert "@someone" not in outside
    assert "<script" not in outside


@pytest.mark.parametrize("hidden", ["\x00", "\x1b[31m", "\u202e", "\ud800", "\u2028"])
def test_characters_that_nobody_sees_are_named_or_left_out(project: Path, hidden: str) -> None:
    body = body_of(form_of("case-study", "en"), TOLD | {"context-en": f"The{hidden}town"})
    (project / "form.md").write_bytes(body.encode(errors="surrogatepass"))
    done = sent(project, "", "form.md")
    assert "Traceback" not in done.stderr
    assert "character" in done.stdout or "UTF" in done.stdout or "Thetown" in done.stdout


def test_form_of_100_kb_is_refused(project: Path) -> None:
    done = sent(project, body_of(form_of("case-study", "en"), TOLD | {"note": "x" * 100_000}))
    assert done.returncode == 1
    assert "65536 are allowed" in done.stdout
    assert len(done.stdout) < 1_000


def test_form_of_nearly_as_much_as_is_allowed_is_answered_in_one_comment(project: Path) -> None:
    done = sent(project, body_of(form_of("case-study", "en"), TOLD | {"context-en": "word `@a` " * 6_000}))
    assert len(done.stdout) <= 65_536


def test_text_in_the_other_language_is_found(project: Path) -> None:
    english = "The town and the territory built a footbridge, and people use it to cross the river every day."
    answer, _ = drafted(project, TOLD | {"context-fr": english, "summary-fr": "La passerelle."}, "fr")
    assert "anglais" in answer


@pytest.mark.parametrize("language", LANGUAGES)
def test_heading_that_was_edited_is_named(project: Path, language: Language) -> None:
    name = label("summary-fr", language)
    body = body_of(form_of("case-study", language), TOLD).replace(f"### {name}\n", f"### {name}!\n")
    done = sent(project, body, "--write")
    assert done.returncode == 1
    assert len(list((project / "data/casestudies").iterdir())) == 4
    words = f"«{NBSP}{name}!{NBSP}»" if language == "fr" else f"“{name}!”"
    assert words.replace("(", "\\(").replace(")", "\\)").replace("!", "\\!") in done.stdout


def test_heading_that_stands_twice_is_refused(project: Path) -> None:
    told = TOLD | {"context-en": f"The town.\n\n### {label('places', 'en')}\n\nQuebec"}
    done = sent(project, body_of(form_of("case-study", "en"), told))
    assert done.returncode == 1
    assert f"The heading “{label('places', 'en')}” stands twice" in done.stdout


def test_other_headings_inside_a_text_are_text(project: Path) -> None:
    text = "The town.\n\n### Something else\n\n## And more"
    _, draft = drafted(project, TOLD | {"context-en": text})
    assert data_of(draft)["context"] == {"fr": "La ville voulait un passage.\n\nLe territoire l’a aidée.", "en": text}


def test_line_ends_of_windows_make_no_difference(project: Path) -> None:
    body = body_of(form_of("case-study", "en"), TOLD)
    assert sent(project, body.replace("\n", "\r\n")).stdout == sent(project, body).stdout


@pytest.mark.parametrize(("language", "words"), [("en", "not one of the forms"), ("fr", "pas l’un des formulaires")])
@pytest.mark.parametrize("body", ["", "Hello", "### Title\n\nx", "### " * 10_000])
def test_other_text_is_no_form(project: Path, body: str, language: str, words: str) -> None:
    done = sent(project, body, language=language)
    assert (done.returncode, done.stderr) == (1, "")
    assert words in done.stdout


def test_choice_that_there_is_not_is_named(project: Path) -> None:
    done = sent(project, body_of(form_of("case-study", "en"), TOLD | {"contacts": "nrth"}))
    assert done.returncode == 1
    assert "“nrth” is not among the choices. Did you mean “north”?" in done.stdout


def test_several_choices_are_taken(project: Path) -> None:
    _, draft = drafted(project, TOLD | {"contacts": "north|mailbox"})
    assert data_of(draft)["contacts"] == [{"contact": "north"}, {"contact": "mailbox"}]


def test_same_title_gets_another_file(project: Path) -> None:
    drafted(project, TOLD)
    assert drafted(project, TOLD)[1].name == "the-footbridge-2.yml"


def test_description_template_of_gitlab_is_read_too(project: Path) -> None:
    text = templates(project)[".gitlab/issue_templates/case-study.en.md"]
    for question in form_of("case-study", "en").questions:
        told = TOLD.get(question.name, "")
        if question.choices:
            shown = question.choices.get(told, "")
            text = text.replace(f"- [ ] {shown}\n", f"- [x] {shown}\n")
        else:
            heading = f"### {question.label}\n"
            text = text.replace(heading, f"{heading}\n{told}\n")
    done = sent(project, text)
    assert done.returncode == 0
    assert done.stdout == sent(project, body_of(form_of("case-study", "en"), TOLD)).stdout


@pytest.fixture
def repository(project: Path) -> Path:
    git(project, "init", "--quiet", "--initial-branch=main")
    commit(project)
    git(project, "config", "user.name", "Editor")
    git(project, "config", "user.email", "editor@example.ca")
    return project


def test_branch_has_the_draft_and_the_work_tree_stays(repository: Path) -> None:
    (repository / "data/terms/mine.yml").write_text("x", encoding="utf-8")
    body = body_of(form_of("case-study", "en"), TOLD)
    done = sent(repository, body, "--branch", "form/12")
    assert (done.returncode, done.stderr) == (0, "")
    assert git(repository, "diff", "--name-status", "main", "form/12") == "A\tdata/casestudies/the-footbridge.yml"
    assert git(repository, "log", "--format=%s", "main..form/12") == "Add a case study from a form: the-footbridge"
    assert git(repository, "branch", "--show-current") == "main"
    assert git(repository, "status", "--porcelain") == "?? data/terms/mine.yml"
    again = sent(repository, body, "--branch", "form/12")
    assert (again.returncode, again.stdout) == (1, "")
    assert "there is a branch “form/12” already" in again.stderr


@pytest.mark.parametrize("name", ["-x", "--orphan", "a..b", "a b", "", "@{-1}", "x;touch pwned"])
def test_name_that_no_branch_can_have(repository: Path, name: str) -> None:
    done = sent(repository, body_of(form_of("case-study", "en"), TOLD), f"--branch={name}")
    assert (done.returncode, done.stdout) == (1, "")
    assert "branch" in done.stderr
    assert git(repository, "branch", "--format=%(refname:short)") == "main"


def test_no_branch_without_a_repository(project: Path) -> None:
    done = run(
        project,
        "from-issue",
        "--branch",
        "x",
        answers=body_of(form_of("case-study", "en"), TOLD),
        GIT_CEILING_DIRECTORIES=str(project.parent),
    )
    assert (done.returncode, done.stdout) == (1, "")


@pytest.mark.parametrize(
    "page",
    [
        "https://www.example.ca/guide/en/contacts/north/",
        "https://www.example.ca/en/contacts/north/#people",
        "/fr/contacts/nord/",
        "contact:north",
        "north",
        "data/contacts/north.yml",
    ],
)
def test_correction_names_the_file_and_the_line(project: Path, page: str) -> None:
    shutil.copytree(ROOT / "macros", project / "macros", ignore=shutil.ignore_patterns("__pycache__"))
    told = {"page": page, "wrong": "marie.tremblay@example.ca", "how": "She told me. @someone `x`"}
    done = sent(project, body_of(form_of("correction", "en"), told), "--write", "--branch", "x")
    assert (done.returncode, done.stderr) == (0, "")
    assert "- `data/contacts/north.yml`, line 17\n" in done.stdout
    assert "```text\nShe told me. @someone `x`\n```" in done.stdout
    assert (project / "data/contacts/north.yml").read_bytes() == (BASE / "data/contacts/north.yml").read_bytes()


def test_correction_of_words_from_another_record_finds_them(project: Path) -> None:
    told = {"page": "bridge", "wrong": "Visites régulières", "how": "?"}
    done = sent(project, body_of(form_of("correction", "fr"), told))
    assert "- `data/models/visits.yml`, ligne 19" in done.stdout


def test_correction_of_words_that_are_nowhere_names_the_file(project: Path) -> None:
    done = sent(project, body_of(form_of("correction", "en"), {"page": "bridge", "wrong": "zzz", "how": "?"}))
    assert done.returncode == 0
    assert "- `data/casestudies/bridge.yml`, line 1" in done.stdout
    assert "The words were not found there" in done.stdout


@pytest.mark.parametrize("page", ["nowhere", "https://[", "../../../etc/passwd", "/", "$(touch pwned)"])
def test_correction_of_an_unknown_page_says_so(project: Path, page: str) -> None:
    done = sent(project, body_of(form_of("correction", "en"), {"page": page, "wrong": "x", "how": "?"}))
    assert (done.returncode, done.stderr) == (1, "")
    assert "No page and no record is known by" in done.stdout


@pytest.mark.parametrize("language", LANGUAGES)
def test_contact_that_changed_gives_the_lines_and_their_place(project: Path, language: Language) -> None:
    done = sent(project, body_of(form_of("contact", language), CHANGED))
    assert (done.returncode, done.stderr) == (0, "")
    assert f"`data/contacts/north.yml`, {'ligne' if language == 'fr' else 'line'} 9" in done.stdout
    block = done.stdout.partition("```yaml\n")[2].partition("\n```")[0]
    document, findings = read(f"{block}\n".encode(), "")
    assert document is not None, findings
    assert document.data["people"] == [
        {
            "name": "Marie Tremblay",
            "role": {"fr": "Directrice", "en": "Director"},
            "telephone": "867-555-0177",
            "email": "marie.tremblay@example.ca",
            "verified": {"on": "2026-11-20", "by": "The editors"},
        }
    ]


def test_wrong_details_of_a_contact_are_named(project: Path) -> None:
    told = CHANGED | {"telephone": "call me", "email": "x: y\n- z", "name": "*a* @b [c](javascript:d)"}
    done = sent(project, body_of(form_of("contact", "en"), told))
    assert done.returncode == 0
    outside = done.stdout.replace(done.stdout.partition("```yaml")[2].partition("```")[0], "").partition("<details>")[0]
    assert "telephone" in outside
    assert "email" in outside
    assert "@b" not in outside


def test_somebody_who_asks_to_be_taken_out_needs_no_lines(project: Path) -> None:
    told = {"contact": "north", "change": "removed", "person": "Directrice", "how": "x", "agreement": "yes"}
    done = sent(project, body_of(form_of("contact", "fr"), told))
    assert "Retirez tout de suite le nom" in done.stdout
    assert "```yaml" not in done.stdout


@given(
    st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs")) | st.sampled_from(" \n-#:>|'\""), min_size=1)
)
def test_any_text_is_read_back_as_it_was_given(text: str) -> None:
    given_text = "\n".join(line.rstrip(" ") for line in text.split("\n")).strip() or "x"
    lines = field_lines("casestudies", "context", {"fr": given_text, "en": "x"}, {}, "en")
    assert yaml.safe_load("\n".join(lines))["context"]["fr"] == given_text


def test_committed_forms_are_current() -> None:
    for file, text in templates(ROOT).items():
        assert (ROOT / file).read_text(encoding="utf-8") == text, "run make forms"


@pytest.mark.parametrize("language", LANGUAGES)
def test_forms_are_as_hosts_take_them(language: Language) -> None:
    for form in forms_of(project_at(ROOT, language), language):
        labels = [question.label for question in form.questions]
        assert len(labels) == len(set(labels))
        written = yaml.safe_load((ROOT / f".github/ISSUE_TEMPLATE/{form.file}.yml").read_text(encoding="utf-8"))
        assert {"name", "description", "body"} <= set(written)
        asked = written["body"][1:]
        assert [element["attributes"]["label"] for element in asked] == labels
        for element in asked:
            assert element["type"] in ("input", "textarea", "dropdown", "checkboxes")
            options = element["attributes"].get("options", [])
            assert len(options) == len({str(option) for option in options})
            assert (element["type"] in ("dropdown", "checkboxes")) == bool(options)


def test_both_languages_ask_the_same() -> None:
    french, english = (forms_of(project_at(ROOT, language), language) for language in LANGUAGES)
    for form, counterpart in zip(french, english, strict=True):
        for question, same in zip(form.questions, counterpart.questions, strict=True):
            assert (question.name, question.kind, question.needed) == (same.name, same.kind, same.needed)
            assert list(question.choices) == list(same.choices)
    words = [read_words(PROJECT / "playbook/editing/forms", language) for language in LANGUAGES]
    assert list(words[0]) == list(words[1])
