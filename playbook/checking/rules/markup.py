"""Markdown texts hold no raw HTML, and their links lead where links may lead."""

from collections.abc import Iterator
from typing import Final

from playbook.checking.rule import Rule
from playbook.findings import Finding, closest, excerpt, listed
from playbook.reading import markup
from playbook.reading.collection import Collection, markdown_texts
from playbook.reading.places import field_path

_FOLDERS: Final = {
    "case": "casestudies",
    "contact": "contacts",
    "model": "models",
    "situation": "situations",
    "step": "steps",
    "tool": "tools",
}


def check_markup(collection: Collection) -> Iterator[Finding]:
    """Find HTML tags in Markdown texts, and links that lead nowhere or where no link may lead."""
    yield from _links(collection)
    yield from _raw_html(collection)


def _links(collection: Collection) -> Iterator[Finding]:
    """Find links with a scheme that is not allowed, and links to records that don't exist."""
    for entry, record in collection.all():
        for path, text in markdown_texts(record):
            addresses = list(markup.links(markup.without_pictures(text)))
            places = entry.document.positions_of([_as_written(address, text) for address in addresses], path)
            for address, place in zip(addresses, places, strict=True):
                target = markup.target(address)
                if not target.is_allowed:
                    yield Finding(
                        "unsafe-link",
                        entry.document.file,
                        place,
                        field_path(path),
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
                            place,
                            field_path(path),
                            arguments={"address": excerpt(address), "known": listed(target.record_id, known)},
                            suggestion=near and f"{target.scheme}:{near}",
                        )


def _as_written(address: str, text: str) -> str:
    """Return an address as it stands in a text; one of e-mail may stand there without its beginning."""
    return address if address in text else address.removeprefix("mailto:")


def _raw_html(collection: Collection) -> Iterator[Finding]:
    """Find HTML tags in Markdown texts."""
    for entry, record in collection.all():
        for path, text in markdown_texts(record):
            tags = list(markup.raw_html(text))
            for tag, place in zip(tags, entry.document.positions_of(tags, path), strict=True):
                yield Finding(
                    "raw-html", entry.document.file, place, field_path(path), arguments={"html": excerpt(tag)}
                )


RULE: Final = Rule(check_markup, needed_by="build")
