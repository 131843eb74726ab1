"""Running commands the way a user does, and measuring them from outside."""

import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

_MEMORY_UNIT: Final = 1 if sys.platform == "darwin" else 1024
"""How many bytes the unit of `ru_maxrss` has."""


class BuildFailedError(Exception):
    """A command did not succeed; the message is what it printed."""


@dataclass(frozen=True, slots=True)
class Run:
    """What one run of a command took.

    Attributes:
        seconds: From start to end, Python's own start included.
        cpu_seconds: Time on the processor, which other programs on the machine disturb less.
        peak_bytes: The most memory that one of its processes held.
    """

    seconds: float
    cpu_seconds: float
    peak_bytes: int


@dataclass(frozen=True, slots=True)
class Build:
    """What one build took, and what it made.

    Attributes:
        seconds: From start to end, Python's own start included.
        cpu_seconds: Time on the processor, which other programs on the machine disturb less.
        peak_bytes: The most memory that one of its processes held.
        pages: How many HTML files it wrote.
        median_page_bytes: The size of the HTML file in the middle.
        html_bytes: The size of all HTML files.
    """

    seconds: float
    cpu_seconds: float
    peak_bytes: int
    pages: int
    median_page_bytes: float
    html_bytes: int


def run(command: Sequence[str], folder: Path, bytecode: Path) -> Run:
    """Run a command and measure it.

    Args:
        command: The program and its arguments.
        folder: Where it runs.
        bytecode: Where Python keeps what it compiled, so that only the first run compiles.

    Raises:
        BuildFailedError: The command did not succeed.
    """
    with tempfile.TemporaryFile() as output:
        start = time.perf_counter()
        process = subprocess.Popen(  # noqa: S603 - the commands are fixed
            command, cwd=folder, env=_environment(os.environ, folder, bytecode), stdout=output, stderr=subprocess.STDOUT
        )
        # Only the wait itself tells what this one child used.
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            output.seek(0)
            raise BuildFailedError(output.read().decode(errors="replace"))
    return Run(seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * _MEMORY_UNIT)


def build(folder: Path, bytecode: Path, commands: Sequence[Sequence[str]], built: str = "site") -> Build:
    """Build the site in `folder` from nothing, measure it, and remove what was built.

    Args:
        folder: Where the commands run.
        bytecode: Where Python keeps what it compiled, so that only the first build compiles.
        commands: The programs that build, one after the other.
        built: The folder that they make.

    Raises:
        BuildFailedError: One of them found something wrong.
    """
    taken = [run(command, folder, bytecode) for command in commands]
    sizes = [path.stat().st_size for path in (folder / built).rglob("*.html")]
    shutil.rmtree(folder / built)
    return Build(
        sum(one.seconds for one in taken),
        sum(one.cpu_seconds for one in taken),
        max(one.peak_bytes for one in taken),
        len(sizes),
        statistics.median(sizes),
        sum(sizes),
    )


def _environment(environment: Mapping[str, str], folder: Path, bytecode: Path) -> dict[str, str]:
    kept = {name: value for name, value in environment.items() if name != "PYTHONDONTWRITEBYTECODE"}
    # The banner about MkDocs 2 is no part of a build; what a build puts aside is on the disk that it is measured on. The
    # others draw no pictures and set no papers, so ours does neither.
    ours = {"NO_MKDOCS_2_WARNING": "1", "PICTURES": "false", "DOWNLOADS": "false", "PYTHONPYCACHEPREFIX": str(bytecode)}
    return kept | ours | {"TMPDIR": str(folder.parent)}
