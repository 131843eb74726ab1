"""What a change touched, as the project's history tells, and what of the findings comes of it."""

import io
import re
import shutil
import subprocess
import tarfile
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from playbook.checking.drift_findings import drift_findings
from playbook.findings import Finding
from playbook.languages import LANGUAGES, Language

CHECKED: Final = frozenset({"content", "data", "published.txt", "settings.yml"})
"""The files and folders of a project in which findings can be."""


class UnknownRevisionError(Exception):
    """The project has no such revision, or no history at all."""


@dataclass(frozen=True, slots=True)
class Change:
    """What was done to a project since a revision, committed or not.

    Attributes:
        root: The project's folder, as it is now.
        before: A folder with the project as it was.
        touched: The files that were changed, added or removed, relative to it.
        released: Files, each with the side that may change by itself, as the messages of commits say.
    """

    root: Path
    before: Path
    touched: frozenset[str]
    released: frozenset[tuple[str, Language]]


@contextmanager
def change_since(root: Path, revision: str) -> Iterator[Change]:
    """Find out what was done to a project.

    Args:
        root: The project's folder, inside a git repository.
        revision: What it is compared with: the last commit that it shares with the work tree counts.

    Yields:
        The change; the folder with the project as it was is there until then.

    Raises:
        UnknownRevisionError: There is no such revision.
    """
    # Named whole first: what begins with a hyphen would be an option of git.
    commit = _git(root, "rev-parse", "--verify", "--end-of-options", f"{revision}^{{commit}}").decode().strip()
    base = _git(root, "merge-base", commit, "HEAD").decode().strip()
    with tempfile.TemporaryDirectory() as folder:
        _extract(root, base, Path(folder))
        yield Change(root, Path(folder), _touched(root, base), _released(root, base))


def findings_of_change(change: Change, findings: Iterable[Finding], before: Iterable[Finding]) -> list[Finding]:
    """Choose the findings that a change brought or touched.

    Args:
        change: The change.
        findings: What was found in the work tree.
        before: What was found in the project as it was.

    Returns:
        What stands in a file that was changed; what the change caused in other files: what was not found before; and the
        texts that changed in one language only.
    """
    known = {_identity(finding) for finding in before}
    chosen = [finding for finding in findings if finding.file in change.touched or _identity(finding) not in known]
    drifted = drift_findings(change.before, change.root, change.touched, change.released)
    return sorted([*chosen, *drifted], key=lambda finding: finding.sort_key)


def _extract(root: Path, base: str, folder: Path) -> None:
    """Write the project as it was into a folder; templates and macros go with the code, which is of today."""
    with tarfile.open(fileobj=io.BytesIO(_git(root, "archive", "--format=tar", base))) as files:
        # Links are left out: one that leads out of the folder would be refused, with all the rest.
        ordinary = [member for member in files.getmembers() if member.isfile() or member.isdir()]
        checked = [member for member in ordinary if member.name.partition("/")[0] in CHECKED]
        files.extractall(folder, checked, filter="data")
    if (root / "macros").is_dir():
        shutil.copytree(root / "macros", folder / "macros", dirs_exist_ok=True)


def _released(root: Path, base: str) -> frozenset[tuple[str, Language]]:
    """Return the files whose side may change by itself: those of commits whose message says so, with a reason."""
    log = _git(root, "log", "--format=%x01%B%x02", "--name-only", "--relative", f"{base}..HEAD").decode(
        "utf-8", "replace"
    )
    released: set[tuple[str, Language]] = set()
    for commit in log.split("\x01")[1:]:
        message, _, names = commit.partition("\x02")
        sides = [language for language in LANGUAGES if re.search(rf"^Only-{language}: *\S", message, re.MULTILINE)]
        released |= {(name, side) for name in names.split("\n") if name for side in sides}
    return frozenset(released)


def _touched(root: Path, base: str) -> frozenset[str]:
    changed = _git(root, "diff", "--name-only", "--relative", "-z", base)
    added = _git(root, "ls-files", "--others", "--exclude-standard", "-z")
    return frozenset(name.decode("utf-8", "replace") for name in (changed + added).split(b"\0") if name)


def _identity(finding: Finding) -> tuple[str, str, str, str, tuple[tuple[str, str], ...]]:
    # Without its place: a line above may have been added. With its severity: other settings make an error of a notice.
    return (finding.code, finding.severity, finding.file, finding.path, tuple(sorted(finding.arguments.items())))


def _git(root: Path, *arguments: str) -> bytes:
    command = ("git", "-C", str(root), *arguments)
    try:
        return subprocess.run(command, capture_output=True, check=True).stdout  # noqa: S603
    except OSError as error:
        raise UnknownRevisionError(str(error)) from error
    except subprocess.CalledProcessError as error:
        raise UnknownRevisionError(error.stderr.decode("utf-8", "replace").strip()) from error
