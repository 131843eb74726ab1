"""`content/` holds pages and what they show; everything else is found, and no link is followed."""

import sys
from pathlib import Path

import pytest

from playbook.findings import Finding
from playbook.languages import LANGUAGES
from playbook.reading.content_files import content_files
from playbook.reports import as_text, hint, message
from playbook.reports.lines import lines_of

PNG = b"\x89PNG\r\n\x1a\n"

SVG = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink">{}</svg>'


def put(root: Path, *files: str, content: bytes = b"x") -> None:
    for file in files:
        (root / file).parent.mkdir(parents=True, exist_ok=True)
        (root / file).write_bytes(content)


def found(root: Path) -> list[tuple[str, str, str | None]]:
    findings = content_files(root).findings
    for finding in findings:
        assert (finding.position.line, finding.position.column) == (1, 1)
        assert len({message(finding, language) + hint(finding, language) for language in LANGUAGES}) == 2
    return [(finding.code, finding.file.removeprefix("content/"), finding.suggestion) for finding in findings]


def test_pages_and_files_that_they_show_are_kept_apart(tmp_path: Path) -> None:
    put(tmp_path, "content/navigation.yml", "content/en/about.md", "content/fr/about.md", "content/fr/aide/vue.md")
    put(tmp_path, "content/maps/map-1.png", "content/en/map.png", content=PNG)
    put(tmp_path, "content/en/form.pdf", content=b"%PDF-1.7")
    files = content_files(tmp_path)
    assert files.findings == []
    assert {language: list(pages) for language, pages in files.pages.items()} == {
        "fr": ["about", "aide/vue"],
        "en": ["about"],
    }
    assert files.assets == ["en/form.pdf", "en/map.png", "maps/map-1.png"]


@pytest.mark.parametrize(
    "name",
    [
        *(
            "evil.html",
            "evil.htm",
            "evil.js",
            "evil.css",
            "evil.xhtml",
            "evil.svgz",
            "evil.php",
            "page.xml",
            "list.json",
        ),
        *("about.md.bak", "about.md.orig", "Copie de about (1).md.txt", "about.txt", "notes.docx", "sheet.xlsx"),
        *("CNAME", "_redirects", "LICENSE", "robots.txt", ".htaccess", ".secret.png", ".env", "archive.zip", "con"),
        *("settings.yml", "navigation.yml", "map.png.exe", "evil.html ", "evil.HTML", "map.bmp", "film.mp4"),
    ],
)
def test_files_that_are_no_pages_are_found(tmp_path: Path, name: str) -> None:
    put(tmp_path, f"content/en/{name}")
    (finding,) = content_files(tmp_path).findings
    assert (finding.code, finding.file, finding.severity) == ("stray-file", f"content/en/{name}", "error")


@pytest.mark.parametrize(
    "name",
    [
        *(".DS_Store", "._about.md", "Thumbs.db", "thumbs.db", "desktop.ini", "~$notes.docx", ".~lock.notes.odt#"),
        *(".about.md.swp", "about.md~", "#about.md#", ".about.md.part"),
    ],
)
def test_what_programs_leave_is_a_warning(tmp_path: Path, name: str) -> None:
    put(tmp_path, f"content/fr/{name}")
    (finding,) = content_files(tmp_path).findings
    assert (finding.code, finding.severity) == ("stray-file", "warning")


@pytest.mark.parametrize(
    ("file", "code", "right"),
    [
        ("en/Our tools.md", "bad-page-name", "our-tools.md"),
        ("en/Copie de about (1).md", "bad-page-name", "copie-de-about-1.md"),
        ("fr/Zébulé.md", "bad-page-name", "zebule.md"),
        ("fr/Ze\u0301bule\u0301.md", "bad-page-name", "zebule.md"),
        ("en/a_b.md", "bad-page-name", "a-b.md"),
        ("en/about .md", "bad-page-name", "about.md"),
        ("en/about..md", "bad-page-name", "about.md"),
        ("en/what?.md", "bad-page-name", "what.md"),
        ("en/..md", "unexpected-page", None),
        ("en/.md", "unexpected-page", None),
        ("en/.about.md", "unexpected-page", "about.md"),
        ("en/about.MD", "unexpected-page", "about.md"),
        ("en/about.markdown", "unexpected-page", "about.md"),
        ("about.md", "unexpected-page", None),
        ("de/about.md", "unexpected-page", None),
        ("EN/about.md", "unportable-name", "en"),
        ("en/con.md", "unportable-name", "con-2.md"),
        ("en/aux/about.md", "unportable-name", "aux-2"),
        ("fr/Mes pages/about.md", "unportable-name", "mes-pages"),
        (f"en/{'a' * 101}.md", "unportable-name", f"{'a' * 60}.md"),
        ("en/Map of Ontario.png", "unportable-name", "map-of-ontario.png"),
        ("en/map.PNG", "unportable-name", "map.png"),
        ("en/a:b.pdf", "unportable-name", "a-b.pdf"),
        ("en/lpt9.png", "unportable-name", "lpt9-2.png"),
        (".cache/about.md", "stray-file", None),
    ],
)
def test_names_that_can_not_stand_are_found_with_one_that_can(
    tmp_path: Path, file: str, code: str, right: str | None
) -> None:
    put(tmp_path, f"content/{file}")
    (one,) = found(tmp_path)
    assert (one[0], one[2]) == (code, right)


