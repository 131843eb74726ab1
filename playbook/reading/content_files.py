"""What `content/` holds: the navigation, pages in the folders of the languages, and files that pages show or lead to.

Nothing else is published. What is no page and no such file is found here, and so are names that a page can't have.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from playbook.file_links import link_on_way
from playbook.findings import Finding, Severity
from playbook.languages import LANGUAGES, Language
from playbook.reading.assets import ENDINGS, check_asset
from playbook.reading.names import is_portable, proposed
from playbook.reading.sources import linked, printable, unportable

CONTENT: Final = "content"
SUFFIX: Final = ".md"
NAVIGATION: Final = "navigation.yml"

_MARKDOWN: Final = (SUFFIX, ".markdown", ".mdown", ".mkd")
"""Ends of names by which Markdown is known, in capitals too."""
_NAME: Final = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_LEFT_BY_PROGRAMS: Final = re.compile(
    r"\.DS_Store|\.localized|\._.*|Thumbs\.db|ehthumbs\.db|desktop\.ini|~\$.*|\.~lock\..*#|\.#.*|#.*#|.*~|\..*\.(sw[a-p]|part)",
    re.IGNORECASE,
)
"""What systems, office programs and text editors leave beside the files that they show; nobody put it there."""


@dataclass(frozen=True, slots=True)
class ContentFiles:
    """What `content/` holds.

    Attributes:
        pages: The files of the pages by language and by key, which is the name without language and ending.
        meant: The keys of pages whose names are wrong, as they would be right, by language.
        assets: The pictures and documents that pages can show, from `content/`.
        findings: What else is there.
    """

    pages: Mapping[Language, dict[str, Path]] = field(default_factory=lambda: {language: {} for language in LANGUAGES})
    meant: Mapping[Language, set[str]] = field(default_factory=lambda: {language: set() for language in LANGUAGES})
    assets: list[str] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)


def content_files(root: Path) -> ContentFiles:
    """Look at every file below `content/`; no link is followed.

    Args:
        root: The project's folder.
    """
    found = ContentFiles()
    if link_on_way(root, CONTENT):
        found.findings.append(linked(CONTENT))
        return found
    folders = [root / CONTENT] if (root / CONTENT).is_dir() else []
    while folders:
        folder = folders.pop()
        try:
            entries = sorted(folder.iterdir())
        except OSError:
            found.findings.append(Finding("unreadable-file", _file(root, folder)))
            continue
        if not entries and folder.parent != root:
            found.findings.append(_stray(_file(root, folder), Severity.WARNING))
        folders += [path for path in entries if _is_folder(root, path, found)]
    found.assets.sort()
    return found


def _is_folder(root: Path, path: Path, found: ContentFiles) -> bool:
    """Tell whether a path is a folder to look into; note everything else."""
    file = _file(root, path)
    if _LEFT_BY_PROGRAMS.fullmatch(path.name):
        found.findings.append(_stray(file, Severity.WARNING))
    elif path.is_symlink():
        found.findings.append(linked(file))
    elif path.is_dir() and path.suffix != SUFFIX:
        if _NAME.fullmatch(path.name) and is_portable(path.name):
            return True
        hidden = path.name.startswith(".")
        found.findings.append(_stray(file) if hidden else unportable(file, path.name, proposed(path, path.name)))
    else:
        found.findings.extend(_file_findings(root, path, file, found))
    return False


def _file_findings(root: Path, path: Path, file: str, found: ContentFiles) -> Iterator[Finding]:
    ending = path.suffix.lower()
    way = path.relative_to(root / CONTENT)
    if path.suffix == SUFFIX and not way.name.startswith(".") and len(way.parts) > 1 and way.parts[0] in LANGUAGES:
        yield from _page(path, way, file, found)
    elif ending in _MARKDOWN or path.name.lower() in _MARKDOWN:
        suggestion = proposed(path, path.stem, SUFFIX) if len(way.parts) > 1 and way.parts[0] in LANGUAGES else None
        yield Finding("unexpected-page", file, suggestion=suggestion if ending in _MARKDOWN else None)
    elif way.as_posix() == NAVIGATION:
        return
    elif ending not in ENDINGS or path.name.startswith(".") or not path.is_file():
        yield _stray(file)
    elif not _NAME.fullmatch(path.stem) or not is_portable(path.stem) or path.suffix != ending:
        yield unportable(file, path.name, proposed(path, path.stem, ending))
    else:
        found.assets.append(way.as_posix())
        yield from check_asset(path, file)


def _page(path: Path, way: Path, file: str, found: ContentFiles) -> Iterator[Finding]:
    language = next(language for language in LANGUAGES if language == way.parts[0])
    key = Path(*way.parts[1:]).with_suffix("").as_posix()
    if _NAME.fullmatch(path.stem) and is_portable(path.stem):
        found.pages[language][key] = path
        return
    right = proposed(path, path.stem)
    if right:
        found.meant[language].add(Path(*way.parts[1:-1], right).as_posix())
    suggestion = right and f"{right}{SUFFIX}"
    if _NAME.fullmatch(path.stem):
        yield unportable(file, path.stem, suggestion)
    else:
        yield Finding("bad-page-name", file, arguments={"name": printable(path.stem)}, suggestion=suggestion)


def _stray(file: str, severity: Severity = Severity.ERROR) -> Finding:
    return Finding("stray-file", file, severity=severity, arguments={"endings": ", ".join(sorted(ENDINGS))})


def _file(root: Path, path: Path) -> str:
    return printable(path.relative_to(root).as_posix())
