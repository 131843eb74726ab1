"""Markdown texts hold no raw HTML, and their links lead where links may lead."""

from collections.abc import Iterator

from playbook import markup
from playbook.collection import Collection, markdown_texts
from playbook.findings import Finding, closest
from playbook.shape import field_path

_FOLDERS = {"case": "casestudies", "model": "models", "contact": "contacts"}


def check_links(collection: Collection) -> Iterator[Finding]:
    """Find links with a scheme that is not allowed, and links to records that don't exist."""
    for entry, record in collection.all():
        for path, text in markdown_texts(record):
            for mark in markup.links(text):
                target = markup.target(mark.text)
                place = entry.document.position_of(mark.text, path)
                if not target.is_allowed:
                    schemes = ", ".join(f"{scheme}:" for scheme in (*markup.LINK_SCHEMES, *markup.RECORD_SCHEMES))
                    yield Finding(
                        "unsafe-link",
                        entry.document.file,
                        place,
                        field_path(path),
                        arguments={"address": mark.text, "schemes": schemes},
                    )
                elif target.is_record:
                    known = collection.ids[_FOLDERS[target.scheme]]
                    if target.record_id not in known:
                        yield Finding(
                            "unknown-link-target",
                            entry.document.file,
                            place,
                            field_path(path),
                            arguments={"address": mark.text, "known": ", ".join(sorted(known))},
                            suggestion=closest(target.record_id, known),
                        )


def check_raw_html(collection: Collection) -> Iterator[Finding]:
    """Find HTML tags in Markdown texts."""
    for entry, record in collection.all():
        for path, text in markdown_texts(record):
            for mark in markup.raw_html(text):
                yield Finding(
                    "raw-html",
                    entry.document.file,
                    entry.document.position_of(mark.text, path),
                    field_path(path),
                    arguments={"html": mark.text.splitlines()[0][:60]},
                )
