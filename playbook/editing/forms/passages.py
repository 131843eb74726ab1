"""Where in the files a passage stands that somebody copied from a page."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

from playbook.checking.drift import plain
from playbook.languages import LANGUAGES
from playbook.reading.content_files import CONTENT
from playbook.reading.content_files import SUFFIX as PAGE_SUFFIX
from playbook.reading.sources import collect

_MOST: Final = 10
"""How many files are named."""

_BEGINNING: Final = 6
"""By how many of its first words a passage is looked for, where it does not stand there as a whole."""

_MARK: Final = re.compile(r"[*_`\"“”«»#>|\\,;:.!?(){}\[\]]")
"""What is no word: marks of Markdown and of YAML, and punctuation, which stands beside either."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A place in a file.

    Attributes:
        file: The file, relative to the project's root.
        line: The line, from 1.
        is_sure: Whether what was looked for begins there.
    """

    file: str
    line: int = 1
    is_sure: bool = False


def passages_of(page: str, quoted: str, root: Path, addresses: Mapping[str, str]) -> tuple[Passage, ...]:
    """Find where the words of a page stand.

    Args:
        page: The address of the page, or the id of a record.
        quoted: The words.
        root: The project's folder.
        addresses: The file behind each page, by its address from the site's root.

    Returns:
        The place in the file behind the page, or in others from which the page takes the words; none where the page is
        not known.
    """
    files = _behind(page, root, addresses)
    if not files:
        return ()
    found = [passage for file in files if (passage := _in(root, file, quoted)).is_sure]
    if not found:
        every = (source.file for source in collect(root)[0])
        found = [passage for file in every if (passage := _in(root, file, quoted)).is_sure]
    return tuple(found[:_MOST]) or tuple(Passage(file) for file in files[:_MOST])


def _behind(page: str, root: Path, addresses: Mapping[str, str]) -> list[str]:
    """Return the files behind a page, in both languages of prose; those of all records of an id."""
    wanted = page.strip().strip("<>").lower()
    try:
        path = urlsplit(wanted).path.removesuffix("index.html").strip("/")
    except ValueError:
        return []
    for url, file in addresses.items():
        if path and f"/{path}".endswith(f"/{url.strip('/')}"):
            return list(dict.fromkeys(_counterparts(file)))
    id_ = re.split(r"[/:]", path)[-1].removesuffix(".yml")
    return [source.file for source in collect(root)[0] if source.id.lower() == id_]


def _counterparts(file: str) -> Iterator[str]:
    yield file
    parts = file.split("/", 2)
    if parts[0] == CONTENT and file.endswith(PAGE_SUFFIX):
        yield from (f"{CONTENT}/{language}/{parts[2]}" for language in LANGUAGES)


def _in(root: Path, file: str, quoted: str) -> Passage:
    try:
        text = (root / file).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return Passage(file)
    words = [(word, number) for number, line in enumerate(text.split("\n"), 1) for word in _words(line)]
    stream = f" {' '.join(word for word, _ in words)} "
    wanted = _words(quoted)
    for part in (wanted, wanted[:_BEGINNING]):
        index = stream.find(f" {' '.join(part)} ") if part else -1
        if index >= 0:
            return Passage(file, words[stream.count(" ", 0, index)][1], is_sure=True)
    return Passage(file)


def _words(text: str) -> list[str]:
    return plain(_MARK.sub(" ", text)).casefold().split()
