"""The whole site before MkDocs: records checked and linked, pages planned, prose rendered."""

import datetime
from collections.abc import Callable, Collection, Generator, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import chain
from pathlib import Path

from markupsafe import Markup

from playbook.catalogue.linked import Catalogue
from playbook.checking.macro_calls import Functions
from playbook.checking.page_sources import check_page_sources
from playbook.checking.spelling import check_spelling
from playbook.checking.suppression import refuse_exceptions
from playbook.checking.validation import Validation, validate
from playbook.checking.wording.prose import check_marks, check_prose
from playbook.checking.wording.typesetting import typeset_header
from playbook.editing.schemas import stale_schemas
from playbook.findings import Finding, Severity, errors
from playbook.languages import Language
from playbook.outputs.downloads import downloads
from playbook.pages.downloads import Maker
from playbook.pages.macros import installed_macros
from playbook.pages.parts import with_parts
from playbook.pages.plan import PlannedPage, SitePlan, make_plan
from playbook.pages.prose import Prose
from playbook.pages.published import check_published, read_published
from playbook.pages.redirects import RedirectPage, old_urls, plan_redirects
from playbook.pages.rendering import Place, Renderer, base_of
from playbook.reading.collection import Collection as Records
from playbook.reading.content_files import SUFFIX, content_files
from playbook.reading.prose import ProsePage, read_navigation, read_prose
from playbook.reading.sources import content_of
from playbook.reading.text import in_files
from playbook.records.schema_files import FOLDER as SCHEMAS
from playbook.reports.stages import Tell, untold


@dataclass(frozen=True, slots=True)
class Site:
    """A project without errors, ready to be built.

    Attributes:
        root: The project's folder.
        catalogue: The records, linked.
        plan: The pages.
        renderer: Makes HTML of records.
        redirects: The pages at old addresses.
        prose: The HTML of the prose pages.
    """

    root: Path
    catalogue: Catalogue
    plan: SitePlan
    renderer: Renderer
    redirects: tuple[RedirectPage, ...]
    prose: Prose

    @property
    def assets(self) -> frozenset[str]:
        """The pictures and documents that prose shows or leads to, from `content/`."""
        return self.prose.assets

    @property
    def pages(self) -> tuple[PlannedPage, ...]:
        """All pages: those of the plan, and those that stand beside one of them."""
        return (*self.plan.pages.values(), *self.plan.parts.values(), *self.renderer.comparisons.values())

    def html(self, page: PlannedPage, language: Language) -> Markup:
        """Return what stands under the heading of a page."""
        return self.prose[page.key, language] if page.kind == "prose" else self.renderer.record_page(page, language)


@dataclass(frozen=True, slots=True)
class Loading:
    """What came of loading a project.

    Attributes:
        findings: Everything that was found, in the order of files and lines.
        checked: The records and pages that were checked.
        site: The site, or `None` when there are errors.
    """

    findings: tuple[Finding, ...]
    checked: tuple[str, ...]
    site: Site | None

    @property
    def files(self) -> int:
        """How many files were checked."""
        return len(self.checked)


def load(
    root: Path,
    *,
    review: bool = True,
    today: datetime.date | None = None,
    makers: Collection[Maker] = (),
    meant: Callable[[str], bool] | None = None,
    tell: Tell = untold,
) -> Loading:
    """Read and check a project.

    Args:
        root: The project's folder.
        review: Whether its words and dates are reviewed too, not only what a build needs.
        today: The day that dates are compared with, by the review and on the pages.
        makers: What there is to make files with that readers take with them.
        meant: Tells of which records and pages something is asked, where it is not all: everything is found of them,
            and of the others what is quick to see.
        tell: Is told of each stage.
    """
    validation = validate(root, review=review, today=today, meant=meant, tell=tell)
    prose, begun = _begun(root, validation, makers, tell)
    findings = [*begun.findings, *chain.from_iterable(begun.site.prose.findings(meant) if begun.site else ())]
    if review:
        tell("proofreading")
        findings += _reviewed(root, validation.collection, prose, findings)
    return _loading(_placed(root, findings), begun)


def begin(root: Path, *, today: datetime.date | None = None, makers: Collection[Maker] = ()) -> Loading:
    """Read a project, and check what can be told before a page is made: who shows one page does not wait for all.

    Args:
        root: The project's folder.
        today: The day that dates are compared with.
        makers: As for `load`.
    """
    begun = _begun(root, validate(root, review=False, today=today), makers, untold)[1]
    return _loading(_placed(root, begun.findings), begun)


