"""Turning records into HTML through the templates of `macros/templates/`."""

import datetime
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any, Final

import jinja2
from markupsafe import Markup

from playbook.catalogue.facets import FacetName
from playbook.catalogue.freshness import DatedFolder, is_old, looked_at, whole_months
from playbook.catalogue.linked import Case, Catalogue, ContactEntry
from playbook.catalogue.map_dots import dots
from playbook.catalogue.map_points import MAP_OFFSETS, MAP_POINTS
from playbook.catalogue.mentions import MentioningKind, mentions
from playbook.catalogue.reaching import others_for_case, others_of_contact, people_called, people_of_case
from playbook.catalogue.related import Related, related_cases
from playbook.languages import Language, formats, other
from playbook.languages.interface import words
from playbook.languages.ordering import alphabetical
from playbook.pages.comparing import ANYWHERE, ROWS, Column, comparisons, letters, widths
from playbook.pages.compiled import Templates
from playbook.pages.downloads import Download, DownloadSection, pdf_of
from playbook.pages.figures import figure_groups, lead_figure, shown
from playbook.pages.parts import BROWSE, PartPage, key_of
from playbook.pages.plan import PageKind, PlannedPage, SitePlan
from playbook.pages.vcard_files import vcard_files
from playbook.reading import markup
from playbook.reading.settings import Settings
from playbook.records import Line, Record, Term
from playbook.records.fields import Bilingual

TEMPLATES: Final = "macros/templates"


@dataclass(frozen=True)
class Place:
    """Where something is rendered: in which language, and how far from the site's root.

    Attributes:
        language: The language of the page.
        base: The way from the page to the site's root: `../../../`, or an absolute path.
        plan: The plan that knows the addresses.
    """

    language: Language
    base: str
    plan: SitePlan

    def page(self, key: str) -> str:
        """Return the address of the page with this key."""
        return self.base + self.plan.pages[key].text[self.language].url

    def record(self, kind: PageKind, id_: str) -> str:
        """Return the address of a record's page."""
        return self.base + self.plan.record_page(kind, id_).text[self.language].url

    def list_of(self, facet: FacetName, value: str) -> str | None:
        """Return where the page for browsing lists the case studies that have a value; nothing in a site without it."""
        anchor = f"{facet}-{value}".lower()
        page = self.plan.pages.get(BROWSE)
        return self.part(BROWSE, anchor) or (f"{self.base}{page.text[self.language].url}#{anchor}" if page else None)

    def part(self, of: str, anchor: str) -> str | None:
        """Return the address of a part of a list; nothing where the list is whole."""
        page = self.plan.parts.get(key_of(of, anchor))
        return self.base + page.text[self.language].url if page else None

    def resolve(self, target: markup.Target) -> str:
        """Return the address of the record that a link in a text leads to."""
        if target.scheme == "tool":
            return f"{self.page('tools')}#{target.record_id}"
        kinds: dict[str, PageKind] = {
            "case": "case",
            "model": "model",
            "contact": "contact",
            "step": "step",
            "situation": "situation",
        }
        return self.record(kinds[target.scheme], target.record_id)


def base_of(url: str) -> str:
    """Return the way from the page at `url` to the site's root."""
    return "../" * url.count("/") or "./"


