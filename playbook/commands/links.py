"""`playbook links`: checks the links of the built site."""

import re
from pathlib import Path

from playbook.commands.options import argument, choice, lang_option, option, refuse_no_folder, wrong_use
from playbook.commands.progress import progress
from playbook.commands.syntax import Command
from playbook.commands.terminal import print_for_programs
from playbook.commands.values import path_type
from playbook.languages import Language
from playbook.linkcheck import ENTRY, as_json, as_text, check, read_site

NAME = "links"


def command(language: Language) -> Command:
    """Make the command."""
    params = [
        argument(NAME, "site", language, "site", type=path_type()),
        option(NAME, "site-url", language, "address"),
        lang_option(NAME, language),
        choice(NAME, "format", language, ("text", "json"), "text"),
    ]
    return Command(NAME, language, params, callback=_run)


def _run(site: Path, site_url: str | None, lang: Language, format: str) -> int:  # noqa: A002 - the option
    refuse_no_folder(site, lang)
    if not (site / ENTRY).is_file():
        raise wrong_use("no-site", lang, folder=site, entry=ENTRY)
    if site_url is not None and not re.match(r"https?://[^/]", site_url):
        raise wrong_use("no-address", lang, address=site_url)
    with progress(lang) as tell:
        tell("site")
        built = read_site(site, site_url)
        tell("links")
        findings = check(built)
    if format == "json":
        print_for_programs()
        print(as_json(findings, len(built.pages), lang))
    else:
        print(as_text(findings, len(built.pages), str(site), lang))
    return 1 if findings else 0
