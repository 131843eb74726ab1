"""How large the files are that pages offer: said on the pages when all files are there."""

import re
from functools import partial
from pathlib import Path
from typing import Final

from playbook.languages import LANGUAGES, Language
from playbook.languages.formats import NBSP, number
from playbook.languages.interface import words

_PLACE: Final = re.compile(r'<span data-size="([^"]+)"></span>')
"""What a template writes where a size belongs, with the name of the file from the site's root."""

_THOUSAND: Final = 1000


def write_sizes(site: Path) -> None:
    """Say the sizes of files on the pages that offer them; a file that is not there yet keeps its place.

    Args:
        site: The folder of the built site.
    """
    for language in LANGUAGES:
        for path in sorted((site / language).rglob("*.html")):
            before = path.read_text(encoding="utf-8")
            if "data-size" in before:
                after = _PLACE.sub(partial(_said, site, language), before)
                path.write_text(after, encoding="utf-8", newline="")


def size(octets: int, language: Language) -> str:
    """Write a size: 84 ko or 1,2 Mo in French, 84 kB or 1.2 MB in English."""
    units = words(language)["downloads"]["units"]
    if octets < _THOUSAND**2:
        return f"{number(max(1, round(octets / _THOUSAND)), language)}{NBSP}{units['kilo']}"
    return f"{number(round(octets / _THOUSAND**2, 1), language)}{NBSP}{units['mega']}"


def _said(site: Path, language: Language, place: re.Match[str]) -> str:
    file = site / place[1]
    return f"<span>{size(file.stat().st_size, language)}</span>" if file.is_file() else place[0]
