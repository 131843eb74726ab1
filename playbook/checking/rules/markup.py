"""Markdown texts hold no raw HTML, and their links lead where links may lead."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from playbook.checking.rule import Rule
from playbook.findings import Finding, Path, Position, closest, excerpt, listed
from playbook.reading import markup
from playbook.reading.collection import Collection, Entry, markdown_texts
from playbook.reading.places import field_path
from playbook.records.remembering import remembered

_FOLDERS: Final = {
    "case": "casestudies",
    "contact": "contacts",
    "model": "models",
    "situation": "situations",
    "step": "steps",
    "tool": "tools",
}


@dataclass(frozen=True, slots=True)
class _Link:
    """A link in a record: the way to its text, where it leads as it is written and as it is read, and its place."""

    path: Path
    address: str
    target: markup.Target
    place: Position


def check_markup(collection: Collection) -> Iterator[Finding]:
    """Find HTML tags in Markdown texts, and links that lead nowhere or where no link may lead."""
    yield from _links(collection)
    yield from _raw_html(collection)


def _links(collection: Collection) -> Iterator[Finding]:
    """Find links with a scheme that is not allowed, and links to records that don't exist."""
    for entry, _ in collection.all():
        for link in _links_of(entry):
            address, target = link.address, link.target
            if not target.is_allowed:
                yield Finding(
                    "unsafe-link",
                    entry.document.file,
                    link.place,
                    field_path(link.path),
                    arguments={"address": excerpt(address), "beginnings": ", ".join(markup.ALLOWED_BEGINNINGS)},
                    suggestion=f"https://{address}" if address.startswith("www.") else None,
                )
            elif target.is_record:
                known = collection.ids[_FOLDERS[target.scheme]]
                if target.record_id not in known:
                    near = closest(target.record_id, known)
                    yield Finding(
                        "unknown-link-target",
                        entry.document.file,
                        link.place,
                        field_path(link.path),
                        arguments={"address": excerpt(address), "known": listed(target.record_id, known)},
                        suggestion=near and f"{target.scheme}:{near}",
                    )


@remembered
def _links_of(entry: Entry[Any]) -> tuple[_Link, ...]:
    found: list[_Link] = []
    for path, text in markdown_texts(entry.record) if entry.record else ():
        addresses = list(markup.links(markup.without_pictures(text)))
        places = entry.document.positions_of([_as_written(address, text) for address in addresses], path)
        found += (
            _Link(path, address, markup.target(address), place)
            for address, place in zip(addresses, places, strict=True)
        )
    return tuple(found)


def _as_written(address: str, text: str) -> str:
    """Return an address as it stands in a text; one of e-mail may stand there without its beginning."""
    return address if address in text else address.removeprefix("mailto:")


def _raw_html(collection: Collection) -> Iterator[Finding]:
    """Find HTML tags in Markdown texts."""
    for entry, _ in collection.all():
        yield from _raw_html_of(entry)


@remembered
def _raw_html_of(entry: Entry[Any]) -> tuple[Finding, ...]:
    found: list[Finding] = []
    for path, text in markdown_texts(entry.record) if entry.record else ():
        tags = list(markup.raw_html(text))
        for tag, place in zip(tags, entry.document.positions_of(tags, path), strict=True):
            shown = {"html": excerpt(tag)}
            found.append(Finding("raw-html", entry.document.file, place, field_path(path), arguments=shown))
    return tuple(found)


RULE: Final = Rule(check_markup, needed_by="build")
