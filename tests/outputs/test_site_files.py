"""Programs find what they look for at fixed names."""

import datetime
import json
import re
from pathlib import Path

from conftest import ROOT
from PIL import Image

from playbook.languages import LANGUAGES
from playbook.outputs.site_files import BAR, site_files
from playbook.site import Site

ADDRESS = "https://playbook.example.ca/guide/"
TODAY = datetime.date(2026, 11, 29)


def test_robots_find_the_sitemap(project: Site) -> None:
    robots = site_files(project.catalogue, TODAY, ADDRESS)["robots.txt"]
    assert robots.splitlines() == ["User-agent: *", "Allow: /", "", f"Sitemap: {ADDRESS}sitemap.xml"]


def test_who_found_a_fault_learns_whom_to_tell_for_a_year(project: Site) -> None:
    told = site_files(project.catalogue, TODAY, ADDRESS)[".well-known/security.txt"]
    fields = dict(line.split(": ", 1) for line in told.splitlines())
    assert fields["Contact"] == f"mailto:{project.catalogue.contacts['mailbox'].record.email}"
    assert fields["Expires"] == "2027-11-29T00:00:00Z"
    assert fields["Canonical"] == f"{ADDRESS}.well-known/security.txt"


def test_without_a_day_nothing_is_said_that_would_have_to_end(project: Site) -> None:
    assert ".well-known/security.txt" not in site_files(project.catalogue, None, ADDRESS)


def test_manifest_names_the_site_and_icons_that_are_there(project: Site) -> None:
    files = site_files(project.catalogue, TODAY, None)
    for language in LANGUAGES:
        manifest = json.loads(files[f"{language}/manifest.webmanifest"])
        assert manifest["lang"] == f"{language}-CA"
        assert manifest["short_name"] == {"fr": "Guide", "en": "Playbook"}[language]
        for icon in manifest["icons"]:
            file = ROOT / "theme" / language / icon["src"]
            path = Path(str(file).replace(f"/{language}/../", "/"))
            assert path.is_file(), icon
            if icon["type"] == "image/png":
                with Image.open(path) as image:
                    assert f"{image.width}x{image.height}" == icon["sizes"]


def test_browsers_surround_the_site_with_the_colours_of_its_header() -> None:
    tokens = (ROOT / "theme/assets/stylesheets/parts/10-tokens.css").read_text(encoding="utf-8")
    (colours,) = re.findall(r"--bar: light-dark\((#\w+), (#\w+)\)", tokens)
    layout = (ROOT / "theme/layout.html").read_text(encoding="utf-8")
    assert re.findall(r'name="theme-color" content="(#\w+)"', layout) == list(colours)
    assert colours[0] == BAR


def test_favicon_has_the_sizes_of_tabs_and_shortcuts() -> None:
    with Image.open(ROOT / "theme/favicon.ico") as icon:
        assert icon.info["sizes"] == {(16, 16), (32, 32), (48, 48)}
