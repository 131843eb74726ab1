"""Naming the files of `assets/` by what is in them: other content is another address, so browsers may keep each for ever.

Their names get a part of their own digest, and what leads to them, in pages, scripts, style sheets and lists, follows.
"""

import hashlib
import re
from collections.abc import Callable, Mapping
from posixpath import basename, dirname, join, normpath
from typing import Final

ASSETS: Final = "assets/"

_DIGITS: Final = 8

_READ: Final = (".css", ".js", ".json", ".svg")
"""The endings of files in `assets/` that lead to others."""

_FROM_OUTSIDE: Final = re.compile(rb'assets/[^":?#\s]+')
"""What may be the end of an address in quotation marks that has no host: `"../../assets/images/icon.svg#id"`."""
_WAY: Final = re.compile(rb"(?:\.{0,2}/[^:?#\s]*)?")
"""What may stand between the quotation mark and it."""
_FROM_INSIDE: Final = re.compile(rb"""(?<=["'(])((?:\.{1,2}/)*[\w-][\w./-]*\.\w+)(?=["')#])""")
"""A name or a way to a file, in quotation marks or in the parentheses of a style sheet's `url()`."""


class CircleError(Exception):
    """Files lead to each other in a circle, so that none can have its name before the others."""


class Assets:
    """Files of `assets/`, named by their content."""

    def __init__(self, files: Mapping[str, bytes]) -> None:
        """Prepare to name files.

        Args:
            files: What is in each, by its name from the site's root.
        """
        self._assets = dict(files)
        self._later: dict[str, Callable[[], bytes]] = {}
        self._names: dict[str, str] = {}
        self._contents: dict[str, bytes] = {}
        self._begun: list[str] = []

    def add(self, file: str, content: bytes) -> None:
        """Name one file more.

        Args:
            file: Its name from the site's root; what leads to it comes after it.
            content: What is in it.
        """
        self._assets[file] = content

    def add_later(self, file: str, content: Callable[[], bytes]) -> None:
        """Name one file more whose content is made when something leads to it.

        Args:
            file: Its name from the site's root.
            content: Makes what is in it.
        """
        self._later[file] = content

    def files(self) -> dict[str, bytes]:
        """Return what is in each file when it leads to others by their names, by its own name; without those made later.

        Raises:
            CircleError: Scripts or style sheets load each other.
        """
        return {self.name(file): self.content(file) for file in self._assets}

    def made_later(self) -> dict[str, bytes]:
        """Return the same of those made later, as far as something leads to them."""
        return {self.name(file): content for file, content in self._contents.items() if file in self._later}

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
            self._contents[file] = self._content(file)
        return self._contents[file]

    def named(self, name: str) -> bytes | None:
        """Return what is in the file that has a name by its content; nothing where none has it."""
        stem, _, ending = name.rpartition(".")
        file = f"{stem.rpartition('.')[0]}.{ending}"
        return self.content(file) if self._has(file) and self.name(file) == name else None

    def followed(self, content: bytes) -> bytes:
        """Return what is in a page when it leads to the files by their names."""

        def follow(found: re.Match[bytes]) -> bytes:
            file = found[0].decode()
            way = content[content.rfind(b'"', 0, found.start()) + 1 : found.start()]
            return self.name(file).encode() if self._has(file) and _WAY.fullmatch(way) else found[0]

        return _FROM_OUTSIDE.sub(follow, content)

    def _content(self, file: str) -> bytes:
        if file in self._begun:
            raise CircleError(" → ".join([*self._begun[self._begun.index(file) :], file]))
        self._begun.append(file)
        content = self._assets[file] if file in self._assets else self._later[file]()
        if file.endswith(_READ):
            content = _FROM_INSIDE.sub(lambda found: self._inside(found[0], file), content)
        self._begun.pop()
        return content

    def _has(self, file: str) -> bool:
        return file in self._assets or file in self._later

    def _inside(self, way: bytes, file: str) -> bytes:
        written = way.decode()
        target = normpath(join(dirname(file), written))
        if not self._has(target) or target == file:
            return way
        return (written.removesuffix(basename(target)) + basename(self.name(target))).encode()
