"""The playbook on a poster, its checklists to print, and slides that present it."""

from collections.abc import Iterable, Iterator
from typing import Final

from playbook.catalogue.linked import Case, Model
from playbook.languages import formats
from playbook.outputs.papers.cases import source
from playbook.outputs.papers.desk import Desk
from playbook.outputs.papers.nodes import Inline, Node
from playbook.pages.figures import lead_figure, shown
from playbook.records import Figure

_MOST_FIGURES: Final = 3

_Card = tuple[int | None, Inline, str]
"""The rank of a model, or none; a title; a text."""


def poster(desk: Desk, key: str) -> Node:
    """Return a prose page as the parts of a poster.

    Args:
        desk: The records and pages in a language.
        key: The page's key.
    """
    page = desk.plan.pages[key]
    opening: list[Node] = []
    parts: list[Node] = []
    for node in desk.page(page):
        if node["k"] == "h" and node["l"] == 2:
            parts.append({"title": node["c"], "c": []})
        else:
            (parts[-1]["c"] if parts else opening).append(node)
    return {"title": page.text[desk.language].title, "opening": opening, "parts": parts}


def checklist(desk: Desk, id_: str) -> Node:
    """Return a checklist to print.

    Args:
        desk: The records and pages in a language.
        id_: The checklist's id.
    """
    record = desk.catalogue.checklists[id_]
    return {
        "title": desk.tr(record.title),
        "items": [desk.tr(item) for item in record.items],
        "source": source(desk, record.source),
    }


def slides(desk: Desk) -> list[Node]:
    """Return the slides after the first.

    Args:
        desk: The records and pages in a language.
    """
    return list(_slides(desk))


def _slides(desk: Desk) -> Iterator[Node]:
    catalogue, tr = desk.catalogue, desk.tr
    yield {"kind": "counts", "title": desk.words["site"]["title"], "items": list(_counts(desk))}
    models: list[_Card] = [
        (model.record.order, [tr(model.record.title)], tr(model.record.summary)) for model in catalogue.models.values()
    ]
    yield _cards(_title(desk, "models"), models, 4, 8.6)
    yield from (_model(desk, model) for model in catalogue.models.values())
    if "continuum" in desk.plan.pages:
        drawn = [node for node in desk.page(desk.plan.pages["continuum"]) if node["k"] == "svg"]
        yield {"kind": "text", "title": _title(desk, "continuum"), "c": drawn[:1]}
    steps: list[_Card] = [
        (None, [f"{step.order}. {tr(step.title)}"], tr(step.summary)) for step in catalogue.steps.values()
    ]
    yield _cards(_title(desk, "process"), steps, 4, 5.9)
    if "success-factors" in desk.plan.pages:
        factors: list[_Card] = [(None, [tr(factor.title)], "") for factor in catalogue.factors.values()]
        yield _cards(_title(desk, "success-factors"), factors, 5, 4.4)
    situations: list[_Card] = [
        (None, _linked(desk, id_, tr(situation.title)), _cases(desk, len(catalogue.cases_of_situation(id_))))
        for id_, situation in catalogue.situations.items()
    ]
    yield _cards(_title(desk, "situations"), situations, 5, 5)


def _title(desk: Desk, key: str) -> str:
    return desk.plan.pages[key].text[desk.language].title


def _counts(desk: Desk) -> Iterator[Node]:
    catalogue = desk.catalogue
    members = sum(contact.record.kind == "member" for contact in catalogue.contacts.values())
    counted = {"models": len(catalogue.models), "cases": len(catalogue.cases), "members": members}
    for name, number in {**counted, "tools": len(catalogue.tools)}.items():
        said = desk.words["look"]["counts"][name]["one" if number == 1 else "many"]
        yield {"number": formats.number(number, desk.language), "what": said}


def _cards(title: str, items: Iterable[_Card], columns: int, height: float) -> Node:
    cards = [{"model": model, "title": words, "text": text} for model, words, text in items]
    return {"kind": "cards", "title": title, "items": cards, "columns": columns, "height": height}


def _cases(desk: Desk, number: int) -> str:
    one = number == 1 or (number == 0 and desk.language == "fr")
    said = desk.words["look"]["counts"]["cases"]["one" if one else "many"]
    return f"{formats.number(number, desk.language)} {said}"


def _linked(desk: Desk, situation: str, title: str) -> Inline:
    return [{"k": "a", **desk.way("situation", situation), "c": [title]}]


def _model(desk: Desk, model: Model) -> Node:
    told = [(case, lead_figure(case.record)) for case in desk.catalogue.cases_of_model(model.id)]
    figures = [_figure(desk, case, figure) for case, figure in told if figure]
    return {
        "kind": "model",
        "title": desk.tr(model.record.title),
        "model": model.record.order,
        "lead": desk.tr(model.record.summary),
        "c": desk.text(model.record.questions.why, desk.url("model", model.id))[:2],
        "figures": figures[:_MOST_FIGURES],
    }


def _figure(desk: Desk, case: Case, figure: Figure) -> Node:
    link: Inline = [{"k": "a", **desk.way("case", case.id), "c": [desk.tr(case.record.title)]}]
    return {"big": shown(figure, desk.language), "text": desk.tr(figure.label), "case": link}
