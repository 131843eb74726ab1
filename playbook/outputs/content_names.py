"""Naming the files of `assets/` by what is in them: other content is another address, so browsers may keep each for ever.

The names are given to the built site, whoever wrote its files: those of `assets/` get a part of their own digest, and what
leads to them, in pages, scripts, style sheets and lists, follows.
"""

import hashlib
import re
from collections.abc import Mapping
from pathlib import Path
from posixpath import basename, dirname, join, normpath
from typing import Final

ASSETS: Final = "assets/"

_DIGITS: Final = 8

_LEADING: Final = (".html", ".webmanifest", ".json")
"""The endings of files outside of `assets/` that lead into it."""
_READ: Final = (".css", ".js", ".json", ".svg")
"""The endings of files in `assets/` that lead to others."""

_FROM_OUTSIDE: Final = re.compile(rb'"((?:\.{0,2}/[^":?#\s]*)?)(assets/[^":?#\s]+)')
"""An address in quotation marks that has no host: `"../../assets/images/icon.svg#id"`."""
_FROM_INSIDE: Final = re.compile(rb"""(?<=["'(])((?:\.{1,2}/)*[\w-][\w./-]*\.\w+)(?=["')#])""")
"""A name or a way to a file, in quotation marks or in the parentheses of a style sheet's `url()`."""


class CircleError(Exception):
    """Files lead to each other in a circle, so that none can have its name before the others."""


def name_by_content(site: Path) -> None:
    """Give the files of `assets/` their names, and have everything that leads to them follow.

    Args:
        site: The folder of the built site, all files of which are there.

    Raises:
        CircleError: Scripts or style sheets load each other.
    """
    paths = {path.relative_to(site).as_posix(): path for path in sorted(site.rglob("*")) if path.is_file()}
    assets = {file: path.read_bytes() for file, path in paths.items() if file.startswith(ASSETS)}
    named = Named(assets)
    for file, path in paths.items():
        if file in assets:
            path.unlink()
            (site / named.name(file)).write_bytes(named.content(file))
        elif file.endswith(_LEADING):
            before = path.read_bytes()
            after = named.followed(before)
            if after != before:
                path.write_bytes(after)


class Named:
    """The names of files by their content."""

    def __init__(self, assets: Mapping[str, bytes]) -> None:
        """Prepare to name files.

        Args:
            assets: What is in each file, by its name from the site's root.
        """
        self._assets = assets
        self._names: dict[str, str] = {}
        self._contents: dict[str, bytes] = {}
        self._begun: list[str] = []

    def name(self, file: str) -> str:
        """Return the name of a file by its content: `assets/stylesheets/playbook.3f2a9c1b.css`."""
        if file not in self._names:
            stem, _, ending = file.rpartition(".")
            digest = hashlib.sha256(self.content(file)).hexdigest()[:_DIGITS]
            self._names[file] = f"{stem}.{digest}.{ending}"
        return self._names[file]

    def content(self, file: str) -> bytes:
        """Return what is in a file when it leads to others by their names.

        Raises:
            CircleError: They lead back to it.
        """
        if file not in self._contents:
            if file in self._begun:
                raise CircleError(" → ".join([*self._begun[self._begun.index(file) :], file]))
            self._begun.append(file)
            content = self._assets[file]
            if file.endswith(_READ):
                content = _FROM_INSIDE.sub(lambda found: self._inside(found[0], file), content)
            self._contents[file] = content
            self._begun.pop()
        return self._contents[file]

    def followed(self, content: bytes) -> bytes:
        """Return what is in a page when it leads to the files by their names."""

        def follow(found: re.Match[bytes]) -> bytes:
            file = found[2].decode()
            return b'"' + found[1] + self.name(file).encode() if file in self._assets else found[0]

        return _FROM_OUTSIDE.sub(follow, content)

    def _inside(self, way: bytes, file: str) -> bytes:
        written = way.decode()
        target = normpath(join(dirname(file), written))
        if target not in self._assets or target == file:
            return way
        return (written.removesuffix(basename(target)) + basename(self.name(target))).encode()
