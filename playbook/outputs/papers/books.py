"""The pages of the site in the order of a book: the whole playbook, or a model with its case studies."""

from collections.abc import Iterator
from typing import Final

from playbook.catalogue.linked import Model
from playbook.languages.ordering import alphabetical
from playbook.outputs.papers.cases import case_paper, note, plain_list, source
from playbook.outputs.papers.desk import Desk
from playbook.outputs.papers.nodes import Node
from playbook.outputs.papers.people import member
from playbook.outputs.search.preparing import EDITORS_GUIDE
from playbook.pages.plan import A_TO_Z, HOME, PlannedPage

_ON_THE_SITE_ONLY: Final = frozenset({HOME, A_TO_Z, "browse", "download", "open-data", *EDITORS_GUIDE})
"""Pages that are ways to others, speak of files, or are for those who write the playbook."""


def whole_book(desk: Desk) -> list[Node]:
    """Return every part of the playbook, in the order of its menu.

    Args:
        desk: The records and pages in a language.
    """
    return [
        entry for menu in desk.plan.menu for entry in _chapter(desk, menu.page, [one.page for one in menu.children])
    ]


def model_book(desk: Desk, model: Model) -> list[Node]:
    """Return a model and its case studies.

    Args:
        desk: The records and pages in a language.
        model: The model.
    """
    return [_page(desk, desk.plan.record_page("model", model.id), 1), *_cases(desk, model, 2)]


def _chapter(desk: Desk, page: PlannedPage, below: list[PlannedPage]) -> Iterator[Node]:
    yield _page(desk, page, 1)
    if page.key == "case-studies":
        for model in desk.catalogue.models.values():
            yield _opening(desk, model)
            yield from _cases(desk, model, 3)
    if page.key == "contacts":
        yield from _members(desk)
    for one in below:
        if one.key not in _ON_THE_SITE_ONLY:
            yield _page(desk, one, 2)
        if one.key == "situations":
            for id_ in desk.catalogue.situations:
                yield _page(desk, desk.plan.record_page("situation", id_), 3)


def _opening(desk: Desk, model: Model) -> Node:
    """Return what stands before the case studies of a model."""
    cases = alphabetical(desk.catalogue.cases_of_model(model.id), lambda case: desk.tr(case.record.title))
    listed = plain_list([{"k": "a", **desk.way("case", case.id), "c": [desk.tr(case.record.title)]}] for case in cases)
    record = model.record
    return {
        **_entry("", desk.tr(record.title), 2),
        "kind": "model",
        "model": record.order,
        "lead": desk.tr(record.summary),
        "c": [listed],
    }


def _cases(desk: Desk, model: Model, level: int) -> Iterator[Node]:
    for case in alphabetical(desk.catalogue.cases_of_model(model.id), lambda case: desk.tr(case.record.title)):
        study = case_paper(desk, case)
        yield {**_entry(study["url"], study["plain"], level), "kind": "case", "case": study}


def _members(desk: Desk) -> Iterator[Node]:
    contacts = alphabetical(desk.catalogue.contacts.values(), lambda contact: desk.tr(contact.record.name))
    for contact in contacts:
        url = desk.url("contact", contact.id)
        described = desk.text(contact.record.description, url) if contact.record.description else []
        entry = _entry(url, desk.tr(contact.record.name), 2)
        yield {
            **entry,
            "kind": "contact",
            "contact": {**member(desk, contact), "name": []},
            "c": [*described, *note(desk, contact.record, url)],
            "calls": [
                [{"k": "a", **desk.way("case", case.id), "c": [desk.tr(case.record.title)]}]
                for case in desk.catalogue.cases_of_contact(contact.id)
            ],
        }


def _page(desk: Desk, page: PlannedPage, level: int) -> Node:
    text = page.text[desk.language]
    entry = {**_entry(text.url, text.title, level), "kind": page.kind, "c": desk.page(page)}
    entry["lead"] = "" if page.kind == "prose" else text.description
    entry["source"] = source(desk, text.source) if text.source else []
    if page.kind == "model":
        entry["model"] = desk.catalogue.models[page.id].record.order
    return entry


def _entry(url: str, title: str, level: int) -> Node:
    return {
        "k": "id",
        "id": url,
        "kind": "prose",
        "title": title,
        "level": level,
        "lead": "",
        "model": None,
        "c": [],
        "source": [],
    }
