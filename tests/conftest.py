"""What the tests share: the project, its site built once, a server for it."""

import functools
import http.server
import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import lxml.html
import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, sync_playwright

from playbook.catalogue.linked import Catalogue
from playbook.site import Site, load

ROOT = Path(__file__).parent.parent
SITE_URL = "https://playbook.example.ca/guide/"
REPO_URL = "https://git.example.ca/council/playbook"

# What a careful host would let pages do; the WebAssembly of a search is the only thing that is evaluated.
SECURITY_POLICY = (
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data:; "
    "font-src 'self'; connect-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'self'; "
    "frame-ancestors 'none'"
)

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
BROWSER_OPTIONS = (
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)

SIDEWAYS = "() => document.scrollingElement.scrollWidth - document.documentElement.clientWidth"
"""How many pixels a page is wider than its window."""

PARTS_OF_A_PROJECT = ("content", "data", "macros", "theme", "mkdocs.yml", "settings.yml")


@dataclass(frozen=True)
class BuiltSite:
    """A built site.

    Attributes:
        folder: Where it is; the folder is named after the path of its address, so that a server of the folder above
            serves it under that path.
        log: What the build printed.
    """

    folder: Path
    log: str

    @functools.cached_property
    def pages(self) -> dict[str, lxml.html.HtmlElement]:
        """Every page by its address from the site's root: `fr/etudes-de-cas/picton/`."""
        return {
            path.relative_to(self.folder).as_posix().removesuffix("index.html"): lxml.html.parse(str(path)).getroot()
            for path in sorted(self.folder.rglob("*.html"))
        }


def copy_project(target: Path) -> Path:
    """Copy what an editor changes, so that a test can change it."""
    for part in PARTS_OF_A_PROJECT:
        source = ROOT / part
        if source.is_dir():
            shutil.copytree(source, target / part, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(source, target / part)
    return target


def run_build(project: Path, site: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Build a project the way CI does; warnings are errors."""
    return subprocess.run(
        [sys.executable, "-W", "error", "-m", "mkdocs", "build", "--strict", "--site-dir", str(site)],
        cwd=project,
        env=os.environ | {"NO_MKDOCS_2_WARNING": "1", "PLAYBOOK_LANG": "en"} | environment,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


@pytest.fixture(scope="session")
def project() -> Site:
    """The real project, loaded once."""
    loading = load(ROOT)
    assert loading.site is not None, loading.findings
    return loading.site


@pytest.fixture(scope="session")
def catalogue(project: Site) -> Catalogue:
    """Its records."""
    return project.catalogue


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    """The real site, built once."""
    folder = tmp_path_factory.mktemp("published") / "guide"
    done = run_build(ROOT, folder, SITE_URL=SITE_URL, REPO_URL=REPO_URL)
    assert done.returncode == 0, done.stderr
    return BuiltSite(folder, done.stderr)


class _QuietHandler(http.server.SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the parent's name
        pass

    def end_headers(self) -> None:
        """Serve everything under a strict policy, so that a browser says what would break it."""
        self.send_header("Content-Security-Policy", SECURITY_POLICY)
        super().end_headers()

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Answer wrong addresses with the site's own page, as hosts of static sites do."""
        page = Path(self.directory) / "guide/404.html"
        if code != http.HTTPStatus.NOT_FOUND or not page.is_file():
            super().send_error(code, message, explain)
            return
        body = page.read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


@pytest.fixture(scope="session")
def site_address(site: BuiltSite) -> Iterator[str]:
    """The address at which the real site is served, under a sub-path."""
    handler = functools.partial(_QuietHandler, directory=str(site.folder.parent))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/guide/"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """A Chromium that is on the machine.

    One for a module, not for all tests: while playwright runs, its event loop is in the way of any other.
    """
    executable = next(filter(None, map(shutil.which, BROWSERS)), None)
    if executable is None:
        reason = f"no browser was found under the names {', '.join(BROWSERS)}"
        if os.environ.get("REQUIRE_BROWSER"):
            pytest.fail(reason)
        pytest.skip(reason)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=list(BROWSER_OPTIONS))
        yield browser
        browser.close()


@pytest.fixture
def open_page(browser: Browser, site_address: str) -> Iterator[Callable[..., Page]]:
    """Open pages of the site by their addresses; what the browser complains of fails the test."""
    problems: list[str] = []
    contexts = []

    def heard(message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            problems.append(message.text)

    def opened(url: str, *, width: int = 1280, **options: Any) -> Page:
        context = browser.new_context(viewport={"width": width, "height": 720}, reduced_motion="reduce", **options)
        context.set_default_timeout(10_000)
        contexts.append(context)
        page = context.new_page()
        page.on("console", heard)
        page.on("pageerror", lambda error: problems.append(str(error)))
        page.goto(site_address + url)
        return page

    yield opened
    for context in contexts:
        context.close()
    assert problems == []
