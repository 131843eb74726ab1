"""The copy of the site that opens from a folder."""

import io
import zipfile
from pathlib import Path

import pytest
from conftest import SITE_URL, BuiltSite, MadeOnce
from playwright.sync_api import Browser

from playbook.outputs.offline import offline_copy


@pytest.fixture(scope="session")
def folder(site: BuiltSite, made_once: MadeOnce) -> Path:
    """The copy, taken out of its package."""

    def take_out(target: Path) -> None:
        packed = offline_copy(site.folder, SITE_URL, "guide")
        assert packed == offline_copy(site.folder, SITE_URL, "guide")
        zipfile.ZipFile(io.BytesIO(packed)).extractall(target)

    return made_once("offline", take_out) / "guide"


def test_every_link_of_the_copy_names_a_file_that_is_there(folder: Path) -> None:
    pages = BuiltSite(folder).pages
    assert len(pages) > 200
    for address, page in pages.items():
        at = folder / (f"{address}index.html" if address.endswith("/") or not address else address)
        for element in page.iter("a", "script", "link", "img"):
            way = (element.get("href") or element.get("src") or "").partition("#")[0].partition("?")[0]
            if way and ":" not in way and not way.startswith("/"):
                assert (at.parent / way).is_file(), (address, way)


def test_the_copy_works_from_a_folder(folder: Path, browser: Browser) -> None:
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text) if message.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("requestfailed", lambda request: said.append(request.url))
    try:
        page.goto((folder / "index.html").as_uri())
        page.click("a[hreflang=fr]")
        page.click(".main-nav a[href*=etudes-de-cas]")
        everything = page.inner_text(".finder-count")
        page.click(".facet[data-facet=model] label >> nth=0")
        page.wait_for_function("location.search.includes('model=')")
        assert page.inner_text(".finder-count") != everything
        page.click("a.lang")
        assert page.url.split("?")[0].endswith("en/case-studies/index.html")
        page.wait_for_selector(".finder-chips:not([hidden])")
        page.click(".by-sign >> nth=0")
        page.click(".by-sign >> nth=1")
        page.click(".list-bar a")
        page.wait_for_selector(".my-list.ready")
        assert page.locator("thead th").count() == 2
        page.click(".of-model a >> nth=0")
        assert "/en/models/" in page.url
        # Search needs a server; the index stands in its place.
        page.click("header a.act >> nth=0")
        assert page.url.endswith("en/a-to-z/index.html")
        assert said == []
    finally:
        page.close()


def test_the_copy_has_no_files_for_servers(folder: Path) -> None:
    names = {path.relative_to(folder).as_posix() for path in folder.rglob("*")}
    assert not {"sitemap.xml", "robots.txt", "_headers", "pagefind", "downloads"} & names
    assert "Content-Security-Policy" not in (folder / "en/index.html").read_text(encoding="utf-8")
