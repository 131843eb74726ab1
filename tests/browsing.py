"""What tests in a browser share: a server for the built site, a Chromium, pages to visit it with, axe-core."""

import functools
import http.server
import os
import shutil
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Final, Literal

import pytest
from axe_playwright_python.base import AXE_SCRIPT  # type: ignore[import-untyped]
from conftest import BuiltSite
from kinds_of_pages import WRONG
from playwright.sync_api import Browser, ConsoleMessage, Page, sync_playwright

BROWSERS: Final = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
BROWSER_OPTIONS: Final = (
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)

EMPTY: Final = "/empty"
"""The address, on the server of the site, of a page without anything on it."""

SIDEWAYS: Final = "() => document.scrollingElement.scrollWidth - document.documentElement.clientWidth"
"""How many pixels a page is wider than its window."""

EVERYTHING: Final[dict[str, Any]] = {"rules": {"target-size": {"enabled": True}}}  # 24 pixels; off by default in axe
COLOURS: Final[dict[str, Any]] = {
    "runOnly": {"type": "rule", "values": ["button-name", "color-contrast", "link-in-text-block"]}
}
"""The rules of axe-core for what another palette changes: colours, and the name of the button that changes them."""
RULES: Final[dict[str, dict[str, Any]]] = {"light": EVERYTHING, "dark": COLOURS}
"""What to hold a page against in each palette."""

_VIOLATIONS: Final = """async ([rules, everyText]) => {
  const looks = new Map();
  const look = (element) => {
    if (!element) return "";
    if (!looks.has(element)) {
      const style = getComputedStyle(element);
      looks.set(element, [
        style.color, style.backgroundColor, style.backgroundImage, style.opacity, style.filter, style.fontSize,
        style.fontWeight, style.textShadow, style.position, look(element.parentElement),
      ].join());
    }
    return looks.get(element);
  };
  const texts = [...document.querySelectorAll("body *")]
    .filter((element) => element.checkVisibility({visibilityProperty: true}))
    .filter((element) => element.matches("input, select, textarea")
      || [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.data.trim()));
  const chosen = new Map(texts.map((element) => [look(element), element]));
  chosen.forEach((element) => element.setAttribute("data-look", ""));
  axe.configure({rules: [{id: "color-contrast", selector: everyText ? "*" : "[data-look]"}]});
  const {violations} = await axe.run({resultTypes: ["violations"], ...rules});
  chosen.forEach((element) => element.removeAttribute("data-look"));
  return violations.flatMap(({id, help, nodes}) => nodes.map((node) =>
    `${id}: ${help}\\n  ${node.target.join(" ")}\\n  ${node.html}\\n  ${node.failureSummary}`));
}"""


def axe_findings(page: Page, rules: dict[str, Any] = EVERYTHING, *, every_text: bool = False) -> list[str]:
    """Return what axe-core finds wrong with a page as it is shown: rule, element and reason.

    Args:
        page: The page.
        rules: What to hold it against.
        every_text: Whether the contrast of every text is asked about, which takes most of the time; if not, that of
            one text of each look, for texts of one look, with all that they stand on, have one contrast.
    """
    if not page.evaluate("() => 'axe' in window"):
        page.evaluate(AXE_SCRIPT)
    found: list[str] = page.evaluate(_VIOLATIONS, [rules, every_text])
    return found


def _headers(file: Path, address: str) -> Iterator[tuple[str, str]]:
    """Yield the headers that a site's `_headers` has for an address."""
    rule = ""
    for line in file.read_text(encoding="utf-8").splitlines():
        if not line.startswith(" "):
            rule = line.removesuffix("*")
        elif address.startswith(rule):
            name, value = line.strip().split(": ", 1)
            yield name, value


