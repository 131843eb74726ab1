"""Reading, checking and linking a project's records, in that order."""

import datetime
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from types import MappingProxyType
from typing import Any

from playbook.catalogue.linked import Catalogue
from playbook.catalogue.linking import link
from playbook.checking.rules import RULES
from playbook.checking.suppression import apply_suppressions
from playbook.checking.wording.typesetting import typeset_entry
from playbook.findings import Finding, errors
from playbook.reading.collection import Collection, Entry
from playbook.reading.folders import in_wrong_folder
from playbook.reading.recovery import read_in_part
from playbook.reading.settings import Settings, read_settings
from playbook.reading.shape import check_shape, concerned
from playbook.reading.sources import Source, collect
from playbook.reading.text import in_files
from playbook.records import RECORD_TYPES
from playbook.records.remembering import remembered
from playbook.reports.stages import Tell, untold


@dataclass(frozen=True, slots=True)
class Validation:
    """What the checks say of a project.

    Attributes:
        findings: All of them, in the order of files and lines.
        catalogue: The linked records, or `None` when there are errors.
        files: The record files that there are.
        collection: The records that could be read, with what the project decides of the checks.
    """

    findings: tuple[Finding, ...]
    catalogue: Catalogue | None
    files: tuple[str, ...]
    collection: Collection

    @property
    def settings(self) -> Settings:
        """What the project decides of the checks."""
        return self.collection.settings

    @property
    def today(self) -> datetime.date | None:
        """The day that dates are compared with."""
        return self.collection.today

    @property
    def records(self) -> int:
        """How many record files there are."""
        return len(self.files)


def validate(
    root: Path,
    *,
    review: bool = True,
    today: datetime.date | None = None,
    meant: Callable[[str], bool] | None = None,
    tell: Tell = untold,
) -> Validation:
    """Check the records of a project.

    Args:
        root: The project's folder.
        review: Whether their words and dates are reviewed too.
        today: The day that dates are compared with; without it, no date is old or in the future.
        meant: Tells of which files something is asked; of the others, only what is quick to see is said.
        tell: Is told of each stage.
    """
    tell("reading")
    settings, found = read_settings(root)
    sources, findings = collect(root)
    return check(sources, [*found, *findings], review=review, today=today, settings=settings, meant=meant, tell=tell)


def check(
    sources: Iterable[Source],
    found: Iterable[Finding] = (),
    *,
    review: bool = True,
    today: datetime.date | None = None,
    settings: Settings | None = None,
    meant: Callable[[str], bool] | None = None,
    tell: Tell = untold,
) -> Validation:
    """Check record files that were read from disk.

    Args:
        sources: The files.
        found: What was found before.
        review: Whether their words and dates are reviewed too.
        today: The day that dates are compared with; without it, no date is old or in the future.
        settings: What the project decides of the checks.
        meant: Tells of which files something is asked; of the others, only what is quick to see is said.
        tell: Is told of each stage.
    """
    sources = list(sources)
    collection, reading_findings = gather(sources, today=today, settings=settings or Settings())
    findings = [*found, *reading_findings]
    tell("checking")
    findings += _found_by("build", collection)  # of all records: they can't be linked otherwise
    collection = replace(collection, meant=meant)
    if review:
        tell("reviewing")
        reviewed = _found_by("review", collection)
        findings = apply_suppressions(collection, findings, reviewed)
    contents = {source.file: source.content for source in sources}
    ordered = tuple(sorted(in_files(findings, contents.get), key=lambda finding: finding.sort_key))
    catalogue = None if errors(ordered) else link(typeset(collection))
    return Validation(ordered, catalogue, tuple(source.file for source in sources), collection)


def typeset(collection: Collection) -> Collection:
    """Return the records with their texts as pages show them."""
    entries = {
        folder: {id_: typeset_entry(entry) for id_, entry in inside.items()}
        for folder, inside in collection.entries.items()
    }
    return replace(collection, entries=MappingProxyType(entries))


def _found_by(need: str, collection: Collection) -> list[Finding]:
    return [finding for rule in RULES if rule.needed_by == need for finding in rule.check(collection)]


def gather(
    sources: Iterable[Source], *, today: datetime.date | None, settings: Settings
) -> tuple[Collection, list[Finding]]:
    """Read record files and hold each against its record type.

    Args:
        sources: The files.
        today: The day that dates are compared with.
        settings: What the project decides of the checks.

    Returns:
        The records, and what is wrong with each by itself.
    """
    findings: list[Finding] = []
    entries: dict[str, dict[str, Entry[Any]]] = {folder: {} for folder in RECORD_TYPES}
    ids: dict[str, set[str]] = {folder: set() for folder in RECORD_TYPES}
    for source in sources:
        read = _read(source)
        findings += read.findings
        for folder in {source.folder, read.folder}:
            ids[folder].add(source.id)
        if read.entry:
            entries[source.folder][source.id] = read.entry
    frozen = MappingProxyType({folder: frozenset(names) for folder, names in ids.items()})
    return Collection(MappingProxyType(entries), frozen, today, settings), findings


@dataclass(frozen=True, slots=True)
class _Read:
    """What a file says by itself.

    Attributes:
        findings: What is wrong with it.
        folder: The folder of `data/` where it belongs.
        entry: The record; `None` where it can't be read, or stands in the folder of another type.
    """

    findings: tuple[Finding, ...]
    folder: str
    entry: Entry[Any] | None = None


@remembered
def _read(source: Source) -> _Read:
    """Read a file and hold it against its record type; the same bytes are read once, however often a preview looks."""
    record_type = RECORD_TYPES[source.folder]
    document, findings = read_in_part(source.content, source.file, record_type.model_fields)
    if document is None:
        return _Read(tuple(findings), source.folder)
    record, wrong = check_shape(document, record_type)
    astray = in_wrong_folder(document, source.folder, source.id) if wrong else None
    if astray:
        return _Read((*findings, astray[1]), astray[0])
    doubtful = frozenset(path for finding in wrong for path in concerned(finding))
    entry = Entry(source.id, document, record, record_type, doubtful)
    return _Read((*findings, *wrong), source.folder, entry)
