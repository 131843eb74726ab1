"""A built site in a browser: serving it on this machine as a host would, and finding Chromium."""

import functools
import http.server
import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

from playwright.sync_api import Browser, sync_playwright

NAMES: Final = (
    "chromium-headless-shell",  # the same pages in half the time: it has no window to draw
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
)
"""What Chromium and its kin are called where they are installed."""

_OPTIONS: Final = (
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    # Each page is seen for a moment: what makes a browser quick on a page that stays takes longer than it saves.
    "--js-flags=--no-opt --single-threaded-gc",
    "--in-process-gpu",
)

EMPTY: Final = "empty"
"""The address, from the root of a server, of a page without anything on it."""


class NoBrowserError(Exception):
    """There is no browser; the message names those that were looked for."""


def _headers(file: Path, address: str) -> Iterator[tuple[str, str]]:
    """Yield the headers that a site's `_headers` has for an address."""
    rule = ""
    for line in file.read_text(encoding="utf-8").splitlines() if file.is_file() else ():
        if not line.startswith(" "):
            rule = line.removesuffix("*")
        elif address.startswith(rule):
            name, value = line.strip().split(": ", 1)
            yield name, value


class _Handler(http.server.SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"  # connections are kept
    disable_nagle_algorithm = True  # else what follows the headers waits, for 40 ms, until they are acknowledged

    def __init__(self, *arguments: Any, site: str, **options: Any) -> None:
        self._site = site
        super().__init__(*arguments, **options)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the parent's name
        pass

    def end_headers(self) -> None:
        """Say what the site asks hosts to say: a browser tells what a strict policy would break."""
        for name, value in _headers(Path(self.directory) / self._site / "_headers", self.path):
            self.send_header(name, value)
        super().end_headers()

    def do_GET(self) -> None:
        """Serve a page without anything on it besides the site."""
        # Outside the site, a browser asks for an icon while one page takes the place of another.
        if self.path == f"/{EMPTY}" or (self._site and self.path == "/favicon.ico"):
            # An icon is named, for else the browser asks the server for one.
            self._answer(http.HTTPStatus.OK, b'<!doctype html><link rel="icon" href="data:,">')
        else:
            super().do_GET()

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Answer wrong addresses with the site's own page, as hosts of static sites do."""
        page = Path(self.directory) / self._site / "404.html"
        if code == http.HTTPStatus.NOT_FOUND and page.is_file():
            self._answer(code, page.read_bytes())
        else:
            super().send_error(code, message, explain)

    def _answer(self, code: int, body: bytes) -> None:
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


def executable() -> str:
    """Find a browser.

    Returns:
        Its path.

    Raises:
        NoBrowserError: There is none.
    """
    found = next(filter(None, map(shutil.which, NAMES)), None)
    if found is None:
        raise NoBrowserError(f"no browser was found under the names {', '.join(NAMES)}")
    return found


@contextmanager
def served(folder: Path, site: str = "") -> Iterator[str]:
    """Serve a folder.

    Args:
        folder: What is at the root of the server.
        site: Where in it the site is: `guide/`.

    Yields:
        The address of the server's root.
    """
    handler = functools.partial(_Handler, directory=str(folder), site=site)
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}/"
        finally:
            server.shutdown()
            thread.join()


@contextmanager
def browser(path: str) -> Iterator[Browser]:
    """Start a browser that nobody sees.

    Args:
        path: Where it is.
    """
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=path, args=list(_OPTIONS))
        try:
            yield started
        finally:
            started.close()
