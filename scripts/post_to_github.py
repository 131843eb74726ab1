#!/usr/bin/env python3
"""Post a text to GitHub: the review of a pull request, or what is kept in one standing issue.

Runs in a trusted workflow, with a token, on a text that untrusted code may have made: the text is bounded, can call
nobody, and says nothing of where it goes. `gh`, GitHub's own program, speaks to GitHub.

Exit status: 0 posted, or nothing to post; 1 refused.
"""

import argparse
import json
import os
import re
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Final
from urllib.parse import quote

LIMIT: Final = 65_536
"""How many characters GitHub takes; a file of more bytes than these could need is not read."""
BOT: Final = "github-actions[bot]"

FRAME: Final = (
    "*Made by the code of this pull request, at {short}; the built site is an artifact of "
    "[the same run]({run}). · Produit par le code de cette demande de tirage, à {short}; le site construit est un "
    "artéfact de [la même exécution]({run}).*\n\n"
)
CUT: Final = "\n\n… (too long / trop long)\n"

Ask = Callable[..., Any]
"""What asks GitHub: a method, a path and, by name, the fields to send; returns what GitHub answers."""


class RefusedError(Exception):
    """The text, or where it should go, is not as it must be."""


def gh(method: str, path: str, **fields: str | list[str]) -> Any:
    """Ask GitHub.

    Args:
        method: The method of HTTP.
        path: What follows the address of the interface: `repos/OWNER/NAME/issues`.
        fields: What is sent.

    Returns:
        The answer, as JSON says it.
    """
    command = ["gh", "api", "--method", method, path]
    if fields:
        command += ["--input", "-"]
    done = subprocess.run(  # noqa: S603 - the path is made below, and no shell reads it
        command, input=json.dumps(fields) if fields else None, capture_output=True, encoding="utf-8", check=False
    )
    if done.returncode:
        raise RefusedError(f"GitHub refused {method} {path}: {done.stderr.strip()}")
    return json.loads(done.stdout or "null")


def text_of(file: Path) -> str:
    """Read a text that somebody else made.

    Args:
        file: Where it should be.

    Returns:
        The text, at most `LIMIT` characters, in which an at sign calls nobody.

    Raises:
        RefusedError: It is no file, too large, or no text.
    """
    if file.is_symlink() or not file.is_file():
        raise RefusedError(f"{file} is not a file")
    if file.stat().st_size > LIMIT * 4:
        raise RefusedError(f"{file} is larger than any comment")
    try:
        text = file.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        raise RefusedError(f"{file} is not text") from error
    return re.sub(r"@(?=[\w-])", "@\N{ZERO WIDTH NON-JOINER}", text)


def pull_request(run: Mapping[str, Any], repository: str, ask: Ask) -> int | None:
    """Find the open pull request that a run was for, from what GitHub says of the run.

    Args:
        run: The run.
        repository: The repository that this workflow belongs to: `owner/name`.
        ask: What asks GitHub.

    Returns:
        Its number; None where it was closed or has newer commits.
    """
    # GitHub names no pull request in the event where it comes from a fork.
    head = quote(f"{run['head_repository']['owner']['login']}:{run['head_branch']}", safe="")
    found = ask("GET", f"repos/{repository}/pulls?state=open&head={head}")
    return next((one["number"] for one in found if one["head"]["sha"] == run["head_sha"]), None)


def review(run: Mapping[str, Any], repository: str, file: Path, ask: Ask) -> None:
    """Post the review of a pull request, in place of the one before.

    Args:
        run: The run that made it.
        repository: The repository that this workflow belongs to.
        file: The text.
        ask: What asks GitHub.
    """
    text, number = text_of(file), pull_request(run, repository, ask)
    if number is None:
        print("the pull request is closed, or has newer commits: nothing is posted")
        return
    frame = FRAME.format(short=run["head_sha"][:7], run=run["html_url"])
    comment("review", number, repository, frame + text, ask)


def comment(kind: str, number: int, repository: str, text: str, ask: Ask) -> None:
    """Write a comment, in place of our own one of its kind.

    Args:
        kind: What it is, as nobody sees it.
        number: The issue or pull request.
        repository: The repository that it belongs to.
        text: The comment.
        ask: What asks GitHub.
    """
    mark, issues = f"<!-- playbook-{kind} -->\n", f"repos/{repository}/issues"
    comments = ask("GET", f"{issues}/{number}/comments?per_page=100")
    ours = [one["id"] for one in comments if one["user"]["login"] == BOT and one["body"].startswith(mark)]
    if ours:
        ask("PATCH", f"{issues}/comments/{ours[0]}", body=bounded(mark + text))
    else:
        ask("POST", f"{issues}/{number}/comments", body=bounded(mark + text))


def standing_issue(label: str, repository: str, file: Path, ask: Ask) -> None:
    """Keep one open issue that tells how things stand: its first line is its title.

    Args:
        label: What the issue is known by.
        repository: The repository that this workflow belongs to.
        file: The text; an empty one closes the issue.
        ask: What asks GitHub.
    """
    title, _, body = text_of(file).strip().partition("\n")
    issues = f"repos/{repository}/issues"
    found = ask("GET", f"{issues}?state=open&creator={quote(BOT)}&labels={label}")
    standing = [issue["number"] for issue in found if "pull_request" not in issue]
    fields = {"title": title.lstrip("# "), "body": bounded(body.strip())}
    if standing and not title:
        ask("PATCH", f"{issues}/{standing[0]}", state="closed")
    elif standing:
        ask("PATCH", f"{issues}/{standing[0]}", **fields)
    elif title:
        ask("POST", issues, labels=[label], **fields)


def bounded(text: str) -> str:
    """Cut a text to what GitHub takes, and say so."""
    return text if len(text) <= LIMIT else text[: LIMIT - len(CUT)] + CUT


def main() -> int:
    """Run the command, and return the exit status."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(dest="command", required=True)
    commands.add_parser("review", help="post the review of a pull request").add_argument("file", type=Path)
    commands.add_parser("form", help="write the text of the issue into a file").add_argument("file", type=Path)
    commands.add_parser("answer", help="answer the issue").add_argument("file", type=Path)
    standing = commands.add_parser("standing-issue", help="keep one open issue")
    standing.add_argument("label")
    standing.add_argument("file", type=Path)
    options = parser.parse_args()
    repository = os.environ["GITHUB_REPOSITORY"]
    try:
        event = json.loads(Path(os.environ["GITHUB_EVENT_PATH"]).read_text(encoding="utf-8"))
        if options.command == "review":
            review(event["workflow_run"], repository, options.file, gh)
        elif options.command == "form":
            options.file.write_text(event["issue"]["body"] or "", encoding="utf-8")
        elif options.command == "answer":
            comment("answer", event["issue"]["number"], repository, text_of(options.file), gh)
        else:
            standing_issue(options.label, repository, options.file, gh)
    except RefusedError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
