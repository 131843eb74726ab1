"""The entries of a book that papers draw by a form of their own, as plain blocks: case studies and contacts."""

from collections.abc import Iterator
from typing import Any

from playbook.outputs.papers.nodes import Node


def blocks_of(entry: Node, contacts: str) -> list[Node]:
    """Return what stands under the title of an entry of a book.

    Args:
        entry: The entry, as `playbook.outputs.papers.books` makes it.
        contacts: The heading above whom to call.
    """
    if entry["kind"] == "case":
        return list(_case(entry["case"], contacts))
    lead = [_line([entry["lead"]])] if entry["lead"] else []
    origin = [_line(entry["source"], quiet=True)] if entry["source"] else []
    if entry["kind"] == "contact":
        calls = [{"k": "ul", "items": [[_line(call)] for call in entry["calls"]]}] if entry["calls"] else []
        return [*_called(entry["contact"]), *entry["c"], *calls]
    return [*lead, *origin, *entry["c"]]


def _case(case: dict[str, Any], contacts: str) -> Iterator[Node]:
    model = case["model"]
    yield _line([{"k": "mark", "n": model["order"]}, f"{model['title']} · {model['sub']}"])
    yield _line([" · ".join(case["badges"])], quiet=True)
    yield _line(case["lead"])
    if case["editorial"]:
        yield _line([case["editorial"]], quiet=True)
    if case["note"]:
        yield {"k": "box", "c": case["note"]}
    if case["figures"]:
        yield {"k": "tiles", "items": [list(_figure(figure)) for figure in case["figures"]]}
    for part in case["main"]:
        yield _heading(part["title"])
        yield from part["c"]
    yield _heading(contacts)
    for contact in case["contacts"]:
        yield from _called(contact)
    for part in case["side"]:
        yield _heading(part["title"])
        yield from part["c"]
    yield _line([case["facts"]], quiet=True)
    yield _line(case["source"], quiet=True)
    if case["address"]:
        yield _line([{"k": "a", "url": case["address"], "c": [case["address"]]}], quiet=True)


def _figure(figure: dict[str, Any]) -> Iterator[Node]:
    if figure["big"]:
        yield {**_line([figure["big"]]), "number": True}
    yield _line([figure["text"]])
    yield from figure["plot"]
    yield _line([figure["dates"]], quiet=True)


def _called(contact: dict[str, Any]) -> Iterator[Node]:
    if contact["name"]:
        yield _line([{"k": "b", "c": contact["name"]}])
    for said in ("reason", "unit"):
        if contact[said]:
            yield _line([contact[said]], quiet=True)
    for person in contact["people"]:
        named = [[{"k": "b", "c": [person["name"]]}]] if person["name"] else []
        dated = [[person["dated"]]] if person["dated"] else []
        lines = [*named, *([line] for line in person["lines"]), *person["reach"], *dated]
        joined: list[Any] = []
        for number, line in enumerate(lines):
            joined += [{"k": "br"}] if number else []
            joined += line
        yield _line(joined)
    for said in ("lead", "dated"):
        if contact[said]:
            yield _line([contact[said]], quiet=True)


def _heading(title: str) -> Node:
    return {"k": "h", "l": 2, "c": [title], "id": ""}


def _line(words: Any, *, quiet: bool = False) -> Node:
    return {"k": "p", "c": words, "quiet": quiet}
