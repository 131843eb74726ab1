"""The pictures of shared links: one a page and language, small, the same bytes each time, and drawn only once."""

import io
import shutil
from collections.abc import Iterable
from pathlib import Path

import pytest
from conftest import ROOT
from PIL import Image

from playbook.languages import LANGUAGES
from playbook.outputs.pictures import Drawing, Picture, can_draw, drawing, pictures
from playbook.outputs.pictures.fonts import FONTS
from playbook.outputs.pictures.squeezing import LARGEST
from playbook.pages.sharing import PICTURE_SIZE
from playbook.site import Site

WANTED = (
    Picture("fr/a/picture.png", "fr", "Guide", "Guichets uniques à l’œuvre", "Étude de cas", 4, "Intégration", ("NT",)),
    Picture("en/a/picture.png", "en", "Playbook", "A title that is longer than others are " * 4, "Example", 1, "Cross"),
    Picture("en/b/picture.png", "en", "Playbook", "Outreach", "Partnership model", 2),
    Picture("picture.png", "en", "", "Playbook", "Guide"),
)


@pytest.fixture
def root(tmp_path: Path, fonts: Path) -> Path:
    """A project in which nothing is drawn yet, with the fonts to draw with."""
    shutil.copytree(ROOT / "theme", tmp_path / "project/theme")
    shutil.copytree(fonts, tmp_path / "project" / FONTS / fonts.name)
    return tmp_path / "project"


def drawn(root: Path, site: Path, wanted: Iterable[Picture] = WANTED) -> dict[str, bytes]:
    drawing = Drawing(root, wanted)
    drawing.finish(site)
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*.png")}


def test_every_page_has_a_picture_in_each_language(project: Site) -> None:
    files = [picture.file for picture in pictures(project.catalogue, project.plan)]
    urls = [page.text[language].url for page in project.plan.pages.values() for language in LANGUAGES]
    assert sorted(files) == sorted(f"{url}picture.png" for url in ["", *urls])


def test_picture_of_a_case_study_shows_title_model_and_place(project: Site) -> None:
    found = {picture.file: picture for picture in pictures(project.catalogue, project.plan)}
    page = project.plan.record_page("case", "gnwt-single-window").text["fr"]
    picture = found[f"{page.url}picture.png"]
    assert picture.title == page.title
    assert (picture.tag, picture.model) == ("Intégration des services", 4)
    assert picture.line == "Étude de cas · Territoires du Nord-Ouest"
    assert picture.places == ("NT",)


def test_whole_country_is_shown_only_where_no_part_of_it_is_named(project: Site) -> None:
    for picture in pictures(project.catalogue, project.plan):
        assert len(picture.places) in (*range(8), 13), picture
    federal = next(p for p in pictures(project.catalogue, project.plan) if p.file == "en/contacts/esdc/picture.png")
    assert len(federal.places) == 13


def test_pictures_are_of_the_size_that_services_ask_for_and_small(root: Path, tmp_path: Path) -> None:
    made = drawn(root, tmp_path / "site")
    assert set(made) == {picture.file for picture in WANTED}
    for name, png in made.items():
        with Image.open(io.BytesIO(png)) as image:
            assert (image.format, image.size) == ("PNG", PICTURE_SIZE), name
        assert len(png) <= LARGEST, name


def test_pictures_have_the_colours_of_their_model(root: Path, tmp_path: Path) -> None:
    with Image.open(io.BytesIO(drawn(root, tmp_path / "site")["fr/a/picture.png"])) as image:
        rgb = image.convert("RGB")
        assert rgb.getpixel((600, 5)) == (0x5B, 0x3F, 0x9E)
        assert rgb.getpixel((600, 600)) == (0xEC, 0xE7, 0xF8)


def test_same_pictures_are_the_same_bytes(root: Path, tmp_path: Path) -> None:
    first = drawn(root, tmp_path / "first")
    shutil.rmtree(root / drawing.CACHE)
    assert drawn(root, tmp_path / "second") == first


def test_what_was_drawn_is_not_drawn_again(root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = drawn(root, tmp_path / "first")
    asked: list[Picture] = []
    draw = Drawing._draw

    def counted(self: Drawing, wanted: tuple[Picture, ...], *rest: object) -> dict[Picture, bytes]:
        asked.extend(wanted)
        return draw(self, wanted, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(Drawing, "_draw", counted)
    assert drawn(root, tmp_path / "second") == first
    assert asked == []
    other = Picture("en/c/picture.png", "en", "Playbook", "New", "Example", 3)
    drawn(root, tmp_path / "third", [*WANTED, other])
    assert asked == [other]


def test_pictures_that_no_page_shows_any_more_are_forgotten(root: Path, tmp_path: Path) -> None:
    drawn(root, tmp_path / "first")
    drawn(root, tmp_path / "second", [Picture("en/c/picture.png", "en", "Playbook", "New", "Example", 3)])
    assert len(list((root / drawing.CACHE).glob("*.png"))) == 1


def test_drawing_can_be_given_up(root: Path) -> None:
    Drawing(root, WANTED).stop()


def test_nothing_is_drawn_where_typst_is_not_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    assert can_draw()
    monkeypatch.setattr(drawing, "find_spec", lambda name: None if name == "typst" else object())
    assert not can_draw()
