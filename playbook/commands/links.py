"""`playbook links`: checks the links of the built site, or those of the records that lead away from it."""

import datetime
import re
from contextlib import nullcontext
from pathlib import Path

import click

from playbook.checking.changes import UnknownRevisionError, change_since
from playbook.commands.options import (
    argument,
    choice,
    flag,
    lang_option,
    option,
    refuse_no_folder,
    root_option,
    today_option,
    unknown_revision,
    wrong_use,
)
from playbook.commands.progress import progress
from playbook.commands.syntax import Command
from playbook.commands.terminal import print_for_programs
from playbook.commands.values import path_type
from playbook.languages import Language
from playbook.linkcheck import ENTRY, as_json, as_text, check, external, read_site

NAME = "links"


def command(language: Language) -> Command:
    """Make the command."""
    params = [
        argument(NAME, "site", language, "site", type=path_type(), required=False),
        option(NAME, "site-url", language, "address"),
        flag(NAME, "external", language),
        root_option(NAME, language),
        option(NAME, "changed-since", language, "revision"),
        today_option(NAME, language),
        lang_option(NAME, language),
        choice(NAME, "format", language, ("text", "json", "markdown"), "text"),
    ]
    return Command(NAME, language, params, callback=_run)


@click.pass_context
def _run(
    context: click.Context,
    site: Path | None,
    site_url: str | None,
    external: bool,
    root: Path,
    changed_since: str | None,
    today: datetime.date,
    lang: Language,
    format: str,  # noqa: A002 - the option
) -> int:
    if external:
        return _check_external(root, changed_since, today, lang, format)
    if site is None:
        raise click.MissingParameter(ctx=context, param=context.command.params[0])
    return _check_site(site, site_url, lang, format)


def _check_site(site: Path, site_url: str | None, lang: Language, form: str) -> int:
    refuse_no_folder(site, lang)
    if not (site / ENTRY).is_file():
        raise wrong_use("no-site", lang, folder=site, entry=ENTRY)
    if site_url is not None and not re.match(r"https?://[^/]", site_url):
        raise wrong_use("no-address", lang, address=site_url)
    if form == "markdown":
        raise wrong_use("markdown-is-external", lang)
    with progress(lang) as tell:
        tell("site")
        built = read_site(site, site_url)
        tell("links")
        findings = check(built)
    if form == "json":
        print_for_programs()
        print(as_json(findings, len(built.pages), lang))
    else:
        print(as_text(findings, len(built.pages), str(site), lang))
    return 1 if findings else 0


def _check_external(root: Path, changed_since: str | None, today: datetime.date, lang: Language, form: str) -> int:
    refuse_no_folder(root, lang)
    with progress(lang) as tell:
        tell("asking")
        try:
            with change_since(root, changed_since) if changed_since else nullcontext() as change:
                report = external.check_external(root, today, change.before if change else None)
        except UnknownRevisionError as error:
            raise unknown_revision(error, changed_since or "", lang) from error
        except external.NoLycheeError as error:
            key = "lychee-failed" if str(error) else "no-lychee"
            raise wrong_use(key, lang, reason=error) from error
    if form == "text":
        print(external.as_text(report, lang))
    else:
        print_for_programs()
        print((external.as_json if form == "json" else external.as_markdown)(report, lang))
    return 1 if report.has_errors else 0
