"""Writing the index: Pagefind reads the prepared pages once, in a folder of their own."""

import gzip
import json
import re
import subprocess
import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Final

import pagefind_bin  # type: ignore[import-untyped]

from playbook.languages import LANGUAGES, Language
from playbook.search.preparing import NOT_SEARCHED, PreparedPage, ResultKind
from playbook.search.vocabulary import vocabulary

SEARCH_FOLDER: Final = "pagefind"
"""Where the index is, from the site's root."""

COMMONEST: Final[ResultKind] = "case"
"""The kind of the results that no list names, since there may be thousands."""

_UNUSED: Final = ("pagefind-*.js", "pagefind-*.css", "wasm.unknown.pagefind")
"""What Pagefind brings for interfaces other than ours; the search runs without its worker."""

_ADDRESS: Final = re.compile(rb'"url":"/([^"]*)"')


class IndexingError(Exception):
    """Pagefind could not write the index; the message is what it said."""


def write_index(pages: Iterable[PreparedPage], ligatures: Mapping[Language, Mapping[str, str]], site: Path) -> None:
    """Write the index of a site, and for each language what the script of the search knows besides.

    Args:
        pages: The prepared pages of both languages.
        ligatures: The words with ligatures of each language, by how they are typed.
        site: The folder of the built site.

    Raises:
        IndexingError: Pagefind failed.
    """
    by_path = {page.path: page for page in pages}
    output = site / SEARCH_FOLDER
    with tempfile.TemporaryDirectory(prefix="playbook-search-") as folder:
        for page in by_path.values():
            path = Path(folder) / page.path / "index.html"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(page.document(), encoding="utf-8")
        _run_pagefind(Path(folder), output)
    for pattern in _UNUSED:
        for path in output.glob(pattern):
            path.unlink()
    # Pagefind names the languages in another order each time.
    entry = output / "pagefind-entry.json"
    entry.write_text(json.dumps(json.loads(entry.read_bytes()), sort_keys=True), encoding="utf-8")
    kinds = _kinds(output, by_path)
    for language in LANGUAGES:
        own = [page for page in by_path.values() if page.language == language]
        content = {"kinds": kinds[language], **vocabulary(own, ligatures[language], language)}
        text = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
        (output / f"words.{language}.json").write_text(text + "\n", encoding="utf-8")


def _run_pagefind(folder: Path, output: Path) -> None:
    command = [str(pagefind_bin.get_executable()), "--silent", "--site", str(folder), "--output-path", str(output)]
    for selector in NOT_SEARCHED:
        command += ["--exclude-selectors", selector]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)  # noqa: S603 - ours
    if done.returncode:
        raise IndexingError(f"pagefind: {done.stderr.strip() or done.stdout.strip()}")


def _kinds(output: Path, pages: Mapping[str, PreparedPage]) -> dict[Language, dict[str, str]]:
    """Return the ids of the results of each kind but the commonest.

    Pagefind's own filters would do the same, but it writes them in another order each time, under other names.
    """
    kinds: dict[Language, dict[str, list[str]]] = {language: {} for language in LANGUAGES}
    for path in sorted((output / "fragment").iterdir()):
        address = _ADDRESS.search(gzip.decompress(path.read_bytes()))
        if address is None:
            raise IndexingError(f"pagefind: {path.name} has no address")
        page = pages[address.group(1).decode()]
        if page.kind != COMMONEST:
            kinds[page.language].setdefault(page.kind, []).append(path.stem.partition("_")[2])
    return {language: {kind: " ".join(ids) for kind, ids in sorted(own.items())} for language, own in kinds.items()}
