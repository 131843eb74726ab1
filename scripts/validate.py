#!/usr/bin/env python3
"""Check the records and pages and say what to mend.

Exit status: 0 no errors, 1 errors, 2 wrong use of this command.
"""

import argparse
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Final, TextIO

from playbook.checking.changes import UnknownRevisionError, findings_of_change
from playbook.checking.validation import validate
from playbook.editing.fixing import as_diff, fix, write
from playbook.editing.schemas import stale_schemas, write_schemas
from playbook.findings import Finding, closest, errors, excerpt
from playbook.languages import LANGUAGES, Language
from playbook.records.schema_files import FOLDER as SCHEMAS
from playbook.reports import (
    as_github,
    as_json,
    as_markdown,
    as_sarif,
    as_text,
    codes,
    explanation,
    lines_of,
    words,
)
from playbook.reports.terminal import day_in, end_with, language_of, paint_for, print_for_programs
from playbook.reports.text import Paint
from playbook.site import load
from playbook.today import today

_FOR_PROGRAMS: Final[Mapping[str, Callable[[Sequence[Finding], int, Language], str]]] = {
    "github": as_github,
    "json": as_json,
    "markdown": as_markdown,
    "sarif": as_sarif,
}


def main() -> int:
    """Run the command."""
    parser = _parser(language_of(sys.argv[1:]))
    options = parser.parse_args()
    if options.explain is not None:
        return _explain(options.explain, options.lang)
    if not options.root.is_dir():
        parser.error(words("no-folder", options.lang).format(folder=options.root))
    if options.dry_run and not options.fix:
        parser.error(words("dry-run-alone", options.lang))
    for_people = options.format == "text"
    if not for_people:
        print_for_programs()
    paint = paint_for(sys.stdout)
    left: Sequence[str] = []
    if options.fix:
        left = _fix(options.root, paint, writes=not options.dry_run, to=sys.stdout if for_people else sys.stderr)
        for file in left:
            print(words("not-mended", options.lang).format(file=file), file=sys.stderr)
    result = load(options.root, today=options.today)
    findings: Sequence[Finding] = result.findings
    if options.changed_since is not None:
        try:
            findings = findings_of_change(
                options.root,
                options.changed_since,
                findings,
                lambda folder: load(folder, today=options.today).findings,
            )
        except UnknownRevisionError as error:
            # Where two commits have nothing in common, git has nothing to say.
            said = words("no-revision" if str(error) else "no-common-history", options.lang)
            parser.error(said.format(revision=options.changed_since, reason=error))
    if for_people:
        print(as_text(findings, result.files, options.lang, lines=lines_of(options.root), paint=paint))
    else:
        print(_FOR_PROGRAMS[options.format](findings, result.files, options.lang))
    return 1 if errors(findings) or left else 0


def _explain(written: str, language: Language) -> int:
    """Say what a code means; it may stand in the brackets in which reports show it."""
    code = written.strip().removeprefix("[").removesuffix("]").lower()
    if code in codes():
        print(explanation(code, language))
        return 0
    near = closest(code, codes())
    advice = words("did-you-mean", language).format(suggestion=near) if near else words("place-of-code", language)
    print(f"{words('unknown-code', language).format(code=excerpt(written))} {advice}", file=sys.stderr)
    return 2


def _fix(root: Path, paint: Paint, *, writes: bool, to: TextIO) -> list[str]:
    """Mend what can be mended without judgement, show the difference, and return the files that can't be written."""
    wanted = fix(root)
    changes = write(root, wanted) if writes else wanted
    left = [change.file for change in wanted if change not in changes]
    print(as_diff(changes, paint=paint, marked=True), end="", file=to)
    # What can't be read has no name yet: the schemas wait until all records are right.
    if stale_schemas(root) and validate(root, review=False).catalogue:
        written, unwritten = write_schemas(root) if writes else (list(stale_schemas(root)), {})
        for name in written:
            print(f"{SCHEMAS}/{name}", file=to)
        left += [f"{SCHEMAS}/{name}" for name in unwritten]
    return left


def _parser(language: Language) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter, allow_abbrev=False
    )
    parser.add_argument("--root", type=Path, default=Path(), help="the project's folder (default: this folder)")
    parser.add_argument("--lang", choices=LANGUAGES, default=language, help="language of the messages")
    parser.add_argument(
        "--format", choices=("text", *sorted(_FOR_PROGRAMS)), default="text", help="for people or for programs"
    )
    parser.add_argument(
        "--changed-since",
        metavar="REVISION",
        help="report only what a change since this git revision touched or caused; the whole is checked all the same",
    )
    parser.add_argument(
        "--fix", action="store_true", help="first mend what can be mended without judgement, and show the difference"
    )
    parser.add_argument("--dry-run", action="store_true", help="with --fix: show the difference and write nothing")
    parser.add_argument(
        "--today",
        type=day_in(language),
        default=today(),
        help="the day that dates are compared with (default: SOURCE_DATE_EPOCH, today)",
    )
    parser.add_argument("--explain", metavar="CODE", help="say what a finding means and how to mend it")
    return parser


if __name__ == "__main__":
    end_with(main)
