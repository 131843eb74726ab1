"""Files of `assets/` are named by what is in them, and everything that leads to them follows."""

import hashlib
import re
from pathlib import Path

import pytest
from conftest import BuiltSite

from playbook.outputs.content_names import CircleError, name_by_content

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


def named(folder: Path, **changed: str) -> dict[str, str]:
    """Write the files, with other content where that is said, name them and return what is in each."""
    for file, content in FILES.items():
        (folder / file).parent.mkdir(parents=True, exist_ok=True)
        (folder / file).write_text(changed.get(Path(file).stem, content), encoding="utf-8")
    name_by_content(folder)
    return {
        path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8")
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def plain(text: str) -> str:
    return re.sub(r"\.[0-9a-f]{8}(?=\.\w+)", "", text)


def test_names_are_those_of_the_content_and_nothing_else_changes(tmp_path: Path) -> None:
    files = named(tmp_path)
    assert {plain(file): plain(content) for file, content in files.items()} == FILES
    for file, content in files.items():
        if file.startswith("assets/"):
            digest = hashlib.sha256(content.encode()).hexdigest()[:8]
            assert file.split(".")[-2] == digest, file


def test_everything_that_leads_to_a_file_follows(tmp_path: Path) -> None:
    files = named(tmp_path)
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


def test_what_changes_takes_with_it_the_names_of_what_leads_to_it_and_no_others(tmp_path: Path) -> None:
    before, after = named(tmp_path / "before"), named(tmp_path / "after", fr='{"words": "autres"}')
    changed = {plain(file) for file in after if file not in before}
    assert changed == {"assets/search/fr.json", "assets/js/h.js", "assets/js/f.js"}


def test_scripts_that_load_each_other_are_told(tmp_path: Path) -> None:
    with pytest.raises(CircleError, match=r"^assets/js/f\.js → assets/js/h\.js → assets/js/f\.js$"):
        named(tmp_path, h='import "./f.js"')


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
