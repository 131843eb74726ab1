"""The server of the preview: it answers with the files of the last version, and tells pages when there is another.

One thing is done at a time, in one thread: first what somebody waits for. What else follows from a change is done step by
step between two questions.
"""

import asyncio
import mimetypes
from asyncio import StreamReader, StreamWriter
from collections.abc import Callable, Mapping
from contextlib import suppress
from functools import cache
from http import HTTPStatus
from pathlib import Path
from typing import Final
from urllib.parse import parse_qs, quote, unquote, urlsplit

from playbook.outputs.hosting import headers
from playbook.preview.preview import Answer, Preview
from playbook.preview.watching import Watch

OWN: Final = "_preview/"
"""Where the preview's own files are, which no site has."""

_RELOAD: Final = f"{OWN}reload.js"
_EVENTS: Final = f"{OWN}events"

_TYPES: Final[Mapping[str, str]] = {
    ".atom": "application/atom+xml",
    ".js": "text/javascript",
    ".md": "text/markdown",
    ".vcf": "text/vcard",
    ".webmanifest": "application/manifest+json",
    ".woff2": "font/woff2",
    ".yml": "application/yaml",
}
"""What Python does not know by itself, or each version in its own way."""

_PAUSE: Final = 0.001
"""How many seconds lie between two steps of what follows, so that whoever asks meanwhile is answered first."""

_PATIENCE: Final = 60.0
"""After how many seconds a connection is closed that says nothing."""

_HEARTBEAT: Final = 10.0
"""After how many seconds without news a page is told that there are none."""


class Server:
    """Serves a preview, and has it read the project again whenever something changes."""

    def __init__(self, mount: str, preview: Preview, watch: Watch) -> None:
        """Prepare to serve.

        Args:
            mount: The path below which the site is.
            preview: What is shown.
            watch: Looks at the project.
        """
        self._mount = mount
        self._preview = preview
        self._watch = watch

    async def serve(self, host: str, port: int, begun: Callable[[], None]) -> None:
        """Serve until somebody ends it.

        Args:
            host: The host name to listen on.
            port: The port to listen on.
            begun: Is called when the project was read for the first time.

        Raises:
            OSError: The port is taken.
            OverflowError: There is no such port.
        """
        self._news = asyncio.Event()
        async with await asyncio.start_server(self._meet, host, port):
            self._preview.read()
            begun()
            await asyncio.gather(self._follow_changes(), self._do_the_rest())

    async def _follow_changes(self) -> None:
        while True:
            await self._watch.wait()
            self._preview.read()
            self._tell()

    async def _do_the_rest(self) -> None:
        while True:
            before = self._preview.version
            is_left = self._preview.go_on()
            if not is_left or self._preview.version != before:
                self._tell()
            await (asyncio.sleep(_PAUSE) if is_left else self._news.wait())

    def _tell(self) -> None:
        """Tell whoever waits that something is new."""
        told, self._news = self._news, asyncio.Event()
        told.set()

    async def _meet(self, reader: StreamReader, writer: StreamWriter) -> None:
        """Answer on a connection until it is closed."""
        with suppress(OSError, EOFError, TimeoutError, ValueError, asyncio.LimitOverrunError):
            while True:
                asked = await asyncio.wait_for(reader.readuntil(b"\r\n\r\n"), _PATIENCE)
                method, target, _ = asked.decode("latin-1").split(" ", 2)
                if method not in ("GET", "HEAD"):
                    break
                if urlsplit(target).path == self._mount + _EVENTS:
                    await self._tell_events(writer, parse_qs(urlsplit(target).query).get("shown", [""])[0])
                    break
                head, content = await self._response(unquote(urlsplit(target).path))
                writer.write(head + (content if method == "GET" else b""))
                await writer.drain()
        writer.close()

    async def _response(self, path: str) -> tuple[bytes, bytes]:
        """Return the head and the content of a response."""
        name = path.removeprefix(self._mount)
        if not path.startswith(self._mount):
            return _head(HTTPStatus.FOUND, 0, Location=self._mount), b""
        if name == _RELOAD:
            return _with_head(HTTPStatus.OK, _script(), name)
        if not name or name.endswith("/"):
            name += "index.html"
        answer = await self._answer(name)
        is_lost = answer.status == HTTPStatus.NOT_FOUND
        if is_lost and (await self._answer(f"{name}/index.html")).status == HTTPStatus.OK:
            return _head(HTTPStatus.FOUND, 0, Location=f"{quote(path)}/"), b""
        if name.endswith(".html") or answer.status != HTTPStatus.OK:
            return _with_head(answer.status, self._reloading(answer), ".html")
        return _with_head(answer.status, answer.content, name)

    async def _answer(self, name: str) -> Answer:
        while (answer := self._preview.answer(name)) is None:
            await self._news.wait()
        return answer

    def _reloading(self, answer: Answer) -> bytes:
        """Give a page the script that reloads it."""
        addresses = f'src="{self._mount}{_RELOAD}" data-events="{self._mount}{_EVENTS}"'
        script = f'<script {addresses} data-shown="{answer.version}" defer></script>'
        return answer.content.replace(b"</head>", script.encode() + b"</head>", 1)

    async def _tell_events(self, writer: StreamWriter, shown: str) -> None:
        """Tell a page when there is another version than the one that it shows."""
        kind = {"Content-Type": "text/event-stream", "Cache-Control": "no-store", "Connection": "close"}
        writer.write(_head(HTTPStatus.OK, None, **kind) + b"retry: 500\n\n")
        while self._preview.version == shown:
            with suppress(TimeoutError):
                await asyncio.wait_for(self._news.wait(), _HEARTBEAT)
            writer.write(b":\n\n")  # a page that is gone is found out so
            await writer.drain()
        writer.write(f"data: {self._preview.version}\n\n".encode())
        await writer.drain()


@cache
def _script() -> bytes:
    return Path(__file__).with_name("reload.js").read_bytes()


def _with_head(status: int, content: bytes, name: str) -> tuple[bytes, bytes]:
    said = {"Content-Type": _type(name), "Cache-Control": "no-cache", **headers()}
    return _head(status, len(content), **said), content


def _head(status: int, length: int | None, **said: str) -> bytes:
    if length is not None:
        said["Content-Length"] = str(length)
    lines = [f"HTTP/1.1 {status} {HTTPStatus(status).phrase}", *(f"{name}: {value}" for name, value in said.items())]
    return "\r\n".join([*lines, "", ""]).encode("latin-1")


def _type(name: str) -> str:
    ending = name[name.rfind(".") :]
    known = _TYPES.get(ending) or mimetypes.types_map.get(ending, "application/octet-stream")
    return f"{known}; charset=utf-8" if known.startswith("text/") else known
