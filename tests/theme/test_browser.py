"""The site as readers meet it, in Chromium: keyboard, colours, languages, no script, small screens, paper.

The server of these tests sends the headers that the site asks hosts to send, with a strict Content-Security-Policy: what it refuses shows as a console error.
"""

from collections.abc import Callable, Iterator
from itertools import pairwise
from typing import Any

import pytest
from browsing import PATIENCE, SIDEWAYS, Tab
from kinds_of_pages import ENTRY, ONE_OF_EACH, PAGES, WRONG
from playwright.sync_api import Browser, Page, Route, expect

from audit.kinds import KINDS
from playbook.languages import LANGUAGES, Language
from playbook.languages.interface import words

WIDE, NARROW = 1280, 320

NAME = """(element) => {
  let text = element.getAttribute("aria-label") ?? element.innerText ?? element.textContent;
  for (const unsaid of element.querySelectorAll("[aria-hidden=true]")) text = text.replace(unsaid.innerText ?? "", "");
  return text.replace(/\\s+/g, " ").trim();
}"""

# What has the focus is written down at the next press of Tab, when the browser has brought it into view.
RECORD = (
    f"() => {{ const name = {NAME};"
    """
  const stops = [];
  const look = () => {
    const element = document.activeElement;
    if (!element || element === document.body) return null;
    const numbers = (colour) => colour.match(/[\\d.]+/g).map(Number);
    const luminance = (colour) => {
      const [r, g, b] = numbers(colour).slice(0, 3).map((part) => {
        const share = part / 255;
        return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
      });
      return 0.2126 * r + 0.7152 * g + 0.0722 * b;
    };
    const behind = (node) => {
      for (let parent = node.parentElement; parent; parent = parent.parentElement) {
        const colour = getComputedStyle(parent).backgroundColor;
        if (numbers(colour)[3] !== 0) return colour;
      }
      return "rgb(255, 255, 255)";
    };
    // A card or a label that holds what has the focus may wear the ring; a place of the map is filled.
    const ringed = [element, element.parentElement, element.closest("li"), element.closest("label")]
      .find((one) => one && getComputedStyle(one).outlineStyle !== "none");
    const shape = element.querySelector("use");
    const colour = ringed ? getComputedStyle(ringed).outlineColor : shape ? getComputedStyle(shape).fill : "rgb(0, 0, 0, 0)";
    const [light, dark] = [luminance(colour), luminance(behind(ringed ?? element))].sort((a, b) => b - a);
    const box = element.getBoundingClientRect();
    const found = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
    return {
      name: name(element),
      id: element.id,
      shown: element.checkVisibility({opacityProperty: true, visibilityProperty: true})
        && element.closest("[hidden], [inert], [aria-hidden=true]") === null,
      uncovered: found !== null && (found.contains(element) || element.contains(found)),
      ring: ringed ? parseFloat(getComputedStyle(ringed).outlineWidth) : shape && element.matches(":focus-visible") ? 2 : 0,
      contrast: (light + 0.05) / (dark + 0.05),
    };
  };
  const note = (event) => {
    if (event.key !== "Tab") return;
    const stop = look();
    if (stop) stops.push(stop);
    else if (stops.length) stops.push(null);
  };
  document.addEventListener("keydown", note, true);
  window.stopsOfTab = stops;
}"""
)


IS_DARK = """() => {
  const [r, g, b] = getComputedStyle(document.body).backgroundColor.match(/\\d+/g).map(Number);
  return r + g + b < 3 * 128;
}"""


EVERY_STOP = (
    f"() => {{ const name = {NAME};"
    """
  const all = document.querySelectorAll("a[href], button, summary, input, select, textarea, [tabindex='0']");
  return [...all].filter((one) => one.checkVisibility({visibilityProperty: true})).map(name);
}"""
)

# Nobody needs what is hidden and stands elsewhere: in view, behind a summary that opens, or lower on the same page.
OUT_OF_REACH = """() => {
  const links = [...document.querySelectorAll("a[href]:not(.skip)")];
  const closed = [...document.querySelectorAll("details:not([open])")];
  const isThere = (link) => link.checkVisibility({visibilityProperty: true})
    || closed.some((one) => one.contains(link) && one.querySelector("summary").checkVisibility());
  const within = new Set([location.href, ...links.filter(isThere).map((link) => link.href)]);
  return links.filter((link) => !within.has(link.href) && link.href.split("#")[0] !== location.href)
    .map((link) => link.textContent);
}"""

