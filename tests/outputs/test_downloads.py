"""The files that readers take with them: which are offered, and what pages say of them."""

from pathlib import Path

import pytest

from playbook.languages import LANGUAGES, Language
from playbook.outputs.downloads import declared, downloads
from playbook.outputs.file_sizes import size, write_sizes
from playbook.pages.rendering import Renderer
from playbook.site import Site


def test_what_a_build_cannot_make_is_named_and_not_offered(project: Site) -> None:
    needing = {file.id: file.title for section in declared() for file in section.files if file.needs}
    sections = downloads(project.catalogue, project.plan, ())
    offered = {download.id for section in sections for download in section.downloads}
    assert not offered & needing.keys()
    left_out = [title for section in sections for title in section.left_out]
    assert left_out == list(needing.values())


def test_no_two_files_have_one_name(project: Site) -> None:
    sections = downloads(project.catalogue, project.plan, ("build", "typst"))
    names = [file for section in sections for one in section.downloads for file in {name for _, name in one.files}]
    assert len(names) == len(set(names))


@pytest.mark.parametrize(
    ("octets", "language", "said"),
    [
        (84_400, "fr", "84\u00a0ko"),
        (84_400, "en", "84\u00a0kB"),
        (1_250_000, "fr", "1,2\u00a0Mo"),
        (1_260_000, "en", "1.3\u00a0MB"),
        (3, "en", "1\u00a0kB"),
    ],
)
def test_sizes_are_said_as_each_language_writes_them(octets: int, language: Language, said: str) -> None:
    assert size(octets, language) == said


def test_a_size_is_written_once_its_file_is_there(tmp_path: Path) -> None:
    place = '<span data-size="a.pdf"></span>'
    for language in LANGUAGES:
        (tmp_path / language).mkdir()
        (tmp_path / language / "index.html").write_text(f"<p>{place}</p>", encoding="utf-8")
    write_sizes(tmp_path, ["fr/index.html", "en/index.html"])
    assert place in (tmp_path / "fr/index.html").read_text(encoding="utf-8")
    (tmp_path / "a.pdf").write_bytes(bytes(2000))
    write_sizes(tmp_path, ["fr/index.html", "en/index.html"])
    assert "<span>2\u00a0ko</span>" in (tmp_path / "fr/index.html").read_text(encoding="utf-8")
    assert "<span>2\u00a0kB</span>" in (tmp_path / "en/index.html").read_text(encoding="utf-8")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_of_a_case_study_and_of_a_model_leads_to_its_own_file(project: Site, language: Language) -> None:
    offered = downloads(project.catalogue, project.plan, ("build", "typst"))
    renderer = Renderer(project.root, project.catalogue, project.plan, downloads=offered)
    for kind, id_ in (("case", "picton"), ("model", "outreach")):
        page = project.plan.pages[{"case": "case-studies", "model": "models"}[kind] + f"/{id_}"]
        file = f"downloads/{page.text[language].url.strip('/')}.pdf"
        assert f'href="../../../{file}" download' in renderer.record_page(page, language)
    without = project.renderer.record_page(project.plan.pages["case-studies/picton"], language)
    assert "own-file" not in without
