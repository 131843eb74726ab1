"""What a change said in one language only, as findings at the places of today."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

from playbook.checking.drift import Drift, drift_of_page, drift_of_record, sections
from playbook.findings import Finding, Position, Severity, excerpt
from playbook.languages import LANGUAGES, Language
from playbook.reading.content_files import CONTENT
from playbook.reading.documents import read
from playbook.reading.places import field_path
from playbook.reading.sources import DATA, SUFFIX

_PAGE_SUFFIX: Final = ".md"
_LONGEST: Final = 300
"""How many characters of each text a finding shows."""


def drift_findings(
    before: Path, root: Path, files: Iterable[str], released: frozenset[tuple[str, Language]]
) -> Iterator[Finding]:
    """Find the texts that changed in one language only.

    Args:
        before: A folder with the project as it was.
        root: The project's folder.
        files: The files that were touched, relative to it.
        released: Files, each with the side that may change by itself, as the messages of commits say.
    """
    touched = sorted(set(files))
    for file in touched:
        if file.startswith(f"{DATA}/") and file.endswith(SUFFIX):
            yield from _of_record(before, root, file, released)
    for key in sorted({key for file in touched if (key := _page_key(file))}):
        yield from _of_page(before, root, key, released)


def _page_key(file: str) -> str | None:
    parts = file.split("/", 2)
    is_page = len(parts) == 3 and parts[0] == CONTENT and parts[1] in LANGUAGES and file.endswith(_PAGE_SUFFIX)
    return parts[2] if is_page else None


def _of_record(before: Path, root: Path, file: str, released: frozenset[tuple[str, Language]]) -> Iterator[Finding]:
    older, newer = _bytes(before / file), _bytes(root / file)
    if older is None or newer is None:
        return
    document, _ = read(newer, file)
    if document is None:
        return
    for drift in drift_of_record(_values(older), document.data):
        if (file, drift.side) not in released:
            place = field_path(drift.path)
            yield _finding(file, document.position((*drift.path, drift.side)), place, drift)


def _of_page(before: Path, root: Path, key: str, released: frozenset[tuple[str, Language]]) -> Iterator[Finding]:
    files: dict[Language, str] = {language: f"{CONTENT}/{language}/{key}" for language in LANGUAGES}
    older = {language: _bytes(before / file) for language, file in files.items()}
    newer = {language: _bytes(root / file) for language, file in files.items()}
    if None in older.values() or None in newer.values():
        return
    parts = {language: sections(_text(newer[language])) for language in LANGUAGES}
    old_texts: dict[Language, list[str]] = {
        language: [text for _, text in sections(_text(older[language]))] for language in LANGUAGES
    }
    new_texts: dict[Language, list[str]] = {language: [text for _, text in parts[language]] for language in LANGUAGES}
    for drift in drift_of_page(old_texts, new_texts):
        line = parts[drift.side][int(drift.path[0])][0]
        if (files[drift.side], drift.side) not in released:
            yield _finding(files[drift.side], Position(line), key.removesuffix(_PAGE_SUFFIX), drift)


def _finding(file: str, position: Position, place: str, drift: Drift) -> Finding:
    texts: dict[str, str] = {language: excerpt(drift.texts[language], _LONGEST) for language in LANGUAGES}
    return Finding(
        "changed-in-one-language",
        file,
        position,
        place,
        Severity.NOTICE,
        {"place": place, "side": drift.side, **texts},
    )


def _bytes(path: Path) -> bytes | None:
    try:
        return None if path.is_symlink() else path.read_bytes()
    except OSError:
        return None


def _text(content: bytes | None) -> str:
    return (content or b"").decode("utf-8", "replace").replace("\r\n", "\n")


def _values(content: bytes) -> object:
    document, _ = read(content, "")
    return document.data if document else None
