"""The editors' guide holds: its examples pass the checks, its commands exist, every field and every code has its entry."""

import re
from pathlib import Path

import lxml.html
import pytest
import yaml
from conftest import ROOT, BuiltSite, copy_project
from running import run

from playbook.commands.program import COMMANDS
from playbook.editing.asking.declared import question
from playbook.editing.descriptions import describe
from playbook.editing.fixing import fix, write
from playbook.editing.words import editing_words
from playbook.findings import Finding, Severity
from playbook.languages import LANGUAGES, Language
from playbook.languages.interface import words
from playbook.records import RECORD_TYPES
from playbook.reports import codes, entry
from playbook.site import Loading, load
from playbook.today import day

PAGES = ("editors", "add-case-study", "change-record", "record-fields", "findings", "failed-checks", "freshness")
ADDRESSES: dict[Language, dict[str, str]] = {
    "fr": {"record-fields": "fr/champs-des-fiches/", "findings": "fr/constats/"},
    "en": {"record-fields": "en/record-fields/", "findings": "en/findings/"},
}
ROOT_PAGES = ("README.md", "LISEZMOI.md", "CONTRIBUTING.md", "CONTRIBUER.md")
TODAY = day("2026-11-29")
EXAMPLE = "data/casestudies/sin-at-the-airport.yml"
LEADS_ON, REMOVED = "data/redirects/picton.yml", "data/redirects/mybelgium.yml"


def text_of(page: str, language: Language) -> str:
    """Return a page of the guide as it is written."""
    return (ROOT / f"content/{language}/{page}.md").read_text(encoding="utf-8")


def blocks(page: str, language: Language) -> list[str]:
    """Return the records that a page shows."""
    return re.findall(r"^```yaml\n(.*?)^```$", text_of(page, language), re.MULTILINE | re.DOTALL)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """The project as an editor has it, with its published addresses."""
    project = copy_project(tmp_path)
    (project / "published.txt").write_bytes((ROOT / "published.txt").read_bytes())
    return project


@pytest.fixture(scope="module")
def known() -> frozenset[Finding]:
    """What is found before an edit."""
    return frozenset(load(ROOT, today=TODAY).findings)


def new_findings(loading: Loading, known: frozenset[Finding]) -> list[Finding]:
    """Return what an edit has brought."""
    return [finding for finding in loading.findings if finding not in known]


@pytest.mark.parametrize("language", LANGUAGES)
def test_example_of_a_case_study_passes_all_checks(
    language: Language, project: Path, known: frozenset[Finding]
) -> None:
    (record,) = blocks("add-case-study", language)
    (project / EXAMPLE).write_text(record, encoding="utf-8")
    loading = load(project, today=TODAY)
    assert new_findings(loading, known) == []
    assert loading.site
    assert "sin-at-the-airport" in loading.site.catalogue.cases


def test_examples_are_the_same_record_in_both_languages() -> None:
    for page in ("add-case-study", "change-record"):
        french, english = ([yaml.safe_load(block) for block in blocks(page, language)] for language in LANGUAGES)
        assert french == english


@pytest.mark.parametrize("language", LANGUAGES)
def test_page_that_is_renamed_as_told_keeps_its_old_address(
    language: Language, project: Path, known: frozenset[Finding]
) -> None:
    record = project / "data/casestudies/picton.yml"
    record.write_text(
        record.read_text(encoding="utf-8").replace("  fr: picton\n  en: picton\n", "  fr: bureau\n  en: office\n"),
        encoding="utf-8",
    )
    assert {finding.code for finding in load(project, today=TODAY).findings if finding.severity is Severity.ERROR} == {
        "lost-address"
    }
    leads_on, _ = blocks("change-record", language)
    (project / "data/redirects").mkdir(exist_ok=True)
    (project / LEADS_ON).write_text(leads_on, encoding="utf-8")
    assert new_findings(load(project, today=TODAY), known) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_page_that_is_removed_as_told_keeps_its_old_address(
    language: Language, project: Path, known: frozenset[Finding]
) -> None:
    (project / "data/casestudies/mybelgium.yml").unlink()
    lost = [finding for finding in load(project, today=TODAY).findings if finding.code == "lost-address"]
    assert [finding.arguments["file"] for finding in lost] == [REMOVED, REMOVED]
    _, removed = blocks("change-record", language)
    (project / "data/redirects").mkdir(exist_ok=True)
    (project / REMOVED).write_text(removed, encoding="utf-8")
    assert new_findings(load(project, today=TODAY), known) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_needed_and_optional_fields_are_named(language: Language) -> None:
    text = text_of("add-case-study", language)
    needed, optional = (set(re.findall(r"`([a-z_]+)`", part)) for part in text.split("\n## ")[2].split("\n\n")[1:3])
    fields = describe(RECORD_TYPES["casestudies"], language).fields
    assert needed == {field.name for field in fields if field.required}
    assert optional == {field.name for field in fields if not field.required}


