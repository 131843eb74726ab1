"""What tests in a browser share: a server for the built site, a Chromium, pages to visit it with, axe-core."""

import os
from collections.abc import Callable, Iterator
from typing import Any, Final, Literal

import pytest
from axe_playwright_python.base import AXE_SCRIPT  # type: ignore[import-untyped]
from conftest import BuiltSite
from kinds_of_pages import WRONG
from playwright.sync_api import Browser, ConsoleMessage, Page, expect

from audit.browser import EMPTY, NoBrowserError, executable, served
from audit.browser import browser as started

PATIENCE: Final = 60_000
"""For how many milliseconds the browser is waited for: a busy machine is no mistake of the site."""

expect.set_options(timeout=PATIENCE)

SIDEWAYS: Final = "() => document.scrollingElement.scrollWidth - document.documentElement.clientWidth"
"""How many pixels a page is wider than its window."""

EVERYTHING: Final[dict[str, Any]] = {"rules": {"target-size": {"enabled": True}}}  # 24 pixels; off by default in axe
COLOURS: Final[dict[str, Any]] = {
    "runOnly": {"type": "rule", "values": ["button-name", "color-contrast", "link-in-text-block"]}
}
"""The rules of axe-core for what another palette changes: colours, and the name of the button that changes them."""
RULES: Final[dict[Literal["light", "dark"], dict[str, Any]]] = {"light": EVERYTHING, "dark": COLOURS}
"""What to hold a page against in each palette."""

WIDTHS: Final = (1280, 320)
"""The widths at which pages stand otherwise."""

# Texts of one look, with all that they stand on, have one contrast, and links of one look are told from the words around
# them or not: that of one of them is asked about, once a process. The
# size of a target is asked about where it is smaller than 24 pixels and another one is near. Where all is known of what
# another palette changes, axe is not asked again.
_VIOLATIONS: Final = """async ([rules, known]) => {
  if (!("axe" in window)) return null;
  const short = (text) => {
    let [one, other] = [0xdeadbeef, 0x41c6ce57];
    for (let index = 0; index < text.length; index += 1) {
      const code = text.charCodeAt(index);
      one = Math.imul(one ^ code, 2654435761);
      other = Math.imul(other ^ code, 1597334677);
    }
    return `${one >>> 0}-${other >>> 0}`;
  };
  const looks = new Map();
  const look = (element) => {
    if (!element) return "";
    if (!looks.has(element)) {
      const style = getComputedStyle(element);
      looks.set(element, short([
        style.color, style.backgroundColor, style.backgroundImage, style.opacity, style.filter, style.fontSize,
        style.fontWeight, style.textShadow, style.position, look(element.parentElement),
      ].join()));
    }
    return looks.get(element);
  };
  const size = (text) => text.replace(/\\s/g, "").length;
  const linkLook = (link) => {
    const style = getComputedStyle(link);
    const block = link.closest("p, li, dd, dt, td, th, figcaption, h1, h2, h3, h4, summary, div, section, nav, main, body");
    const inLinks = [...block.querySelectorAll("a")].reduce((sum, one) => sum + size(one.textContent), 0);
    return short([
      look(link), style.textDecoration, style.borderBottom, style.outline, style.fontStyle, style.fontFamily,
      style.display, size(block.textContent) > inLinks,
    ].join());
  };
  const shown = [...document.querySelectorAll("body *")]
    .filter((element) => element.checkVisibility({visibilityProperty: true}));
  const texts = shown.filter((element) => element.matches("input, select, textarea")
    || [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.data.trim()));
  const links = shown.filter((element) => element.matches("a[href]"));
  const chosen = new Map(texts.map((element) => [look(element), element]));
  const chosenLinks = new Map(links.map((element) => [linkLook(element), element]));
  const targets = shown.filter((element) => element.matches("a[href], button, input, select, summary, textarea, [tabindex]"))
    .map((element) => [element, element.getBoundingClientRect()]);
  // Where a small target and those near it stand in the same way, they are as near to each other.
  const chosenSmall = new Map(targets.flatMap(([element, own]) => {
    if (own.width >= 24 && own.height >= 24) return [];
    const [x, y] = [own.left + own.width / 2, own.top + own.height / 2];
    const near = targets.filter(([one]) => one !== element).map(([one, {left, right, top, bottom, width, height}]) => [
      Math.min(Math.hypot(Math.max(left - x, 0, x - right), Math.max(top - y, 0, y - bottom)), 13),
      Math.min(Math.hypot((left + right) / 2 - x, (top + bottom) / 2 - y), 25),
      width < 24 || height < 24,
      getComputedStyle(one).display,
    ]).filter(([edge, centre]) => edge < 13 || centre < 25).sort();
    const stands = [Math.min(own.width, 24), Math.min(own.height, 24), getComputedStyle(element).display, near];
    const rounded = stands.flat(2).map((value) => typeof value === "number" ? value.toFixed(1) : value);
    return near.length ? [[short(rounded.join()), element]] : [];
  }));
  const chosenButtons = new Map(shown.filter((element) => element.matches("button"))
    .map((element) => [short(element.outerHTML), element]));
  for (const one of known.split(" ")) [chosen, chosenLinks, chosenSmall, chosenButtons].some((those) => those.delete(one));
  if (rules.runOnly && ![chosen, chosenLinks, chosenButtons].some((those) => those.size)) return [[], ""];
  const marks = Object.entries({look: chosen.values(), link: chosenLinks.values(), small: chosenSmall.values()})
    .map(([name, elements]) => [`data-axe-${name}`, [...elements]]);
  for (const [name, elements] of marks) elements.forEach((element) => element.setAttribute(name, ""));
  axe.configure({rules: [
    {id: "color-contrast", selector: "[data-axe-look]"},
    {id: "link-in-text-block", selector: "[data-axe-link]"},
    {id: "target-size", selector: "[data-axe-small]"},
  ]});
  const {violations} = await axe.run({resultTypes: ["violations"], ...rules});
  for (const [name, elements] of marks) elements.forEach((element) => element.removeAttribute(name));
  const found = violations.flatMap(({id, help, nodes}) => nodes.map((node) =>
    `${id}: ${help}\\n  ${node.target.join(" ")}\\n  ${node.html}\\n  ${node.failureSummary}`));
  const right = (rule, elements) => (violations.some(({id}) => id === rule) ? [] : [...elements.keys()]);
  return [found, [
    ...right("color-contrast", chosen),
    ...right("link-in-text-block", chosenLinks),
    ...right("button-name", chosenButtons),
    ...(rules.rules ? right("target-size", chosenSmall) : []),
  ].join(" ")];
}"""
_LEGIBLE: Final = set[str]()
"""The looks of texts and links that can be read and told from others, and of small targets that can be pressed."""