def go_on(root: Path, begun: Loading) -> Generator[None, None, Loading]:
    """Check the rest of a project, for which every prose page is made.

    Args:
        root: The project's folder.
        begun: What `begin` gave.

    Yields:
        Nothing, after each page, for who does something else meanwhile.

    Returns:
        What `load` gives without a review.
    """
    findings: list[Finding] = []
    for found in begun.site.prose.findings() if begun.site else ():
        findings += found
        yield
    return checked(root, begun, findings)


def checked(root: Path, begun: Loading, found: Iterable[Finding]) -> Loading:
    """Return what `load` gives without a review.

    Args:
        root: The project's folder.
        begun: What `begin` gave.
        found: What was found on the prose pages since.
    """
    return _loading([*begun.findings, *_placed(root, found)], begun)


def _begun(
    root: Path, validation: Validation, makers: Collection[Maker], tell: Tell
) -> tuple[list[ProsePage], Loading]:
    """Plan the pages, and put the site together."""
    content = content_files(root)
    prose, prose_findings = read_prose(root, content)
    navigation, document, navigation_findings = read_navigation(root)
    findings = [*validation.findings, *prose_findings, *navigation_findings]
    site = None
    # Pages are planned from what is right; until then, what is wrong is enough to mend.
    if validation.catalogue and navigation and document and not errors(findings):
        tell("planning")
        titled = [replace(page, header=typeset_header(page.header, page.language)) for page in prose]
        plan, plan_findings = make_plan(validation.catalogue, titled, navigation, document)
        findings += [*check_page_sources(prose, validation.catalogue.sources), *plan_findings]
        if plan and not errors(plan_findings):
            plan = with_parts(plan, validation.catalogue)
            files = downloads(validation.catalogue, plan, makers)
            renderer = Renderer(root, validation.catalogue, plan, validation.settings, validation.today, files)
            site, found = _site(renderer, prose, content.assets)
            findings += found
    findings += check_marks(_meant_of(prose, validation.collection))
    checked = (*validation.files, *(page.file for page in prose))
    return prose, Loading(tuple(findings), checked, site)


def _placed(root: Path, findings: Iterable[Finding]) -> list[Finding]:
    """Say of each finding where it is in the file of its page as it is on disk."""
    return [*in_files(findings, partial(_content_of_page, root))]


def _loading(found: list[Finding], begun: Loading) -> Loading:
    """Put what was found in order; a site with errors is none."""
    findings = refuse_exceptions(found)
    site = None if errors(findings) else begun.site
    return Loading(tuple(sorted(findings, key=lambda finding: finding.sort_key)), begun.checked, site)


def _site(renderer: Renderer, prose: Sequence[ProsePage], assets: list[str]) -> tuple[Site, list[Finding]]:
    """Put the site together; what is found concerns its addresses."""
    root, catalogue, plan = renderer.root, renderer.catalogue, renderer.plan
    redirects, findings = plan_redirects(catalogue.redirects, plan)
    findings += _lost_addresses(root, catalogue, plan, renderer.today)
    made = Prose(renderer, prose, partial(macros_for, renderer), assets)
    return Site(root, catalogue, plan, renderer, redirects, made), findings


def _reviewed(
    root: Path, collection: Records, prose: Sequence[ProsePage], before: Sequence[Finding]
) -> Iterator[Finding]:
    """Find what a reviewer looks at besides: words, and schemas that a change of the declarations left behind."""
    asked = _meant_of(prose, collection)
    found = [*check_prose(asked), *check_spelling(root, collection, asked)]
    yield from found
    if collection.meant is None and not errors([*before, *found]):
        for name in stale_schemas(root):
            yield Finding("stale-schema", f"{SCHEMAS}/{name}", severity=Severity.NOTICE)


def _meant_of(prose: Sequence[ProsePage], collection: Records) -> list[ProsePage]:
    """Return the pages that are meant, each with its counterpart, which it is compared with."""
    keys = {page.key for page in prose if collection.is_meant(page.file)}
    return [page for page in prose if page.key in keys]


def _content_of_page(root: Path, file: str) -> bytes | None:
    return content_of(root / file) if file.endswith(SUFFIX) else None


def _lost_addresses(root: Path, catalogue: Catalogue, plan: SitePlan, today: datetime.date | None) -> Iterator[Finding]:
    published, findings = read_published(root)
    yield from findings
    if published is not None:
        yield from check_published(published, plan, old_urls(catalogue.redirects), today, catalogue.redirects)


def macros_for(renderer: Renderer, page: ProsePage) -> Functions:
    """Return the macros that a page can call, by name."""
    url = renderer.plan.pages[page.key].text[page.language].url
    place = Place(page.language, base_of(url), renderer.plan)
    return installed_macros()(renderer, lambda: place)