# What is of no use without scripts, and what says so.
NOT_WITHOUT_SCRIPTS = """() => [
  ...[...document.querySelectorAll("button, noscript")]
    .filter((one) => one.matches("noscript") || one.checkVisibility({visibilityProperty: true})).map((one) => one.outerHTML),
  ...document.body.innerText.match(/javascript/i) ?? [],
]"""

LARGE_TEXT = "() => { document.documentElement.style.fontSize = '200%'; }"


class Reader(Tab):
    """Someone at a browser: what goes wrong before their eyes, besides, are requests that fail or go to another host."""

    def __init__(self, page: Page, address: str) -> None:
        """Begin to take notes on a page of the site at `address`."""
        super().__init__(page)
        self._address = address
        self._wrong = address + WRONG
        page.on("request", lambda request: self._asked(request.url))
        page.on("requestfailed", lambda request: self._failed(request.url, request.failure))
        page.on("response", lambda response: self._answered(response.url, response.status))

    def open(self, url: str) -> Page:
        """Open a page by its address from the site's root."""
        self.page.goto(self._address + url)
        return self.page

    def _asked(self, url: str) -> None:
        if not url.startswith((self._address, "data:")):
            self.problems.append(f"outside: {url}")

    def _failed(self, url: str, reason: str | None) -> None:
        # A request that is under way when its page is left is given up.
        if reason != "net::ERR_ABORTED":
            self.problems.append(f"{reason}: {url}")

    def _answered(self, url: str, status: int) -> None:
        if status >= 400 and url != self._wrong:
            self.problems.append(f"{status}: {url}")


@pytest.fixture(scope="module")
def readers(browser: Browser, site_address: str) -> Iterator[Callable[..., Reader]]:
    """Give the reader of a name and certain options of a browser; the same one when asked again."""
    known: dict[str, Reader] = {}

    def known_reader(name: str, **options: Any) -> Reader:
        key = f"{name} {options}"
        if key not in known:
            context = browser.new_context(reduced_motion="reduce", **options)
            context.set_default_timeout(PATIENCE)
            known[key] = Reader(context.new_page(), site_address)
        return known[key]

    yield known_reader
    for someone in known.values():
        someone.page.context.close()


@pytest.fixture
def reader(readers: Callable[..., Reader], request: pytest.FixtureRequest) -> Callable[..., Reader]:
    """Sit someone down at a browser with certain options; what a newcomer does or changes stays with this test."""

    def sit_down(width: int = WIDE, *, newcomer: bool = False, **options: Any) -> Reader:
        someone = readers(request.node.nodeid if newcomer else "", **options)
        someone.page.set_viewport_size({"width": width, "height": 720})
        someone.problems.clear()
        return someone

    return sit_down


def labels(language: Language) -> dict[str, str]:
    found: dict[str, str] = words(language)["shell"]
    return found


FOCUSED = f"() => document.activeElement === document.body ? null : ({NAME})(document.activeElement)"


def tab_through(page: Page) -> list[str]:
    """Press Tab from the top of a page to its end; every stop must be seen."""
    page.evaluate(RECORD)
    stops: list[dict[str, Any] | None] = []
    while None not in stops:
        for _ in range(20):
            page.keyboard.press("Tab")
        stops = page.evaluate("window.stopsOfTab")
        assert len(stops) < 300, stops
    seen = [stop for stop in stops[: stops.index(None)] if stop]
    for stop in seen:
        assert stop["shown"], stop
        assert stop["uncovered"], stop
        assert stop["ring"] >= 2, stop
        assert stop["contrast"] >= 3, stop
    return [stop["name"] for stop in seen]


def shown_links(page: Page, selector: str) -> list[str]:
    return [link.inner_text().strip() for link in page.locator(f"{selector} a").all() if link.is_visible()]


def tab_to(page: Page, name: str) -> None:
    for _ in range(300):
        page.keyboard.press("Tab")
        if page.evaluate(FOCUSED) == name:
            return
    pytest.fail(f"Tab does not reach “{name}”")


# ---- every kind of page


