"""What a page says of itself to programs: search engines, and services that show a link with a picture."""

import re
from bisect import bisect_left
from collections.abc import Collection, Mapping
from typing import Any, Final

from markupsafe import Markup

from playbook.catalogue.linked import Catalogue
from playbook.languages import Language
from playbook.languages.interface import words
from playbook.pages.plan import HOME, PlannedPage, SitePlan
from playbook.pages.shell import Settings
from playbook.pages.structured import Published, StructuredData

LONGEST_TITLE: Final = 64
"""How many characters of a title lists of results show."""

PICTURE: Final = "picture.png"
"""The name of a page's picture, beside the page."""

PICTURE_SIZE: Final = (1200, 630)
"""Its width and height in pixels, as services that show links ask for it."""

_LOCALES: Final[Mapping[Language, str]] = {"fr": "fr_CA", "en": "en_CA"}

_HEADING: Final = re.compile(r'(<h([23]) id="([^"]+)"[^>]*>)(.*?)</h\2>', re.DOTALL)
_PRESSED: Final = re.compile(r"<(?:a|summary|button|label)\b.*?</(?:a|summary|button|label)>", re.DOTALL)
_OWN_LINK: Final = re.compile(r"<(?:a|button|input)\b")


def title_for_lists(title: str, language: Language) -> str:
    """Return the title of a page with the name of the site, or with its short name where the whole would be cut.

    Args:
        title: The page's own title.
        language: Its language.
    """
    t = words(language)
    for whole in (f"{title} – {t['site']['title']}", f"{title} · {t['sharing']['short_site']}"):
        if len(whole) <= LONGEST_TITLE:
            return whole
    return title


def card(title: str, description: str, address: str, picture: str | None, language: Language) -> dict[str, Any]:
    """Return what services show in the place of a link (https://ogp.me).

    Args:
        title: The page's own title.
        description: One sentence about it.
        address: Its absolute address.
        picture: The absolute address of its picture, where there is one.
        language: Its language.

    Returns:
        The values of the properties `og:…` by their names; those of the picture only where there is one.
    """
    t = words(language)
    shown: dict[str, Any] = {
        "type": "website",
        "site_name": t["site"]["title"],
        "locale": _LOCALES[language],
        "title": title,
        "description": description,
        "url": address,
    }
    if picture:
        shown |= {
            "image": picture,
            "image:type": "image/png",
            "image:width": PICTURE_SIZE[0],
            "image:height": PICTURE_SIZE[1],
            "image:alt": f"{title} – {t['site']['title']}",
        }
    return shown


def anchored(html: str, base: str) -> str:
    """Make each heading of the second and third level a link to itself, unless it is or holds something to press.

    Args:
        html: HTML that this project's templates or MkDocs made.
        base: The way from the page to the site's root.
    """
    pressed = [match.span() for match in _PRESSED.finditer(html)]
    sign = f'<svg class="sign" aria-hidden="true"><use href="{base}assets/images/signs.svg#link"/></svg>'

    def linked(match: re.Match[str]) -> str:
        opening, level, id_, inside = match.groups()
        if _OWN_LINK.search(inside) or _is_inside(match.start(), pressed):
            return match.group(0)
        return f'{opening}<a class="anchor" href="#{id_}">{inside}{sign}</a></h{level}>'

    return _HEADING.sub(linked, html)


def _is_inside(place: int, spans: list[tuple[int, int]]) -> bool:
    """Tell whether a place is inside of one of the spans, which follow one another."""
    before = bisect_left(spans, (place,))
    return before > 0 and place < spans[before - 1][1]


def own_ids(page: Markup, there: Collection[str]) -> str:
    """Return the ids of a page's headings that its counterpart does not have.

    Args:
        page: The HTML of the page.
        there: The ids on the page in the other language.

    Returns:
        The ids, with spaces between them.
    """
    return " ".join(match[3] for match in _HEADING.finditer(page) if match[3] not in there)


def data_block(json: str) -> Markup:
    """Return JSON as it can stand in a `script` element: nothing in it can end the element or begin a comment."""
    return Markup(json.replace("&", r"\u0026").replace("<", r"\u003c").replace(">", r"\u003e"))  # noqa: S704 - escaped


class Sharing:
    """Says it of each page of a plan."""

    def __init__(self, plan: SitePlan, catalogue: Catalogue, settings: Settings, *, has_pictures: bool) -> None:
        """Prepare what is said.

        Args:
            plan: The pages.
            catalogue: The records that they show.
            settings: Where they are published.
            has_pictures: Whether there is a picture beside each page.
        """
        self._plan = plan
        self._settings = settings
        self._has_pictures = has_pictures
        self._structured = StructuredData(plan, catalogue)

    def of_page(self, page: PlannedPage, language: Language) -> dict[str, Any]:
        """Return what the head of a page says.

        Args:
            page: The page.
            language: The language it is in.

        Returns:
            The `title` for lists, the `card` that stands for a link, and what the page is about as JSON-LD, `data`.
        """
        text = page.text[language]
        title = words(language)["site"]["title"] if page.key == HOME else text.title
        modified = self._settings.modified.get(text.file)
        # What compares a case study with others has the picture of the case study.
        pictured = self._plan.record_page("case", page.id) if page.kind == "comparison" else page
        if page.kind == "part" and page.parent:
            pictured = self._plan.pages[page.parent]
        picture = self._picture(pictured.text[language].url)
        published = Published(self._settings.site_url, language, modified, picture)
        shown = card(title, text.description, published.site + text.url, published.picture, language)
        if page.kind in ("case", "model"):
            shown["type"] = "article"
        return {
            "title": title if page.key == HOME else title_for_lists(title, language),
            "card": shown,
            "data": data_block(self._structured.of_page(page, published)),
        }

    def of_entry(self) -> dict[str, Any]:
        """Return what the head of the page says where readers choose a language: it is in both."""
        english, french = words("en")["site"], words("fr")["site"]
        title, tagline = (f"{english[name]} · {french[name]}" for name in ("title", "tagline"))
        shown = card(title, tagline, self._settings.site_url, self._picture(""), "en")
        return {"card": {**shown, "site_name": title}}

    def _picture(self, url: str) -> str | None:
        return f"{self._settings.site_url}{url}{PICTURE}" if self._has_pictures else None
