"""Reading, checking and linking a project's records, in that order."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Any

from playbook.catalogue import Catalogue, link
from playbook.collection import Collection, Entry
from playbook.findings import Finding, errors
from playbook.reading import read
from playbook.records import RECORD_TYPES
from playbook.rules import RULES, WORDING_RULES
from playbook.shape import check_shape
from playbook.sources import Source, collect


@dataclass(frozen=True, slots=True)
class Validation:
    """What the checks say of a project.

    Attributes:
        findings: All of them, in the order of files and lines.
        catalogue: The linked records, or `None` when there are errors.
        records: How many record files there are.
    """

    findings: tuple[Finding, ...]
    catalogue: Catalogue | None
    records: int


def validate(root: Path, *, wording: bool = True) -> Validation:
    """Check the records of a project.

    Args:
        root: The project's folder.
        wording: Whether their words are reviewed too.
    """
    sources, findings = collect(root)
    return check(sources, findings, wording=wording)


def check(sources: Iterable[Source], found: Iterable[Finding] = (), *, wording: bool = True) -> Validation:
    """Check record files that were read from disk.

    Args:
        sources: The files.
        found: What was found before.
        wording: Whether their words are reviewed too.
    """
    sources = list(sources)
    findings = list(found)
    entries: dict[str, dict[str, Entry[Any]]] = {folder: {} for folder in RECORD_TYPES}
    ids: dict[str, set[str]] = {folder: set() for folder in RECORD_TYPES}
    for source in sources:
        ids[source.folder].add(source.id)
        document, reading_findings = read(source.content, source.file)
        findings += reading_findings
        if document:
            record, shape_findings = check_shape(document, RECORD_TYPES[source.folder])
            findings += shape_findings
            entries[source.folder][source.id] = Entry(source.id, document, record)
    collection = Collection(
        MappingProxyType(entries), MappingProxyType({folder: frozenset(names) for folder, names in ids.items()})
    )
    for rule in (*RULES, *WORDING_RULES) if wording else RULES:
        findings += rule(collection)
    ordered = tuple(sorted(findings, key=lambda finding: finding.sort_key))
    catalogue = None if errors(ordered) else link(collection)
    return Validation(ordered, catalogue, len(sources))
