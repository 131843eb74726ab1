"""One YAML file in, everything else follows; a mistake, and nothing is written."""

from pathlib import Path

import lxml.html
import pytest
from conftest import copy_small_project, run_build

from playbook.languages import LANGUAGES

NINTH = """\
kind: example
model: visits
subtype: regular
title:
  fr: Une neuvième étude {{ 7*7 }}
  en: A ninth study {{ 7*7 }}
slug:
  fr: neuvieme
  en: ninth
summary:
  fr: "Un résumé avec <script>alert(1)</script> et *une étoile*."
  en: "A summary with <script>alert(1)</script> and *a star*."
context:
  fr: "Voir [Bridge](case:bridge) et {{ config.site_dir }} {% raw %}."
  en: "See [Bridge](case:bridge) and {{ config.site_dir }} {% raw %}."
partners:
  - name:
      fr: Service Canada
      en: Service Canada
    contact: south
places:
  - NT
as_of: 2018
contacts:
  - contact: north
reviewed: 2026-11-22
source:
  - document: guide
"""


def copy_project_of_ninth(folder: Path) -> Path:
    """Copy a project to which the ninth case study can be added: its partner has another contact than itself."""
    project = copy_small_project(folder)
    north, south = (project / f"data/contacts/{name}.yml" for name in ("north", "south"))
    text = north.read_text(encoding="utf-8")
    for here, there in (
        ("Nord", "Sud"),
        ("North", "South"),
        ("nord", "sud"),
        ("north", "south"),
        ("LN, en: TN", "LS, en: TS"),
    ):
        text = text.replace(here, there)
    south.write_text(text, encoding="utf-8")
    for page in (project / f"content/{language}/case-studies.md" for language in LANGUAGES):
        text = page.read_text(encoding="utf-8").replace(
            "description:", "layout: wide\nenhancement: finder\ndescription:"
        )
        page.write_text(f"{text}\n{{{{ case_finder() }}}}\n", encoding="utf-8")
    return project


@pytest.fixture(scope="module")
def with_ninth(tmp_path_factory: pytest.TempPathFactory) -> Path:
    project = copy_project_of_ninth(tmp_path_factory.mktemp("ninth"))
    (project / "data/casestudies/ninth.yml").write_text(NINTH, encoding="utf-8")
    done = run_build(project, project / "site")
    assert done.returncode == 0, done.stderr
    return project / "site"


@pytest.mark.parametrize(
    ("page", "link"),
    [
        ("fr/models/visites", "../../../fr/case-studies/neuvieme/"),
        ("en/models/visits", "../../../en/case-studies/ninth/"),
        ("fr/case-studies", "../../fr/case-studies/neuvieme/"),
        ("en/case-studies", "../../en/case-studies/ninth/"),
        ("fr/contacts/nord", "../../../fr/case-studies/neuvieme/"),
        ("en/contacts/north", "../../../en/case-studies/ninth/"),
        ("en/contacts/south", "../../../en/case-studies/ninth/"),
        ("fr/case-studies/neuvieme", "../../../en/case-studies/ninth/"),
        ("en/case-studies/ninth", "../../../fr/case-studies/neuvieme/"),
    ],
)
def test_new_case_study_is_linked_from_everywhere(with_ninth: Path, page: str, link: str) -> None:
    root = lxml.html.parse(str(with_ninth / page / "index.html")).getroot()
    assert link in root.xpath("//a/@href")


def test_new_case_study_is_in_its_subtype_and_in_the_sitemap(with_ninth: Path) -> None:
    model = lxml.html.parse(str(with_ninth / "en/models/visits/index.html")).getroot()
    assert model.xpath("//section[h3[@id='regular']]//a[@href='../../../en/case-studies/ninth/']")
    assert "/fr/case-studies/neuvieme/" in (with_ninth / "sitemap.xml").read_text(encoding="utf-8")


