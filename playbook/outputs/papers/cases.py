"""A case study on paper: what a briefing of two pages says, and the same inside the whole playbook."""

from collections.abc import Iterable, Iterator

import lxml.html

from playbook.catalogue.linked import Case
from playbook.languages import formats
from playbook.outputs.papers.desk import Desk
from playbook.outputs.papers.nodes import Inline, Node
from playbook.outputs.papers.people import called
from playbook.outputs.papers.ways import link
from playbook.pages.figures import FigureGroup, figure_groups
from playbook.records import CaseStudy, Citation, SourcedRecord
from playbook.records.fields import Bilingual


def case_paper(desk: Desk, case: Case) -> Node:
    """Describe a case study.

    Args:
        desk: The records in a language.
        case: The case study.
    """
    study, t, tr = case.record, desk.words, desk.tr
    url = desk.url("case", case.id)
    places = [*(desk.catalogue.communities[id_].name for id_ in study.communities), *(one.name for one in case.places)]
    return {
        "url": url,
        "address": desk.ways.address(url),
        "title": desk.line(study.title, url),
        "plain": tr(study.title),
        "model": {
            "order": case.model.record.order,
            "title": tr(case.model.record.title),
            "sub": tr(case.subtype.title),
        },
        "badges": [t["kinds"][study.kind], ", ".join(map(tr, places)), _as_of(desk, study)],
        "places": list(study.places),
        "lead": desk.line(study.summary, url),
        "editorial": t["case"]["editorial"] if study.classification == "editors" else "",
        "note": note(desk, study, url),
        "figures": [_figure(desk, case, group) for group in figure_groups(study, desk.language)],
        "main": [
            *_listed(desk, "results", study.results, url),
            *_listed(desk, "next_steps", study.next_steps, url),
            {"title": t["case"]["context"], "c": desk.text(study.context, url)},
            *_listed(desk, "objectives", study.objectives, url),
            {"title": t["case"]["partners"], "c": [plain_list(_partners(desk, case))]},
        ],
        "contacts": [called(desk, call) for call in study.contacts],
        "side": list(_side(desk, case)),
        "source": source(desk, study.source),
        "facts": _facts(desk, case),
    }


def source(desk: Desk, citations: Iterable[Citation]) -> Inline:
    """Say where a record or a page comes from."""
    said: Inline = [f"{desk.words['case']['source']}{desk.words['colon']} "]
    for number, citation in enumerate(citations):
        document = desk.catalogue.sources[citation.document]
        said += ["; "] if number else []
        said += link(desk.way_to("sources", citation.document), desk.tr(document.short_title))
        said += [f", {desk.tr(citation.place)}"] if citation.place else []
    return said


def note(desk: Desk, record: SourcedRecord, url: str) -> list[Node]:
    """Return the editors' note of a record, if it has one."""
    written = record.editors_note
    if not written:
        return []
    title = f"{desk.words['case']['note']} ({formats.date(written.date, desk.language)})"
    blocks: list[Node] = [{"k": "p", "c": [{"k": "b", "c": [title]}]}, *desk.text(written.text, url)]
    if written.link:
        to = {"url": desk.tr(written.link.url)}
        blocks.append({"k": "p", "c": link(to, desk.tr(written.link.label))})
    return blocks


def _as_of(desk: Desk, study: CaseStudy) -> str:
    return str(desk.words["case"]["as_of_badge"]).format(desk.period(study.as_of))


def _figure(desk: Desk, case: Case, group: FigureGroup) -> Node:
    dates = dict.fromkeys(_date(desk, case, figure.date) for figure in group.figures)
    drawn = lxml.html.fragment_fromstring(str(group.plot)) if group.plot else None
    plot = list(desk.drawings.block(drawn, case.model.record.order)) if drawn is not None else []
    return {"big": group.big or "", "text": group.text, "plot": plot, "dates": ", ".join(dates)}


def _date(desk: Desk, case: Case, period: str | None) -> str:
    if period:
        return desk.period(period)
    document = desk.catalogue.sources[case.record.source[0].document]
    return str(desk.words["case"]["figure_in"]).format(desk.tr(document.short_title))


def _listed(desk: Desk, name: str, texts: Iterable[Bilingual], url: str) -> Iterator[Node]:
    items = [desk.text(text, url) for text in texts]
    if items:
        yield {"title": desk.words["case"][name], "c": [{"k": "ul", "items": items, "tick": False, "plain": False}]}


def plain_list(lines: Iterable[Inline]) -> Node:
    """Return a list of which each item is one line."""
    return {"k": "ul", "items": [[{"k": "p", "c": line}] for line in lines], "tick": False, "plain": False}


def _partners(desk: Desk, case: Case) -> Iterator[Inline]:
    for partner in case.record.partners:
        name = desk.tr(partner.name)
        yield link(desk.way("contact", partner.contact), name) if partner.contact else [name]


def _side(desk: Desk, case: Case) -> Iterator[Node]:
    """Yield what stands beside the text: tools, further reading, situations."""
    study, t = case.record, desk.words["case"]
    if study.tools:
        tools = [(desk.way_to("tools", id_), desk.tr(desk.catalogue.tools[id_].title)) for id_ in study.tools]
        yield {"title": t["tools"], "c": [plain_list(link(to, title) for to, title in tools)]}
    if study.links:
        links = [({"url": desk.tr(one.url)}, desk.tr(one.label)) for one in study.links]
        yield {"title": t["links"], "c": [plain_list(link(to, label) for to, label in links)]}


def _facts(desk: Desk, case: Case) -> str:
    study, t = case.record, desk.words
    parts = []
    if study.started:
        event = desk.tr(study.started_event) if study.started_event else t["case"]["started"]
        parts.append(f"{event}{t['colon']} {desk.period(study.started)}.")
    if case.also_concerns:
        names = ", ".join(desk.tr(place.name) for place in case.also_concerns)
        parts.append(f"{t['case']['also_concerns']}{t['colon']} {names}.")
    document = desk.tr(desk.catalogue.sources[study.source[0].document].short_title)
    parts.append(f"{t['case']['reviewed'].format(document)} {formats.date(study.reviewed, desk.language)}.")
    return " ".join(parts)
