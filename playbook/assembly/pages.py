"""Pages whole, in their shell: from a site and one of its pages to what is sent, the same whenever it is asked for."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache, partial
from typing import Any, Final
from urllib.parse import urlsplit

from markupsafe import Markup, escape

from playbook.assembly.redirecting import redirect_context
from playbook.assembly.static_files import static_files
from playbook.editing.asking.declared import folders_asked
from playbook.editing.record_form.page_data import data_file, other_records, others_file, page_data
from playbook.languages import LANGUAGES, Language, other
from playbook.languages.interface import words
from playbook.outputs.beside import Beside
from playbook.outputs.case_list import LIST_SCRIPT, CaseList
from playbook.outputs.case_words import case_words
from playbook.outputs.content_names import ASSETS, Assets
from playbook.outputs.hosting import NOT_FOUND, policy_of_pages
from playbook.outputs.my_list import columns_files, list_columns, list_scripts
from playbook.outputs.news import Days
from playbook.outputs.stylesheet import STYLESHEET_PARTS, THEME, Stylesheets
from playbook.pages.compiled import Templates
from playbook.pages.passages import Passages
from playbook.pages.plan import A_TO_Z, PlannedPage
from playbook.pages.redirects import RedirectPage
from playbook.pages.rendering import base_of
from playbook.pages.sharing import Sharing, anchored, own_ids
from playbook.pages.shell import Settings, Shell
from playbook.pages.telling import mailbox_of
from playbook.site import Site

ENTRY: Final = "index.html"
"""The page where readers choose a language."""


@dataclass(frozen=True, slots=True)
class Publication:
    """Where and how a site is published.

    Attributes:
        site_url: Its absolute address, or nothing where there is none.
        repository: The address of the repository, or nothing.
        branch: The branch that an editor's change is made against.
        days: When each file was changed, where the history is known.
        has_pictures: Whether there is a picture beside each page, for services that show links.
    """

    site_url: str | None
    repository: str | None
    branch: str
    days: Mapping[str, Days]
    has_pictures: bool = False

    @property
    def base(self) -> str:
        """The address with a slash at the end; a slash where there is none."""
        return (self.site_url or "/").rstrip("/") + "/"


class Pages:
    """Makes every page of a site."""

    def __init__(self, site: Site, publication: Publication) -> None:
        """Prepare what pages are made with.

        Args:
            site: The site.
            publication: Where it is published.
        """
        settings = Settings(
            site_url=publication.base,
            repository=publication.repository,
            branch=publication.branch,
            modified={file: of_file.last for file, of_file in publication.days.items()},
            sources=site.catalogue.sources,
            mailbox=mailbox_of(site.catalogue),
        )
        self._site = site
        self._publication = publication
        self._shell = Shell(site.plan, settings)
        self._sharing = Sharing(site.plan, site.catalogue, settings, has_pictures=publication.has_pictures)
        terms, names = site.catalogue.terms.values(), site.catalogue.names.values()
        self._passages = {language: Passages(terms, names, language) for language in LANGUAGES}
        self._stylesheets = Stylesheets(site.root / THEME / STYLESHEET_PARTS)
        self._search = lru_cache(maxsize=64)(self._search_at)
        self.assets = self._known_assets()
        self.beside = _beside(site, publication)

    def _known_assets(self) -> Assets:
        """Return what pages may lead to: the theme's files, and those that are made of records for scripts."""
        site = self._site
        texts = self._stylesheets.files()
        texts |= list_scripts(site.catalogue, site.plan)
        files = {name: content for name, content in static_files(site) if name.startswith(ASSETS)}
        if not site.plan.parts:
            texts |= case_words(site.catalogue, site.plan)
            files.pop(LIST_SCRIPT, None)
        assets = Assets(files | {name: text.encode() for name, text in texts.items()})
        for folder in folders_asked():
            assets.add_later(others_file(folder), partial(self._others_of_form, folder))
        for language in LANGUAGES:
            for file, ids in columns_files(site.catalogue, language).items():
                assets.add_later(file, partial(self._columns, language, ids))
            for folder in folders_asked():
                assets.add_later(data_file(folder, language), partial(self._needs_of_form, folder, language))
            if site.plan.parts:
                for file, write in CaseList(site.renderer, language, self.marked).files().items():
                    assets.add_later(file, partial(_encoded, write))
        return assets

    def _columns(self, language: Language, ids: Sequence[str]) -> bytes:
        return list_columns(self._site.renderer, language, self.marked, ids).encode()

    def _needs_of_form(self, folder: str, language: Language) -> bytes:
        return page_data(folder, self._site.catalogue, language).encode()

    def _others_of_form(self, folder: str) -> bytes:
        return other_records(folder, self._site.catalogue).encode()

    @cached_property
    def _environment(self) -> Templates:
        environment = Templates(self._site.root, THEME)
        environment.globals["said_to_browsers"] = policy_of_pages()
        environment.globals["stylesheets"] = self._stylesheets_of
        return environment

    def _stylesheets_of(self, body: str) -> list[str]:
        addresses = self._stylesheets.of_page(body)
        self.ask({address: self.asked[address] for address in addresses if address in self.asked})
        return addresses

    @property
    def asked(self) -> Mapping[str, str]:
        """The text of each style sheet of subjects for which a page asked so far, by its address."""
        return self._stylesheets.asked

    def ask(self, sheets: Mapping[str, str]) -> None:
        """Take note of style sheets for which pages ask, as `asked` tells of them."""
        for address, text in sheets.items():
            self.assets.add(address, text.encode())

    def marked(self, html: Markup, language: Language) -> str:
        """Return what stands under the heading of a page with its abbreviations expanded, and names in another language marked.

        Args:
            html: What `Site.html` gives of the page.
            language: The language it is in.
        """
        return self._passages[language].mark(html)

    def page(self, page: PlannedPage, language: Language, marked: str | None = None) -> bytes:
        """Return a page whole, as it is sent.

        Args:
            page: The page.
            language: The language it is in.
            marked: What `marked` gives of it, where it is at hand.
        """
        if marked is None:
            marked = self.marked(self._site.html(page, language), language)
        content = anchored(marked, base_of(page.text[language].url))
        shell = self._shell.of_page(page, language, content)
        heading = self._passages[language].mark_names(str(escape(page.text[language].title)))
        shell["heading"] = Markup(heading)  # noqa: S704 - escaped, then marked
        shell["search"] = self._search(language, shell["base"])
        shell["beside"] = self.beside.of_page(page, language)
        shell["sharing"] = self._sharing.of_page(page, language)
        if page.kind == "prose":
            prose = self._site.prose
            shell["own_ids"] = own_ids(prose[page.key, language], prose.ids_in(other(language))[page.key])
        return self._render("main.html", shell, content)

    def entry(self) -> bytes:
        """Return the page where readers choose a language."""
        return self._render(ENTRY, {**self._shell.of_site("./"), "sharing": self._sharing.of_entry()})

    def not_found(self) -> bytes:
        """Return the page for wrong addresses, wherever they are: its links begin at the host's root."""
        base = urlsplit(self._publication.base).path
        return self._render(NOT_FOUND, {**self._shell.of_site(base), "sharing": self._sharing.of_entry()})

    def redirect(self, redirect: RedirectPage) -> bytes:
        """Return the page at an old address."""
        return self._render("redirect.html", redirect_context(redirect, self._shell))

    def sitemap(self) -> str:
        """Return the list of all pages for search engines."""
        return self._shell.sitemap()

    def _render(self, template: str, shell: Mapping[str, Any], content: str = "") -> bytes:
        html = self._environment.get_template(template).render(shell=shell, content=content)
        return self.assets.followed(html.encode())

    def _search_at(self, language: Language, base: str) -> Mapping[str, Any] | None:
        """Return what a page has of the search: the address where it leads without JavaScript, and what a script opens."""
        index = self._site.plan.pages.get(A_TO_Z)
        if index is None:
            return None
        page = base + index.text[language].url
        known = {**self._shell.of_site(base), "language": language, "search": {"page": page}}
        dialog = self._environment.get_template("parts/search.html").render(shell=known, t=words(language))
        return {"page": page, "dialog": Markup(dialog)}  # noqa: S704 - the environment escapes


def _encoded(write: Callable[[], str]) -> bytes:
    return write().encode()


def _beside(site: Site, publication: Publication) -> Beside:
    return Beside(site.catalogue, site.plan, publication.base, publication.days)
