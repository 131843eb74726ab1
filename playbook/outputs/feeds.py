"""Feeds, by which readers learn what is new without coming back: Atom (https://www.rfc-editor.org/rfc/rfc4287)."""

import datetime
import uuid
from collections.abc import Iterable, Mapping
from typing import Any, Final

from lxml import etree

from playbook.catalogue.linked import Catalogue
from playbook.languages import LANGUAGES, Language
from playbook.languages.interface import words
from playbook.outputs.news import Days, News, news
from playbook.pages.plan import PlannedPage, SitePlan

FILE: Final = "feed.atom"
NEWS_PAGE: Final = "news"
"""The page that lists the same for people."""

_MOST: Final = 50
"""How many pages a feed tells of."""

_ATOM: Final = "http://www.w3.org/2005/Atom"
_LANG: Final = "{http://www.w3.org/XML/1998/namespace}lang"
_NAMESPACES: Final[Any] = {None: _ATOM}  # the stubs of lxml want a name, which would stand before every element's
_IDS: Final = uuid.uuid5(uuid.NAMESPACE_OID, "service-partnerships-playbook")
"""What the ids are made from: they stay when the site moves or a page is renamed."""


class Feeds:
    """Writes a feed of each language, and of each model in it."""

    def __init__(self, catalogue: Catalogue, plan: SitePlan, site_url: str, days: Mapping[str, Days]) -> None:
        """Prepare the feeds.

        Args:
            catalogue: The records.
            plan: The pages.
            site_url: The absolute address of the site, with a slash at the end.
            days: When each file was changed, where the history is known.
        """
        self._plan = plan
        self._site = site_url
        latest: dict[str, list[News]] = {}
        for item in news(catalogue, plan, days):
            latest.setdefault(item.page.key, []).append(item)
        self._of_site = list(latest.values())
        self._of_model = {
            model: [items for items in latest.values() if _is_of_model(catalogue, items[0].page, model)]
            for model in catalogue.models
        }

    def of_page(self, page: PlannedPage, language: Language) -> dict[str, str]:
        """Return the titles of the feeds that a page offers, by their names from the site's root."""
        t = words(language)
        # Short, for it stands on every page.
        offered = {f"{language}/{FILE}": t["news"]["title"]} if self._of_site else {}
        text = page.text[language]
        if page.kind == "model" and self._of_model[page.id]:
            offered[text.url + FILE] = f"{t['news']['title']}{t['colon']} {text.title}"
        return offered

    def files(self) -> dict[str, str]:
        """Return the text of each feed by its name, from the site's root."""
        files: dict[str, str] = {}
        for language in LANGUAGES:
            if self._of_site:
                listed = self._plan.pages.get(NEWS_PAGE)
                page = listed.text[language].url if listed else f"{language}/"
                title = words(language)["news"]["feed"]
                files[f"{language}/{FILE}"] = self._feed(f"{language}/{FILE}", title, page, self._of_site, language)
            for model, entries in self._of_model.items():
                if entries:
                    shown = self._plan.record_page("model", model)
                    url = shown.text[language].url
                    title = f"{words(language)['news']['feed']}{words(language)['colon']} {shown.text[language].title}"
                    files[url + FILE] = self._feed(url + FILE, title, url, entries, language)
        return files

    def _feed(self, name: str, title: str, page: str, entries: Iterable[list[News]], language: Language) -> str:
        shown = list(entries)[:_MOST]
        feed = etree.Element(f"{{{_ATOM}}}feed", {_LANG: f"{language}-CA"}, nsmap=_NAMESPACES)
        _add(feed, "id", _id(name))
        _add(feed, "title", title)
        _add(feed, "updated", _moment(shown[0][0].day))
        _add(_add(feed, "author"), "name", words(language)["site"]["title"])
        _add(feed, "link", rel="self", type="application/atom+xml", href=self._site + name)
        _add(feed, "link", rel="alternate", type="text/html", hreflang=language, href=self._site + page)
        for items in shown:
            self._add_entry(feed, items, language)
        text = etree.tostring(feed, encoding="unicode", pretty_print=True)
        return f'<?xml version="1.0" encoding="utf-8"?>\n{text}'

    def _add_entry(self, feed: etree._Element, items: list[News], language: Language) -> None:
        """Tell of a page what happened to it last."""
        t = words(language)["news"]
        page = items[0].page
        text = page.text[language]
        happened = ", ".join(t["kinds"][kind] for kind in items[0].kinds)
        entry = _add(feed, "entry")
        _add(entry, "id", _id(f"{language}/{page.key}"))
        _add(entry, "title", text.title)
        _add(entry, "updated", _moment(items[0].day))
        for item in items:
            if "added" in item.kinds:
                _add(entry, "published", _moment(item.day))
        _add(entry, "link", rel="alternate", type="text/html", hreflang=language, href=self._site + text.url)
        _add(entry, "summary", f"{happened}. {text.description}")


def _add(parent: etree._Element, name: str, text: str | None = None, **attributes: str) -> etree._Element:
    element = etree.SubElement(parent, f"{{{_ATOM}}}{name}", attributes)
    element.text = text
    return element


def _is_of_model(catalogue: Catalogue, page: PlannedPage, model: str) -> bool:
    """Say whether a page is that of a model or of one of its case studies."""
    if page.kind == "case":
        return catalogue.cases[page.id].model.id == model
    return page.kind == "model" and page.id == model


def _id(name: str) -> str:
    return uuid.uuid5(_IDS, name).urn


def _moment(day: datetime.date) -> str:
    """Return the beginning of a day: the history and the records know no hours that readers need."""
    return f"{day.isoformat()}T00:00:00Z"
