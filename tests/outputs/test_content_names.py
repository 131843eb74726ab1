"""Files of `assets/` are named by what is in them, and everything that leads to them follows."""

import hashlib
import re
from pathlib import Path

import pytest
from conftest import BuiltSite

from playbook.outputs.content_names import ASSETS, Assets, CircleError

FILES = {
    "assets/css/a.css": '@font-face{src:url(../fonts/b.woff2)}p{background:url("../images/c.svg#d") url(none.svg)}',
    "assets/fonts/b.woff2": "font (b.woff2)",
    "assets/images/c.svg": '<svg><use href="c.svg#e"/></svg>',
    "assets/js/f.js": 'import { g } from "./h.js"; import(new URL("i.js", here)); const s = "no.js";',
    "assets/js/h.js": 'fetch(new URL("../search/fr.json", import.meta.url))',
    "assets/js/i.js": "1",
    "assets/search/fr.json": '{"words": ""}',
    "fr/x/index.html": (
        '<link href="../../assets/css/a.css"><use href="../../assets/images/c.svg#d"/><script src="/guide/assets/js/f.js">'
        '</script><a href="https://example.ca/assets/js/i.js">assets/js/i.js</a><img src="../../assets/none.png">'
    ),
    "index.html": '<link href="./assets/css/a.css"><link href="assets/css/a.css">',
    "fr/manifest.webmanifest": '{"src": "../assets/images/c.svg"}',
}


def named(**changed: str) -> dict[str, str]:
    """Name the files, with other content where that is said, and return what is in each."""
    files = {file: changed.get(Path(file).stem, content).encode() for file, content in FILES.items()}
    assets = Assets({file: content for file, content in files.items() if file.startswith(ASSETS)})
    others = {file: assets.followed(content) for file, content in files.items() if not file.startswith(ASSETS)}
    return {file: content.decode() for file, content in (assets.files() | others).items()}


def plain(text: str) -> str:
    return re.sub(r"\.[0-9a-f]{8}(?=\.\w+)", "", text)


def test_names_are_those_of_the_content_and_nothing_else_changes() -> None:
    files = named()
    assert {plain(file): plain(content) for file, content in files.items()} == FILES
    for file, content in files.items():
        if file.startswith("assets/"):
            digest = hashlib.sha256(content.encode()).hexdigest()[:8]
            assert file.split(".")[-2] == digest, file


def test_everything_that_leads_to_a_file_follows() -> None:
    files = named()
    names = {plain(file): file for file in files}
    page = files["fr/x/index.html"]
    for file in ("assets/css/a.css", "assets/images/c.svg", "assets/js/f.js"):
        assert names[file] in page
    assert 'href="https://example.ca/assets/js/i.js">assets/js/i.js<' in page
    assert files["index.html"].count(names["assets/css/a.css"]) == 2
    assert names["assets/images/c.svg"] in files["fr/manifest.webmanifest"]
    assert f'"./{Path(names["assets/js/h.js"]).name}"' in files[names["assets/js/f.js"]]
    assert f'"{Path(names["assets/js/i.js"]).name}"' in files[names["assets/js/f.js"]]
    assert f'"../search/{Path(names["assets/search/fr.json"]).name}"' in files[names["assets/js/h.js"]]
    sheet = files[names["assets/css/a.css"]]
    assert f"url(../fonts/{Path(names['assets/fonts/b.woff2']).name})" in sheet
    assert f'url("../images/{Path(names["assets/images/c.svg"]).name}#d")' in sheet


def test_what_changes_takes_with_it_the_names_of_what_leads_to_it_and_no_others() -> None:
    before, after = named(), named(fr='{"words": "autres"}')
    changed = {plain(file) for file in after if file not in before}
    assert changed == {"assets/search/fr.json", "assets/js/h.js", "assets/js/f.js"}


def test_scripts_that_load_each_other_are_told() -> None:
    with pytest.raises(CircleError, match=r"^assets/js/f\.js → assets/js/h\.js → assets/js/f\.js$"):
        named(h='import "./f.js"')


def test_every_asset_of_the_site_is_named_by_its_content(site: BuiltSite) -> None:
    files = [path for path in (site.folder / "assets").rglob("*") if path.is_file()]
    assert files
    for path in files:
        assert path.name.split(".")[-2] == hashlib.sha256(path.read_bytes()).hexdigest()[:8], path.name


def test_pages_of_other_content_lead_to_the_same_words_of_the_search(site: BuiltSite) -> None:
    # A new case study changes the words of the search; pages that do not name it must not change with them.
    words = Path(site.asset("search/fr.json")).name
    leading = [
        path.name for path in site.folder.rglob("*.*") if path.is_file() and words in path.read_text("utf-8", "ignore")
    ]
    assert leading == ["words.json"]
