"""When each file was last changed, as the project's history tells."""

import datetime
import subprocess
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import Final

from playbook.outputs.news import Days

_NOTHING: Final[Mapping[str, Days]] = MappingProxyType({})


def days_of_files(root: Path) -> Mapping[str, Days]:
    """Return the days of the first and the last commit that touched each file of `data/` and `content/`.

    Args:
        root: The project's folder.

    Returns:
        The days by file name relative to `root`; empty without git, outside a repository, and in a shallow clone, whose
        history would give the same wrong date to every file.
    """
    told = _git(root, "rev-parse", "--is-shallow-repository", "HEAD")
    shallow, _, head = (told or "").partition("\n")
    return _days_at(root, head) if shallow == "false" else _NOTHING


@lru_cache(maxsize=4)
def _days_at(root: Path, _head: str) -> Mapping[str, Days]:
    """Read the history of a commit: it never changes, and a preview asks for it again and again."""
    log = _git(
        root,
        "-c",
        "core.quotePath=false",
        "log",
        "--format=%x00%cs",
        "--name-only",
        "--relative",
        "--",
        "data",
        "content",
    )
    days: dict[str, Days] = {}
    for commit in (log or "").split("\0")[1:]:
        day, *files = commit.split("\n")
        first = datetime.date.fromisoformat(day)
        # The log begins with the latest commit.
        days |= {file: Days(first, days[file].last if file in days else first) for file in filter(None, files)}
    return MappingProxyType(days)


def last_change(root: Path) -> datetime.date | None:
    """Return the day of the project's last commit, or `None` without a history."""
    written = _git(root, "log", "-1", "--format=%cs")
    return datetime.date.fromisoformat(written.strip()) if written and written.strip() else None


def _git(root: Path, *arguments: str) -> str | None:
    command = ("git", "-C", str(root), *arguments)
    try:
        done = subprocess.run(command, capture_output=True, check=True, text=True, encoding="utf-8")  # noqa: S603
    except (OSError, subprocess.CalledProcessError):
        return None
    return done.stdout