def axe_findings(page: Page, rules: dict[str, Any] = EVERYTHING) -> list[str]:
    """Return what axe-core finds wrong with a page as it is shown: rule, element and reason.

    Args:
        page: The page.
        rules: What to hold it against.
    """
    asked = [rules, " ".join(_LEGIBLE)]  # one text: a list is passed on member by member
    answer = page.evaluate(_VIOLATIONS, asked)
    if answer is None:
        page.evaluate(AXE_SCRIPT)
        answer = page.evaluate(_VIOLATIONS, asked)
    found: list[str]
    found, legible = answer
    _LEGIBLE.update(legible.split())
    return found


def axe_findings_in_every_palette(page: Page, *widths: int, whole: bool = False) -> dict[str, list[str]]:
    """Return what axe-core finds wrong with the state that a page is in, by width and palette.

    Args:
        page: The page.
        widths: How wide it is made, one after the other.
        whole: Whether the window is as high as the page: what stays at its bottom covers what is scrolled under it.
    """
    found: dict[str, list[str]] = {}
    for width in widths or WIDTHS:
        page.set_viewport_size({"width": width, "height": 720})
        if whole:
            page.set_viewport_size({"width": width, "height": page.evaluate("document.documentElement.scrollHeight")})
        for scheme, rules in RULES.items():
            page.emulate_media(color_scheme=scheme)
            found[f"{width} {scheme}"] = axe_findings(page, rules)
        found[f"{width} sideways"] = [str(pixels) for pixels in [page.evaluate(SIDEWAYS)] if pixels > 0]
    return {state: findings for state, findings in found.items() if findings}


# A page is put in the place of the one before it, in half the time that a browser takes to go there.
_PUT: Final = """async (address) => {
  const answer = await fetch(address);
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  page.querySelector("meta[http-equiv=refresh]")?.remove();
  // An icon whose address leads elsewhere from the new page, or none, and the browser would ask for another.
  for (const one of [document, page]) {
    one.querySelectorAll("link[rel~=icon]").forEach((icon) => icon.setAttribute("href", "data:,"));
  }
  document.body.remove();
  history.replaceState(null, "", address);
  document.replaceChild(document.adoptNode(page.documentElement), document.documentElement);
  await Promise.all([...document.querySelectorAll("link[rel=stylesheet]")].filter((link) => !link.sheet)
    .map((link) => new Promise((arrived) => link.addEventListener("load", arrived))));
}"""


def put(page: Page, address: str) -> None:
    """Show a page of the site, as it is before its scripts do anything, where another page of the site is shown.

    Args:
        page: What shows it.
        address: Its whole address.
    """
    page.evaluate(_PUT, address)


@pytest.fixture(scope="session")
def site_address(site: BuiltSite) -> Iterator[str]:
    """The address at which the real site is served, under a sub-path."""
    with served(site.folder.parent, "guide") as address:
        yield f"{address}guide/"


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A Chromium that is on the machine, for all tests of a process."""
    try:
        path = executable()
    except NoBrowserError as error:
        if os.environ.get("REQUIRE_BROWSER"):
            pytest.fail(str(error))
        pytest.skip(str(error))
    with started(path) as running:
        yield running


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
        self._empty = site_address.removesuffix("guide/") + EMPTY
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
        context.set_default_timeout(PATIENCE)
        return Tab(context.new_page())


@pytest.fixture(scope="session")
def tabs(browser: Browser, site_address: str) -> Tabs:
    """The tabs that the tests share; they are closed with their browser."""
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
