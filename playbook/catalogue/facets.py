"""The facets of the case studies: by what readers choose among them, with the values in the order in which they look.

The case finder with its map, the table of models by places and the page for browsing all show these values, so that they
always agree.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Final, Literal, get_args

from playbook.catalogue.linked import Case, Catalogue
from playbook.languages import Language
from playbook.languages.formats import period
from playbook.languages.interface import words
from playbook.languages.ordering import alphabetical, plain
from playbook.languages.spelling import spelling
from playbook.records import Line
from playbook.records.casestudy import Kind
from playbook.records.contact import GovernmentOrder

FacetName = Literal[
    "place", "community", "model", "situation", "kind", "subtype", "order", "partner", "contact", "tool", "period"
]

UNDATED: Final = "undated"
"""The period of case studies whose source gives no beginning."""

OFTEN: Final = 2
"""In how many case studies a partner takes part, at least, to be a value; readers find the others by their names."""

_QUARTERS: Final = {"winter": "01", "spring": "04", "summer": "07", "autumn": "10"}
"""The month in which a season is taken to begin: good enough to put years in order."""


@dataclass(frozen=True, slots=True)
class Value:
    """A value of a facet with its case studies.

    Attributes:
        facet: The facet.
        id: What addresses name it by, the same in both languages.
        label: What readers see.
        cases: The case studies that have it, in the order of their ids.
    """

    facet: FacetName
    id: str
    label: str
    cases: tuple[Case, ...]

    @property
    def anchor(self) -> str:
        """The id of its heading on the page for browsing."""
        return f"{self.facet}-{self.id}".lower()


@dataclass(frozen=True, slots=True)
class Facet:
    """A facet with the values that case studies have.

    Attributes:
        name: What addresses name it by.
        values: Its values, in the order in which readers look for them.
    """

    name: FacetName
    values: tuple[Value, ...]


def case_facets(catalogue: Catalogue, language: Language) -> tuple[Facet, ...]:
    """Find the facets of all case studies.

    Args:
        catalogue: The records.
        language: The language of the labels; the alphabetical order depends on it.
    """
    return tuple(
        Facet(name, tuple(_with_cases(name, values(catalogue, language), catalogue.cases.values(), values_of)))
        for name, values, values_of in _facets(catalogue)
    )


def _facets(catalogue: Catalogue) -> Iterator[tuple[FacetName, "_Values", "_ValuesOf"]]:
    orders = {id_: contact.record.order for id_, contact in catalogue.contacts.items()}

    def orders_of(case: Case) -> Iterator[str]:
        return (order for order in (orders[contact] for contact in case.contacts) if order)

    yield "place", _places, lambda case: case.record.places
    yield "community", _communities, lambda case: case.record.communities
    yield "model", _models, lambda case: [case.model.id]
    yield "situation", _situations, lambda case: case.record.situations
    yield "kind", _kinds, lambda case: [case.record.kind]
    yield "subtype", _subtypes, lambda case: [f"{case.model.id}.{case.subtype.id}"]
    yield "order", _orders, orders_of
    yield "partner", _partners, lambda case: [partner_id(partner.name) for partner in case.record.partners]
    yield "contact", _members, lambda case: case.contacts
    yield "tool", _tools, lambda case: case.record.tools
    yield "period", _periods, lambda case: [decade(beginning(case))]


_Labels = Iterable[tuple[str, str]]
_Values = Callable[[Catalogue, Language], _Labels]
_ValuesOf = Callable[[Case], Iterable[str]]


def _with_cases(name: FacetName, labels: _Labels, cases: Iterable[Case], values_of: _ValuesOf) -> Iterator[Value]:
    groups: defaultdict[str, list[Case]] = defaultdict(list)
    for case in cases:
        for value in dict.fromkeys(values_of(case)):
            groups[value].append(case)
    return (Value(name, id_, label, tuple(groups[id_])) for id_, label in labels if id_ in groups)


def _models(catalogue: Catalogue, language: Language) -> _Labels:
    return ((id_, model.record.title.in_language(language)) for id_, model in catalogue.models.items())


def _subtypes(catalogue: Catalogue, language: Language) -> _Labels:
    return (
        (f"{model.id}.{subtype.id}", subtype.title.in_language(language))
        for model in catalogue.models.values()
        for subtype in model.subtypes.values()
    )


def _situations(catalogue: Catalogue, language: Language) -> _Labels:
    return ((id_, situation.title.in_language(language)) for id_, situation in catalogue.situations.items())


def _kinds(_: Catalogue, language: Language) -> _Labels:
    return ((kind, words(language)["kinds"][kind]) for kind in get_args(Kind))


def _places(catalogue: Catalogue, language: Language) -> _Labels:
    return _by_label({id_: place.name for id_, place in catalogue.jurisdictions.items()}, language)


def _communities(catalogue: Catalogue, language: Language) -> _Labels:
    return _by_label({id_: community.name for id_, community in catalogue.communities.items()}, language)


def _orders(_: Catalogue, language: Language) -> _Labels:
    return ((order, words(language)["orders"][order]) for order in get_args(GovernmentOrder))


def _partners(catalogue: Catalogue, language: Language) -> _Labels:
    names: dict[str, Line] = {}
    cases: defaultdict[str, set[str]] = defaultdict(set)
    for case in catalogue.cases.values():
        for partner in case.record.partners:
            id_ = partner_id(partner.name)
            names.setdefault(id_, partner.name)
            cases[id_].add(case.id)
    return _by_label({id_: name for id_, name in names.items() if len(cases[id_]) >= OFTEN}, language)


def _members(catalogue: Catalogue, language: Language) -> _Labels:
    members = {id_: contact.record for id_, contact in catalogue.contacts.items() if contact.record.kind == "member"}
    return _by_label({id_: member.name for id_, member in members.items()}, language)


def _tools(catalogue: Catalogue, language: Language) -> _Labels:
    return _by_label({id_: tool.title for id_, tool in catalogue.tools.items()}, language)


def _periods(catalogue: Catalogue, language: Language) -> _Labels:
    decades = sorted({decade(beginning(case)) for case in catalogue.cases.values()})
    return ((id_, words(language)["finder"][UNDATED] if id_ == UNDATED else period(id_, language)) for id_ in decades)


def _by_label(names: Mapping[str, Line], language: Language) -> _Labels:
    labels = ((id_, name.in_language(language)) for id_, name in names.items())
    return alphabetical(labels, lambda pair: pair[1])


def partner_id(name: Line) -> str:
    """Return what addresses name a partner by: its English name in small letters without accents or signs."""
    return "-".join(plain(name.en).split())


def beginning(case: Case) -> str | None:
    """Return when a case study began; nothing where its date is that of something else."""
    return None if case.record.started_event else case.record.started


def decade(started: str | None) -> str:
    """Return the ten years in which a case study began, as `1990s`, or `UNDATED`."""
    return f"{started[:3]}0s" if started else UNDATED


def sortable(started: str | None) -> str:
    """Return a beginning in a form that sorts: `2017`, `2017-06`; `""` where the source gives none."""
    year, _, rest = (started or "").rstrip("s").partition("-")
    if rest in _QUARTERS:
        return f"{year}-{_QUARTERS[rest]}"
    # In 2017-2018, the second year says nothing of the beginning.
    return year if len(rest) in (0, len("2018")) else f"{year}-{rest[:2]}"


def numbers_by_case(found: Iterable[Facet]) -> Mapping[str, tuple[int, ...]]:
    """Return for each case study, by its id, the numbers of its values: they are counted from 0 through all facets."""
    numbers: defaultdict[str, list[int]] = defaultdict(list)
    for number, value in enumerate(value for facet in found for value in facet.values):
        for case in value.cases:
            numbers[case.id].append(number)
    return {id_: tuple(own) for id_, own in numbers.items()}


def abbreviations(catalogue: Catalogue, case: Case, language: Language) -> tuple[str, ...]:
    """List what readers may type for the places and members of a case study instead of their names.

    Args:
        catalogue: The records.
        case: The case study.
        language: The language.

    Returns:
        The ids of its places, which are their postal abbreviations in Canada, what the search takes for their names, and
        the abbreviations of its contacts.
    """
    of_places = {short for place in case.places for short in _typed_for(place.name.in_language(language), language)}
    typed = (short for short in _also(language) if short in of_places)
    contacts = (catalogue.contacts[id_].record.abbreviation for id_ in case.contacts)
    members = (abbreviation.in_language(language) for abbreviation in contacts if abbreviation)
    return (*case.record.places, *typed, *members)


@cache
def _also(language: Language) -> Mapping[str, tuple[frozenset[str], ...]]:
    """Return the words of each name for which the search takes an abbreviation."""
    also: Mapping[str, str] = spelling(language)["also"]
    return {short: tuple(frozenset(plain(one).split()) for one in meant.split(", ")) for short, meant in also.items()}


@lru_cache(maxsize=1024)
def _typed_for(name: str, language: Language) -> tuple[str, ...]:
    """Return the abbreviations that the search takes for a name."""
    words = frozenset(plain(name).split())
    return tuple(short for short, meant in _also(language).items() if any(one <= words for one in meant))
