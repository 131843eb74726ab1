"""What the shell around a page needs to know: menus, breadcrumb, languages, dates."""

import datetime
import html
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import count
from typing import Any

from playbook.languages import LANGUAGES, Language, other
from playbook.languages.interface import words
from playbook.pages.contents import contents
from playbook.pages.plan import A_TO_Z, HOME, SECTIONS, SOURCES, MenuEntry, PageText, PlannedPage, SitePlan
from playbook.pages.rendering import base_of
from playbook.pages.telling import issue_about, message_to
from playbook.records import SourceDocument


@dataclass(frozen=True, slots=True)
class Link:
    """A link with its text.

    Attributes:
        text: What it says.
        href: Where it leads.
        current: Whether it leads to the page it is on (`page`), or to one above it (`true`).
        children: The links under it.
        number: Of a step, which of the steps beside it it is, from 1.
    """

    text: str
    href: str
    current: str | None = None
    children: tuple["Link", ...] = ()
    number: int | None = None


@dataclass(frozen=True, slots=True)
class Settings:
    """Where the site and its sources are published.

    Attributes:
        site_url: The absolute address of the site, with a slash at the end.
        repository: The address of the repository, or `None` when there is none.
        branch: The branch that an editor's change is made against.
        modified: When each file was last changed.
        sources: The documents that pages restate, by id.
        mailbox: To whom readers write, or `None` where there is no such address.
    """

    site_url: str
    repository: str | None
    branch: str
    modified: Mapping[str, datetime.date]
    sources: Mapping[str, SourceDocument]
    mailbox: str | None = None