@pytest.mark.parametrize("url", PAGES)
def test_page_is_quiet_and_fits_every_width(reader: Callable[..., Reader], url: str) -> None:
    someone = reader()
    page = someone.open(url)
    expect(page.locator("h1")).to_have_count(len(LANGUAGES) if url in (ENTRY, WRONG) else 1)
    assert page.evaluate(SIDEWAYS) <= 0
    # 1280 by 1024 pixels at 400% zoom leave as much room as this.
    page.set_viewport_size({"width": NARROW, "height": 256})
    assert page.evaluate(SIDEWAYS) <= 0
    page.set_viewport_size({"width": WIDE, "height": 720})
    page.evaluate(LARGE_TEXT)
    assert page.evaluate(SIDEWAYS) <= 0
    assert someone.problems == []


@pytest.mark.parametrize("url", ONE_OF_EACH)
def test_page_is_whole_without_javascript(reader: Callable[..., Reader], url: str) -> None:
    someone = reader(java_script_enabled=False)
    page = someone.open(url)
    assert page.evaluate(OUT_OF_REACH) == []
    page.set_viewport_size({"width": NARROW, "height": 720})
    assert page.evaluate(OUT_OF_REACH) == []
    assert page.evaluate(NOT_WITHOUT_SCRIPTS) == []
    assert someone.problems == []


@pytest.mark.parametrize("kind", KINDS)
def test_language_link_leads_to_the_same_page_and_back(reader: Callable[..., Reader], kind: str) -> None:
    someone = reader()
    page = someone.open(KINDS[kind]["fr"])
    start = page.url
    page.get_by_role("link", name="English", exact=True).click()
    page.wait_for_url("**/" + KINDS[kind]["en"])
    expect(page.locator("html")).to_have_attribute("lang", "en")
    page.get_by_role("link", name="Français", exact=True).click()
    page.wait_for_url(start)
    expect(page.locator("html")).to_have_attribute("lang", "fr")
    assert someone.problems == []


def test_entry_page_leads_to_both_languages(reader: Callable[..., Reader]) -> None:
    someone = reader(NARROW)
    for language in LANGUAGES:
        page = someone.open(ENTRY)
        tab_to(page, words(language)["site"]["read"])
        page.keyboard.press("Enter")
        page.wait_for_url(f"**/guide/{language}/")
    assert someone.problems == []


def test_wrong_address_deep_in_the_site_leads_back(reader: Callable[..., Reader]) -> None:
    someone = reader()
    for language in LANGUAGES:
        page = someone.open(WRONG)
        page.get_by_role("link", name=words(language)["not_found"]["home"]).click()
        page.wait_for_url(f"**/guide/{language}/")
    assert someone.problems == []


# ---- keyboard


@pytest.mark.parametrize(("language", "scheme"), [("fr", "light"), ("en", "dark")])
@pytest.mark.parametrize("width", [WIDE, NARROW])
def test_tab_goes_through_everything_in_order(
    reader: Callable[..., Reader], language: Language, width: int, scheme: str
) -> None:
    page = reader(width, color_scheme=scheme).open(KINDS["model"][language])
    label = labels(language)
    other: Language = "en" if language == "fr" else "fr"
    bar = [words(language)["search"]["open"], words(other)["site"]["language_name"]]
    bar = [*shown_links(page, ".main-nav"), *bar] if width == WIDE else [*bar, label["menu"]]
    title = f"{words(language)['site']['title_start']} {words(language)['site']['title_end']}"
    expected = page.evaluate(EVERY_STOP)
    assert expected[: len(bar) + 2] == [label["skip"], title, *bar]
    assert expected[-1] == label["theme_to_light" if scheme == "dark" else "theme_to_dark"]
    stops = tab_through(page)
    assert stops == expected


@pytest.mark.parametrize("url", [ENTRY, WRONG, *(KINDS[kind]["fr"] for kind in ("home", "case", "contact"))])
def test_focus_is_always_seen(reader: Callable[..., Reader], url: str) -> None:
    page = reader(color_scheme="dark").open(url)
    assert tab_through(page)
    page.set_viewport_size({"width": NARROW, "height": 720})
    page.reload()
    assert tab_through(page)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("width", [WIDE, NARROW])
def test_skip_link_leads_to_the_content(reader: Callable[..., Reader], language: Language, width: int) -> None:
    page = reader(width).open(KINDS["case"][language])
    page.keyboard.press("Tab")
    skip = page.get_by_role("link", name=labels(language)["skip"])
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport(ratio=1)
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()
    expect(page.locator("h1")).to_be_in_viewport(ratio=1)
    page.keyboard.press("Tab")
    expect(page.locator("main a").first).to_be_focused()