def test_folder_without_files_is_found(tmp_path: Path) -> None:
    (tmp_path / "content/en/later").mkdir(parents=True)
    assert found(tmp_path) == [("stray-file", "en/later", None)]


@pytest.mark.skipif(sys.platform == "win32", reason="making a link needs a right there")
def test_links_are_not_followed(tmp_path: Path) -> None:
    put(tmp_path, "elsewhere/about.md", "elsewhere/map.png", content=b"SECRET")
    put(tmp_path, "content/en/help/about.md")
    links = {
        "content/fr": tmp_path / "elsewhere",
        "content/en/help/deeper": tmp_path / "elsewhere",
        "content/en/help/leak.md": tmp_path / "elsewhere/about.md",
        "content/en/map.png": tmp_path / "elsewhere/map.png",
        "content/en/nowhere.md": tmp_path / "gone",
        "content/en/loop": tmp_path / "content/en",
        "content/en/.hidden": Path("/proc/self/environ"),
        "content/navigation.yml": Path("/proc/self/environ"),
    }
    for link, target in links.items():
        (tmp_path / link).symlink_to(target)
    files = content_files(tmp_path)
    assert sorted((finding.code, finding.file) for finding in files.findings) == [
        ("linked-file", link) for link in sorted(links)
    ]
    assert files.assets == []
    assert list(files.pages["en"]) == ["help/about"]
    shown = as_text(files.findings, 1, "en", lines=lines_of(tmp_path))
    assert "SECRET" not in shown
    assert "PATH=" not in shown


@pytest.mark.skipif(sys.platform == "win32", reason="making a link needs a right there")
def test_folder_of_the_pages_is_no_link(tmp_path: Path) -> None:
    put(tmp_path, "elsewhere/en/about.md")
    (tmp_path / "content").symlink_to(tmp_path / "elsewhere")
    files = content_files(tmp_path)
    assert [(finding.code, finding.file) for finding in files.findings] == [("linked-file", "content")]
    assert files.pages["en"] == {}


def of_asset(root: Path, name: str, content: bytes) -> list[Finding]:
    put(root, f"content/en/{name}", content=content)
    return content_files(root).findings


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.png", b""),
        ("a.png", b"<!doctype html><script>alert(1)</script>"),
        ("a.jpg", PNG),
        ("a.gif", b"version https://git-lfs.github.com/spec/v1"),
        ("a.webp", b"RIFF1234WAVE"),
        ("a.pdf", b"<html>"),
        ("a.csv", "a;b\n".encode("utf-16")),
        ("a.svg", b"<html></html>"),
        ("a.svg", b"<svg><g></svg>"),
        ("a.svg", b"<svg></svg>"),
    ],
)
def test_files_that_are_not_what_their_ending_says_are_found(tmp_path: Path, name: str, content: bytes) -> None:
    assert [finding.code for finding in of_asset(tmp_path, name, content)] == ["broken-asset"]


@pytest.mark.parametrize(
    "inside",
    [
        "\n<script>alert(1)</script>",
        '\n<g onload="alert(1)"/>',
        '\n<g ONCLICK="alert(1)"/>',
        "\n<foreignObject><p/></foreignObject>",
        '\n<a xlink:href="https://example.ca/"><text>x</text></a>',
        '\n<a href="java&#10;script:alert(1)"><text>x</text></a>',
        '\n<image href="https://example.ca/a.png"/>',
        '\n<image href="data:image/svg+xml;base64,AAAA"/>',
        '\n<use href="other.svg#a"/>',
        '\n<rect fill="url(https://example.ca/a.svg#b)"/>',
        '\n<rect style="fill: u\\72l(x)"/>',
        "\n<style>@import 'a.css';</style>",
        "\n<style>rect { background: url(//example.ca/a.png) }</style>",
        '\n<a href="#b"><set attributeName="href" to="javascript:alert(1)"/></a>',
        '\n<p xmlns="http://www.w3.org/1999/xhtml">x</p>',
        '\n<?xml-stylesheet href="https://example.ca/a.css"?>',
    ],
)
def test_drawings_that_run_or_load_something_are_found_at_their_line(tmp_path: Path, inside: str) -> None:
    findings = of_asset(tmp_path, "a.svg", SVG.format(inside).encode())
    assert {(finding.code, finding.position.line) for finding in findings} == {("unsafe-drawing", 2)}


@pytest.mark.parametrize("before", ['<!DOCTYPE svg [<!ENTITY a "b">]>', '<?xml-stylesheet href="a.css"?>'])
def test_nothing_stands_before_a_drawing(tmp_path: Path, before: str) -> None:
    (finding,) = of_asset(tmp_path, "a.svg", f"{before}{SVG.format('')}".encode())
    assert finding.code == "unsafe-drawing"


def test_plain_drawings_are_right(tmp_path: Path) -> None:
    inside = (
        "<!-- made by hand --><title>A map</title><style>.a { fill: url(#b); }</style>"
        '<defs><linearGradient id="b"/></defs><rect fill="url(#b)" class="a"/><use xlink:href="#b"/>'
        '<image href="data:image/png;base64,iVBORw0KGgo="/>'
    )
    drawing = f'<?xml version="1.0" encoding="UTF-8"?>\n{SVG.format(inside)}'
    assert of_asset(tmp_path, "a.svg", drawing.encode()) == []
