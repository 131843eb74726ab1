#!/usr/bin/env python3
"""List the case studies and contacts that somebody is to look at again, and whom to ask.

Exit status: 0 listed, 1 the records have errors, 2 wrong use of this command.
"""

import argparse
import datetime
import re
import sys
from pathlib import Path

from playbook.catalogue.freshness import Due, due, later
from playbook.catalogue.linked import Catalogue
from playbook.checking.validation import validate
from playbook.findings import excerpt
from playbook.languages import LANGUAGES, Language
from playbook.outputs.freshness import as_json, email_of
from playbook.reports import as_text, counted, lines_of, words
from playbook.reports.terminal import day_in, end_with, language_of, print_for_programs
from playbook.today import today


def main() -> int:
    """Run the command."""
    language = language_of(sys.argv[1:])
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter, allow_abbrev=False
    )
    parser.add_argument("--root", type=Path, default=Path(), help="the project's folder (default: this folder)")
    parser.add_argument("--lang", choices=LANGUAGES, default=language, help="language of the list")
    parser.add_argument("--format", choices=("text", "json"), default="text", help="for people or for programs")
    parser.add_argument(
        "--within",
        default="0d",
        metavar="SPAN",
        help="also what becomes old in the days (90d), weeks (12w), months (6m) or years (1y) to come",
    )
    parser.add_argument(
        "--today",
        type=day_in(language),
        default=today(),
        help="the day that dates are compared with (default: SOURCE_DATE_EPOCH, today)",
    )
    options = parser.parse_args()
    if not options.root.is_dir():
        parser.error(words("no-folder", options.lang).format(folder=options.root))
    span = _span(options.within)
    if span is None:
        parser.error(f"--within: {words('bad-span', options.lang).format(span=excerpt(options.within))}")
    result = validate(options.root, review=False)
    if result.catalogue is None:
        report = as_text(result.findings, result.records, options.lang, lines=lines_of(options.root), only_errors=True)
        print(report, file=sys.stderr)
        return 1
    until = _after(options.today, *span)
    found = due(result.catalogue, result.settings, until)
    if options.format == "json":
        print_for_programs()
        print(as_json(found, result.catalogue, options.today), end="")
    else:
        for record in found:
            print(_line(record, result.catalogue, options.today, options.lang))
        print(words("due-summary", options.lang).format(records=counted(len(found), "due", options.lang), day=until))
    return 0


def _line(record: Due, catalogue: Catalogue, today: datetime.date, language: Language) -> str:
    contacts = [catalogue.contacts[id_].record for id_ in record.whom]
    asked = "; ".join(
        ", ".join(filter(None, (contact.name.in_language(language), email_of(contact)))) for contact in contacts
    )
    return words("due-line", language).format(
        due=words("due-since" if record.due <= today else "due-from", language).format(day=record.due),
        file=record.file,
        name=record.name.in_language(language),
        looked_at=record.looked_at,
        whom=asked,
    )


def _span(text: str) -> tuple[int, str] | None:
    match = re.fullmatch(r"([0-9]{1,5})([dwmy])", text)
    return (int(match.group(1)), match.group(2)) if match else None


def _after(start: datetime.date, number: int, unit: str) -> datetime.date:
    if unit in "my":
        return later(start, number * (12 if unit == "y" else 1))
    try:
        return start + datetime.timedelta(days=number * (7 if unit == "w" else 1))
    except OverflowError:
        return datetime.date.max


if __name__ == "__main__":
    end_with(main)
