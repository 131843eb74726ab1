#!/usr/bin/env python3
"""Check what GitHub and GitLab are told to do: the workflows, the forms of issues, what Renovate renews.

A program that is not there is skipped and named, or missed where REQUIRE_WORKFLOW_CHECKS is set, as in continuous
integration. None of them asks the network.

Exit status: 0 nothing found; 1 something is wrong, or a program is missed.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parent.parent
PROGRAMS: Final = Path(sys.executable).parent

SCHEMAS: Final = {
    "github-workflows": ".github/workflows/*.yml",
    "github-issue-forms": ".github/ISSUE_TEMPLATE/*.yml",
    "github-issue-config": ".github/ISSUE_TEMPLATE/config.yml",
    "gitlab-ci": ".gitlab-ci.yml",
    "renovate": "renovate.json",
}
"""The schemas that check-jsonschema has, and the files that each describes."""


def checks(root: Path) -> Iterator[Sequence[str]]:
    """Say what is run.

    Args:
        root: The project's folder.

    Yields:
        One command each: a program and its arguments.
    """
    yield "actionlint", "-shellcheck=", "-pyflakes="
    yield "zizmor", "--offline", "--quiet", "--no-progress", "--persona=pedantic", ".github"
    for schema, pattern in SCHEMAS.items():
        files = {str(path.relative_to(root)) for path in root.glob(pattern)}
        if "*" in pattern:
            files.discard(SCHEMAS["github-issue-config"])  # stands beside the forms, and is none
        if files:
            yield "check-jsonschema", "--builtin-schema", f"vendor.{schema}", *sorted(files)


def main() -> int:
    """Run the checks that can be run, all of them, and return the exit status."""
    status = 0
    path = os.pathsep.join((str(PROGRAMS), os.environ.get("PATH", os.defpath)))
    for program, *arguments in checks(ROOT):
        found = shutil.which(program, path=path)
        if found is not None:
            done = subprocess.run([found, *arguments], cwd=ROOT, capture_output=True, encoding="utf-8", check=False)  # noqa: S603
            if done.returncode:
                print(done.stdout, done.stderr, sep="", file=sys.stderr)
                status = 1
        elif os.environ.get("REQUIRE_WORKFLOW_CHECKS"):
            print(f"{program} is missed: REQUIRE_WORKFLOW_CHECKS is set", file=sys.stderr)
            status = 1
        else:
            print(f"skipped: {program} is not installed", file=sys.stderr)
    return status


if __name__ == "__main__":
    sys.exit(main())
