"""Small histories of projects, as editors make them."""

import subprocess
from pathlib import Path

AUTHOR = ("-c", "user.name=Editor", "-c", "user.email=editor@example.ca", "-c", "commit.gpgsign=false")


def git(folder: Path, *arguments: str) -> str:
    """Run git in a folder and return what it prints."""
    done = subprocess.run(["git", "-C", str(folder), *arguments], capture_output=True, check=True, text=True)
    return done.stdout.strip()


def commit(project: Path, message: str = "Change") -> None:
    """Commit everything in a project."""
    git(project, "add", "--all")
    git(project, *AUTHOR, "commit", "--quiet", "--cleanup=verbatim", "--message", message)
