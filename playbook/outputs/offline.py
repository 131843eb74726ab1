"""A copy of the site that opens from a folder, without a server: every link names a file, and drawings stand in the pages."""

import base64
import io
import re
import zipfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from posixpath import dirname, join, normpath
from typing import Final
from urllib.parse import urlsplit

OFFLINE: Final = "offline-zip"
"""What the copy is called in the declaration of files."""

_FIRST_DAY: Final = (1980, 1, 1, 0, 0, 0)
_TAKEN: Final = (".html", ".css", ".js", ".svg", ".woff2", ".ico", ".vcf", ".txt", ".csv")
_LEFT: Final = re.compile(
    r"(^|/)(pagefind|search)[^/]*/|^robots\.txt$|search-[\w-]+\.[0-9a-f]{8}\.js$|^icon-|^downloads/"
)
_LINK: Final = re.compile(r'(<(?:a|link|script|img)\b[^>]*?\s(?:href|src)=")([^"]*)(")')
_QUOTED: Final = "\x00"
_LINK_IN_JSON: Final = re.compile(_LINK.pattern.replace('"', _QUOTED))
_USE: Final = re.compile(r'(<use\b[^>]*?\shref=")[^"#]*?/(signs|map)[\w.]*\.svg#([\w-]+)(")')
_PART: Final = re.compile(r'<(symbol|path|g)[^>]*? id="([\w-]+)"[^>]*?(?:/>|>.*?</\1>)', re.DOTALL)
_PATH: Final = re.compile(r'<path id="(\w\w)"[^>]*/>')
# What a browser refuses to pages of a folder, or what speaks of a server.
_ON_SERVERS: Final = re.compile(
    r'\s*<(?:meta http-equiv="Content-Security-Policy"|link rel="(?:manifest|preload)")[^>]*>|(?<=act) search-opener'
)
_ASKED: Final = re.compile(r'(data-(?:words|cases|list|needs|others)=")([^"]+)(")')
"""The files that scripts ask for, which pages of a folder can't: they stand in the page."""


def offline_copy(site: Path, published: str | None, folder: str) -> bytes:
    """Pack a copy of the site that opens from a folder.

    Args:
        site: The folder of the built site.
        published: The address of the site, where readers find it.
        folder: The name of the folder in the copy.

    Returns:
        A zip; the same for the same site.
    """
    files = {path.relative_to(site).as_posix(): path for path in sorted(site.rglob("*")) if path.is_file()}
    taken = {name for name in files if name.endswith(_TAKEN) and not _LEFT.search(name)}
    parts = dict(_parts(files))
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name in sorted(taken):
            content = files[name].read_bytes()
            if name.endswith(".html"):
                content = _page(content.decode(), name, files, taken, parts, published).encode()
            info = zipfile.ZipInfo(f"{folder}/{name}", _FIRST_DAY)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.external_attr = 0o644 << 16
            info.create_system = 3
            archive.writestr(info, content)
    return packed.getvalue()


def _parts(files: Mapping[str, Path]) -> Iterator[tuple[tuple[str, str], str]]:
    """Yield the parts of the drawings that pages take from files, by the file's name and their own."""
    for name, path in files.items():
        match = re.fullmatch(r"assets/images/(signs|map)\.[0-9a-f]{8}\.svg", name)
        if match:
            text = path.read_text(encoding="utf-8")
            found = [(one[2], one[0]) for one in _PART.finditer(text)] + [
                (one[1], one[0]) for one in _PATH.finditer(text)
            ]
            yield from (((match[1], id_), part) for id_, part in found)


def _page(
    html: str,
    name: str,
    files: Mapping[str, Path],
    taken: set[str],
    parts: Mapping[tuple[str, str], str],
    published: str | None,
) -> str:
    used: dict[tuple[str, str], None] = {}

    def link(match: re.Match[str]) -> str:
        return match[1] + _led(match[2], name, taken, published) + match[3]

    def use(match: re.Match[str]) -> str:
        used[match[2], match[3]] = None
        return f"{match[1]}#{match[2]}-{match[3]}{match[4]}"

    def asked(match: re.Match[str]) -> str:
        file = files.get(normpath(join(dirname(name), match[2])))
        if file is None:
            return match[0]
        # Quotation marks stand in JSON with a sign before them, which is put back where they were.
        plain = file.read_text(encoding="utf-8").replace('\\"', _QUOTED)
        led = _LINK_IN_JSON.sub(link, plain).replace(_QUOTED, '\\"')
        return f"{match[1]}data:application/json;base64,{base64.b64encode(led.encode()).decode()}{match[3]}"

    html = _ASKED.sub(asked, _USE.sub(use, _LINK.sub(link, _ON_SERVERS.sub("", html))))
    inside = "".join(
        parts[key].replace(f' id="{key[1]}"', f' id="{key[0]}-{key[1]}"', 1) for key in used if key in parts
    )
    drawings = f'<svg width="0" height="0" aria-hidden="true" focusable="false"><defs>{inside}</defs></svg>'
    return html.replace("</body>", f"{drawings}</body>") if inside else html


def _led(address: str, name: str, taken: set[str], published: str | None) -> str:
    """Return where a link leads in the folder, or on the Web where its file is not in the copy."""
    parts = urlsplit(address.replace("&amp;", "&"))
    if parts.scheme or parts.netloc or not parts.path:
        return address
    file = normpath(join(dirname(name), parts.path))
    if parts.path.endswith("/") or file in (".", ""):
        file = normpath(join(file, "index.html"))
    rest = address[len(parts.path) :]
    if file in taken:
        ending = "index.html" if parts.path.endswith("/") else ""
        return f"{parts.path}{ending}{rest}"
    return f"{published}{file.removesuffix('index.html')}{rest}" if published else address
