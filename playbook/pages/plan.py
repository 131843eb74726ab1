"""The plan of the site: which pages there are, where they stand, and what lies around each."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Final, Literal

from playbook.catalogue.linked import Catalogue, slug_of
from playbook.findings import Finding, closest
from playbook.languages import LANGUAGES, Language
from playbook.languages.ordering import alphabetical
from playbook.pages.contact_descriptions import contact_description
from playbook.reading.places import finding_at
from playbook.reading.prose import Enhancement, Layout, Navigation, ProsePage
from playbook.reading.sources import DATA, SUFFIX
from playbook.reading.values import Document
from playbook.records import Citation, Line, Record, SourcedRecord

PageKind = Literal["prose", "case", "model", "contact", "step", "situation", "comparison", "part"]

HOME: Final = "index"
A_TO_Z: Final = "index-a-z"
"""The page that lists everything, where the search leads without JavaScript."""

SOURCES: Final = "sources"
"""The page that says what is known of each source document."""

SECTIONS: Final[Mapping[PageKind, str]] = MappingProxyType(
    {"case": "case-studies", "model": "models", "contact": "contacts", "step": "process", "situation": "situations"}
)
"""The prose page under which the pages of each kind of record stand."""

FOLDERS: Final[Mapping[PageKind, str]] = MappingProxyType(
    {"case": "casestudies", "model": "models", "contact": "contacts", "step": "steps", "situation": "situations"}
)
"""The folder of `data/` that holds the records of each kind of page."""

IN_THE_MENU: Final[tuple[PageKind, ...]] = ("model", "step")
"""The kinds of record whose pages stand in the main navigation, under their section."""


@dataclass(frozen=True, slots=True)
class PageText:
    """What one language says of a page.

    Attributes:
        title: The page's heading.
        menu: Its title in menus and breadcrumbs.
        description: One sentence about it.
        url: Its address from the site's root, with a slash at the end: `fr/etudes-de-cas/picton/`.
        file: The file to edit, relative to the project's root.
        enhancement: What a script adds to the page, or `None`.
        source: The documents that the page restates, each with the place.
        layout: How wide the page is.
    """

    title: str
    menu: str
    description: str
    url: str
    file: str
    enhancement: Enhancement | None = None
    source: tuple[Citation, ...] = ()
    layout: Layout = "text"

    @property
    def last_part(self) -> str:
        """The last part of the address, by which the scripts know a record on a page of its language."""
        return self.url.rstrip("/").rpartition("/")[2]


@dataclass(frozen=True, slots=True)
class PlannedPage:
    """A page in both languages.

    Attributes:
        key: Its name, the same in both languages: `about`, `case-studies/picton`.
        kind: Prose, or the kind of record it shows.
        id: The record's id, or the key of a prose page.
        parent: The key of the page above it; `None` for the home page.
        text: What each language says of it.
    """

    key: str
    kind: PageKind
    id: str
    parent: str | None
    text: Mapping[Language, PageText]


@dataclass(frozen=True, slots=True)
class MenuEntry:
    """An entry of the main navigation with the entries under it."""

    page: PlannedPage
    children: tuple["MenuEntry", ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class SitePlan:
    """All pages of the site.

    Attributes:
        pages: The pages by key, each after the page above it.
        menu: The main navigation.
        neighbours: For each page that has some, the keys of the page before it and the page after it.
        parts: The pages of the parts of long lists by key, which stand beside the others.
    """

    pages: Mapping[str, PlannedPage]
    menu: tuple[MenuEntry, ...]
    neighbours: Mapping[Language, Mapping[str, tuple[str | None, str | None]]]
    parts: Mapping[str, PlannedPage] = field(default_factory=dict)

    def record_page(self, kind: PageKind, id_: str) -> PlannedPage:
        """Return the page of a record.

        Raises:
            KeyError: There is no such record.
        """
        return self.pages[f"{SECTIONS[kind]}/{id_}"]

    def page(self, key: str) -> PlannedPage:
        """Return a page, or that of a part of a long list."""
        return self.pages[key] if key in self.pages else self.parts[key]

    def ancestors(self, page: PlannedPage) -> tuple[PlannedPage, ...]:
        """Return the pages above a page, the home page first."""
        above: list[PlannedPage] = []
        parent = page.parent
        while parent is not None:
            above.insert(0, self.pages[parent])
            parent = self.pages[parent].parent
        return tuple(above)


def make_plan(
    catalogue: Catalogue, prose: Iterable[ProsePage], navigation: Navigation, document: Document
) -> tuple[SitePlan | None, list[Finding]]:
    """Plan the site.

    Args:
        catalogue: The records.
        prose: The prose pages, each in both languages.
        navigation: The main navigation.
        document: The file that it was read from.

    Returns:
        The plan, or `None` when the navigation names a page that is not there; and what was found.
    """
    sides: dict[str, dict[Language, ProsePage]] = {}
    for page in prose:
        sides.setdefault(page.key, {})[page.language] = page
    findings = list(_unknown_pages(sides, navigation, document))
    if findings:
        return None, findings
    pages = {page.key: page for page in _prose_pages(sides, _parents(sides, navigation))}
    records = list(_record_pages(catalogue, pages))
    findings += _address_clashes([*pages.values(), *records])
    pages |= {page.key: page for page in records}
    menu = _menu(pages, navigation)
    neighbours = {language: MappingProxyType(_neighbours(pages, menu, catalogue, language)) for language in LANGUAGES}
    return SitePlan(MappingProxyType(pages), menu, MappingProxyType(neighbours)), findings


def _unknown_pages(sides: Mapping[str, object], navigation: Navigation, document: Document) -> Iterator[Finding]:
    named: list[tuple[tuple[str | int, ...], str]] = []
    for index, item in enumerate(navigation.main):
        named.append((("main", index, "page"), item.page))
        named += [(("main", index, "pages", number), page) for number, page in enumerate(item.pages)]
    for path, page in named:
        if page not in sides:
            yield finding_at(
                "unknown-page",
                document,
                path,
                arguments={"id": page, "known": ", ".join(sorted(sides))},
                suggestion=closest(page, sides),
            )
    for page in sorted({HOME, SOURCES, *SECTIONS.values()} - set(sides)):
        yield Finding("missing-section-page", document.file, arguments={"page": page})


def _parents(sides: Iterable[str], navigation: Navigation) -> dict[str, str | None]:
    parents: dict[str, str | None] = {}
    for key in sides:
        folder = key.rpartition("/")[0]
        parents[key] = folder if folder in sides else HOME
    for item in navigation.main:
        parents |= {page: item.page for page in item.pages if page.rpartition("/")[0] not in sides}
    parents[HOME] = None
    return parents


def _prose_pages(
    sides: Mapping[str, Mapping[Language, ProsePage]], parents: Mapping[str, str | None]
) -> Iterator[PlannedPage]:
    for key in sorted(sides, key=lambda key: (key != HOME, key)):
        text = {language: _prose_text(sides, key, language) for language in LANGUAGES}
        yield PlannedPage(key, "prose", key, parents[key], MappingProxyType(text))


def _prose_text(sides: Mapping[str, Mapping[Language, ProsePage]], key: str, language: Language) -> PageText:
    page = sides[key][language]
    header = page.header
    url = f"{language}/"
    if key != HOME:
        steps = key.split("/")
        for depth, step in enumerate(steps, 1):
            above = sides.get("/".join(steps[:depth]))
            slug = above[language].header.slug if above else None
            url += f"{slug or step}/"
    return PageText(
        title=header.title,
        menu=header.menu or header.title,
        description=header.description,
        url=url,
        file=page.file,
        enhancement=header.enhancement,
        source=header.source,
        layout=header.layout,
    )


def _record_pages(catalogue: Catalogue, pages: Mapping[str, PlannedPage]) -> Iterator[PlannedPage]:
    for id_, model in catalogue.models.items():
        yield _record_page("model", id_, model.record, model.record.title, model.record.summary, pages)
    for id_, step in catalogue.steps.items():
        yield _record_page("step", id_, step, step.title, step.summary, pages)
    for id_, contact in catalogue.contacts.items():
        description = contact_description(contact, len(catalogue.cases_of_contact(id_)))
        yield _record_page("contact", id_, contact.record, contact.record.name, description, pages)
    for id_, situation in catalogue.situations.items():
        yield _record_page("situation", id_, situation, situation.title, situation.summary, pages)
    for id_, case in catalogue.cases.items():
        yield _record_page("case", id_, case.record, case.record.title, case.record.summary, pages)


def _record_page(
    kind: PageKind, id_: str, record: Record, title: Line, description: Line, pages: Mapping[str, PlannedPage]
) -> PlannedPage:
    section = pages[SECTIONS[kind]]
    file = f"{DATA}/{FOLDERS[kind]}/{id_}{SUFFIX}"
    source = record.source if isinstance(record, SourcedRecord) else ()
    text: dict[Language, PageText] = {}
    for language in LANGUAGES:
        words = title.in_language(language)
        url = f"{section.text[language].url}{slug_of(id_, record, language)}/"
        text[language] = PageText(words, words, description.in_language(language), url, file, source=source)
    return PlannedPage(f"{section.key}/{id_}", kind, id_, section.key, MappingProxyType(text))


def _address_clashes(pages: Iterable[PlannedPage]) -> Iterator[Finding]:
    taken: dict[str, str] = {}
    for page in pages:
        for text in page.text.values():
            if text.url in taken:
                yield Finding(
                    "duplicate-address", text.file, arguments={"url": f"/{text.url}", "other": taken[text.url]}
                )
            taken.setdefault(text.url, text.file)


def _menu(pages: Mapping[str, PlannedPage], navigation: Navigation) -> tuple[MenuEntry, ...]:
    entries: list[MenuEntry] = []
    for item in navigation.main:
        kinds = [kind for kind in IN_THE_MENU if item.page == SECTIONS[kind]]
        children = [page for page in pages.values() if page.kind in kinds] + [pages[key] for key in item.pages]
        entries.append(MenuEntry(pages[item.page], tuple(MenuEntry(child) for child in children)))
    return tuple(entries)


def _neighbours(
    pages: Mapping[str, PlannedPage], menu: Iterable[MenuEntry], catalogue: Catalogue, language: Language
) -> dict[str, tuple[str | None, str | None]]:
    """Say what comes before and after the pages that are read in a row: those under a menu entry, the cases of a model."""
    rows = [[child.page.key for child in entry.children] for entry in menu if entry.children]
    for model in catalogue.models:
        cases = [pages[f"{SECTIONS['case']}/{case.id}"] for case in catalogue.cases_of_model(model)]
        rows.append([page.key for page in alphabetical(cases, lambda page: page.text[language].title)])
    neighbours: dict[str, tuple[str | None, str | None]] = {}
    for row in filter(None, rows):
        for before, key, after in zip([None, *row[:-1]], row, [*row[1:], None], strict=True):
            neighbours[key] = (before, after)
    return neighbours
