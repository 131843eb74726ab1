"""The files that are on the site as they are in the project: the theme's, and those that pages show or lead to."""

from collections.abc import Iterator
from pathlib import Path

from playbook.outputs.scripts import SCRIPTS, script
from playbook.outputs.stylesheet import STYLESHEET_PARTS, THEME
from playbook.reading.content_files import CONTENT
from playbook.site import Site

_ONLY_HERE = (".html", ".md")
"""The endings of files of the theme that are templates, or words for who works on it."""


def static_files(site: Site) -> Iterator[tuple[str, bytes]]:
    """Yield the content of each file with its name from the site's root.

    Args:
        site: The site.
    """
    yield from _of_theme(site.root / THEME)
    for name in sorted(site.assets):
        yield name, (site.root / CONTENT / name).read_bytes()


def _of_theme(theme: Path) -> Iterator[tuple[str, bytes]]:
    for path in sorted(theme.rglob("*")):
        name = path.relative_to(theme).as_posix()
        is_sent = path.suffix not in _ONLY_HERE and not any(part.startswith(".") for part in name.split("/"))
        if not path.is_file() or not is_sent or name.startswith(STYLESHEET_PARTS):
            continue
        if name.startswith(SCRIPTS):
            if "/" not in name.removeprefix(SCRIPTS):  # else it is a part of another
                yield name, script(path).encode()
        else:
            yield name, path.read_bytes()
