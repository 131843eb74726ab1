"""Prose pages and the navigation are checked like records, and pages get their places from them."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import copy_small_project

from playbook.reports import as_text, message
from playbook.site import Loading, Site, load

Change = Callable[[Path], object]


def write(file: str, text: str) -> Change:
    def change(project: Path) -> None:
        (project / file).parent.mkdir(exist_ok=True)
        (project / file).write_text(text, encoding="utf-8")

    return change


def page(title: str, **header: str) -> str:
    lines = [f"title: {title}", "description: A page.", *(f"{name}: {value}" for name, value in header.items())]
    return "\n".join(["---", *lines, "source: [{document: editors}]", "---", "Text."])


def loaded(project: Path, *changes: Change) -> Loading:
    copy_small_project(project)
    for change in changes:
        change(project)
    return load(project)


MENU = "main:\n  - page: models\n  - page: {}\n"

CASES: dict[str, tuple[tuple[Change, ...], str]] = {
    "missing-page-fr": ((write("content/en/new.md", page("New")),), "content/en/new.md:1:1"),
    "missing-page-en": ((write("content/fr/new.md", page("Nouveau")),), "content/fr/new.md:1:1"),
    "missing-header": ((write("content/en/tools.md", "# Tools\n"),), "content/en/tools.md:1:1"),
    "missing-field": (
        (write("content/en/tools.md", page("Tools").replace("description: A page.\n", "")),),
        "content/en/tools.md:2:1",
    ),
    "unknown-source": (
        (write("content/en/tools.md", page("Tools").replace("editors", "editor")),),
        "content/en/tools.md:4:21",
    ),
    "unknown-field": (
        (write("content/en/tools.md", page("Tools", ordre="2")),),
        "content/en/tools.md:4:1",
    ),
    "unexpected-colon": ((write("content/en/tools.md", "---\ntitle: a: b\n---\n"),), "content/en/tools.md:2:9"),
    "bad-slug": ((write("content/fr/tools.md", page("À l’œuvre", slug="À l’œuvre")),), "content/fr/tools.md:4:7"),
    "comment-after-text": ((write("content/en/tools.md", page("Tools # us")),), "content/en/tools.md:2:14"),
    "unexpected-page": ((write("content/new.md", page("New")),), "content/new.md:1:1"),
    "bad-page-name": ((write("content/en/Our tools.md", page("Tools")),), "content/en/Our tools.md:1:1"),
    "not-utf8": (
        (lambda project: (project / "content/fr/tools.md").write_bytes("---\ntitle: É".encode("latin-1")),),
        "content/fr/tools.md:2:8",
    ),
    "missing-navigation": (
        (lambda project: (project / "content/navigation.yml").unlink(),),
        "content/navigation.yml:1:1",
    ),
    "unknown-page": ((write("content/navigation.yml", MENU.format("toosl")),), "content/navigation.yml:3:11"),
    "repeated-page": (
        (
            write(
                "content/navigation.yml",
                "main:\n  - page: tools\n    pages: [models]\n  - page: models\n    pages: [tools]\n",
            ),
        ),
        "content/navigation.yml:4:11",
    ),
    "unreadable-file": ((lambda project: (project / "content/en/new.md").mkdir(),), "content/en/new.md:1:1"),
    "control-character": (
        (write("content/en/tools.md", f"{page('About')}\n\nWor\N{ZERO WIDTH SPACE}d"),),
        "content/en/tools.md:8:4",
    ),
    "file-too-large": ((write("content/en/tools.md", page("Tools") + "x" * 2**17),), "content/en/tools.md:1:1"),
    "missing-section-page": (
        (
            lambda project: (project / "content/en/models.md").rename(project / "content/en/modles.md"),
            lambda project: (project / "content/fr/models.md").rename(project / "content/fr/modles.md"),
            write("content/navigation.yml", "main:\n  - page: tools\n"),
        ),
        "content/navigation.yml:1:1",
    ),
    "duplicate-address": (
        (
            write("content/en/case-studies/bridge.md", page("Another bridge")),
            write("content/fr/case-studies/bridge.md", page("Un autre pont")),
        ),
        "data/casestudies/bridge.yml:1:1",
    ),
}


@pytest.mark.parametrize("code", CASES)
def test_mistake_in_prose_is_found(code: str, tmp_path: Path) -> None:
    changes, place = CASES[code]
    loading = loaded(tmp_path, *changes)
    assert loading.site is None
    codes = {finding.code for finding in loading.findings if finding.severity == "error"}
    assert code in codes, as_text(loading.findings, loading.files, "en")
    finding = next(finding for finding in loading.findings if finding.code == code)
    assert f"{finding.file}:{finding.position.line}:{finding.position.column}" == place
    assert message(finding, "fr") != message(finding, "en")


def test_pages_of_a_folder_stand_under_its_page(tmp_path: Path) -> None:
    files = {
        "content/en/help.md": page("Help"),
        "content/fr/help.md": page("Aide", slug="aide"),
        "content/en/help/first-steps.md": page("First steps"),
        "content/fr/help/first-steps.md": page("Premiers pas", slug="premiers-pas"),
        "content/navigation.yml": "main:\n  - page: help\n    pages: [help/first-steps]\n  - page: models\n",
    }
    loading = loaded(tmp_path, *(write(file, text) for file, text in files.items()))
    assert loading.site is not None, as_text(loading.findings, loading.files, "en")
    plan = loading.site.plan
    below = plan.pages["help/first-steps"]
    assert below.text["fr"].url == "fr/aide/premiers-pas/"
    assert below.text["en"].url == "en/help/first-steps/"
    assert [above.key for above in plan.ancestors(below)] == ["index", "help"]
    assert [entry.page.key for entry in plan.menu] == ["help", "models"]
    assert [child.page.key for child in plan.menu[0].children] == ["help/first-steps"]
    assert [child.page.id for child in plan.menu[1].children] == [
        "visits",
        "shared-places",
    ]


def test_markdown_that_gives_no_page_is_found(tmp_path: Path) -> None:
    files = ("content/de/new.md", "content/en/new.MD", "content/fr/new.markdown")
    loading = loaded(tmp_path, *(write(file, page("New")) for file in files))
    assert [(finding.code, finding.file) for finding in loading.findings if finding.severity == "error"] == [
        ("unexpected-page", file) for file in files
    ]


def test_model_without_a_case_study_has_a_page(tmp_path: Path) -> None:
    project = copy_small_project(tmp_path)
    text = (project / "data/models/visits.yml").read_text(encoding="utf-8")
    changed = re.sub("^slug:.*\n", "", text, flags=re.MULTILINE).replace("order: 1", "order: 3")
    (project / "data/models/new-model.yml").write_text(changed, encoding="utf-8")
    site = load(project, review=False).site
    assert site is not None
    assert "en/models/new-model/" in {page.text["en"].url for page in site.plan.pages.values()}


def test_cases_of_a_model_are_read_in_a_row(project: Site) -> None:
    neighbours = project.plan.neighbours
    assert neighbours["en"]["case-studies/picton"] == (
        "case-studies/ottawa-city-hall",
        "case-studies/sainte-therese-employment-house",
    )
    assert neighbours["fr"]["models/outreach"] == ("models/cross-promotion", "models/co-location")
