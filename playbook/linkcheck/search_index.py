"""The index of the search: the files that it names, and the pages that it leads to."""

import gzip
import json
import posixpath
import re
from collections.abc import Iterator, Mapping
from typing import Any, Final

from playbook.linkcheck.references import Reference, Use

ENTRY_FILE: Final = "pagefind-entry.json"

_NO_WASM: Final = "unknown"
"""The name of what knows no language."""


def in_index(files: Mapping[str, bytes], entry: str) -> Iterator[tuple[str, Reference]]:
    """Yield the addresses in the files of an index, each with the file in which it stands.

    Args:
        files: The files of the site.
        entry: The one with which the index begins.
    """
    folder = posixpath.dirname(entry)
    inside = {name for name in files if name.startswith(f"{folder}/")}
    for language, part in _object(files[entry]).get("languages", {}).items():
        yield entry, Reference("pagefind.js", 1, Use.RUN)
        yield entry, Reference(f"wasm.{part.get('wasm') or _NO_WASM}.pagefind", 1, Use.RUN)
        meta = f"pagefind.{part.get('hash')}.pf_meta"
        yield entry, Reference(meta, 1, Use.RUN)
        names = re.findall(rb"%b_[0-9a-f]{6,}" % language.encode(), _unpacked(files.get(f"{folder}/{meta}", b"")))
        for number, name in enumerate(dict.fromkeys(names)):
            kind = "fragment" if number < part.get("page_count", 0) else "index"
            yield f"{folder}/{meta}", Reference(f"{kind}/{name.decode()}.pf_{kind}", 1, Use.RUN)
        yield from _in_words(files, inside, language)
    root = "../" * (folder.count("/") + 2)
    for name in sorted(name for name in inside if name.endswith(".pf_fragment")):
        page = _object(_unpacked(files[name]))
        address = page.get("meta", {}).get("address")
        if address is not None:
            language = folder.rpartition("/")[2]
            yield name, Reference(f"{root}{address}", 1, Use.VISIT, "result", language)
            path = address.partition("#")[0]
            for anchor in page.get("anchors", ()):
                yield name, Reference(f"{root}{path}#{anchor['id']}", 1, Use.VISIT)


def _in_words(files: Mapping[str, bytes], inside: set[str], language: str) -> Iterator[tuple[str, Reference]]:
    """Yield the pages whose kind is named beside the index."""
    for name in sorted(name for name in inside if name.endswith(".json") and "/words." in name):
        for ids in _object(files[name]).get("kinds", {}).values():
            for id_ in ids.split():
                yield name, Reference(f"fragment/{language}_{id_}.pf_fragment", 1, Use.RUN)


def _unpacked(content: bytes) -> bytes:
    try:
        return gzip.decompress(content).removeprefix(b"pagefind_dcd")
    except (OSError, EOFError):
        return b""


def _object(content: bytes) -> Mapping[str, Any]:
    try:
        value = json.loads(content)
    except ValueError:
        return {}
    return value if isinstance(value, dict) else {}
