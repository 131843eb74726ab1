"""Running the commands as an editor does: in this process, where nothing else is tested than what a command does."""

import io
import os
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from unittest import mock

from finding_codes import PROJECT

from playbook.commands import main

LOCALE = ("LANG", "LC_ALL", "LC_MESSAGES", "PLAYBOOK_LANG", "SOURCE_DATE_EPOCH")
NEUTRAL = {name: value for name, value in os.environ.items() if name not in LOCALE} | {
    # How fast the machine is must not be seen in what a command prints.
    "PLAYBOOK_QUIET": "1",
    "PYTHONIOENCODING": "utf-8",
}
"""A terminal that says no language."""

PROGRAM = Path(sys.executable).with_name("playbook")


def run(root: Path, *arguments: str, answers: str = "", **environment: str) -> subprocess.CompletedProcess[str]:
    """Run the program inside `root`.

    Args:
        root: The current folder of the command.
        arguments: What follows the name of the program.
        answers: What somebody types.
        environment: What the environment holds besides what is neutral.

    Returns:
        What a process of its own would have returned.
    """
    surroundings = NEUTRAL | environment
    output, errors = io.BytesIO(), io.BytesIO()
    with _inside(root, surroundings, ["playbook", *arguments], answers, output, errors):
        try:
            main()
        except SystemExit as ended:
            status = ended.code
    assert isinstance(status, int)
    printed = (stream.getvalue().decode() for stream in (output, errors))
    return subprocess.CompletedProcess(["playbook", *arguments], status, *printed)


@contextmanager
def _inside(
    root: Path,
    environment: Mapping[str, str],
    command: Sequence[str],
    answers: str,
    output: io.BytesIO,
    errors: io.BytesIO,
) -> Iterator[None]:
    """Put what a process has of its own around a command, and then all back."""
    encoding = environment["PYTHONIOENCODING"]
    streams = {
        "stdin": io.TextIOWrapper(io.BytesIO(answers.encode(encoding)), encoding=encoding),
        "stdout": io.TextIOWrapper(output, encoding=encoding, newline="\n"),
        "stderr": io.TextIOWrapper(errors, encoding=encoding, newline="\n"),
    }
    before = Path.cwd()
    os.chdir(root)
    try:
        with (
            mock.patch.dict(os.environ, environment, clear=True),
            mock.patch.multiple(
                "sys", argv=list(command), stdin=streams["stdin"], stdout=streams["stdout"], stderr=streams["stderr"]
            ),
        ):
            yield
            for name in ("stdout", "stderr"):
                streams[name].flush()
    finally:
        os.chdir(before)
        for stream in streams.values():
            stream.detach()


def validate(root: Path, *options: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run `playbook validate`."""
    return run(root, "validate", *options, **environment)


def run_process(root: Path, *command: str | Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run a program in a process of its own; warnings of Python are errors."""
    return subprocess.run(
        command,
        cwd=root,
        env=NEUTRAL | {"PYTHONWARNINGS": "error"} | environment,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def door(name: str) -> tuple[str, str]:
    """Return what runs a file of `scripts/`."""
    return (sys.executable, str(PROJECT / "scripts" / name))
