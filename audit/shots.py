"""Pictures of pages, for people who review a change: both languages, every width, light and dark, and paper."""

from collections.abc import Iterator
from html import escape
from pathlib import Path
from typing import Final

from playwright.sync_api import FloatRect, Page

from audit.browser import browser, executable, served
from audit.inspecting import HEIGHT, SCHEMES, WIDTHS
from audit.kinds import KINDS, OTHERS, SHOWN, Address
from playbook.languages import LANGUAGES, Language

PAGES: Final[dict[str, Address]] = {"entry": {"fr": "", "en": "404.html"}, **KINDS, **OTHERS, **SHOWN}
"""The pages, by what they are called; the two that hold both languages stand as one."""

COLUMNS: Final = (*((width, scheme) for scheme in SCHEMES for width in WIDTHS), (816, "paper"))
"""How each page is looked at: a sheet of paper is 816 pixels wide."""

_MARGINS: Final = """() => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync("@media print { html { padding: 12mm 15mm 14mm; } }");
  document.adoptedStyleSheets.push(sheet);
}"""
"""The margins of a sheet, around a picture of it."""

_TALLEST: Final = 6000
"""How many pixels of a page are shown; a long list goes on as it begins."""

_STYLE: Final = """body { font: 1rem/1.4 system-ui, sans-serif; margin: 1rem; } table { border-collapse: collapse; }
th { text-align: start; position: sticky; inset-block-start: 0; background: Canvas; padding: .5rem; z-index: 1; }
td { padding: .25rem .5rem; vertical-align: top; } tbody th { inset-inline-start: 0; }
td > a:has(img) { display: block; max-block-size: 18rem; overflow: hidden; border: 1px solid GrayText; }
img { display: block; inline-size: 12rem; }
"""


def take_shots(site: Path, folder: Path) -> Iterator[str]:
    """Write the pictures, the sheets of paper as PDF, and a page that shows them all.

    Args:
        site: The folder of the built site.
        folder: Where they go; made here.

    Yields:
        The name of each page when its pictures are written.

    Raises:
        NoBrowserError: There is no browser.
    """
    folder.mkdir(parents=True, exist_ok=True)
    with served(site) as address, browser(executable()) as started:
        page = started.new_page(reduced_motion="reduce")
        for name, urls in PAGES.items():
            for language in LANGUAGES:
                page.goto(address + urls[language])
                page.evaluate("document.fonts.ready.then(() => true)")
                for width, look in COLUMNS:
                    _take(page, folder / _file(name, language, width, look), width, look)
            yield name
    (folder / "index.html").write_text(_index(), encoding="utf-8")


def _file(name: str, language: Language, width: int, look: str) -> str:
    return f"{name.replace(' ', '-')}.{language}.{width}.{look}.jpg"


def _take(page: Page, path: Path, width: int, look: str) -> None:
    page.set_viewport_size({"width": width, "height": HEIGHT})
    if look == "paper":
        page.emulate_media(media="print", color_scheme="light")
        page.pdf(path=path.with_suffix(".pdf"), format="Letter", print_background=True, prefer_css_page_size=True)
        page.evaluate(_MARGINS)
    else:
        page.emulate_media(media="screen", color_scheme="dark" if look == "dark" else "light")
    height = page.evaluate("document.documentElement.scrollHeight")
    clip: FloatRect = {"x": 0, "y": 0, "width": width, "height": min(height, _TALLEST)}
    page.screenshot(path=path, type="jpeg", quality=70, full_page=True, clip=clip)


def _index() -> str:
    """Write the page that shows them all."""
    heads = "".join(f"<th scope=col>{look}, {width}" for width, look in COLUMNS)
    rows = "\n".join(
        f"<tr><th scope=row>{escape(name)}<br>{language}{''.join(_cell(name, language, *column) for column in COLUMNS)}"
        for name in PAGES
        for language in LANGUAGES
    )
    return (
        f'<!doctype html>\n<html lang="en"><meta charset="utf-8"><title>Every kind of page</title><style>{_STYLE}</style>\n'
        f"<h1>Every kind of page</h1>\n<table><thead><tr><th>{heads}\n<tbody>\n{rows}\n</table></html>\n"
    )


def _cell(name: str, language: Language, width: int, look: str) -> str:
    file = _file(name, language, width, look)
    words = escape(f"{name}, {language}, {width} pixels, {look}")
    sheets = f'<br><a href="{Path(file).with_suffix(".pdf")}">sheets</a>' if look == "paper" else ""
    return f'<td><a href="{file}"><img src="{file}" alt="{words}" loading="lazy"></a>{sheets}'
