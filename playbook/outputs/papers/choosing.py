"""Which papers there are, and what stands on each."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any, Final

from playbook.languages import formats
from playbook.outputs.papers.books import model_book, whole_book
from playbook.outputs.papers.cases import case_paper
from playbook.outputs.papers.desk import Desk
from playbook.outputs.papers.nodes import Node
from playbook.outputs.papers.sheets import checklist, poster, slides
from playbook.outputs.papers.ways import places_in, settle
from playbook.pages.downloads import Download

CHECKLIST: Final = "agreement-clauses"
"""The id of the checklist that is a file of its own."""

SUMMARY: Final = "summary"
"""The key of the page that is a poster."""


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper to set.

    Attributes:
        file: Its name from the site's root.
        template: What sets it.
        given: What stands on it.
        sizes: The sizes of letters to try, from the largest, until it has no more than `most` pages.
        most: How many pages it may have.
        fields: What the fields are for that one fills in on the screen, by their names.
    """

    file: str
    template: str
    given: Mapping[str, Any]
    sizes: tuple[float, ...] = (10,)
    most: int | None = None
    fields: Mapping[str, str] = field(default_factory=dict)


def papers(desk: Desk, look: Mapping[str, Any], downloads: Iterable[Download]) -> Iterator[Paper]:
    """Say what stands on each paper that the site offers.

    Args:
        desk: The records and pages in a language.
        look: The colours and drawings that templates know.
        downloads: The files that the site offers.
    """
    common = {**look, **_common(desk)}
    for download in downloads:
        if download.id in _MADE:
            yield _MADE[download.id](desk, common, download)


def _common(desk: Desk) -> dict[str, Any]:
    t = desk.words
    day = desk.renderer.today
    newest = max((case.record.as_of for case in desk.catalogue.cases.values()), default="")
    return {
        "language": desk.language,
        "site": t["site"]["title"],
        "tagline": t["site"]["tagline"],
        "address": desk.ways.address(f"{desk.language}/"),
        "day": [day.year, day.month, day.day] if day else None,
        "dated": formats.date(day, desk.language) if day else "",
        "as-of": t["downloads"]["as_of"].format(desk.period(newest)) if newest else "",
        "about": t["site"]["tagline"],
        "words": {**t["papers"], "contacts": t["case"]["contacts"], "calls": t["situation"]["cases"]},
    }


def _guide(desk: Desk, common: Mapping[str, Any], download: Download) -> Paper:
    entries = whole_book(desk)
    return _book(desk, common, download, entries, {"title": common["site"], "model": None, "depth": 3})


def _model(desk: Desk, common: Mapping[str, Any], download: Download) -> Paper:
    model = desk.catalogue.models[download.about[1] if download.about else ""]
    title = desk.tr(model.record.title)
    cover = {"title": title, "model": model.record.order, "depth": 2, "tagline": desk.tr(model.record.summary)}
    address = desk.ways.address(desk.url("model", model.id))
    return _book(desk, common, download, model_book(desk, model), {**cover, "address": address})


def _book(
    desk: Desk, common: Mapping[str, Any], download: Download, entries: list[Node], cover: Mapping[str, Any]
) -> Paper:
    settle(entries, set(places_in(entries)))
    said = [common["as-of"], desk.words["downloads"]["text_of"].format(common["dated"]) if common["dated"] else ""]
    said.append(desk.words["shell"]["publisher"])
    given = {**common, **cover, "entries": entries, "cover": list(filter(None, said))}
    return Paper(download.file(desk.language), "book.typ", given)


def _case(desk: Desk, common: Mapping[str, Any], download: Download) -> Paper:
    case = desk.catalogue.cases[download.about[1] if download.about else ""]
    study = case_paper(desk, case)
    cited = f"{study['plain']}. {common['site']}. {common['dated']}."
    given = {**common, "case": {**study, "cite": cited}, "about": desk.tr(case.record.summary)}
    settle([study], set())
    return Paper(download.file(desk.language), "briefing.typ", given, (10, 9.5, 9, 8.5, 8, 7.5), 2)


def _poster(desk: Desk, common: Mapping[str, Any], download: Download) -> Paper:
    made = poster(desk, SUMMARY)
    settle([made], set())
    given = {**common, **made, "address": desk.ways.address(desk.plan.pages[SUMMARY].text[desk.language].url)}
    return Paper(
        download.file(desk.language), "poster.typ", given, (22, 20, 19, 18, 17, 16, 15, 14, 13, 12, 11, 10, 9), 1
    )


def _checklist(desk: Desk, common: Mapping[str, Any], download: Download) -> Paper:
    made = checklist(desk, CHECKLIST)
    settle([made], set())
    words = common["words"]
    fields = {name: words[name].removesuffix(desk.words["colon"]) for name in ("partners", "date")}
    for number, item in enumerate(made["items"], 1):
        fields |= {f"tick-{number}": item, f"note-{number}": f"{words['notes']}{desk.words['colon']} {item}"}
    return Paper(download.file(desk.language), "checklist.typ", {**common, **made}, fields=fields)


def _slides(desk: Desk, common: Mapping[str, Any], download: Download) -> Paper:
    made = slides(desk)
    settle(made, set())
    return Paper(download.file(desk.language), "slides.typ", {**common, "title": common["site"], "slides": made})


_MADE: Final[Mapping[str, Callable[[Desk, Mapping[str, Any], Download], Paper]]] = MappingProxyType(
    {
        "guide-pdf": _guide,
        "model-pdf": _model,
        "case-pdf": _case,
        "poster-pdf": _poster,
        "checklist-pdf": _checklist,
        "slides-pdf": _slides,
    }
)
"""What makes each file, by its name in the declaration."""