class Shell:
    """Makes the context of the shell's templates."""

    def __init__(self, plan: SitePlan, settings: Settings) -> None:
        """Prepare the shell.

        Args:
            plan: The pages.
            settings: Where they are published.
        """
        self._plan = plan
        self._settings = settings
        self._in_menu = frozenset(page.key for entry in plan.menu for page in _pages_of(entry))
        # Most pages are in no menu, and have those of their section.
        self._menus = lru_cache(maxsize=1024)(self._menus_at)

    def of_site(self, base: str) -> dict[str, Any]:
        """Return what every template needs, also the entry page and the page for wrong addresses.

        Args:
            base: The way from the page to the site's root.
        """
        home = self._plan.pages[HOME].text
        cases = self._plan.pages[SECTIONS["case"]].text
        contacts = self._plan.pages[SECTIONS["contact"]].text
        index = self._plan.pages.get(A_TO_Z)
        return {
            "base": base,
            "homes": {language: f"{base}{home[language].url}" for language in LANGUAGES},
            "cases": {language: f"{base}{cases[language].url}" for language in LANGUAGES},
            "contacts": {language: f"{base}{contacts[language].url}" for language in LANGUAGES},
            "a_to_z": index and {language: f"{base}{index.text[language].url}" for language in LANGUAGES},
            "words": {language: words(language) for language in LANGUAGES},
            "alternates": {
                **{language: self._absolute(home[language].url) for language in LANGUAGES},
                "x-default": self._absolute(""),
            },
            "canonical": self._absolute(""),
        }

    def of_page(self, page: PlannedPage, language: Language, content: str) -> dict[str, Any]:
        """Return what the template of a page needs.

        Args:
            page: The page.
            language: The language it is in.
            content: Its HTML, for the list of its headings.
        """
        text = page.text[language]
        base = base_of(text.url)
        previous, following = self._plan.neighbours[language].get(page.key, (None, None))
        counterpart = page.text[other(language)]
        ancestors = self._plan.ancestors(page)
        above = frozenset(ancestor.key for ancestor in ancestors) & self._in_menu
        here = page.key if page.key in self._in_menu else None
        return {
            **self.of_site(base),
            "language": language,
            "t": words(language),
            "text": text,
            "key": page.key,
            "is_case": page.kind == "case",
            "is_left_out": page.kind == "comparison",
            "home": base + self._plan.pages[HOME].text[language].url,
            **self._menus(here, above, language, base),
            "shows_section": page.kind not in ("case", "contact", "situation", "comparison", "part"),
            "breadcrumb": [self._link(ancestor.key, language, base) for ancestor in ancestors],
            "previous": self._link(previous, language, base),
            "next": self._link(following, language, base),
            "other_language": other(language),
            "counterpart": base + counterpart.url,
            "alternates": self._alternates(page),
            "canonical": self._absolute(text.url),
            "modified": self._settings.modified.get(text.file),
            "edit_url": self._edit_url(text),
            **self._ways_to_tell(page, text, language),
            "sources": [] if page.kind == "case" else self._sources(text, language, base),
            **contents(content),
        }

    def _sources(self, text: PageText, language: Language, base: str) -> list[tuple[Link, str | None]]:
        """Return a link to what is known of each document that a page restates, with the place in it."""
        page = base + self._plan.pages[SOURCES].text[language].url if SOURCES in self._plan.pages else base
        return [
            (
                Link(
                    self._settings.sources[citation.document].short_title.in_language(language),
                    f"{page}#{citation.document}",
                ),
                citation.place.in_language(language) if citation.place else None,
            )
            for citation in text.source
        ]

    def _menus_at(
        self, key: str | None, above: frozenset[str], language: Language, base: str
    ) -> Mapping[str, Sequence[Link]]:
        """Return the main navigation and the foot of a page, of which only what is in a menu counts."""
        return {
            "menu": [self._menu_link(entry, key, above, language, base) for entry in self._plan.menu],
            "more": [self._menu_link(entry, key, frozenset(), language, base) for entry in self._more()],
        }

    def _more(self) -> Iterator[MenuEntry]:
        """Yield what the foot of every page leads to: the pages under the entries of the main navigation."""
        for entry in self._plan.menu:
            yield from (child for child in entry.children if child.page.kind == "prose")

    def _absolute(self, url: str) -> str:
        return self._settings.site_url + url

    def _alternates(self, page: PlannedPage) -> dict[str, str]:
        alternates: dict[str, str] = {language: self._absolute(text.url) for language, text in page.text.items()}
        if page.key == HOME:
            alternates["x-default"] = self._absolute("")
        return alternates

    def _edit_url(self, text: PageText) -> str | None:
        if not self._settings.repository:
            return None
        return f"{self._settings.repository.rstrip('/')}/edit/{self._settings.branch}/{text.file}"

    def _ways_to_tell(self, page: PlannedPage, text: PageText, language: Language) -> dict[str, str | None]:
        mailbox, repository = self._settings.mailbox, self._settings.repository
        about = (text.title, page.key, self._absolute(text.url), language)
        return {
            "message_url": message_to(mailbox, *about) if mailbox else None,
            "issue_url": issue_about(repository, *about) if repository else None,
        }

    def _link(self, key: str | None, language: Language, base: str) -> Link | None:
        if key is None:
            return None
        text = self._plan.page(key).text[language]
        return Link(text.menu, base + text.url)

    def _menu_link(
        self, entry: MenuEntry, key: str | None, above: frozenset[str], language: Language, base: str
    ) -> Link:
        text = entry.page.text[language]
        current = "page" if entry.page.key == key else "true" if entry.page.key in above else None
        # Only the section that the reader is in shows its pages.
        below = entry.children if current else ()
        children = tuple(self._menu_link(child, key, above, language, base) for child in below)
        numbers = count(1)
        children = tuple(
            replace(link, number=next(numbers)) if child.page.kind == "step" else link
            for child, link in zip(below, children, strict=True)
        )
        return Link(text.menu, base + text.url, current, children)

    def sitemap(self) -> str:
        """Write the sitemap: every page with its counterpart, and the entry page.

        Returns:
            XML as https://www.sitemaps.org/protocol.html says, with the alternates as
            https://developers.google.com/search/docs/specialty/international/localized-versions says.
        """
        home = self._plan.pages[HOME]
        entries: list[tuple[str, dict[str, str], datetime.date | None]] = [
            (self._absolute(""), self._alternates(home), None)
        ]
        for page in (*self._plan.pages.values(), *self._plan.parts.values()):
            entries += [
                (self._absolute(text.url), self._alternates(page), self._settings.modified.get(text.file))
                for text in page.text.values()
            ]
        lines = [
            '<?xml version="1.0" encoding="UTF-8"?>',
            '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">',
        ]
        for address, alternates, modified in entries:
            lines.append(f"<url><loc>{html.escape(address)}</loc>")
            if modified:
                lines.append(f"<lastmod>{modified.isoformat()}</lastmod>")
            lines += [
                f'<xhtml:link rel="alternate" hreflang="{language}" href="{html.escape(alternate)}"/>'
                for language, alternate in alternates.items()
            ]
            lines.append("</url>")
        return "\n".join([*lines, "</urlset>", ""])


def _pages_of(entry: MenuEntry) -> Iterator[PlannedPage]:
    yield entry.page
    for child in entry.children:
        yield from _pages_of(child)
