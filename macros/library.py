"""The macros: what a prose page can call.

A macro takes ids and filters and returns HTML that is complete and safe: texts of records are escaped, links are made
from the plan of the site. What it can't make sense of it refuses with a `MacroError`.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from functools import wraps
from itertools import groupby
from typing import Final, get_args

from markupsafe import Markup

from macros.marking import marked_code
from playbook.catalogue.choice import MOST_CASES, candidates, orders_of
from playbook.catalogue.directory import contact_filters, contact_groups
from playbook.catalogue.facets import Facet, FacetName, case_facets
from playbook.catalogue.freshness import due, later, looked_at
from playbook.catalogue.linked import Case
from playbook.catalogue.names import names_by_folder
from playbook.catalogue.state import oldest_details, state
from playbook.checking.macro_calls import MacroError
from playbook.editing.asking.declared import folders_asked, follows, sections
from playbook.editing.descriptions import describe, parts_of
from playbook.editing.record_form.page_data import data_file, others_file
from playbook.languages import Language
from playbook.languages.interface import words
from playbook.languages.ordering import first_letter
from playbook.mkdocs.history import days_of_files
from playbook.mkdocs.open_texts import open_texts
from playbook.outputs.case_list import list_file
from playbook.outputs.case_words import words_file
from playbook.outputs.exports import checklist_file
from playbook.outputs.feeds import FILE as FEED_FILE
from playbook.outputs.figures_csv import FILE as FIGURES_FILE
from playbook.outputs.findings_json import FILE as FINDINGS_FILE
from playbook.outputs.freshness import FILE as FRESHNESS_FILE
from playbook.outputs.my_list import columns_files
from playbook.outputs.news import news
from playbook.outputs.open_data import FOLDER as DATA_FOLDER
from playbook.outputs.open_data import kinds
from playbook.outputs.passing_on import DRAFT, PAGE, READY_TEXTS, paragraphs, text_file
from playbook.outputs.record_files import template_file
from playbook.outputs.search.a_to_z import a_to_z
from playbook.pages.continuum import drawing
from playbook.pages.finding import FIRST, finder
from playbook.pages.parts import FIGURES
from playbook.pages.plan import PageKind
from playbook.pages.plots import share
from playbook.pages.rendering import Place, Renderer
from playbook.pages.telling import mailbox_of
from playbook.records import RECORD_TYPES, Line, LocalizedAddress, Record, Slug, Suppression, Text
from playbook.records.casestudy import Kind
from playbook.reports import codes_by_subject, entry

_EXPLAINED_BY_THEIR_FORM: Final[tuple[type[Record], ...]] = (Line, Text, Slug, LocalizedAddress)
"""Parts of records that are the same everywhere: each language on its line."""


_INDENTED: Final = re.compile(r"\n\s+")

_MOST_DAYS: Final = 30
"""How many days with changes the page of news goes back to."""


class Macros:
    """The macros of one build.

    The names and parameters of the public methods are what editors write.
    """

    def __init__(self, renderer: Renderer, place: Callable[[], Place]) -> None:
        """Prepare the macros.

        Args:
            renderer: Renders the templates.
            place: Says where the page that calls stands.
        """
        self._renderer = renderer
        self._catalogue = renderer.catalogue
        self._place = place
        self._found: dict[Language, tuple[Facet, ...]] = {}

    def case_cards(
        self,
        model: str | None = None,
        subtype: str | None = None,
        contact: str | None = None,
        place: str | None = None,
        kind: str | None = None,
    ) -> Markup:
        """Show the case studies that fit, as cards; all of them without parameters.

        Args:
            model: The id of a model.
            subtype: The id of a sub-type; the model must be given too.
            contact: The id of a contact.
            place: The id of a jurisdiction.
            kind: case-study, example or pilot.
        """
        self._known("model", model, self._catalogue.models)
        self._known("contact", contact, self._catalogue.contacts)
        self._known("place", place, self._catalogue.jurisdictions)
        self._known("kind", kind, get_args(Kind))
        if subtype is not None:
            subtypes = self._catalogue.models[model].subtypes if model else {}
            self._known("subtype", subtype, subtypes)
        places = self._catalogue.jurisdictions

        def fits(case: Case) -> bool:
            return (
                (model is None or case.model.id == model)
                and (subtype is None or case.subtype.id == subtype)
                and (contact is None or contact in case.contacts)
                and (place is None or places[place] in case.places)
                and (kind is None or case.record.kind == kind)
            )

        return self._render("cards.html", cases=[case for case in self._catalogue.cases.values() if fits(case)])

    def case_finder(self) -> Markup:
        """Show all case studies with what one can choose them by; the page needs `enhancement: finder`."""
        language = self._place().language
        html = self._render(
            "case-finder.html",
            cases=list(self._catalogue.cases.values()),
            first=FIRST if self._renderer.plan.parts else None,
            words_file=words_file(language),
            list_file=list_file(language),
            **finder(self._catalogue, language),
        )
        # The heaviest page: what indents its lines would be a part of what has to come before it is seen.
        return Markup(_INDENTED.sub("\n", html))  # noqa: S704 - escaped by its template

    def my_list(self) -> Markup:
        """Show the case studies that the reader chose, side by side; the page needs `enhancement: comparison`."""
        return self._render("my-list.html", columns=columns_files(self._catalogue, self._place().language))

    def model_place_table(self) -> Markup:
        """Show in a table how many case studies of each model each place has."""
        models, places = self._facet("model").values, self._facet("place").values
        counts = Counter(
            (case.model.id, place) for case in self._catalogue.cases.values() for place in set(case.record.places)
        )
        return self._render("model-place-table.html", models=models, places=places, counts=counts)

    def browse(self) -> Markup:
        """Show all case studies under everything that one can choose them by."""
        place = self._place()
        cases = self._catalogue.cases
        links = {
            id_: Markup("<li>{}</li>\n").format(
                _link(place.record("case", id_), case.record.title.in_language(place.language))
            )
            for id_, case in cases.items()
        }
        jurisdictions = self._catalogue.jurisdictions.items()
        empty = {id_: record for id_, record in jurisdictions if not self._catalogue.cases_of_place(id_)}
        return self._render("browse.html", facets=self._facets(), links=links, empty=empty)

    def case_link(self, id: str) -> Markup:  # noqa: A002 - the word that editors know
        """Link to a case study by its title.

        Args:
            id: The id of the case study.
        """
        self._known("id", id, self._catalogue.cases)
        return self._record_link("case", id)

    def model_link(self, id: str) -> Markup:  # noqa: A002 - the word that editors know
        """Link to a model by its name.

        Args:
            id: The id of the model.
        """
        self._known("id", id, self._catalogue.models)
        return self._record_link("model", id)

    def step_link(self, id: str) -> Markup:  # noqa: A002 - the word that editors know
        """Link to a step of the process by its name.

        Args:
            id: The id of the step.
        """
        self._known("id", id, self._catalogue.steps)
        return self._record_link("step", id)

    def tool_link(self, id: str) -> Markup:  # noqa: A002 - the word that editors know
        """Link to a tool by its name.

        Args:
            id: The id of the tool.
        """
        self._known("id", id, self._catalogue.tools)
        place = self._place()
        return _link(f"{place.page('tools')}#{id}", self._catalogue.tools[id].title.in_language(place.language))

    def beginnings(self) -> Markup:
        """Show the two ways to begin with the playbook, and how much it holds."""
        members = [entry for entry in self._catalogue.contacts.values() if entry.record.kind == "member"]
        return self._render("beginnings.html", members=members)

    def as_of(self) -> Markup:
        """Say from when the newest facts of the case studies are, with a link to what that means."""
        newest = max((case.record.as_of for case in self._catalogue.cases.values()), default="")
        return self._render("as-of.html", newest=newest) if newest else Markup()

    def case_map(self) -> Markup:
        """Show on a map how many case studies each province and territory has, and the communities where they happen."""
        return self._render("case-map.html", communities=self._facet("community").values)

    def plots(self, first: str, second: str = "", third: str = "", fourth: str = "") -> Markup:
        """Show the first figure of one to four case studies, with its drawing where it has one.

        Args:
            first: The id of a case study.
            second: The id of another.
            third: The id of another.
            fourth: The id of another.
        """
        cases = {id_: case for id_, case in self._catalogue.cases.items() if case.record.figures}
        chosen = {"first": first, "second": second, "third": third, "fourth": fourth}
        shown = {name: id_ for name, id_ in chosen.items() if id_ or name == "first"}
        for name, id_ in shown.items():
            self._known(name, id_, cases)
        return self._render("plots.html", cases=[cases[id_] for id_ in shown.values()])

    def model_cards(self, described: bool = True) -> Markup:
        """Show the models, from the lightest collaboration to the closest.

        Args:
            described: Whether each is described; without, only their marks and names are shown.
        """
        return self._render("model-cards.html", described=described)

    def model_comparison(self) -> Markup:
        """Show the models side by side in a table."""
        return self._render("model-comparison.html")

    def model_choice(self) -> Markup:
        """Show the questions that help to choose a model, with the models that each answer speaks for."""
        return self._render(
            "model-choice.html",
            candidates=list(candidates(self._catalogue)),
            most=MOST_CASES,
            orders_of=lambda case: orders_of(self._catalogue, case),
        )

    def contact_card(self, id: str) -> Markup:  # noqa: A002 - the word that editors know
        """Show a contact with its people or its address.

        Args:
            id: The id of the contact.
        """
        self._known("id", id, self._catalogue.contacts)
        return self._render("contact-card.html", contact=self._catalogue.contacts[id])

    def contact_directory(self) -> Markup:
        """Show the contacts by order of government with their jurisdictions and models, and a form that filters them."""
        language = self._place().language
        groups = contact_groups(self._catalogue, language)
        filters = contact_filters(self._catalogue, groups, language)
        return self._render("contact-directory.html", groups=groups, filters=filters)

    def figure(self, case: str, number: int = 1) -> Markup:
        """Show a key figure of a case study with its date and a link to the case.

        Args:
            case: The id of the case study.
            number: Which of its figures, from 1.
        """
        self._known("case", case, self._catalogue.cases)
        figures = self._catalogue.cases[case].record.figures
        if number not in range(1, len(figures) + 1):
            raise MacroError("number", number, [str(index) for index in range(1, len(figures) + 1)])
        return self._render("figure.html", case=self._catalogue.cases[case], figure=figures[number - 1])

    def process(self, described: bool = True) -> Markup:
        """Show the steps of the process.

        Args:
            described: Whether each is described; without, only their names are shown, in a row.
        """
        return self._render("process.html", described=described)

    def practice_list(self) -> Markup:
        """Show the practice examples."""
        return self._render("practice-list.html")

    def factor_list(self) -> Markup:
        """Show the success factors with what each asks of the partners."""
        return self._render("factor-list.html")

    def evaluation_table(self) -> Markup:
        """Show the sides from which a partnership is evaluated."""
        return self._render("evaluation-table.html")

    def continuum(self) -> Markup:
        """Show the levels of collaboration, as a picture and in words."""
        language = self._place().language
        levels = [level.title.in_language(language) for level in self._catalogue.continuum.values()]
        models = [model.record.title.in_language(language) for model in self._catalogue.models.values()]
        return self._render("continuum.html", drawing=drawing, levels=levels, models=models)

    def checklist(self, id: str) -> Markup:  # noqa: A002 - the word that editors know
        """Show a checklist to tick, print and download.

        Args:
            id: The id of the checklist.
        """
        self._known("id", id, self._catalogue.checklists)
        checklist = self._catalogue.checklists[id]
        download = checklist_file(id, self._place().language)
        return self._render("checklist.html", id=id, checklist=checklist, download=download)

    def tool_list(self) -> Markup:
        """Show the tools by the step that they serve, with where to get them."""
        return self._render("tool-list.html")

    def glossary(self) -> Markup:
        """Show the terms of the glossary in alphabetical order."""
        return self._render("glossary.html", first_letter=first_letter)

    def figure_list(self) -> Markup:
        """Show the key figures of all case studies: those with a drawing first, then all of them in a table."""
        cases = [case for case in self._catalogue.cases.values() if case.record.figures]
        by_model = sorted(cases, key=lambda case: case.model.record.order)
        return self._list_of_parts(FIGURES, download=FIGURES_FILE) or self._render(
            "figure-list.html", cases=by_model, download=FIGURES_FILE, is_part=False
        )

    def data_files(self) -> Markup:
        """Show the files of the open data by kind of record, with how many records each holds."""
        language = self._place().language
        rows = [
            (describe(RECORD_TYPES[kind.folder], language).title, kind)
            for kind in kinds(self._catalogue, self._renderer.plan)
        ]
        return self._render("data-files.html", rows=rows, folder=DATA_FOLDER)

    def index_list(self) -> Markup:
        """Show every page, tool and term in alphabetical order, under the headings of their letters."""
        groups = a_to_z(self._catalogue, self._renderer.plan, self._place().language)
        return self._render("index-list.html", groups=groups)

    def cases_by_contact(self) -> Markup:
        """Show in a table whom to call for each case study."""
        return self._list_of_parts("case-contacts") or self._render("cases-by-contact.html")

    def situation_list(self, described: bool = True) -> Markup:
        """Show the situations that cut across the models, with the number of their case studies.

        Args:
            described: Whether each is described; without, only their names are shown.
        """
        return self._render("situation-list.html", described=described)

    def source_list(self) -> Markup:
        """Show the documents that the playbook restates: what each is, how to get it, and how much restates it."""
        plan = self._renderer.plan
        used = Counter(
            document
            for page in plan.pages.values()
            for document in {citation.document for citation in page.text["fr"].source}
        )
        return self._render("source-list.html", used=used)

    def state(self) -> Markup:
        """Show what of the playbook is verified, inferred, the editors' own or undated, counted from the records."""
        oldest = oldest_details(self._catalogue)
        day = looked_at(oldest) if oldest else None
        return self._render(
            "state.html",
            counts=state(self._catalogue),
            share=share,
            oldest=day,
            printed=oldest and (oldest.as_printed or str(day)),
            years=self._renderer.years_since(day) if day else 0,
        )

    def due_list(self) -> Markup:
        """Show which case studies and contacts somebody is to look at again, now and in the year to come."""
        day = self._renderer.today
        if day is None:
            return Markup()
        listed = due(self._catalogue, self._renderer.settings, later(day, 12))
        groups = [
            {"name": "now", "records": [record for record in listed if record.due <= day]},
            {"name": "soon", "records": [record for record in listed if record.due > day]},
        ]
        return self._render("due-list.html", today=day, groups=groups, download=FRESHNESS_FILE)

    def news_list(self) -> Markup:
        """Show by day which pages were added, changed or verified, and the feeds that tell the same."""
        plan = self._renderer.plan
        listed = news(self._catalogue, plan, days_of_files(self._renderer.root))
        days = [(day, list(items)) for day, items in groupby(listed, lambda item: item.day)]
        return self._render("news-list.html", days=days[:_MOST_DAYS], feed=FEED_FILE)

    def ready_text(self, name: str) -> Markup:
        """Show a text by which readers tell others of the playbook, with its files.

        Args:
            name: email or intranet.
        """
        self._known("name", name, READY_TEXTS)
        place = self._place()
        t = words(place.language)["passing_on"]
        drafts = [(DRAFT, t["draft"])] if name == "email" else []
        return self._render(
            "ready-text.html",
            title=t[name]["title"],
            paragraphs=paragraphs(name, self._catalogue, place.language),
            files=[*drafts, (text_file(name), t["file"])],
            page=place.page(PAGE),
        )

    def open_text_list(self) -> Markup:
        """Show the texts that history left changed in one language only."""
        return self._render("open-text-list.html", texts=open_texts(self._renderer.root))

    def download_list(self) -> Markup:
        """Show the files that readers can take with them, with their sizes."""
        newest = max((case.record.as_of for case in self._catalogue.cases.values()), default="")
        sections = self._renderer.downloads
        return self._render("download-list.html", sections=sections, newest=newest, today=self._renderer.today)

    def finding_list(self) -> Markup:
        """Show every finding of the checks: why it matters, how to mend it, an example."""
        language = self._place().language
        subjects = [(name, [entry(code, language) for code in codes]) for name, codes in codes_by_subject().items()]
        return self._render("finding-list.html", subjects=subjects, marked=marked_code, download=FINDINGS_FILE)

    def field_list(self, folder: str) -> Markup:
        """Show every field of a kind of record: what it is for, how it is written, the values it may have.

        Args:
            folder: The folder of `data/` in which such records are.
        """
        self._known("folder", folder, RECORD_TYPES)
        language = self._place().language
        parts = [part for part in parts_of(RECORD_TYPES[folder]) if part not in _EXPLAINED_BY_THEIR_FORM]
        # Exceptions are the same in every record; the case study explains them for all.
        shown = [part for part in parts if part is not Suppression or folder == "casestudies"]
        return self._render("field-list.html", folder=folder, types=[describe(part, language) for part in shown])

    def id_list(self, folder: str) -> Markup:
        """Show the ids of the records of a folder that other records name, with what they stand for.

        Args:
            folder: models, contacts, jurisdictions, communities, situations, sources, steps or tools.
        """
        language = self._place().language
        catalogue = self._catalogue
        names = names_by_folder(catalogue)
        self._known("folder", folder, names)
        entries = [
            (
                id_,
                name.in_language(language),
                [
                    (subtype.id, subtype.title.in_language(language))
                    for subtype in (catalogue.models[id_].record.subtypes if folder == "models" else ())
                ],
            )
            for id_, name in names[folder].items()
        ]
        return self._render("id-list.html", entries=entries)

    def record_form(self, folder: str) -> Markup:
        """Show the form with which a record is added or corrected.

        Args:
            folder: casestudies or contacts.
        """
        self._known("folder", folder, folders_asked())
        place = self._place()
        language = place.language
        return self._render(
            "record-form.html",
            folder=folder,
            sections=sections(folder, language),
            follows=follows(folder),
            names=names_by_folder(self._catalogue),
            mailbox=mailbox_of(self._catalogue),
            by_hand=template_file(folder, language),
            needs=data_file(folder, language),
            others=others_file(folder),
        )

    def _list_of_parts(self, of: str, download: str | None = None) -> Markup | None:
        """Show the parts of a list of a page that is too long for it; nothing where it is not."""
        values = [value for value in self._facet("model").values if self._place().part(of, value.anchor)]
        return self._render("list-of-parts.html", of=of, values=values, download=download) if values else None

    def _facets(self) -> tuple[Facet, ...]:
        language = self._place().language
        if language not in self._found:
            self._found[language] = case_facets(self._catalogue, language)
        return self._found[language]

    def _facet(self, name: FacetName) -> Facet:
        return next(facet for facet in self._facets() if facet.name == name)

    def _record_link(self, kind: PageKind, id_: str) -> Markup:
        place = self._place()
        return _link(place.record(kind, id_), place.plan.record_page(kind, id_).text[place.language].title)

    def _known(self, parameter: str, value: str | None, known: Iterable[str]) -> None:
        if value is not None and value not in known:
            raise MacroError(parameter, value, known)

    def _render(self, template: str, **context: object) -> Markup:
        return self._renderer.render(f"macros/{template}", self._place(), **context)

    def functions(self) -> Mapping[str, Callable[..., Markup]]:
        """Return the macros by the names that pages call; what one has shown in a place is not rendered again there."""
        return {name: self._remembering(getattr(self, name)) for name in NAMES}

    def _remembering(self, macro: Callable[..., Markup]) -> Callable[..., Markup]:
        @wraps(macro)
        def call(*arguments: object, **options: object) -> Markup:
            key = (macro.__name__, self._place(), arguments, tuple(sorted(options.items())))
            shown = self._renderer.shown
            if key not in shown:
                shown[key] = macro(*arguments, **options)
            return shown[key]

        return call


def _link(address: str, text: str) -> Markup:
    return Markup('<a href="{}">{}</a>').format(address, text)


NAMES: Final = tuple(
    name for name, value in vars(Macros).items() if callable(value) and not name.startswith("_") and name != "functions"
)
"""The names that pages can call."""


def functions(renderer: Renderer, place: Callable[[], Place]) -> Mapping[str, Callable[..., Markup]]:
    """Return the macros by the names that pages call.

    Args:
        renderer: Renders what they show.
        place: Tells the language and the place of the page that calls.
    """
    return Macros(renderer, place).functions()
