"""Writing the index: Pagefind reads the prepared pages of a language, beside what the build does meanwhile."""

import gzip
import json
import re
import subprocess
import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Final

import pagefind_bin  # type: ignore[import-untyped]

from playbook.languages import Language
from playbook.outputs.content_names import ASSETS, Assets
from playbook.outputs.search.cutting import cut_heavy_parts
from playbook.outputs.search.preparing import NOT_SEARCHED, PreparedPage, ResultKind
from playbook.outputs.search.spelled import right_words
from playbook.outputs.search.vocabulary import vocabulary

SEARCH_FOLDER: Final = "pagefind"
"""Where the indexes are, from the site's root, each in a folder of its language."""

COMMONEST: Final[ResultKind] = "case"
"""The kind of the results that no list names, since there may be thousands."""

_UNUSED: Final = ("pagefind-*.js", "pagefind-*.css", "wasm.unknown.pagefind")
"""What Pagefind brings for interfaces other than ours; the search runs without its worker."""

_NUMBER: Final = re.compile(rb'"url":"/(\d+)\.html"')


class IndexingError(Exception):
    """Pagefind could not write the index; the message is what it said."""


class Indexing:
    """Pagefind at work on the pages of a language, in a process of its own."""

    def __init__(self, pages: Iterable[PreparedPage], language: Language, site: Path) -> None:
        """Start it.

        Args:
            pages: The prepared pages of the language.
            language: The language.
            site: The folder of the built site.

        Raises:
            IndexingError: Pagefind could not be started.
        """
        self._pages = tuple(pages)
        self._language = language
        self._site = site
        self._output = site / SEARCH_FOLDER / language
        # The folder goes with this object, if not before.
        try:
            self._folder = tempfile.TemporaryDirectory(prefix="playbook-search-")
            folder = Path(self._folder.name)
            (folder / "pages").mkdir()
            for number, page in enumerate(self._pages):
                (folder / "pages" / f"{number}.html").write_text(page.document(), encoding="utf-8")
            self._said = folder / "said"
            with self._said.open("wb") as said:
                self._process = subprocess.Popen(  # noqa: S603 - ours
                    _command(folder / "pages", self._output), stdin=subprocess.DEVNULL, stdout=said, stderr=said
                )
        except OSError as error:
            raise IndexingError(f"pagefind: {error}") from error

    @property
    def is_running(self) -> bool:
        """Whether it is still at work."""
        return self._process.poll() is None

    def finish(self, ligatures: Mapping[str, str]) -> None:
        """Wait for the index, and write beside it what the script of the search knows besides.

        Args:
            ligatures: The words with ligatures, by how they are typed.

        Raises:
            IndexingError: Pagefind failed.
        """
        words = vocabulary(self._pages, ligatures, self._language)
        status = self._process.wait()
        said = self._said.read_text(encoding="utf-8", errors="replace").strip()
        self._folder.cleanup()
        if status:
            raise IndexingError(f"pagefind: {said or status}")
        for pattern in _UNUSED:
            for path in self._output.glob(pattern):
                path.unlink()
        cut_heavy_parts(self._output)
        (self._output / "spelled").mkdir()
        for letter, right in right_words(self._language).items():
            (self._output / "spelled" / f"{letter}.txt").write_text(f"{right}\n", encoding="utf-8")
        text = json.dumps({**self._kinds(), **words}, ensure_ascii=False, separators=(",", ":"))
        # Its name changes with its content; a page, or a script, would change with it.
        assets = Assets({f"{ASSETS}search/{self._language}.json": f"{text}\n".encode()})
        ((file, content),) = assets.files().items()
        (self._site / file).parent.mkdir(parents=True, exist_ok=True)
        (self._site / file).write_bytes(content)
        (self._output / "words.json").write_text(json.dumps({"words": f"../../{file}"}) + "\n", encoding="utf-8")

    def stop(self) -> None:
        """Give up what was begun."""
        self._process.kill()
        self._process.wait()
        self._folder.cleanup()

    def _kinds(self) -> dict[str, dict[str, str]]:
        """Return the ids of the results of each kind but the commonest, and the titles of the editors' guide.

        Pagefind's own filters would do the same, but it writes them in another order each time, under other names.
        """
        kinds: dict[str, list[str]] = {}
        guide: dict[str, str] = {}
        for path in sorted((self._output / "fragment").iterdir()):
            number = _NUMBER.search(gzip.decompress(path.read_bytes()))
            if number is None:
                raise IndexingError(f"pagefind: {path.name} has no address")
            page = self._pages[int(number.group(1))]
            id_ = path.stem.partition("_")[2]
            if page.kind != COMMONEST:
                kinds.setdefault(page.kind, []).append(id_)
            if page.kind == "guide":
                guide[id_] = page.title
        return {"kinds": {kind: " ".join(ids) for kind, ids in sorted(kinds.items())}, "guide": guide}


def _command(pages: Path, output: Path) -> list[str]:
    command = [str(pagefind_bin.get_executable()), "--silent", "--site", str(pages), "--output-path", str(output)]
    for selector in NOT_SEARCHED:
        command += ["--exclude-selectors", selector]
    return command