@pytest.mark.parametrize("language", LANGUAGES)
def test_menu_opens_and_closes_by_keyboard(reader: Callable[..., Reader], language: Language) -> None:
    someone = reader(NARROW)
    page = someone.open(KINDS["model"][language])
    button = page.locator(".menu > summary")
    links = page.locator(".menu a")
    tab_to(page, labels(language)["menu"])
    expect(button).to_be_focused()
    expect(links.first).to_be_hidden()

    page.keyboard.press("Enter")
    for link in links.all():
        page.keyboard.press("Tab")
        expect(link).to_be_focused()
        expect(link).to_be_in_viewport(ratio=1)

    page.keyboard.press("Escape")
    expect(button).to_be_focused()
    expect(links.first).to_be_hidden()

    page.keyboard.press("Space")
    expect(links.first).to_be_visible()
    page.keyboard.press("Space")
    expect(links.first).to_be_hidden()

    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    first = links.first.evaluate("link => link.href")
    page.keyboard.press("Enter")
    page.wait_for_url(first)
    expect(links.first).to_be_hidden()
    assert someone.problems == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_menu_needs_no_button_where_there_is_room(reader: Callable[..., Reader], language: Language) -> None:
    page = reader().open(KINDS["model"][language])
    expect(page.locator(".menu")).to_be_hidden()
    menu = page.get_by_role("navigation", name=labels(language)["main_menu"])
    section = page.get_by_role("navigation", name=labels(language)["section"])
    expect(menu.locator("[aria-current=true]")).to_have_text(page.locator(".crumb a").last.inner_text())
    expect(section.locator("[aria-current=page]")).to_have_text(page.locator("h1").inner_text())


@pytest.mark.parametrize("width", [WIDE, NARROW])
def test_language_link_by_keyboard(reader: Callable[..., Reader], width: int) -> None:
    page = reader(width).open(KINDS["contact"]["en"])
    tab_to(page, "Français")
    page.keyboard.press("Enter")
    page.wait_for_url("**/" + KINDS["contact"]["fr"])
    tab_to(page, "English")
    page.keyboard.press("Enter")
    page.wait_for_url("**/" + KINDS["contact"]["en"])


LONGER = """(menu) => document.querySelectorAll(menu + " ul").forEach((list) => {
  for (const copy of [...list.children, ...list.children]) list.append(copy.cloneNode(true));
})"""


def assert_rows_are_apart(page: Page, selector: str) -> list[float]:
    """Check that all entries of a menu can be hit, and nothing goes sideways; return the bottoms of the entries."""
    boxes = [box for link in page.locator(f"{selector} a").all() if (box := link.bounding_box())]
    assert len(boxes) == page.locator(f"{selector} a").count()
    rows = sorted({box["y"] for box in boxes})
    assert all(below - above >= 24 for above, below in pairwise(rows))
    assert page.evaluate(SIDEWAYS) <= 0
    return [box["y"] + box["height"] for box in boxes]


def test_long_menu_pushes_the_page_down(reader: Callable[..., Reader]) -> None:
    page = reader().open(KINDS["model"]["fr"])
    page.evaluate(LONGER, ".main-nav")
    for enlarge in (False, True):
        if enlarge:
            page.evaluate(LARGE_TEXT)
        bottoms = assert_rows_are_apart(page, ".main-nav")
        crumb = page.locator(".crumb").bounding_box()
        assert crumb is not None
        assert max(bottoms) <= crumb["y"]


def test_long_menu_can_be_scrolled_to_its_end(reader: Callable[..., Reader]) -> None:
    page = reader(NARROW).open(KINDS["model"]["fr"])
    page.evaluate(LONGER, ".menu")
    page.locator(".menu > summary").click()
    for enlarge in (False, True):
        if enlarge:
            page.evaluate(LARGE_TEXT)
        bottoms = assert_rows_are_apart(page, ".menu")
        assert max(bottoms) <= page.evaluate("() => document.scrollingElement.scrollHeight - scrollY")


# ---- colours


