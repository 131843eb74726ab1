"""What history left changed in one language only is listed until the other language follows or a message releases it."""

import re
from pathlib import Path

import pytest
from repositories import commit, git

from playbook.languages import LANGUAGES, Language, other
from playbook.mkdocs.open_texts import open_texts

RECORD = "data/terms/partner.yml"
PAGES: dict[Language, str] = {"fr": "content/fr/about.md", "en": "content/en/about.md"}


@pytest.fixture
def project(tmp_path: Path) -> Path:
    git(tmp_path, "init", "--quiet", "--initial-branch=main")
    write(tmp_path, RECORD, "name: {fr: Un, en: One}\ndefinition: {fr: Texte., en: Text.}\n")
    for file in PAGES.values():
        write(tmp_path, file, "---\ntitle: A\n---\nFirst.\n\n## One\n\nText.\n\n## Two\n\nText.\n")
    commit(tmp_path)
    return tmp_path


def write(project: Path, file: str, text: str) -> None:
    (project / file).parent.mkdir(parents=True, exist_ok=True)
    (project / file).write_text(text, encoding="utf-8")


def change(project: Path, file: str, before: str, after: str, message: str = "Change") -> None:
    text = (project / file).read_text(encoding="utf-8")
    assert before in text
    write(project, file, text.replace(before, after, 1))
    commit(project, message)


def found(project: Path) -> list[tuple[str, str, str]]:
    return [(text.file, text.place, text.side) for text in open_texts(project)]


def test_text_is_open_until_the_other_language_follows(project: Path) -> None:
    assert open_texts(project) == ()
    change(project, RECORD, "Texte.", "Autre texte.")
    (text,) = open_texts(project)
    assert (text.file, text.place, text.side) == (RECORD, "definition", "fr")
    assert re.fullmatch(r"\d{4}-\d{2}-\d{2}", text.day)
    change(project, RECORD, "One", "A one")
    assert found(project) == [(RECORD, "definition", "fr"), (RECORD, "name", "en")]
    change(project, RECORD, "Text.", "Other text.")
    assert found(project) == [(RECORD, "name", "en")]


def test_change_of_both_languages_closes_what_was_open(project: Path) -> None:
    change(project, RECORD, "Texte.", "Autre texte.")
    change(project, RECORD, "{fr: Autre texte., en: Text.}", "{fr: Fin., en: End.}")
    assert found(project) == []


@pytest.mark.parametrize(("line", "is_open"), [("Only-fr: a slip", False), ("Only-fr:", True), ("Only-en: no", True)])
def test_message_with_a_reason_leaves_nothing_open(project: Path, line: str, is_open: bool) -> None:
    change(project, RECORD, "Texte.", "Autre texte.", f"Change\n\n{line}\n")
    assert bool(found(project)) is is_open


def test_section_of_a_page_is_open_until_its_counterpart_follows(project: Path) -> None:
    for side in LANGUAGES:
        file, counterpart = PAGES[side], PAGES[other(side)]
        change(project, file, "## Two\n\nText.", "## Two\n\nMore.")
        assert found(project) == [(file, "2", side)]
        change(project, counterpart, "## Two\n\nText.", "## Two\n\nMore.")
        assert found(project) == []
        change(project, file, "More.", "Words.")
        both = [(one, (project / one).read_text(encoding="utf-8")) for one in PAGES.values()]
        for one, text in both:
            write(project, one, text.replace("More.", "Text.").replace("Words.", "Text."))
        commit(project)
        assert found(project) == []


def test_file_that_is_gone_leaves_nothing_open(project: Path) -> None:
    change(project, RECORD, "Texte.", "Autre texte.")
    (project / RECORD).unlink()
    commit(project)
    assert found(project) == []


def test_what_is_remembered_is_what_would_be_read_again(project: Path) -> None:
    change(project, RECORD, "Texte.", "Autre texte.")
    first = open_texts(project)
    assert open_texts(project) == first
    write(project, ".cache/left-open.json", "no JSON")
    assert open_texts(project) == first


def test_folder_without_history_has_nothing_open(tmp_path: Path) -> None:
    assert open_texts(tmp_path / "nowhere") == ()
