"""Checking a project, mending it first where that is wanted, and saying what was found."""

import datetime
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final, TextIO

import click

from playbook.checking.changes import UnknownRevisionError, change_since, findings_of_change
from playbook.checking.validation import validate
from playbook.commands.named import Named, named
from playbook.commands.options import (
    argument,
    choice,
    lang_option,
    option,
    refuse_no_folder,
    root_option,
    today_option,
    unknown_revision,
)
from playbook.commands.progress import progress
from playbook.commands.terminal import paint_for, print_for_programs
from playbook.commands.values import path_type
from playbook.commands.words import said
from playbook.editing.fixing import as_diff, fix, write
from playbook.editing.schemas import stale_schemas, write_schemas
from playbook.findings import Finding, errors
from playbook.languages import Language
from playbook.records.schema_files import FOLDER as SCHEMAS
from playbook.reports import as_github, as_json, as_markdown, as_sarif, as_text, lines_of
from playbook.reports.stages import Tell
from playbook.site import load

_FOR_PROGRAMS: Final[Mapping[str, Callable[[Sequence[Finding], int, Language], str]]] = {
    "github": as_github,
    "json": as_json,
    "markdown": as_markdown,
    "sarif": as_sarif,
}


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a command that checks was told.

    Attributes:
        paths: The files and folders that are meant; none where all are.
        root: The project's folder.
        lang: The language of the report.
        format: The form of the report.
        changed_since: The revision since which a change is looked at.
        today: The day that dates are compared with.
        fix: Whether what needs no judgment is mended first.
        dry_run: Whether the difference is shown, and nothing is written.
    """

    paths: tuple[Path, ...]
    root: Path
    lang: Language
    format: str
    changed_since: str | None
    today: datetime.date
    fix: bool
    dry_run: bool


def params_of(command: str, language: Language) -> list[click.Parameter]:
    """Make the options and arguments that commands that check have in common."""
    return [
        argument(command, "paths", language, "file", nargs=-1, required=False, type=path_type()),
        root_option(command, language),
        lang_option(command, language),
        choice(command, "format", language, ("text", *sorted(_FOR_PROGRAMS)), "text"),
        option(command, "changed-since", language, "revision"),
        option(command, "dry-run", language, is_flag=True),
        today_option(command, language),
    ]


def check(wanted: Wanted) -> int:
    """Check a project and print the report.

    Returns:
        0 without errors in what is meant; 1 with errors, or where something could not be mended.

    Raises:
        click.UsageError: The command was used wrongly.
    """
    refuse_no_folder(wanted.root, wanted.lang)
    meant = named(wanted.root, wanted.paths, wanted.lang)
    for_people = wanted.format == "text"
    if not for_people:
        print_for_programs()
    left: Sequence[str] = []
    with progress(wanted.lang) as tell:
        if wanted.fix:
            left = _mend(wanted, meant, tell, to=sys.stdout if for_people else sys.stderr)
        # Who compares with what was there before needs all that is found.
        asked = meant.holds if meant.is_of_texts and wanted.changed_since is None else None
        result = load(wanted.root, today=wanted.today, meant=asked, tell=tell)
        findings = _of_change(wanted, result.findings, tell)
    findings = [finding for finding in findings if meant.holds(finding.file)]
    files = meant.count(result.checked)
    if for_people:
        lines = lines_of(wanted.root)
        print(as_text(findings, files, wanted.lang, lines=lines, paint=paint_for(sys.stdout)))
    else:
        print(_FOR_PROGRAMS[wanted.format](findings, files, wanted.lang))
    return 1 if errors(findings) or left else 0


def _of_change(wanted: Wanted, findings: Sequence[Finding], tell: Tell) -> Sequence[Finding]:
    """Choose what a change brought, where that is asked for."""
    if wanted.changed_since is None:
        return findings
    tell("comparing")
    try:
        with change_since(wanted.root, wanted.changed_since) as change:
            before = load(change.before, today=wanted.today)
            return findings_of_change(change, findings, before.findings)
    except UnknownRevisionError as error:
        raise unknown_revision(error, wanted.changed_since, wanted.lang) from error


def _mend(wanted: Wanted, meant: Named, tell: Tell, to: TextIO) -> list[str]:
    """Mend what can be mended without judgment, show the difference, and return the files that can't be written."""
    tell("mending")
    writes = not wanted.dry_run
    mends = [change for change in fix(wanted.root) if meant.holds(change.file)]
    changes = write(wanted.root, mends) if writes else mends
    left = [change.file for change in mends if change not in changes]
    print(as_diff(changes, paint=paint_for(sys.stdout), marked=True), end="", file=to)
    left += _write_schemas(wanted.root, meant, writes=writes, to=to)
    for file in left:
        print(said("not-mended", wanted.lang, file=file), file=sys.stderr)
    return left


def _write_schemas(root: Path, meant: Named, *, writes: bool, to: TextIO) -> list[str]:
    """Bring the schemas up to date, name them, and return those that can't be written."""
    # What can't be read has no name yet: the schemas wait until all records are right.
    if not meant.holds(SCHEMAS) or not stale_schemas(root) or not validate(root, review=False).catalogue:
        return []
    written, unwritten = write_schemas(root) if writes else (list(stale_schemas(root)), {})
    for name in written:
        print(f"{SCHEMAS}/{name}", file=to)
    return [f"{SCHEMAS}/{name}" for name in unwritten]
