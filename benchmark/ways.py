"""The ways to build the same content that are compared."""

import shutil
import sys
import sysconfig
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import pagefind_bin  # type: ignore[import-untyped]

_PYTHON: Final = (sys.executable, "-P")
"""Without the folder where it runs: a copy of the project is only built there, by the code here."""


@dataclass(frozen=True, slots=True)
class Way:
    """A way to build the content.

    Attributes:
        name: What it is called.
        site: The site that it builds, among those that are prepared.
        commands: The programs that build it, one after the other.
        built: The folder that they make.
    """

    name: str
    site: str
    commands: Sequence[Sequence[str]]
    built: str = "site"


def _own(name: str, *without: str) -> Way:
    return Way(name, "own", [[*_PYTHON, "-m", "benchmark.without", *without, "--", "build"]])


OWN: Final = _own("this project", "beside")
"""Pages and search, as Hugo and Pagefind make them."""

WHOLE: Final = _own("this project, with all that stands beside")
OWN_ALONE: Final = _own("this project, no search", "search", "beside")

STOCK: Final = Way("stock MkDocs", "stock", [[*_PYTHON, "-m", "mkdocs", "build"]])
STOCK_OUTSIDE: Final = Way("stock MkDocs, records outside its navigation", "outside", STOCK.commands)


def hugo_ways() -> tuple[Way, Way]:
    """Return Hugo with Pagefind, and Hugo alone.

    Raises:
        FileNotFoundError: Hugo is not installed.
    """
    # Beside the door of the package, which would be measured too, is the program itself.
    packaged = Path(sysconfig.get_path("purelib")) / "hugo/binaries/hugo"
    program = str(packaged) if packaged.is_file() else shutil.which("hugo")
    if program is None:
        message = "hugo is not installed; `make bench` installs it"
        raise FileNotFoundError(message)
    hugo = [program, "--quiet"]
    search = [str(pagefind_bin.get_executable()), "--silent", "--site", "public"]
    return Way("Hugo and Pagefind", "hugo", [hugo, search], "public"), Way("Hugo alone", "hugo", [hugo], "public")