@pytest.mark.parametrize(("language", "scheme"), [("fr", "dark"), ("en", "light")])
def test_theme_switch_changes_colours_and_is_remembered(
    reader: Callable[..., Reader], language: Language, scheme: str
) -> None:
    someone = reader(newcomer=True, color_scheme=scheme)
    page = someone.open(KINDS["case"][language])
    label = labels(language)
    names = [label["theme_to_dark"], label["theme_to_light"]]
    darkness = [False, True]
    if scheme == "dark":
        names, darkness = names[::-1], darkness[::-1]
    assert page.evaluate(IS_DARK) is darkness[0]
    tab_to(page, names[0])
    page.keyboard.press("Space")
    expect(page.get_by_role("button", name=names[1], exact=True)).to_be_focused()
    assert page.evaluate(IS_DARK) is darkness[1]
    page.locator(".crumb a").first.click()
    page.wait_for_url("**/" + KINDS["home"][language])
    assert page.evaluate(IS_DARK) is darkness[1]
    for url in (ENTRY, WRONG, KINDS["about"][language]):
        assert someone.open(url).evaluate(IS_DARK) is darkness[1], url
    page.get_by_role("button", name=names[1], exact=True).click()
    expect(page.get_by_role("button", name=names[0], exact=True)).to_be_visible()
    assert page.evaluate(IS_DARK) is darkness[0]
    assert someone.problems == []


def test_colours_follow_the_system(reader: Callable[..., Reader]) -> None:
    page = reader(newcomer=True, color_scheme="light").open(KINDS["case"]["en"])
    label = labels("en")
    for scheme, name in (("dark", "theme_to_light"), ("light", "theme_to_dark")):
        page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        expect(page.get_by_role("button", name=label[name], exact=True)).to_be_visible()
        assert page.evaluate(IS_DARK) is (scheme == "dark")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_colours_follow_the_system_without_javascript(reader: Callable[..., Reader], scheme: str) -> None:
    someone = reader(color_scheme=scheme, java_script_enabled=False)
    for url in (ENTRY, WRONG, KINDS["model"]["fr"]):
        assert someone.open(url).evaluate(IS_DARK) is (scheme == "dark")


def test_older_browsers_get_the_light_colours(reader: Callable[..., Reader]) -> None:
    def colours(page: Page) -> dict[str, str]:
        found: dict[str, str] = page.evaluate(
            """() => Object.fromEntries(["body", "h1", ".top", ".main-nav a", "main a", ".cards > li", ".foot"]
              .map((selector) => [selector, getComputedStyle(document.querySelector(selector))])
              .map(([selector, style]) =>
                [selector, [style.color, style.backgroundColor, style.borderTopColor].join()]))"""
        )
        return found

    def without_light_dark(route: Route) -> None:
        answer = route.fetch()
        route.fulfill(response=answer, body=answer.text().replace("light-dark(", "not-known-yet("))

    today = colours(reader(color_scheme="light").open(KINDS["case list"]["en"]))
    someone = reader(newcomer=True, color_scheme="dark")
    someone.page.route("**/playbook.*.css", without_light_dark)
    page = someone.open(KINDS["case list"]["en"])
    assert colours(page) == today
    expect(page.locator(".scheme")).to_be_hidden()


def test_current_page_is_marked_where_the_reader_chose_the_colours(reader: Callable[..., Reader]) -> None:
    page = reader(forced_colors="active").open(KINDS["model"]["en"])
    for menu in (".main-nav", ".sub"):
        for current, line in (("[aria-current]", "underline"), (":not([aria-current])", "none")):
            link = page.locator(f"{menu} a{current}").first
            assert link.evaluate("link => getComputedStyle(link).textDecorationLine") == line


# ---- paper

# What a page says on a screen; ways to elsewhere in it are of no use on paper.
MARK_SHOWN = """(main) => {
  for (const one of main.querySelectorAll("h1, h2, h3, p, li, dt, dd, th, td")) {
    const isThere = one.checkVisibility({visibilityProperty: true}) && one.innerText.trim();
    if (isThere && !one.closest("nav, form, .no-print, .toc, .more, .bar-fit, .vcard")) one.dataset.shown = "";
  }
}"""


@pytest.mark.parametrize("kind", ["home", "model", "case", "contact"])
def test_paper_has_the_content_alone(reader: Callable[..., Reader], kind: str) -> None:
    page = reader(newcomer=True, color_scheme="dark").open(KINDS[kind]["fr"])
    page.locator("main").evaluate(MARK_SHOWN)
    page.emulate_media(media="print")
    expect(
        page.locator("nav:visible, button:visible, .skip:visible, .lang:visible, .search-opener:visible")
    ).to_have_count(0)
    expect(page.locator("main h1")).to_be_visible()
    assert page.locator("[data-shown]").count() > 5
    lost = page.locator("[data-shown]").filter(visible=False).all_text_contents()
    assert lost == []
    assert page.evaluate(IS_DARK) is False
