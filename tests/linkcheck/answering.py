"""A host on this machine that answers in every way in which hosts do."""

import shutil
import socket
import ssl
import subprocess
import threading
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest


class _Handler(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        asked = self.path.strip("/")
        if asked == "endless":
            self._go_on()
        elif asked == "slow":
            assert isinstance(self.server, _Server)
            self.server.ended.wait(60)
        else:
            self._answer(int(asked))

    def _go_on(self) -> None:
        self.send_response(200)
        self.end_headers()
        assert isinstance(self.server, _Server)
        try:
            while not self.server.ended.wait(0.05):
                self.wfile.write(b"more and more ")
        except OSError:
            pass  # nobody listens any more

    def _answer(self, code: int) -> None:
        self.send_response(code)
        if code in (301, 302, 308):
            self.send_header("Location", "/200")
        if code == 429:
            self.send_header("Retry-After", "1")
        self.send_header("Content-Length", "2")
        self.end_headers()
        self.wfile.write(b"ok")

    def log_message(self, *_: object) -> None:
        pass


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.ended = threading.Event()

    def handle_error(self, *_: object) -> None:
        pass  # a connection that is given up is what some tests want


@contextmanager
def _served(server: _Server) -> Iterator[str]:
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield f"127.0.0.1:{server.server_address[1]}"
    finally:
        server.ended.set()
        server.shutdown()
        server.server_close()
        thread.join()


@contextmanager
def host() -> Iterator[str]:
    """Serve, and yield the beginning of addresses; a number after it is the status that is answered."""
    with _served(_Server()) as place:
        yield f"http://{place}/"


@contextmanager
def strange_hosts(folder: Path) -> Iterator[tuple[str, str, str]]:
    """Yield an address with a certificate that nobody vouches for, one where nobody is, and one that takes no call."""
    if shutil.which("openssl") is None:
        pytest.skip("a certificate is made with openssl, which is not installed")
    key, certificate = str(folder / "key.pem"), str(folder / "certificate.pem")
    subject = ["-subj", "/CN=127.0.0.1", "-days", "2", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1"]
    command = ["openssl", "req", "-x509", "-nodes", *subject, "-keyout", key, "-out", certificate]
    subprocess.run(command, check=True, capture_output=True)
    with ExitStack() as stack:
        server = _Server()
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(certificate, key)
        server.socket = context.wrap_socket(server.socket, server_side=True)
        place = stack.enter_context(_served(server))
        closed = stack.enter_context(socket.socket())
        closed.bind(("127.0.0.1", 0))
        deaf = stack.enter_context(socket.socket())
        deaf.bind(("127.0.0.1", 0))
        deaf.listen(1)
        addresses = [f"http://127.0.0.1:{each.getsockname()[1]}/" for each in (closed, deaf)]
        yield f"https://{place}/200", addresses[0], addresses[1]
