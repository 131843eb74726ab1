"""What is said of links that lead away: text for people, the text of a standing issue, JSON for programs."""

import json
from collections.abc import Iterator, Mapping
from itertools import groupby
from pathlib import Path
from typing import Any, Final

from playbook.languages import Language
from playbook.languages.words import read_words
from playbook.linkcheck.external.addresses import Place
from playbook.linkcheck.external.checking import LinkReport, Problem
from playbook.reports.escaping import escaped

_HERE: Final = Path(__file__).parent
_MARK: Final = "<!-- playbook links --external -->"
"""By what the standing issue is known again."""

_MOST_PLACES: Final = 10
"""How many places are named of one address."""


def as_text(report: LinkReport, language: Language) -> str:
    """Write a report for a person: each problem with its places and what to do, and a line that counts all."""
    lines = [line for problem in report.problems for line in _lines(problem, language)]
    return "\n".join([*lines, *_closing(report, language)])


def _lines(problem: Problem, language: Language) -> Iterator[str]:
    place = problem.places[0]
    yield f"{place.file}:{place.line}: {_said(problem, 'what', language)} [{problem.kind}]"
    if problem.places[1:]:
        yield f"    {_held_by(problem, language)}"
    yield f"    {_said(problem, 'hint', language)}"
    if not problem.is_touched:
        yield f"    {_words(language)['untouched']}"


def as_markdown(report: LinkReport, language: Language) -> str:
    """Write a report as the text of one standing issue, which is written anew each time.

    What addresses and hosts say can't become a mark, a link or a mention.
    """
    words = _words(language)
    parts = [_MARK, f"# {words['title']}", *_closing(report, language)]
    for kind, problems in groupby(report.problems, key=lambda problem: problem.kind):
        parts.append(f"## {words['kinds'][kind]['title']}")
        parts.append("\n".join(_item(problem, language) for problem in problems))
    return "\n\n".join(parts)


def _item(problem: Problem, language: Language) -> str:
    said = [_said(problem, "what", language), _held_by(problem, language), _said(problem, "hint", language)]
    return "- [ ] " + "<br>".join(map(escaped, said))


def as_json(report: LinkReport, language: Language) -> str:
    """Write a report for a program: an object with `addresses`, `day` and `problems`, every one of them."""
    problems = [
        {
            "kind": problem.kind,
            "is_error": problem.is_error,
            "address": problem.address,
            "places": [{"file": place.file, "line": place.line} for place in problem.places],
            "said": problem.said,
            "target": problem.target,
            "message": _said(problem, "what", language),
            "hint": _said(problem, "hint", language),
        }
        for problem in report.problems
    ]
    whole = {"addresses": report.asked, "day": report.day.isoformat(), "problems": problems}
    return json.dumps(whole, ensure_ascii=False, indent=2)


def _words(language: Language) -> Mapping[str, Any]:
    return read_words(_HERE, language)


def _said(problem: Problem, part: str, language: Language) -> str:
    template: str = _words(language)["kinds"][problem.kind][part]
    values = {"address": problem.address, "said": problem.said, "target": problem.target}
    return template.format_map({name: " ".join(value.split()) for name, value in values.items()})


def _held_by(problem: Problem, language: Language) -> str:
    words = _words(language)
    places = ", ".join(map(_shown, problem.places[:_MOST_PLACES]))
    more = len(problem.places) - _MOST_PLACES
    if more > 0:
        places = words["and-more"].format(places=places, number=more)
    text: str = words["held-by"].format(places=places)
    return text


def _shown(place: Place) -> str:
    return f"{place.file}:{place.line}"


def _closing(report: LinkReport, language: Language) -> Iterator[str]:
    words = _words(language)
    number = len(report.problems)
    problems = {0: words["no-problem"], 1: words["one-problem"]}.get(number, words["problems"].format(number))
    addresses = words["one-address"] if report.asked == 1 else words["addresses"].format(report.asked)
    yield words["summary"].format(addresses=addresses, day=report.day.isoformat(), errors=problems)
    if report.excepted:
        yield words["excepted"].format(report.excepted)
