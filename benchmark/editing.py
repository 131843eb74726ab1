"""Measuring how long an editor waits: from saving a record until a server answers with the page that shows it."""

import http.client
import re
import socket
import subprocess
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from benchmark.measure import BuildFailedError

_LOOKS: Final = 0.01
"""How many seconds lie between two questions whether the page has changed."""

_PATIENCE: Final = 300.0
"""After how many seconds a server counts as failed."""

_TITLE: Final = re.compile(r"^title:\n  fr: .*\n  en: (?P<quote>[\"']?)(?P<title>.+?)(?P=quote)$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Edit:
    """A record that is edited, and the page that shows it.

    Attributes:
        file: The record's file.
        path: The path of the page.
    """

    file: Path
    path: str


def seconds_of_edits(command: Sequence[str], folder: Path, edit: Edit, runs: int) -> list[float]:
    """Start a server, edit a record again and again, and stop the server; the record is then as it was.

    Args:
        command: Starts the server; `PORT` in it is the port on which it is to listen.
        folder: Where it is started.
        edit: What is edited.
        runs: How often.

    Returns:
        How many seconds each edit took.

    Raises:
        BuildFailedError: The server ended, or the page did not follow.
    """
    text = edit.file.read_text(encoding="utf-8")
    found = _TITLE.search(text)
    assert found, f"{edit.file} has no title that can be changed"
    port = _free_port()
    server = subprocess.Popen(  # noqa: S603 - ours
        [part.replace("PORT", str(port)) for part in command],
        cwd=folder,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        _wait_for(server, port, edit.path, found["title"])
        time.sleep(1)  # whatever it does once it answers, it does not do at each edit
        return [
            _seconds_of_edit(server, port, edit, text, (found.end("title"), f" {number}"), found["title"])
            for number in range(runs)
        ]
    finally:
        edit.file.write_text(text, encoding="utf-8")
        server.terminate()
        server.wait()


def _seconds_of_edit(
    server: subprocess.Popen[bytes], port: int, edit: Edit, text: str, change: tuple[int, str], title: str
) -> float:
    place, more = change
    edit.file.write_text(text[:place] + more + text[place:], encoding="utf-8")
    saved = time.perf_counter()
    _wait_for(server, port, edit.path, title + more)
    seconds = time.perf_counter() - saved
    time.sleep(1)  # an editor looks at the page
    return seconds


def _wait_for(server: subprocess.Popen[bytes], port: int, path: str, words: str) -> None:
    begun = time.perf_counter()
    while words not in _page(port, path):
        if server.poll() is not None or time.perf_counter() - begun > _PATIENCE:
            message = f"{path} does not say {words}"
            raise BuildFailedError(message)
        time.sleep(_LOOKS)


def _page(port: int, path: str) -> str:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=_PATIENCE)
    try:
        connection.request("GET", path)
        return connection.getresponse().read().decode()
    except (OSError, http.client.HTTPException):  # it does not listen yet, or writes the page just now
        return ""
    finally:
        connection.close()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
