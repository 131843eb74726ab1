"""Looking at pages in a browser, in every width and palette."""

from collections.abc import Sequence
from pathlib import Path
from typing import Final, Literal

from playwright.sync_api import ConsoleMessage, Page, Request

from audit.browser import browser, executable, served
from audit.faults import Audit

WIDTHS: Final = (320, 390, 768, 1280)
SCHEMES: Final[tuple[Literal["light", "dark"], ...]] = ("light", "dark")
HEIGHT: Final = 800

_SCRIPT: Final = Path(__file__).with_name("page.js")
_LEADS_ON: Final = 'http-equiv="refresh"'
_CLOSED: Final = ".menu"
"""What stays closed while axe looks: it would lie on the page."""


def addresses(site: Path) -> list[str]:
    """Return the address of every page of a built site, from its root, in order; pages that lead on are left out."""
    return sorted(
        path.relative_to(site).as_posix().removesuffix("index.html")
        for path in site.rglob("*.html")
        if _LEADS_ON not in path.read_text(encoding="utf-8")
    )


def inspect(site: Path, urls: Sequence[str], axe: Path) -> Audit:
    """Look at pages of a built site.

    Args:
        site: The site's folder.
        urls: The addresses of the pages, from its root.
        axe: The file of axe-core.

    Returns:
        What was looked at and found.

    Raises:
        NoBrowserError: There is no browser.
    """
    audit = Audit()
    with served(site) as address, browser(executable()) as started:
        context = started.new_context(reduced_motion="reduce")
        context.set_default_timeout(60_000)
        context.add_init_script(path=axe)
        context.add_init_script(path=_SCRIPT)
        page = context.new_page()
        listener = _Listener(page, address)
        for url in urls:
            for width in WIDTHS:
                page.set_viewport_size({"width": width, "height": HEIGHT})
                page.emulate_media(color_scheme="light", forced_colors="none")
                page.goto(address + url)
                page.evaluate("audit.settled()")
                _look(page, audit, url, width)
                listener.report(audit, url, width)
    return audit


def _look(page: Page, audit: Audit, url: str, width: int) -> None:
    """Look at a page of one width."""
    at = str(width)
    audit.note("layout-shift", url, at, page.evaluate("audit.shifts"))
    page.evaluate(f"audit.open('details:not({_CLOSED})')")
    audit.note("sideways", url, at, page.evaluate("audit.sideways()"))
    audit.note("motion", url, at, page.evaluate("audit.motion()"))
    for scheme in SCHEMES:
        page.emulate_media(color_scheme=scheme)
        _ask_axe(page, audit, url, f"{width} {scheme}")
    _change_texts(page, audit, url, at)
    page.evaluate("audit.open('details')")
    page.keyboard.press("Tab")  # the focus is shown to who uses the keyboard
    for scheme in SCHEMES:
        page.emulate_media(color_scheme=scheme)
        _try_focus(page, audit, url, f"{width} {scheme}")
        page.emulate_media(forced_colors="active")
        found = page.evaluate("audit.focus()")["unseen"] + page.evaluate("audit.shapes()")
        audit.note("forced-colours", url, f"{width} {scheme}", found)
        page.emulate_media(forced_colors="none")


def _ask_axe(page: Page, audit: Audit, url: str, state: str) -> None:
    found: dict[str, list[tuple[str, str]]] = {"axe": [], "target-size": []}
    for rule, element, reason in page.evaluate("audit.axe()"):
        found["target-size" if rule == "target-size" else "axe"].append((element, f"{rule}: {reason}"))
    for check, faults in found.items():
        audit.note(check, url, state, faults)


def _change_texts(page: Page, audit: Audit, url: str, state: str) -> None:
    before = {tuple(lost) for lost in page.evaluate("audit.lost()")}
    page.evaluate("audit.spaced(true)")
    lost = [lost for lost in page.evaluate("audit.lost()") if tuple(lost) not in before]
    audit.note("text-spacing", url, state, lost + page.evaluate("audit.sideways()"))
    page.evaluate("audit.spaced(false)")
    page.evaluate("audit.enlarged(true)")
    audit.note("large-text", url, state, page.evaluate("audit.sideways()"))
    page.evaluate("audit.enlarged(false)")


def _try_focus(page: Page, audit: Audit, url: str, state: str) -> None:
    found = page.evaluate("audit.focus()")
    audit.note("focus", url, state, found["unseen"])
    audit.looked_at["focus"] += found["stops"] - 1  # each element is a look


class _Listener:
    """What the browser complains of, and what it asks for."""

    def __init__(self, page: Page, address: str) -> None:
        self._address = address
        self._complaints: list[tuple[str, str]] = []
        self._requests: list[tuple[str, str]] = []
        page.on("console", self._heard)
        page.on("pageerror", lambda error: self._complaints.append(("script", str(error))))
        page.on("request", self._asked)
        page.on("requestfailed", self._failed)

    def report(self, audit: Audit, url: str, width: int) -> None:
        """Note what was heard since the last time."""
        for check, heard in (("policy", self._complaints), ("hosts", self._requests)):
            audit.note(check, url, str(width), heard)
            heard.clear()

    def _heard(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            self._complaints.append((str(message.location.get("url", "")), message.text))

    def _asked(self, request: Request) -> None:
        if not request.url.startswith((self._address, "data:", "blob:")):
            self._requests.append((request.url, "is on another host"))

    def _failed(self, request: Request) -> None:
        # A request that is under way when its page is left is given up.
        if request.failure != "net::ERR_ABORTED":
            self._requests.append((request.url, str(request.failure)))


def parts(urls: Sequence[str], size: int) -> list[Sequence[str]]:
    """Deal addresses into parts of about one size, each with short and long pages in it."""
    number = max(1, -(-len(urls) // size))
    return [urls[first::number] for first in range(number)]