class Renderer:
    """Renders records of a catalogue with the project's templates."""

    def __init__(
        self,
        root: Path,
        catalogue: Catalogue,
        plan: SitePlan,
        settings: Settings | None = None,
        today: datetime.date | None = None,
        downloads: tuple[DownloadSection, ...] = (),
    ) -> None:
        """Prepare the templates.

        Args:
            root: The project's root.
            catalogue: The records.
            plan: The pages.
            settings: From which age on a date counts as old; the usual ones when left out.
            today: The day that dates are compared with; without it, no date is old.
            downloads: The files that readers can take with them.

        Attributes:
            shown: What the macros have shown, by what they were asked and where.
        """
        # Remembered by each renderer for itself: a preview has one for each version, and only the last is to stay.
        self._templates = lru_cache(maxsize=64)(self._templates_at)
        self.catalogue = catalogue
        self.plan = plan
        self.settings = settings or Settings()
        self.today = today
        self.downloads = downloads
        self.shown: dict[Hashable, Markup] = {}
        self._columns: dict[tuple[str, Language], Column] = {}
        self.root = root

    @cached_property
    def comparisons(self) -> Mapping[str, PlannedPage]:
        """The pages that compare case studies, by the id of the case study beside which each stands."""
        return comparisons(self.catalogue.cases, self._related, self.plan)

    @cached_property
    def _related(self) -> Mapping[str, Sequence[Related]]:
        return related_cases(self.catalogue.cases.values())

    @cached_property
    def _environment(self) -> Templates:
        environment = Templates(self.root, TEMPLATES, undefined=jinja2.StrictUndefined)
        environment.globals |= _KNOWN_EVERYWHERE
        environment.globals |= {
            "catalogue": self.catalogue,
            "is_old": self.is_old,
            "years_since": self.years_since,
            "dots": dots(self.catalogue),
            "pdf_of": pdf_of(self.downloads),
            "related": self._related,
            "comparisons": self.comparisons,
            "column": self.column,
            "mentions": mentions(_mentioning(self.catalogue)),
        }
        environment.filters |= _FILTERS
        return environment

    def is_old(self, folder: DatedFolder, day: datetime.date) -> bool:
        """Say whether a record of a folder, last looked at on a day, counts as old."""
        return is_old(day, getattr(self.settings.freshness, folder).first, self.today)

    def years_since(self, day: datetime.date) -> int:
        """Return how many whole years ago a day was; 0 without a day to compare with."""
        return whole_months(day, self.today) // 12 if self.today else 0

    def record_page(self, page: PlannedPage, language: Language) -> Markup:
        """Render what stands under the heading of a record's page."""
        entries: dict[str, Any] = {
            "case": self.catalogue.cases,
            "model": self.catalogue.models,
            "contact": self.catalogue.contacts,
            "step": self.catalogue.steps,
            "situation": self.catalogue.situations,
            "comparison": self.catalogue.cases,
        }
        place = Place(language, base_of(page.text[language].url), self.plan)
        if isinstance(page, PartPage):
            value = page.values[language]
            return self.render(f"parts-of-lists/{page.parent}.html", place, value=value, cases=value.cases)
        return self.render(f"{page.kind}.html", place, id=page.id, entry=entries[page.kind][page.id])

    def column(self, id_: str, place: Place) -> Column:
        """Render what stands of a case study where it is compared."""
        known = (id_, place.language)
        if known not in self._columns:
            anywhere = replace(place, base=ANYWHERE)
            html = self.render("parts/column.html", anywhere, id=id_, entry=self.catalogue.cases[id_])
            self._columns[known] = Column.of(html)
        return self._columns[known].seen_from(place.base)

    def render(self, template: str, place: Place, **context: Any) -> Markup:
        """Render a template.

        Args:
            template: Its name in `macros/templates/`.
            place: Where the result goes.
            context: What else the template needs.
        """
        html = self._templates(place).get_template(template).render(context)
        return Markup(html)  # noqa: S704 - the environment escapes

    def _templates_at(self, place: Place) -> Templates:
        """Return the templates as they know what language they are in, and where."""
        language = place.language

        def in_language(text: Bilingual) -> str:
            return text.in_language(language)

        def markdown(text: Bilingual) -> Markup:
            return markup.render(text.in_language(language), place.resolve)

        tools = {
            "language": language,
            "place": place,
            "t": words(language),
            "tr": in_language,
            "md": markdown,
            "date": lambda day: formats.date(day, language),
            "period": lambda value: formats.period(value, language),
            "quantity": lambda figure: formats.quantity(figure.value, figure.unit, language),
            "number": lambda value: formats.number(value, language),
            "telephone": lambda digits: formats.telephone(digits, language),
        }
        return self._environment.knowing(tools)


def _mentioning(catalogue: Catalogue) -> Iterator[tuple[MentioningKind, str, Record]]:
    """Yield the records that may lead to a case study."""
    yield from (("model", id_, model.record) for id_, model in catalogue.models.items())
    yield from (("step", id_, step) for id_, step in catalogue.steps.items())
    yield from (("tool", id_, tool) for id_, tool in catalogue.tools.items())
    yield from (("case", id_, case.record) for id_, case in catalogue.cases.items())


def _code(text: str) -> Markup:
    """Show as code what stands between backticks."""
    parts = text.split("`")
    return Markup().join(
        Markup("<code>{}</code>").format(part) if number % 2 else part for number, part in enumerate(parts)
    )


def _by_title(cases: Iterable[Case], language: Language) -> list[Case]:
    return alphabetical(cases, lambda case: case.record.title.in_language(language))


def _by_term(terms: Iterable[tuple[str, Term]], language: Language) -> list[tuple[str, Term]]:
    return alphabetical(terms, lambda pair: pair[1].name.in_language(language))


def _by_case(calls: Iterable[tuple[Case, Line | None]], language: Language) -> list[tuple[Case, Line | None]]:
    return alphabetical(calls, lambda call: call[0].record.title.in_language(language))


def _by_download(downloads: Iterable[Download], language: Language) -> list[Download]:
    """Put those of records in the order of their titles; the others stand as they are declared."""
    return alphabetical(downloads, lambda download: download.title.in_language(language) if download.as_of else "")


def _by_name(contacts: Iterable[ContactEntry], language: Language) -> list[ContactEntry]:
    return alphabetical(contacts, lambda contact: contact.record.name.in_language(language))


_KNOWN_EVERYWHERE: Final[Mapping[str, Any]] = {
    "machine_date": formats.machine_date,
    "figure_groups": figure_groups,
    "lead_figure": lead_figure,
    "shown_figure": shown,
    "map_points": MAP_POINTS,
    "map_offsets": MAP_OFFSETS,
    "looked_at": looked_at,
    "people_called": people_called,
    "people_of_case": people_of_case,
    "others_for_case": others_for_case,
    "others_of_contact": others_of_contact,
    "other_language": other,
    "compared": ROWS,
    "widths": widths,
    "letters": letters,
}
"""What templates know besides the site."""

_FILTERS: Final[Mapping[str, Callable[..., Any]]] = {
    "code": _code,
    "alphabetical": _by_title,
    "by_name": _by_name,
    "by_term": _by_term,
    "by_case": _by_case,
    "by_download": _by_download,
    "vcard_files": vcard_files,
}
"""What templates do with values."""
