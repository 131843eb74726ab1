"""What the preview shows after any sequence of edits is what a build writes of the project as it then is."""

import datetime
import gc
import random
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import copy_small_project

from playbook.assembly import Building, OnRequest, Publication
from playbook.languages import LANGUAGES
from playbook.outputs.checksums import SUMS
from playbook.pages.rendering import Renderer
from playbook.preview import Preview
from playbook.preview.preview import MOST_LEFT, WRONG
from playbook.records.remembering import forget
from playbook.site import load

DAY = datetime.date(2026, 11, 29)
PUBLICATION = Publication("http://127.0.0.1:8000/", "https://git.example.ca/a/b", "main", {})
CASE = "data/casestudies/bridge.yml"

CHECKING = 24
"""After how many steps every prose page is checked, with some to spare."""

EDITS = 8
"""How many edits a sequence has; each is compared with a project that is read for the first time."""


class Project:
    """A small project, which is edited and previewed."""

    def __init__(self, folder: Path, seed: int) -> None:
        self.root = copy_small_project(folder / "project")
        (folder / "temporary").mkdir()
        self.random = random.Random(seed)  # noqa: S311 - nothing secret
        self.preview = Preview(self.root, lambda: (PUBLICATION, DAY), folder / "temporary", "en", lambda _: None)
        self.number = 0

    def replace(self, file: str, before: str, after: str) -> None:
        path = self.root / file
        path.write_text(path.read_text(encoding="utf-8").replace(before, after), encoding="utf-8")

    def words(self) -> None:
        self.replace(CASE, "The context", "The new context")

    def title(self) -> None:
        self.replace(CASE, "The bridge", "The longer bridge")

    def added(self) -> None:
        self.number += 1
        new = (self.root / CASE).read_text(encoding="utf-8").replace("title: {fr: Le", "title: {fr: Autre")
        slug = f"slug: {{fr: nouvelle-{self.number}, en: new-{self.number}}}\n"
        (self.root / f"data/casestudies/new-{self.number}.yml").write_text(new + slug, encoding="utf-8")

    def removed(self) -> None:
        for path in self.added_ones()[:1]:
            path.unlink()

    def renamed(self) -> None:
        for path in self.added_ones()[-1:]:
            path.rename(path.with_stem(f"{path.stem}-again"))

    def prose(self) -> None:
        for language in ("fr", "en"):
            path = self.root / f"content/{language}/tools.md"
            path.write_text(
                f"{path.read_text(encoding='utf-8')}\n## More\n\n{{{{ case_cards() }}}}\n", encoding="utf-8"
            )

    def navigation(self) -> None:
        self.replace("content/navigation.yml", "main:\n", "main:\n  - page: tools\n")

    def settings(self) -> None:
        self.replace("settings.yml", "notice: 24", "notice: 23")

    def theme(self) -> None:
        self.replace("macros/templates/case.html", '<p class="lead">', '<p class="lead changed">')

    def wrong_record(self) -> None:
        self.replace(CASE, "model: visits", "model: vistis")

    def wrong_macro(self) -> None:
        self.replace("content/en/tools.md", "case_cards()", 'case_cards(model="vistis")')

    def mended(self) -> None:
        self.replace(CASE, "model: vistis", "model: visits")
        self.replace("content/en/tools.md", 'case_cards(model="vistis")', "case_cards()")

    def added_ones(self) -> list[Path]:
        return sorted((self.root / "data/casestudies").glob("new-*.yml"))

    def edit(self) -> str:
        """Make an edit by chance, and say which."""
        edits: list[Callable[[], None]] = [
            self.words, self.title, self.added, self.added, self.removed, self.renamed, self.prose, self.navigation,
            self.settings, self.theme, self.wrong_record, self.wrong_macro, self.mended, self.mended,
        ]  # fmt: skip
        chosen = self.random.choice(edits)
        chosen()
        return chosen.__name__

    def shown(self, name: str) -> bytes | None:
        """Return what the preview answers, once it says whether something is to be mended; nothing for a mistake."""
        answer = self.preview.answer(name)
        assert answer
        return None if answer.status == WRONG else answer.content


@pytest.fixture(autouse=True)
def own_garbage(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a preview look for garbage in what it made alone: the process of the tests holds much besides."""
    gc.freeze()
    for name in ("freeze", "unfreeze"):
        monkeypatch.setattr(gc, name, lambda: None)


@pytest.mark.parametrize("seed", [1, 2])
def test_every_page_is_that_of_a_project_read_for_the_first_time(tmp_path: Path, seed: int) -> None:
    project = Project(tmp_path, seed)
    done = []
    for _ in range(EDITS):
        done.append(project.edit())
        project.preview.read()
        for _ in range(CHECKING):
            project.preview.go_on()
        forget()
        fresh = load(project.root, review=False, today=DAY).site
        if fresh is None:
            assert project.shown("index.html") is None, done
            continue
        files = OnRequest(fresh, PUBLICATION)
        urls = [page.text[language].url for page in fresh.pages for language in LANGUAGES]
        names = ["index.html", "404.html", *(url + name for url in urls for name in ("index.html", "index.md"))]
        for name in project.random.sample(names, 12):
            assert project.shown(name) == files.file(name), (name, done)
    project.preview.close()


def test_every_file_is_that_of_a_build(tmp_path: Path) -> None:
    project = Project(tmp_path, 1)
    project.preview.read()
    project.added()
    project.preview.read()
    while project.preview.go_on():
        pass
    site = load(project.root, review=False, today=DAY).site
    assert site
    built = tmp_path / "built"
    built.mkdir()
    Building(site, PUBLICATION, one_process=True).write(built)
    names = {path.relative_to(built).as_posix() for path in built.rglob("*") if path.is_file()} - {SUMS}
    different = [name for name in sorted(names) if project.shown(name) != (built / name).read_bytes()]
    assert different == []
    assert project.preview.answer("en/no-such-page/index.html") != project.preview.answer("index.html")
    project.preview.close()
    assert list((tmp_path / "temporary").iterdir()) == []


def test_earlier_versions_are_forgotten_even_while_somebody_saves_again_and_again(tmp_path: Path) -> None:
    project = Project(tmp_path, 1)
    for _ in range(MOST_LEFT + 1):
        project.words()
        project.preview.read()
        assert project.shown("en/case-studies/bridge/index.html")
        project.preview.go_on()
    alive = [one for one in gc.get_objects() if isinstance(one, Renderer) and one.root == project.root]
    project.preview.close()
    assert len(alive) == 1
