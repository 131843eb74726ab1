"""Asking addresses whether they still answer, politely, by way of lychee."""

import html
import json
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any, Final

_PROGRAM: Final = "lychee"
_NAME: Final = "service-partnerships-playbook link check"
"""What hosts are told of who asks."""

_GONE: Final = range(400, 500)
_FOR_PEOPLE: Final = frozenset([401, 402, 403, 405, 406, 407, 408, 423, 425, 429, 451])
"""What hosts say to programs about pages that a person may still get."""

_PERMANENT: Final = frozenset([301, 308])


class NoLycheeError(Exception):
    """The program that asks is not installed, or could not do its work."""


class State(StrEnum):
    """How an address answers."""

    FINE = "fine"
    MOVED = "moved"
    """The page is elsewhere for good."""
    REFUSED = "refused"
    """Programs get no answer; a person may."""
    SILENT = "silent"
    """No answer came this time: the host is down, slow or not found."""
    DEAD = "dead"
    """There is no such page, or no browser would show it."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What an address answered.

    Attributes:
        state: How it answers.
        said: What the host said, as a number or in the words of the program that asked; empty where all is fine.
        target: Where it leads now, if it moved for good.
    """

    state: State
    said: str = ""
    target: str = ""


@dataclass(frozen=True, slots=True)
class Manners:
    """How hosts are asked.

    Attributes:
        at_once: How many addresses at the same time.
        per_host: How many of them of one host.
        pause: How long a host is left alone between two of them, in milliseconds.
        patience: How long an answer may take, in seconds.
        again: How often an address is asked again that did not answer.
        wait: How long before that, in seconds; a host that names a time is given that time.
    """

    at_once: int = 4
    per_host: int = 1
    pause: int = 1000
    patience: int = 30
    again: int = 2
    wait: int = 5


POLITE: Final = Manners()


def ask(addresses: Sequence[str], manners: Manners = POLITE) -> Mapping[str, Answer]:
    """Ask addresses of the web.

    Args:
        addresses: The addresses.
        manners: How hosts are asked.

    Raises:
        NoLycheeError: The program that asks is not installed, or failed.
    """
    if not addresses:
        return {}
    program = _program()
    with tempfile.TemporaryDirectory() as folder:
        # One a line: the line says which was meant, however the program writes an address.
        links = "\n".join(f'<a href="{html.escape(address)}">x</a>' for address in addresses)
        (Path(folder) / "links.html").write_text(links, encoding="utf-8")
        command = [program, *_options(manners), "links.html"]
        done = subprocess.run(command, cwd=folder, capture_output=True, encoding="utf-8", check=False)  # noqa: S603
    try:
        told = json.loads(done.stdout)
    except json.JSONDecodeError:
        raise NoLycheeError(done.stderr.strip() or done.stdout.strip()) from None
    answers = {addresses[line - 1]: answer for line, answer in _answers(told)}
    return {address: answers.get(address, Answer(State.SILENT)) for address in addresses}


def _program() -> str:
    beside = Path(sys.executable).with_name(_PROGRAM)
    program = str(beside) if beside.is_file() else shutil.which(_PROGRAM)
    if program is None:
        raise NoLycheeError
    return program


def _options(manners: Manners) -> list[str]:
    options = {
        "format": "json",
        "host-concurrency": manners.per_host,
        "host-request-interval": f"{manners.pause}ms",
        "max-concurrency": manners.at_once,
        "max-retries": manners.again,
        "retry-wait-time": manners.wait,
        "timeout": manners.patience,
        "user-agent": _NAME,
    }
    return ["--no-progress", "--verbose", *(f"--{name}={value}" for name, value in options.items())]


def _answers(told: Mapping[str, Any]) -> Iterator[tuple[int, Answer]]:
    """Yield what was told of each line."""
    for kind in ("success_map", "error_map", "timeout_map", "excluded_map"):
        for entries in told.get(kind, {}).values():
            for entry in entries:
                yield entry["span"]["line"], _answer(entry, kind)


def _answer(entry: Mapping[str, Any], kind: str) -> Answer:
    status = entry["status"]
    code = status.get("code")
    if kind == "success_map":
        steps = entry.get("redirects", {}).get("redirects", [])
        is_for_good = bool(steps) and all(step["code"] in _PERMANENT for step in steps)
        return Answer(State.MOVED, str(steps[0]["code"]), steps[-1]["url"]) if is_for_good else Answer(State.FINE)
    said = str(code or status.get("details") or status["text"])
    if code in _FOR_PEOPLE or (code or 0) >= 600:
        return Answer(State.REFUSED, said)
    is_dead = code in _GONE or "certificate" in said.lower()
    return Answer(State.DEAD if is_dead else State.SILENT, said)
