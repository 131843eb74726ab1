#!/usr/bin/env python3
"""Check the links of the built site. Exit status: 0 all lead somewhere, 1 some do not, 2 wrong use of this command."""

import argparse
import re
from pathlib import Path

from playbook.languages import LANGUAGES
from playbook.linkcheck import ENTRY, as_json, as_text, check, read_site
from playbook.reports import terminal_language, words
from playbook.reports.terminal import end_with, print_for_programs


def main() -> int:
    """Run the command."""
    parser = argparse.ArgumentParser(description=__doc__, allow_abbrev=False)
    parser.add_argument("site", type=Path, help="the folder of the built site")
    parser.add_argument("--site-url", help="where the site is published (default: what its entry page says)")
    parser.add_argument("--lang", choices=LANGUAGES, default=terminal_language(), help="language of the messages")
    parser.add_argument("--format", choices=("text", "json"), default="text", help="for people or for programs")
    options = parser.parse_args()
    if not options.site.is_dir():
        parser.error(words("no-folder", options.lang).format(folder=options.site))
    if not (options.site / ENTRY).is_file():
        parser.error(f"{options.site} is not a built site: it has no {ENTRY}")
    if options.site_url is not None and not re.match(r"https?://[^/]", options.site_url):
        parser.error(f"{options.site_url} is not a web address")
    site = read_site(options.site, options.site_url)
    findings = check(site)
    if options.format == "json":
        print_for_programs()
        print(as_json(findings, len(site.pages), options.lang))
    else:
        print(as_text(findings, len(site.pages), str(options.site), options.lang))
    return 1 if findings else 0


if __name__ == "__main__":
    end_with(main)
