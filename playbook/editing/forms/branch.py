"""A branch with one new file, made beside the work tree: whatever somebody is working on there stays as it is."""

import os
import subprocess
import tempfile
from pathlib import Path
from typing import Final

from playbook.editing.forms.words import said
from playbook.languages import Language

_NO_COMMIT: Final = "0" * 40


class BranchError(Exception):
    """The branch can't be made; the words say why."""


def make_branch(root: Path, name: str, file: str, text: str, message: str, language: Language) -> None:
    """Make a branch from the current commit, with one commit that adds a file.

    Args:
        root: The project's folder, inside a git repository.
        name: The name of the branch.
        file: The file, relative to the project's folder.
        text: What it holds.
        message: The message of the commit.
        language: The language in which it is said what is wrong.

    Raises:
        BranchError: There is such a branch, the name can't be one, or git refuses.
    """
    if name.startswith("-") or _status(root, "check-ref-format", "--branch", name) != 0:
        raise BranchError(said("no-branch-name", language, name=name))
    reference = f"refs/heads/{name}"
    if _status(root, "rev-parse", "--verify", "--quiet", reference) == 0:
        raise BranchError(said("branch-exists", language, name=name))
    with tempfile.TemporaryDirectory() as folder:
        index = {"GIT_INDEX_FILE": str(Path(folder) / "index")}
        try:
            prefix = _git(root, "rev-parse", "--show-prefix")
            blob = _git(root, "hash-object", "-w", "--stdin", given=text)
            _git(root, "read-tree", "HEAD", **index)
            _git(root, "update-index", "--add", "--cacheinfo", f"100644,{blob},{prefix}{file}", **index)
            tree = _git(root, "write-tree", **index)
            commit = _git(root, "commit-tree", tree, "-p", "HEAD", "-m", message)
            _git(root, "update-ref", reference, commit, _NO_COMMIT)
        except OSError as error:
            raise BranchError(said("no-commit", language, reason=error.strerror)) from error
        except subprocess.CalledProcessError as error:
            raise BranchError(said("no-commit", language, reason=error.stderr.strip())) from error


def _status(root: Path, *arguments: str) -> int:
    try:
        command = ("git", "-C", str(root), *arguments)
        done = subprocess.run(command, capture_output=True, check=False)  # noqa: S603
    except OSError:
        return 0 if arguments[0] == "check-ref-format" else 1
    return done.returncode


def _git(root: Path, *arguments: str, given: str = "", **environment: str) -> str:
    command = ("git", "-C", str(root), *arguments)
    done = subprocess.run(  # noqa: S603
        command,
        input=given,
        capture_output=True,
        check=True,
        encoding="utf-8",
        env=os.environ | environment,
    )
    return done.stdout.strip()