class _Handler(http.server.SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"  # connections are kept

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the parent's name
        pass

    def end_headers(self) -> None:
        """Say what the site asks hosts to say: a browser tells what a strict policy would break."""
        for name, value in _headers(Path(self.directory) / "guide/_headers", self.path):
            self.send_header(name, value)
        super().end_headers()

    def do_GET(self) -> None:
        """Serve a page without anything on it besides the site."""
        if self.path == EMPTY:
            # An icon is named, for else the browser asks the server for one.
            self._answer(http.HTTPStatus.OK, b'<!doctype html><link rel="icon" href="data:,">')
        else:
            super().do_GET()

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Answer wrong addresses with the site's own page, as hosts of static sites do."""
        page = Path(self.directory) / "guide/404.html"
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


@pytest.fixture(scope="session")
def site_address(site: BuiltSite) -> Iterator[str]:
    """The address at which the real site is served, under a sub-path."""
    handler = functools.partial(_Handler, directory=str(site.folder.parent))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
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


class Tab:
    """A page of a browser, which tests use one after the other.

    Attributes:
        page: The page.
        problems: What the browser complained of since it was emptied.
    """

    def __init__(self, page: Page) -> None:
        """Begin to listen."""
        self.page = page
        self.problems: list[str] = []
        page.on("console", self._heard)
        page.on("pageerror", lambda error: self.problems.append(str(error)))

    def _heard(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning") and not message.location["url"].endswith(WRONG):
            self.problems.append(f"{message.type}: {message.text} {message.location['url']}")

    def empty(self, address: str) -> None:
        """Forget what a test did on the site at `address`."""
        self.page.unroute_all()
        self.page.goto(address)
        self.page.evaluate("() => { localStorage.clear(); sessionStorage.clear(); }")
        self.page.emulate_media(media="null")
        self.problems.clear()


class Tabs:
    """The tabs of a browser: a new one takes longer than all that most tests do on it, so they are used again."""

    def __init__(self, browser: Browser, site_address: str) -> None:
        """Begin without any."""
        self._browser = browser
        self._empty = site_address.removesuffix("/guide/") + EMPTY
        self._free: dict[bool, list[Tab]] = {True: [], False: []}
        self._taken: list[tuple[Tab, bool]] = []
        self._alone: list[Tab] = []

    def take(
        self,
        width: int = 1280,
        *,
        color_scheme: Literal["light", "dark"] = "light",
        java_script_enabled: bool = True,
        newcomer: bool = False,
    ) -> Page:
        """Return an empty page; that of a newcomer has not been on the site, and is used by one test alone."""
        free = self._free[java_script_enabled]
        if newcomer or not free:
            tab = self._new(java_script_enabled)
        else:
            tab = free.pop()
            tab.empty(self._empty)
        if newcomer:
            self._alone.append(tab)
        else:
            self._taken.append((tab, java_script_enabled))
        tab.page.set_viewport_size({"width": width, "height": 720})
        tab.page.emulate_media(color_scheme=color_scheme)
        return tab.page

    def give_back(self) -> list[str]:
        """Take all pages back and return what the browser complained of."""
        problems = [problem for tab, _ in self._taken for problem in tab.problems]
        problems += [problem for tab in self._alone for problem in tab.problems]
        for tab, java_script_enabled in self._taken:
            self._free[java_script_enabled].append(tab)
        for tab in self._alone:
            tab.page.context.close()
        self._taken.clear()
        self._alone.clear()
        return problems

    def _new(self, java_script_enabled: bool) -> Tab:
        context = self._browser.new_context(reduced_motion="reduce", java_script_enabled=java_script_enabled)
        context.set_default_timeout(10_000)
        return Tab(context.new_page())


@pytest.fixture(scope="module")
def tabs(browser: Browser, site_address: str) -> Tabs:
    """The tabs that the tests of a module share; they are closed with their browser."""
    return Tabs(browser, site_address)


@pytest.fixture
def new_page(tabs: Tabs) -> Iterator[Callable[..., Page]]:
    """Give empty pages, as `Tabs.take` does; what the browser complains of fails the test."""
    yield tabs.take
    assert tabs.give_back() == []


@pytest.fixture
def open_page(new_page: Callable[..., Page], site_address: str) -> Callable[..., Page]:
    """Open pages of the site by their addresses; what the browser complains of fails the test."""

    def opened(url: str, **options: Any) -> Page:
        page = new_page(**options)
        page.goto(site_address + url)
        return page

    return opened
