"""How large the files are that pages offer: said on the pages when all files are there."""

import re
from collections.abc import Iterable
from functools import partial
from pathlib import Path
from typing import Final

from playbook.languages import LANGUAGES, Language
from playbook.languages.formats import NBSP, number
from playbook.languages.interface import words

_PLACE: Final = re.compile(r'<span data-size="([^"]+)"></span>')
"""What a template writes where a size belongs, with the name of the file from the site's root."""

_THOUSAND: Final = 1000


def has_sizes(html: str) -> bool:
    """Say whether a page has places for the sizes of files."""
    return "data-size" in html


def write_sizes(site: Path, pages: Iterable[str]) -> None:
    """Say the sizes of files on the pages that offer them; a file that is not there yet keeps its place.

    Args:
        site: The folder of the built site.
        pages: The names of these pages, from the site's root.
    """
    for name in pages:
        before = (site / name).read_text(encoding="utf-8")
        after = _PLACE.sub(partial(_said, site, language_of(name)), before)
        (site / name).write_text(after, encoding="utf-8", newline="")


def language_of(name: str) -> Language:
    """Return the language of a page by its name from the site's root."""
    return next(language for language in LANGUAGES if name.startswith(f"{language}/"))


def size(octets: int, language: Language) -> str:
    """Write a size: 84 ko or 1,2 Mo in French, 84 kB or 1.2 MB in English."""
    units = words(language)["downloads"]["units"]
    if octets < _THOUSAND**2:
        return f"{number(max(1, round(octets / _THOUSAND)), language)}{NBSP}{units['kilo']}"
    return f"{number(round(octets / _THOUSAND**2, 1), language)}{NBSP}{units['mega']}"


def _said(site: Path, language: Language, place: re.Match[str]) -> str:
    file = site / place[1]
    return f"<span>{size(file.stat().st_size, language)}</span>" if file.is_file() else place[0]