@pytest.mark.parametrize("language", LANGUAGES)
def test_exception_and_finding_are_shown_as_they_are(language: Language, project: Path) -> None:
    text = text_of("editors", language)
    _, exception = blocks("editors", language)
    codes_shown = {item["code"] for item in yaml.safe_load(exception)["suppress"]}
    assert codes_shown <= codes()
    record = project / "data/casestudies/picton.yml"
    wrong = record.read_text(encoding="utf-8").replace("subtype: shared-space\n", "subtype: shared-spaces\n")
    record.write_text(wrong, encoding="utf-8")
    shown = run(project, "validate", "--lang", language, "--today", "2026-11-22").stdout
    (example,) = re.findall(r"^```text\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)
    assert example in shown


@pytest.mark.parametrize("language", LANGUAGES)
def test_marks_that_are_typed_as_told_are_mended(language: Language, project: Path, known: frozenset[Finding]) -> None:
    typed, _ = blocks("editors", language)
    record = project / "data/casestudies/picton.yml"
    written = record.read_text(encoding="utf-8")
    record.write_text(re.sub(r"(?ms)^summary:.*?(?=^\w)", lambda _: typed, written), encoding="utf-8")
    assert {finding.code for finding in new_findings(load(project, today=TODAY), known)} == {"straight-quote"}
    write(project, fix(project))
    assert new_findings(load(project, today=TODAY), known) == []
    mended = yaml.safe_load(record.read_text(encoding="utf-8"))["summary"]
    assert mended["en"] == "People call it “the footbridge”, and it serves them well."
    assert mended["fr"].startswith("Les gens l’appellent «\u00a0la passerelle\u00a0», ")


@pytest.mark.parametrize("language", LANGUAGES)
def test_record_to_copy_for_a_contact_brings_no_exception_along(language: Language) -> None:
    step = re.search(r"`data/contacts/`, [\w ]+ `([\w-]+\.yml)`", text_of("change-record", language))
    assert step
    contact = yaml.safe_load((ROOT / "data/contacts" / step[1]).read_text(encoding="utf-8"))
    assert {"slug", "order", "jurisdiction"} <= set(contact)
    assert "suppress" not in contact


@pytest.mark.parametrize("language", LANGUAGES)
def test_column_is_called_as_on_the_page(language: Language) -> None:
    assert words(language)["freshness"]["ask"] in text_of("freshness", language)


@pytest.mark.parametrize("language", LANGUAGES)
def test_questions_are_those_of_the_command(language: Language) -> None:
    text = re.sub(r"\s+", " ", text_of("add-case-study", language))
    asked = editing_words(language)
    numbered = re.findall(r" \d\. \*\*(.+?)\*\*", text)
    questions = ("kind", "model", "subtype", "title-fr", "places", "contacts", "partner-fr", "moment", "id")
    date = question("casestudies", "as_of", language).title
    first = numbered.index(asked["ask-kind"])
    for name, shown in zip(questions, numbered[first:], strict=False):
        assert asked[f"ask-{name}"].format(title=date, name="").startswith(shown.rstrip("."))


@pytest.mark.parametrize("language", LANGUAGES)
def test_guide_quotes_the_edit_link(language: Language) -> None:
    label = words(language)["shell"]["edit"]
    for page in ("editors", "change-record"):
        assert label in re.sub(r"\s*\n\s*", " ", text_of(page, language))


def guide() -> str:
    """Return all that tells editors what to run."""
    pages = [text_of(page, language) for page in PAGES for language in LANGUAGES]
    return "\n".join([*pages, *((ROOT / name).read_text(encoding="utf-8") for name in ROOT_PAGES)])


def test_commands_and_files_that_are_named_exist() -> None:
    text = guide()
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    named = set(re.findall(r"(?:^|`|PLAYBOOK_LANG=fr )make ([a-z-]+)", text, re.MULTILINE))
    assert {"check", "record", "schemas", "serve", "test", "validate"} <= named <= targets
    files = set(re.findall(r"\b(?:scripts|tests|data|content|schemas)/[\w/.-]*\w\.\w+\b|\.ci/run", text))
    examples = {"data/casestudies/mon-cas.yml", "data/casestudies/my-case.yml", LEADS_ON}
    assert files - examples
    assert {file for file in files - examples if not (ROOT / file).is_file()} == set()


def test_sub_commands_that_are_named_exist_and_all_are_named() -> None:
    named = set(re.findall(r"(?:`|\.venv/bin/|“|«\u00a0)playbook ([a-z][a-z-]*)", guide()))
    assert named == set(COMMANDS)


def test_options_that_are_named_exist() -> None:
    used = re.findall(rf"playbook ({'|'.join(COMMANDS)})\b((?: --[a-z-]+(?: [a-z0-9-]+)?)+)", guide())
    assert {"validate", "fix", "new", "due"} <= {command for command, _ in used}
    # The tables of options and commands name some apart from their command.
    apart = re.findall(r"(?m)^\| `playbook ([a-z-]+)[^`]*` \|(.*)$", guide())
    listed = re.findall(r"(?m)^\| `(--[a-z-]+)[^|]*\|", guide())
    assert {"--fix", "--changed-since", "--explain"} <= set(listed)
    for command in COMMANDS:
        known = set(re.findall(r"--[a-z-]+", run(ROOT, command, "--help").stdout))
        for of, options in (*used, *apart, *(("validate", option) for option in listed)):
            if of == command:
                assert set(re.findall(r"--[a-z-]+", options)) <= known, command


def test_tests_that_are_named_exist() -> None:
    tests = "\n".join(path.read_text(encoding="utf-8") for path in sorted((ROOT / "tests").rglob("test_*.py")))
    for name in set(re.findall(r"`(test_[a-z_]+)`", guide())):
        assert f"def {name}(" in tests, name


def content(site: BuiltSite, page: str, language: Language) -> lxml.html.HtmlElement:
    """Return what a built page says."""
    (main,) = site.pages[ADDRESSES[language][page]].iter("main")
    return main


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_field_of_every_record_has_its_entry(language: Language, site: BuiltSite) -> None:
    main = content(site, "record-fields", language)
    named = {code.text_content() for code in main.xpath(".//dl//dt/code")}
    text = main.text_content()
    for folder, record_type in RECORD_TYPES.items():
        assert f"data/{folder}/" in text
        described = describe(record_type, language)
        assert {field.name for field in described.fields} <= named
        assert described.description.replace("`", "") in re.sub(r"\s+", " ", text)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_code_has_its_entry(language: Language, site: BuiltSite) -> None:
    main = content(site, "findings", language)
    headings = {heading.get("id"): heading.text_content() for heading in main.iter("h3")}
    assert set(headings) == set(codes())
    for code, heading in headings.items():
        assert entry(code, language).title in heading


@pytest.mark.parametrize("language", LANGUAGES)
def test_ids_of_the_guide_are_unique(language: Language, site: BuiltSite) -> None:
    for page in ADDRESSES[language]:
        ids = [element.get("id") for element in site.pages[ADDRESSES[language][page]].iter() if element.get("id")]
        assert len(ids) == len(set(ids))
