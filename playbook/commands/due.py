"""`playbook due`: lists the case studies and contacts that somebody is to look at again, and whom to ask."""

import datetime
import re
import sys
from pathlib import Path

import click

from playbook.catalogue.freshness import Due, due, later
from playbook.catalogue.linked import Catalogue
from playbook.checking.validation import validate
from playbook.commands.options import choice, lang_option, option, refuse_no_folder, root_option, today_option
from playbook.commands.progress import progress
from playbook.commands.syntax import Command
from playbook.commands.terminal import print_for_programs
from playbook.commands.values import Converted
from playbook.commands.words import said
from playbook.findings import excerpt
from playbook.languages import Language
from playbook.outputs.freshness import as_json, email_of
from playbook.reports import as_text, counted, lines_of

NAME = "due"

Span = tuple[int, str]
"""A number of days, weeks, months or years, and which of these: `d`, `w`, `m` or `y`."""


def command(language: Language) -> Command:
    """Make the command."""
    span: click.ParamType[Span] = Converted("span", _span, lambda text: said("bad-span", language, span=excerpt(text)))
    params = [
        root_option(NAME, language),
        lang_option(NAME, language),
        choice(NAME, "format", language, ("text", "json"), "text"),
        option(NAME, "within", language, "span", type=span, default=(0, "d")),
        today_option(NAME, language),
    ]
    return Command(NAME, language, params, callback=_run)


def _run(root: Path, lang: Language, format: str, within: Span, today: datetime.date) -> int:  # noqa: A002 - the option
    refuse_no_folder(root, lang)
    with progress(lang) as tell:
        result = validate(root, review=False, tell=tell)
    if result.catalogue is None:
        report = as_text(result.findings, result.records, lang, lines=lines_of(root), only_errors=True)
        print(report, file=sys.stderr)
        return 1
    until = _after(today, *within)
    found = due(result.catalogue, result.settings, until)
    if format == "json":
        print_for_programs()
        print(as_json(found, result.catalogue, today), end="")
    else:
        for record in found:
            print(_line(record, result.catalogue, today, lang))
        print(said("due-summary", lang, records=counted(len(found), "due", lang), day=until))
    return 0


def _line(record: Due, catalogue: Catalogue, today: datetime.date, language: Language) -> str:
    contacts = [catalogue.contacts[id_].record for id_ in record.whom]
    asked = "; ".join(
        ", ".join(filter(None, (contact.name.in_language(language), email_of(contact)))) for contact in contacts
    )
    return said(
        "due-line",
        language,
        due=said("due-since" if record.due <= today else "due-from", language, day=record.due),
        file=record.file,
        name=record.name.in_language(language),
        looked_at=record.looked_at,
        whom=asked,
    )


def _span(text: str) -> Span:
    match = re.fullmatch(r"([0-9]{1,5})([dwmy])", text)
    if match is None:
        raise ValueError(text)
    return int(match.group(1)), match.group(2)


def _after(start: datetime.date, number: int, unit: str) -> datetime.date:
    if unit in "my":
        return later(start, number * (12 if unit == "y" else 1))
    try:
        return start + datetime.timedelta(days=number * (7 if unit == "w" else 1))
    except OverflowError:
        return datetime.date.max
