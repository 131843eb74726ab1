"""The small site in which the tests plant faults, and the faults."""

import gzip
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final

import yaml

_FOLDER: Final = Path(__file__).parent / "planted"
_PAGE: Final = "fr/etudes/picton/index.html"


@dataclass(frozen=True)
class Fault:
    """A fault and what is found of it.

    Attributes:
        kind: The kind of fault.
        what: The fault.
        files: The site with it.
        expected: Code, file and line of each finding.
    """

    kind: str
    what: str
    files: Mapping[str, bytes]
    expected: Sequence[tuple[str, str, int]]


@cache
def whole() -> Mapping[str, bytes]:
    """Return the files of the site without a fault."""
    folder = _FOLDER / "whole"
    files = {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    for language, page, id_ in (("fr", "fr/etudes/picton/", "cafe123"), ("en", "en/cases/picton/", "feed123")):
        files |= _index(language, page, id_)
    return dict(sorted(files.items()))


def _index(language: str, page: str, id_: str) -> dict[str, bytes]:
    """Return an index as Pagefind writes it, of one page in one part."""
    folder, meta = f"pagefind/{language}/", f"{language}_0a1b2c3d4e"
    entry = {"languages": {language: {"hash": meta, "wasm": language, "page_count": 1}}}
    found = {"meta": {"address": page}, "anchors": [{"id": "context"}]}
    names = f"{language}_{id_} {language}_beef123".encode()
    return {
        f"{folder}pagefind-entry.json": json.dumps(entry).encode(),
        f"{folder}pagefind.js": b"export const search = null;",
        f"{folder}wasm.{language}.pagefind": b"wasm",
        f"{folder}pagefind.{meta}.pf_meta": packed(names),
        f"{folder}index/{language}_beef123.pf_index": packed(b"index"),
        f"{folder}fragment/{language}_{id_}.pf_fragment": packed(json.dumps(found).encode()),
        f"{folder}words.json": json.dumps({"kinds": {"case": id_}}).encode(),
    }


def packed(content: bytes) -> bytes:
    """Return content as Pagefind packs it."""
    return gzip.compress(b"pagefind_dcd" + content, mtime=0)


def _unpacked(content: bytes) -> bytes:
    return gzip.decompress(content).removeprefix(b"pagefind_dcd") if content.startswith(b"\x1f\x8b") else content


def _replaced(content: bytes, old: str, new: str, encoding: str) -> bytes:
    """Return content with something in it replaced that stands in it once."""
    unpacked = _unpacked(content)
    assert unpacked.count(old.encode()) == 1, old
    if encoding == "latin-1":
        return unpacked.replace(old.encode(), new.replace("’", "'").encode(encoding))
    changed = unpacked.replace(old.encode(), new.encode())
    return changed if unpacked == content else packed(changed)


@cache
def faults() -> tuple[Fault, ...]:
    """Return the faults, in the order of their list."""
    kinds = yaml.load((_FOLDER / "faults.yml").read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    return tuple(_fault(kind, written) for kind, entries in kinds.items() for written in entries)


def _fault(kind: str, written: Mapping[str, Any]) -> Fault:
    files = dict(whole())
    place = written.get("in") or written.get("empty") or _PAGE
    changes = dict(written.get("also", {}))
    if "replace" in written:
        changes[place] = written["replace"]
    for file, (old, new) in changes.items():
        files[file] = _replaced(files[file], old, new, "latin-1" if written.get("latin-1") else "utf-8")
    if "remove" in written:
        del files[written["remove"]]
    if "empty" in written:
        files[place] = b""
    files |= {file: content.encode() for file, content in written.get("add", {}).items()}
    expected = []
    for finding in written["found"]:
        code, line, *elsewhere = finding.split()
        expected.append((code, elsewhere[0] if elsewhere else place, int(line)))
    return Fault(kind, written["what"], dict(sorted(files.items())), sorted(expected))