def test_texts_of_records_are_shown_as_they_stand(with_ninth: Path) -> None:
    with_summary = ("en/case-studies/ninth", "en/case-studies", "en/contacts/north")
    for page in (*with_summary, "en/models/visits"):
        source = (with_ninth / page / "index.html").read_text(encoding="utf-8")
        assert "A ninth study {{ 7*7 }}" in source
        assert "<script>alert" not in source
        assert ("and *a star*" in source) == (page in with_summary)
    study = (with_ninth / "en/case-studies/ninth/index.html").read_text(encoding="utf-8")
    assert "{{ config.site_dir }} {% raw %}" in study
    assert '<a href="../../../en/case-studies/bridge/">Bridge</a>' in study


BROKEN = {
    "sub-type of another model": ("subtype: regular", "subtype: counter", "3:10", "subtype-of-other-model"),
    "misspelt model": ("model: visits", "model: vists", "2:8", "unknown-model"),
    "missing English": ("  en: A ninth study {{ 7*7 }}\n", "", "4:1", "missing-en"),
    "unknown contact": ("contact: north", "contact: nobody", "25:14", "unknown-contact"),
    "duplicate key": ("reviewed: 2026", "kind: pilot\nreviewed: 2026", "26:1", "duplicate-key"),
    "tab": ("  fr: neuvieme", "\tfr: neuvieme", "8:1", "tab-indentation"),
    "javascript link": ("case:bridge) and", "javascript:alert(1)) and", "15:21", "unsafe-link"),
    "script in Markdown": ('en: "See', 'en: "<script>alert(1)</script> See', "15:8", "raw-html"),
    "a list": (NINTH, "- kind: example\n", "1:1", "not-a-record"),
    "empty": (NINTH, "", "1:1", "empty-file"),
    "binary": (NINTH, "\x7fELF\x02\x01\x00\x00", "1:1", "control-character"),
}


@pytest.fixture(scope="module")
def report_of_mistakes(tmp_path_factory: pytest.TempPathFactory) -> str:
    """What a build says of all mistakes, each in a file of its own; nothing is written."""
    project = copy_project_of_ninth(tmp_path_factory.mktemp("mistakes"))
    for number, (before, after, _, _) in enumerate(BROKEN.values()):
        assert before in NINTH
        text = NINTH.replace(before, after).replace(": neuvieme", f": neuvieme-{number}")
        path = project / f"data/casestudies/broken-{number}.yml"
        path.write_text(text.replace(": ninth\n", f": ninth-{number}\n"), encoding="utf-8")
    done = run_build(project, project / "site")
    assert done.returncode != 0
    assert "Traceback" not in done.stderr
    assert not (project / "site").exists()
    return done.stderr


@pytest.mark.parametrize("mistake", BROKEN)
def test_mistake_is_reported_where_it_stands_and_nothing_is_written(mistake: str, report_of_mistakes: str) -> None:
    _, _, place, code = BROKEN[mistake]
    start = f"data/casestudies/broken-{list(BROKEN).index(mistake)}.yml:{place}: error:"
    (line,) = (line for line in report_of_mistakes.splitlines() if start in line)
    assert f"[{code}]" in line


def test_page_in_one_language_only_is_refused(tmp_path: Path) -> None:
    project = copy_small_project(tmp_path)
    (project / "content/fr/tools.md").unlink()
    done = run_build(project, project / "site")
    assert done.returncode != 0
    assert "content/en/tools.md:1:1: error: this page has no French counterpart [missing-page-fr]" in done.stderr
    assert not (project / "site").exists()


def test_wrong_macro_is_reported_with_page_line_and_hint(tmp_path: Path) -> None:
    project = copy_small_project(tmp_path)
    page = project / "content/en/tools.md"
    page.write_text(f'{page.read_text(encoding="utf-8")}See {{{{ case_link("bridgr") }}}}.\n', encoding="utf-8")
    done = run_build(project, project / "site")
    assert done.returncode != 0
    assert (
        "content/en/tools.md:7:19: error: case_link: there is no “bridgr” for “id” [unknown-macro-value]" in done.stderr
    )
    assert "Did you mean “bridge”?" in done.stderr
    assert not (project / "site").exists()
